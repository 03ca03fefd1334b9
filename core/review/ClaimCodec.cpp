#include "review/ClaimCodec.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/StrictJson.h"

namespace review {

using nlohmann::json;

namespace {

template <class Enum>
Enum enumFrom(const base::Fields &fields, const char *key, Enum last)
{
    const qint64 value = fields.integer(key);
    if (value < 0 || value > static_cast<qint64>(last))
        fields.fail(key, QStringLiteral("out of range"));
    return static_cast<Enum>(value);
}

json placeJson(const domain::Passage &passage)
{
    return {{"document", base::toJson(passage.document.hex())},
            {"begin", passage.begin},
            {"end", passage.end},
            {"page", passage.page}};
}

json claimJson(const domain::Claim &claim)
{
    json out = {{"kind", static_cast<int>(claim.kind)},
                {"text", base::toJson(claim.text)},
                {"support", static_cast<int>(claim.support)},
                {"verdict", static_cast<int>(claim.verdict)},
                {"criterion", base::toJson(claim.criterion.text())},
                {"changed", claim.changedByPerson}};
    if (claim.runs > 0) {
        out["runs"] = claim.runs;
        out["agree"] = claim.agree;
    }
    if (claim.disputed)
        out["disputed"] = true;
    if (claim.passage) {
        out["passage"] = placeJson(*claim.passage);
        out["passage"]["quote"] = base::toJson(claim.passage->quote);
    }
    return out;
}

domain::Claim claimFrom(const base::Fields &fields)
{
    domain::Claim claim;
    claim.kind = enumFrom(fields, "kind", domain::ClaimKind::Letter);
    claim.text = fields.text("text");
    claim.support = enumFrom(fields, "support", domain::Support::Unsupported);
    claim.verdict = enumFrom(fields, "verdict", domain::Verdict::Unclear);
    claim.criterion = domain::CriterionId(fields.optText("criterion"));
    claim.changedByPerson = fields.boolean("changed");
    claim.runs = static_cast<int>(fields.optInteger("runs").value_or(0));
    claim.agree = static_cast<int>(fields.optInteger("agree").value_or(0));
    claim.disputed = fields.optBoolean("disputed", false);
    if (fields.has("passage")) {
        const auto place = fields.object("passage");
        domain::Passage passage;
        passage.document = base::Digest::fromHex(place.text("document"));
        passage.begin = static_cast<int>(place.integer("begin"));
        passage.end = static_cast<int>(place.integer("end"));
        passage.page = static_cast<int>(place.integer("page"));
        passage.quote = place.text("quote");
        claim.passage = passage;
    }
    return claim;
}

json proposalJson(const domain::Proposal &proposal)
{
    return {{"kind", static_cast<int>(proposal.kind)},          {"from", base::toJson(proposal.from.text())},
            {"from_name", base::toJson(proposal.fromName)},     {"to", base::toJson(proposal.to.text())},
            {"to_name", base::toJson(proposal.toName)},         {"reason", base::toJson(proposal.reason.id)},
            {"reason_name", base::toJson(proposal.reason.name)}};
}

domain::Proposal proposalFrom(const base::Fields &fields)
{
    domain::Proposal proposal;
    proposal.kind = enumFrom(fields, "kind", domain::ProposalKind::Decline);
    proposal.from = domain::StageId(fields.optText("from"));
    proposal.fromName = fields.optText("from_name");
    proposal.to = domain::StageId(fields.optText("to"));
    proposal.toName = fields.optText("to_name");
    proposal.reason = {fields.optText("reason"), fields.optText("reason_name")};
    return proposal;
}

json provenanceJson(const domain::Provenance &from)
{
    json sources = json::array();
    for (const auto &digest : from.sources)
        sources.push_back(base::toJson(digest.hex()));
    return {{"sources", sources},
            {"hidden_words", from.hiddenWords},
            {"unread", from.unread},
            {"parameters", base::toJson(from.parameters)},
            {"prompt", base::toJson(from.prompt.isNone() ? QString() : from.prompt.hex())},
            {"redaction", base::toJson(from.redaction)},
            {"redacted", from.redacted},
            {"withheld", from.withheld}};
}

domain::Provenance provenanceFrom(const base::Fields &fields)
{
    domain::Provenance from;
    for (const auto &hex : fields.optTexts("sources"))
        from.sources.push_back(base::Digest::fromHex(hex));
    from.hiddenWords = static_cast<int>(fields.integer("hidden_words"));
    from.unread = static_cast<int>(fields.integer("unread"));
    from.parameters = fields.optText("parameters");
    if (const QString prompt = fields.optText("prompt"); !prompt.isEmpty())
        from.prompt = base::Digest::fromHex(prompt);
    from.redaction = fields.optText("redaction");
    from.redacted = static_cast<int>(fields.integer("redacted"));
    from.withheld = static_cast<int>(fields.optInteger("withheld").value_or(0)); // younger than the first drafts
    return from;
}

domain::Criterion criterionFrom(const base::Fields &fields)
{
    domain::Criterion criterion;
    criterion.id = domain::CriterionId(fields.text("id"));
    criterion.text = fields.text("text");
    criterion.kind = enumFrom(fields, "kind", domain::CriterionKind::Other);
    criterion.terms = fields.optTexts("terms");
    criterion.years = static_cast<int>(fields.integer("years"));
    criterion.level = fields.optText("level");
    criterion.mustHave = fields.boolean("must_have");
    criterion.weight = static_cast<int>(std::clamp<qint64>(fields.optInteger("weight").value_or(1), 1, 3));
    return criterion;
}

template <class T, class F>
base::Result<std::vector<T>> listFrom(const QByteArray &bytes, F read)
{
    TRY(const auto parsed, base::parseJson(bytes));
    return base::decode([&] {
        std::vector<T> out;
        const base::Fields root(parsed, QStringLiteral("stored"));
        for (const auto &item : root.array("items"))
            out.push_back(read(base::Fields(item, QStringLiteral("items[]"))));
        return out;
    });
}

} // namespace

QByteArray encodeContent(const domain::Draft &draft)
{
    json out;
    auto &items = out["items"] = json::array();
    for (const auto &claim : draft.claims)
        items.push_back(claimJson(claim));
    if (draft.proposal)
        out["proposal"] = proposalJson(*draft.proposal);
    if (!(draft.provenance == domain::Provenance()))
        out["from"] = provenanceJson(draft.provenance);
    return base::dumpJson(out);
}

base::Result<void> decodeContent(const QByteArray &bytes, domain::Draft &into)
{
    TRY(const auto parsed, base::parseJson(bytes));
    domain::Draft out;
    TRY_VOID(base::decode([&] {
        const base::Fields root(parsed, QStringLiteral("stored"));
        for (const auto &item : root.array("items"))
            out.claims.push_back(claimFrom(base::Fields(item, QStringLiteral("items[]"))));
        if (root.has("proposal"))
            out.proposal = proposalFrom(root.object("proposal"));
        if (root.has("from"))
            out.provenance = provenanceFrom(root.object("from"));
        return true;
    }));
    into.claims = std::move(out.claims);
    into.proposal = std::move(out.proposal);
    into.provenance = std::move(out.provenance);
    return {};
}

QByteArray encodeCriteria(const std::vector<domain::Criterion> &criteria)
{
    json out;
    auto &items = out["items"] = json::array();
    for (const auto &criterion : criteria) {
        json terms = json::array();
        for (const auto &term : criterion.terms)
            terms.push_back(base::toJson(term));
        items.push_back({{"id", base::toJson(criterion.id.text())},
                         {"text", base::toJson(criterion.text)},
                         {"kind", static_cast<int>(criterion.kind)},
                         {"terms", terms},
                         {"years", criterion.years},
                         {"level", base::toJson(criterion.level)},
                         {"must_have", criterion.mustHave},
                         {"weight", criterion.weight}});
    }
    return base::dumpJson(out);
}

base::Result<std::vector<domain::Criterion>> decodeCriteria(const QByteArray &bytes)
{
    return listFrom<domain::Criterion>(bytes, criterionFrom);
}

QByteArray encodePlaces(const std::vector<domain::Passage> &passages)
{
    json items = json::array();
    for (const auto &passage : passages)
        items.push_back(placeJson(passage));
    return base::dumpJson(items);
}

} // namespace review
