// The lists that must be joined, scorecards with their ratings, field definitions with their options; and dispositions.
#include "ats/greenhouse/GreenhouseReader.h"
#include "ats/greenhouse/Query.h"

namespace ats::greenhouse {

using base::Result;
using base::Task;

namespace {

constexpr int wholeRows = 500;

}

Capabilities capabilitiesOf(const domain::ConnectionProfile &profile)
{
    Capabilities out;
    out.system = QStringLiteral("greenhouse");
    out.reads = {Reads::CurrentUser,  Reads::Requisitions, Reads::Stages,           Reads::Postings,
                 Reads::Applications, Reads::Candidates,   Reads::Attachments,      Reads::Notes,
                 Reads::Scorecards,   Reads::Users,        Reads::FieldDefinitions, Reads::Dispositions};
    out.writes = {Writes::Note, Writes::ApplicationField, Writes::Tag, Writes::StageMove, Writes::Disposition};
    out.readBack = out.writes;
    out.actingUser =
        profile.kind == domain::SignInKind::ClientCredentials ? ActingUser::ProfileUser : ActingUser::SignedInPerson;
    out.incremental = Incremental::UpdatedBetween;
    out.limits = {mostIds, 500, 50'000, 50'000};
    out.missing = {{QStringLiteral("ats.greenhouse.lists-need-site-admin"), {}},
                   {QStringLiteral("ats.greenhouse.notes-cannot-be-deleted"), {}},
                   {QStringLiteral("ats.greenhouse.no-scorecard-writes"), {}},
                   {QStringLiteral("ats.greenhouse.deletions-not-reported"), {}}};
    return out;
}

Task<Result<void>> GreenhouseReader::learnAttributeNames(QStringList ids, std::stop_token stop)
{
    ids.removeIf([this](const QString &id) { return m_attributeNames.contains(id); });
    for (const auto &group : inGroups(ids)) {
        const auto query = idsQuery("ids", group, wholeRows);
        CO_TRY(const auto raw, co_await firstPage(QStringLiteral("/v3/job_candidate_attributes"), query, stop));
        CO_TRY(const auto names, decodeAttributeNames(raw.json));
        m_attributeNames.insert(names);
    }
    co_return Result<void>();
}

Task<Result<std::vector<domain::Scorecard>>> GreenhouseReader::withRatings(std::vector<domain::Scorecard> cards,
                                                                           std::stop_token stop)
{
    std::vector<domain::ScorecardId> ids;
    QHash<QString, std::size_t> byId;
    for (std::size_t i = 0; i < cards.size(); ++i) {
        ids.push_back(cards[i].id);
        byId.insert(cards[i].id.text(), i);
    }
    std::vector<AttributeRow> ratings;
    QStringList attributes;
    for (const auto &group : inGroups(texts(ids))) {
        const auto query = idsQuery("scorecard_ids", group, wholeRows);
        const QString path = QStringLiteral("/v3/scorecard_candidate_attributes");
        CO_TRY(auto rows, co_await whole<AttributeRow>(path, query, decodeScorecardAttributes, stop));
        for (auto &row : rows) {
            attributes.append(row.attribute);
            ratings.push_back(std::move(row));
        }
    }
    attributes.removeDuplicates();
    CO_TRY_VOID(co_await learnAttributeNames(attributes, stop));
    for (auto &row : ratings) {
        const auto at = byId.constFind(row.scorecard);
        if (at == byId.constEnd() || row.rating.rating == QLatin1String("no_decision"))
            continue;
        row.rating.attribute = m_attributeNames.value(row.attribute);
        cards[*at].ratings.push_back(std::move(row.rating));
    }
    co_return cards;
}

Task<Result<Page<domain::Scorecard>>> GreenhouseReader::scorecards(Window window, QString next, std::stop_token stop)
{
    const QString path = QStringLiteral("/v3/scorecards");
    CO_TRY(auto rows, co_await page<domain::Scorecard>(path, window, next, decodeScorecards, stop));
    CO_TRY(auto joined, co_await withRatings(std::move(rows.rows), stop));
    rows.rows = std::move(joined);
    co_return rows;
}

Task<Result<std::vector<domain::Scorecard>>> GreenhouseReader::scorecardsOf(std::vector<domain::ApplicationId> ids,
                                                                            std::stop_token stop)
{
    const QString path = QStringLiteral("/v3/scorecards");
    if (ids.size() > mostIds)
        co_return base::failure(base::Kind::Invalid, QStringLiteral("more than 50 ids"), path);
    const auto query = idsQuery("application_ids", texts(ids), wholeRows);
    CO_TRY(auto cards, co_await whole<domain::Scorecard>(path, query, decodeScorecards, stop));
    auto joined = co_await withRatings(std::move(cards), stop);
    co_return joined;
}

Task<Result<std::vector<domain::FieldDefinition>>> GreenhouseReader::fieldDefinitions(std::stop_token stop)
{
    QUrlQuery all;
    all.addQueryItem(QStringLiteral("active"), QStringLiteral("true"));
    all.addQueryItem(QStringLiteral("per_page"), QString::number(wholeRows));
    CO_TRY(auto rows, co_await whole<FieldRow>(QStringLiteral("/v3/custom_fields"), all, decodeCustomFields, stop));

    std::vector<domain::FieldDefinition> out;
    QHash<QString, std::size_t> byId;
    QStringList selects;
    for (auto &row : rows) {
        const bool ours =
            row.definition.on == QLatin1String("application") || row.definition.on == QLatin1String("candidate");
        if (!row.active || !ours)
            continue;
        if (row.definition.type.endsWith(QLatin1String("_select")))
            selects.append(row.definition.id);
        byId.insert(row.definition.id, out.size());
        out.push_back(std::move(row.definition));
    }
    for (const auto &group : inGroups(selects)) {
        const auto query = idsQuery("custom_field_ids", group, wholeRows);
        const QString path = QStringLiteral("/v3/custom_field_options");
        CO_TRY(auto options, co_await whole<OptionRow>(path, query, decodeCustomFieldOptions, stop));
        for (auto &row : options)
            if (const auto at = byId.constFind(row.field); at != byId.constEnd())
                out[*at].options.push_back(std::move(row.option));
    }
    QUrlQuery every;
    every.addQueryItem(QStringLiteral("per_page"), QString::number(wholeRows));
    const QString path = QStringLiteral("/v3/candidate_tags");
    auto tags = co_await whole<domain::FieldDefinition>(path, every, decodeTags, stop);
    if (!tags && tags.error().kind != base::Kind::Forbidden) // without the scope there are just no tags
        co_return tl::unexpected(tags.error());
    if (tags)
        std::move(tags->begin(), tags->end(), std::back_inserter(out));
    co_return out;
}

Task<Result<std::optional<QString>>> GreenhouseReader::tagApplied(domain::CandidateId candidate, QString tag,
                                                                  std::stop_token stop)
{
    auto query = idsQuery("candidate_ids", {candidate.text()}, wholeRows);
    query.addQueryItem(QStringLiteral("candidate_tag_ids"), tag);
    const QString path = QStringLiteral("/v3/applied_candidate_tags");
    CO_TRY(auto rows, co_await whole<QString>(path, query, decodeAppliedTags, stop));
    std::optional<QString> found;
    if (!rows.empty())
        found = rows.front();
    co_return found;
}

Task<Result<std::vector<domain::Disposition>>> GreenhouseReader::dispositions(std::stop_token stop)
{
    QUrlQuery all;
    all.addQueryItem(QStringLiteral("include_defaults"), QStringLiteral("true"));
    all.addQueryItem(QStringLiteral("per_page"), QString::number(wholeRows));
    const QString path = QStringLiteral("/v3/rejection_reasons");
    auto reasons = co_await whole<domain::Disposition>(path, all, decodeRejectionReasons, stop);
    // A scope that was not granted takes away declining, not the whole account.
    if (!reasons && reasons.error().kind == base::Kind::Forbidden)
        co_return std::vector<domain::Disposition>();
    co_return reasons;
}

Task<Result<std::optional<domain::Disposition>>> GreenhouseReader::dispositionOf(domain::ApplicationId application,
                                                                                 std::stop_token stop)
{
    const auto query = idsQuery("application_ids", {application.text()}, wholeRows);
    const QString path = QStringLiteral("/v3/rejection_details");
    CO_TRY(auto rows, co_await whole<domain::Disposition>(path, query, decodeRejectionDetails, stop));
    std::optional<domain::Disposition> found;
    if (!rows.empty())
        found = std::move(rows.front());
    co_return found;
}

} // namespace ats::greenhouse
