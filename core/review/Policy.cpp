#include "review/Policy.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include <QRegularExpression>

#include "base/StrictJson.h"

namespace review {

namespace {

constexpr std::pair<const char *, WriteClass> classes[] = {
    {"notes", WriteClass::Notes},       {"fields", WriteClass::Fields},
    {"messages", WriteClass::Messages}, {"stage_moves", WriteClass::StageMoves},
    {"refusals", WriteClass::Refusals}, {"schedule", WriteClass::Schedule}};
constexpr const char *dayNames[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr qint64 longestHold = 604'800; // a week, in seconds

void refuseUnknown(const nlohmann::json &object, const base::Fields &fields, std::initializer_list<const char *> known)
{
    for (const auto &[key, value] : object.items())
        if (std::none_of(known.begin(), known.end(), [&key](const char *each) { return key == each; }))
            fields.fail(key.c_str(), QStringLiteral("unknown"));
}

void readRule(const nlohmann::json &object, const QString &path, ClassRule &rule)
{
    const base::Fields fields(object, path);
    refuseUnknown(object, fields, {"on", "hold_seconds", "leaves", "approvers"});
    rule.on = fields.optBoolean("on", rule.on);
    if (const auto seconds = fields.optInteger("hold_seconds")) {
        if (*seconds < 0 || *seconds > longestHold)
            fields.fail("hold_seconds", QStringLiteral("not between 0 and a week"));
        rule.hold = std::chrono::seconds(*seconds);
        rule.leaves = Leaves::AfterHold;
    }
    if (const QString leaves = fields.optText("leaves"); leaves == QLatin1String("next_morning"))
        rule.leaves = Leaves::NextMorning;
    else if (leaves == QLatin1String("after_hold"))
        rule.leaves = Leaves::AfterHold;
    else if (!leaves.isEmpty())
        fields.fail("leaves", QStringLiteral("neither after_hold nor next_morning"));
    rule.approvers = fields.optTexts("approvers");
}

QStringList readApprovers(const nlohmann::json &object, const QString &path)
{
    const base::Fields fields(object, path);
    refuseUnknown(object, fields, {"approvers"});
    return fields.optTexts("approvers");
}

domain::JobFamily readFamily(const nlohmann::json &object)
{
    const base::Fields fields(object, QStringLiteral("/families"));
    refuseUnknown(object, fields, {"name", "codes", "titles"});
    domain::JobFamily family{fields.text("name"), fields.optTexts("codes"), fields.optTexts("titles")};
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_-]{1,40}$"));
    if (!plain.match(family.name).hasMatch())
        fields.fail("name", QStringLiteral("not a plain word: it is also the name of a folder"));
    if (family.codes.isEmpty() && family.titles.isEmpty())
        fields.fail("codes", QStringLiteral("neither codes nor titles"));
    return family;
}

domain::StageRule readStage(const nlohmann::json &object)
{
    const base::Fields fields(object, QStringLiteral("/workflow"));
    refuseUnknown(object, fields, {"requisition", "stage", "kind", "mandatory", "movers", "before_leaving"});
    domain::StageRule rule;
    rule.requisition = fields.optText("requisition");
    rule.stage = fields.text("stage");
    if (const QString kind = fields.optText("kind"); kind == QLatin1String("open"))
        rule.kind = domain::StageKind::Open;
    else if (kind == QLatin1String("offer"))
        rule.kind = domain::StageKind::Offer;
    else if (kind == QLatin1String("hired"))
        rule.kind = domain::StageKind::Hired;
    else if (!kind.isEmpty())
        fields.fail("kind", QStringLiteral("neither open, offer nor hired"));
    rule.mandatory = fields.optBoolean("mandatory", true);
    rule.movers = fields.optTexts("movers");
    if (fields.has("before_leaving")) {
        const base::Fields before = fields.object("before_leaving");
        refuseUnknown(*fields.raw("before_leaving"), before, {"answers", "scorecards", "screening"});
        rule.answeredBefore = before.optTexts("answers");
        const auto cards = before.optInteger("scorecards").value_or(0);
        if (cards < 0 || cards > 20)
            before.fail("scorecards", QStringLiteral("not between 0 and 20"));
        rule.scorecardsBefore = static_cast<int>(cards);
        rule.screeningBefore = before.optBoolean("screening", false);
    }
    return rule;
}

} // namespace

WriteClass classOf(domain::OutputKind output, ats::TargetKind kind)
{
    if (output == domain::OutputKind::Message) // whatever it is kept as
        return WriteClass::Messages;
    switch (kind) {
    case ats::TargetKind::Note:
        return WriteClass::Notes;
    case ats::TargetKind::Stage:
        return WriteClass::StageMoves;
    case ats::TargetKind::Disposition:
        return WriteClass::Refusals;
    case ats::TargetKind::ApplicationField:
    case ats::TargetKind::CandidateField:
    case ats::TargetKind::Tag:
        break;
    }
    return WriteClass::Fields;
}

Policy::Policy()
{
    for (const auto &[name, of] : classes)
        m_rules[of].on = of == WriteClass::Notes || of == WriteClass::Fields;
    m_rules[WriteClass::StageMoves].hold = std::chrono::minutes(15);
    m_rules[WriteClass::Refusals].leaves = Leaves::NextMorning;
    m_rules[WriteClass::Messages].leaves = Leaves::NextMorning;
    m_rules[WriteClass::Schedule].leaves = Leaves::NextMorning;
}

base::Result<Policy> Policy::read(const QByteArray &json)
{
    const auto parsed = base::parseJson(json, {.bytes = qsizetype{256} * 1024, .depth = 16});
    if (!parsed || !parsed->is_object())
        return base::failure(base::Kind::Invalid, QStringLiteral("policy: not a JSON object"), QStringLiteral("JSON"));
    try {
        Policy policy;
        const base::Fields root(*parsed, QString());
        refuseUnknown(*parsed, root,
                      {"writes", "mornings", "workflow", "retention", "criteria", "prompts", "suppression", "families",
                       "language", "check_text_layers"});
        if (root.has("writes")) {
            const auto &writes = *root.raw("writes");
            const base::Fields fields = root.object("writes");
            for (const auto &[key, value] : writes.items()) {
                const auto *at = std::find_if(std::begin(classes), std::end(classes),
                                              [&key](const auto &each) { return key == each.first; });
                if (at == std::end(classes))
                    fields.fail(key.c_str(), QStringLiteral("unknown"));
                readRule(value, QStringLiteral("/writes/") + QString::fromStdString(key), policy.m_rules[at->second]);
            }
        }
        if (root.has("mornings")) {
            const base::Fields mornings = root.object("mornings");
            refuseUnknown(*root.raw("mornings"), mornings, {"at", "days"});
            if (mornings.has("at")) {
                policy.m_morning = QTime::fromString(mornings.text("at"), QStringLiteral("HH:mm"));
                if (!policy.m_morning.isValid())
                    mornings.fail("at", QStringLiteral("not a time like 08:30"));
            }
            if (mornings.has("days")) {
                policy.m_days.clear();
                for (const auto &day : mornings.optTexts("days")) {
                    const auto *at = std::find_if(std::begin(dayNames), std::end(dayNames),
                                                  [&day](const char *each) { return day == QLatin1String(each); });
                    if (at == std::end(dayNames))
                        mornings.fail("days", QStringLiteral("not a day like mon"));
                    policy.m_days.insert(int(at - std::begin(dayNames)) + 1);
                }
                if (policy.m_days.empty())
                    mornings.fail("days", QStringLiteral("empty"));
            }
        }
        if (const auto *rules = root.optArray("workflow"))
            for (const auto &rule : *rules)
                policy.m_workflow.push_back(readStage(rule));
        if (root.has("retention")) {
            const base::Fields kept = root.object("retention");
            refuseUnknown(*root.raw("retention"), kept, {"years", "months", "holds"});
            const auto number = [&kept](const char *key, int usual, int most) {
                const auto value = kept.optInteger(key).value_or(usual);
                if (value < 0 || value > most)
                    kept.fail(key, QStringLiteral("out of range"));
                return static_cast<int>(value);
            };
            policy.m_retention = {number("years", 4, 30), number("months", 0, 11), kept.optTexts("holds")};
        }
        if (root.has("criteria"))
            policy.m_criteriaApprovers = readApprovers(*root.raw("criteria"), QStringLiteral("/criteria"));
        if (root.has("prompts"))
            policy.m_promptApprovers = readApprovers(*root.raw("prompts"), QStringLiteral("/prompts"));
        if (root.has("suppression")) {
            const base::Fields suppression = root.object("suppression");
            refuseUnknown(*root.raw("suppression"), suppression, {"addresses", "tags"});
            policy.m_suppressedAddresses = suppression.optTexts("addresses");
            policy.m_suppressedTags = suppression.optTexts("tags");
        }
        if (const auto *families = root.optArray("families"))
            for (const auto &family : *families)
                policy.m_families.push_back(readFamily(family));
        policy.m_checksTextLayers = root.optBoolean("check_text_layers", true);
        if (root.has("language")) {
            policy.m_language = root.text("language");
            if (!QStringList{QStringLiteral("en"), QStringLiteral("de"), QStringLiteral("fr"), QStringLiteral("es")}
                     .contains(policy.m_language))
                root.fail("language", QStringLiteral("neither en, de, fr nor es"));
        }
        return policy;
    } catch (const base::JsonShape &shape) {
        const QString member = shape.path.mid(shape.path.lastIndexOf(QLatin1Char('/')) + 1);
        return base::failure(base::Kind::Invalid, QStringLiteral("policy: %1: %2").arg(shape.path, shape.problem),
                             member);
    }
}

static bool isAmong(const QStringList &approvers, const domain::User &user)
{
    return approvers.isEmpty() || approvers.contains(user.id.text()) ||
           (!user.email.isEmpty() && approvers.contains(user.email, Qt::CaseInsensitive));
}

bool Policy::mayApprove(WriteClass of, const domain::User &user) const
{
    return isAmong(rule(of).approvers, user);
}

bool Policy::maySetCriteria(const domain::User &user) const
{
    return isAmong(m_criteriaApprovers, user);
}

bool Policy::mayTryPrompts(const domain::User &user) const
{
    return isAmong(m_promptApprovers, user);
}

bool Policy::isSuppressed(const domain::Candidate &person) const
{
    const auto listed = [this](const QString &address) {
        const QString domain = address.mid(address.lastIndexOf(QLatin1Char('@')));
        return m_suppressedAddresses.contains(address, Qt::CaseInsensitive) ||
               m_suppressedAddresses.contains(domain, Qt::CaseInsensitive);
    };
    const auto tagged = [this](const QString &tag) { return m_suppressedTags.contains(tag, Qt::CaseInsensitive); };
    return std::any_of(person.emails.begin(), person.emails.end(),
                       [&](const QString &address) { return listed(address.trimmed()); }) ||
           std::any_of(person.tags.begin(), person.tags.end(),
                       [&](const QString &tag) { return tagged(tag.trimmed()); });
}

std::optional<ats::Target> Policy::permitted(domain::OutputKind output, std::optional<ats::Target> target) const
{
    return target && rule(classOf(output, target->kind)).on ? target : std::nullopt;
}

base::Milliseconds Policy::holdFor(WriteClass of, const QDateTime &now, const QTimeZone &zone) const
{
    const auto &rule = this->rule(of);
    if (rule.leaves == Leaves::AfterHold)
        return rule.hold;
    const QDateTime here = now.toTimeZone(zone);
    for (QDate day = here.date();; day = day.addDays(1)) { // ends within a week: there is a day
        const QDateTime morning(day, m_morning, zone);
        if (morning > here && m_days.contains(day.dayOfWeek()))
            return base::Milliseconds(now.msecsTo(morning));
    }
}

} // namespace review
