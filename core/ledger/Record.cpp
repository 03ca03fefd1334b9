#include "ledger/Record.h"

#include <nlohmann/json.hpp>

#include "base/CanonicalJson.h"
#include "base/Clock.h"
#include "base/StrictJson.h"

namespace ledger {

QString word(Kind kind)
{
    switch (kind) {
    case Kind::DraftMade:
        return QStringLiteral("draft.made");
    case Kind::DraftViewed:
        return QStringLiteral("draft.viewed");
    case Kind::DraftEdited:
        return QStringLiteral("draft.edited");
    case Kind::DraftRejected:
        return QStringLiteral("draft.rejected");
    case Kind::CaseDeferred:
        return QStringLiteral("case.deferred");
    case Kind::DecisionUndone:
        return QStringLiteral("decision.undone");
    case Kind::CriteriaApproved:
        return QStringLiteral("criteria.approved");
    case Kind::ApprovalGiven:
        return QStringLiteral("approval.given");
    case Kind::ApprovalRevoked:
        return QStringLiteral("approval.revoked");
    case Kind::WriteAttempt:
        return QStringLiteral("write.attempt");
    case Kind::WriteConfirmed:
        return QStringLiteral("write.confirmed");
    case Kind::WriteRefused:
        return QStringLiteral("write.refused");
    case Kind::WriteUnknown:
        return QStringLiteral("write.unknown");
    case Kind::WriteConflict:
        return QStringLiteral("write.conflict");
    case Kind::WriteRequeued:
        return QStringLiteral("write.requeued");
    case Kind::WriteNeedsHuman:
        return QStringLiteral("write.needs_human");
    case Kind::WriteStale:
        return QStringLiteral("write.stale");
    case Kind::WriteSuperseded:
        return QStringLiteral("write.superseded");
    case Kind::SignedIn:
        return QStringLiteral("signin");
    case Kind::SignedOut:
        return QStringLiteral("signout");
    case Kind::NamesShown:
        return QStringLiteral("names.shown");
    case Kind::NamesHidden:
        return QStringLiteral("names.hidden");
    case Kind::DriftFound:
        return QStringLiteral("drift.found");
    case Kind::DriftSettled:
        return QStringLiteral("drift.settled");
    case Kind::ModelAsked:
        return QStringLiteral("model.asked");
    case Kind::ModelAnswered:
        return QStringLiteral("model.answered");
    case Kind::PromptTried:
        return QStringLiteral("prompt.tried");
    case Kind::PersonErased:
        return QStringLiteral("person.erased");
    }
    return {};
}

QString actorOf(const domain::UserId &user)
{
    return user.isEmpty() ? QStringLiteral("system") : QStringLiteral("recruiter:") + user.text();
}

base::Digest noPrevious()
{
    return {};
}

base::Digest payloadDigest(const QByteArray &saltAndPayload)
{
    return base::Digest::of(saltAndPayload);
}

base::Result<Line> lineFor(const Record &record, qint64 seq, const base::Digest &prev,
                           const base::Digest &payloadDigest)
{
    nlohmann::json json = {
        {"seq", seq},
        {"ts", base::toJson(base::isoUtc(record.at))},
        {"kind", base::toJson(word(record.kind))},
        {"actor", base::toJson(record.actor)},
        {"prev", base::toJson(prev.hex())},
    };
    for (const auto &[name, value] : record.facts) {
        const auto key = name.toStdString();
        if (json.contains(key) || key == "account" || key == "application" || key == "payload")
            return base::failure(base::Kind::Invalid, QStringLiteral("ledger: the fact's name is taken"), name);
        if (const auto *text = std::get_if<QString>(&value))
            json[key] = base::toJson(*text);
        else
            json[key] = std::get<qint64>(value);
    }
    if (!record.account.isEmpty())
        json["account"] = base::toJson(record.account.text());
    if (!record.application.isEmpty())
        json["application"] = base::toJson(record.application.text());
    if (!payloadDigest.isNone())
        json["payload"] = base::toJson(payloadDigest.hex());
    TRY(const auto bytes, base::canonicalJson(json));
    return Line{bytes, base::Digest::of(bytes)};
}

void ChainCheck::spoil(qint64 seq)
{
    if (!m_firstBad)
        m_firstBad = seq;
}

namespace {

// What stands behind a member's name at the top of a canonical line. Inside a text the same letters have a backslash
// before each quotation mark, so that nothing else can look like it.
QByteArray behind(const QByteArray &json, const QByteArray &name, qsizetype length)
{
    const auto at = json.indexOf(name);
    return at < 0 ? QByteArray() : json.mid(at + name.size(), length);
}

} // namespace

base::Digest payloadNamedIn(const QByteArray &json)
{
    return base::Digest::fromHex(behind(json, "\"payload\":\"", 64));
}

void ChainCheck::add(const QByteArray &json, const base::Digest &hash, const base::Digest &storedHash)
{
    const qint64 expected = ++m_records;
    const QByteArray number = QByteArray::number(expected) + ',';
    if (behind(json, "\"prev\":\"", 65) != m_prev.bytes().toHex() + '"' ||
        behind(json, "\"seq\":", number.size()) != number || (!storedHash.isNone() && storedHash != hash))
        spoil(expected);
    m_prev = hash;
}

} // namespace ledger
