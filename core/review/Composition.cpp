#include "review/Composition.h"

#include <QRegularExpression>

#include <QLocale>

#include "base/Planted.h"

namespace review {

base::Digest contentDigest(const domain::Draft &draft, const domain::CriteriaSet &criteria)
{
    const auto words = base::Digest::ofParts({QByteArrayLiteral("content"), domain::outputKindWord(draft.kind).toUtf8(),
                                              domain::plainText(draft, criteria).toUtf8()});
    if (!draft.proposal)
        return words;
    // Two stages may bear one name.
    const auto &proposal = *draft.proposal;
    return base::Digest::ofParts(
        {words.bytes(), proposal.from.text().toUtf8(), proposal.to.text().toUtf8(), proposal.reason.id.toUtf8()});
}

base::Result<void> approvable(const domain::Draft &draft)
{
    if (draft.claims.empty())
        return base::failure(base::Kind::Refused, QStringLiteral("approve: the draft is empty"),
                             QStringLiteral("empty"));
    for (const auto &claim : draft.claims) {
        if (claim.support == domain::Support::Unsupported)
            return base::failure(base::Kind::Refused, QStringLiteral("approve: a claim is unsupported"),
                                 QStringLiteral("unsupported"));
        if (claim.support == domain::Support::Verified && !claim.passage)
            return base::failure(base::Kind::Refused,
                                 QStringLiteral("approve: a claim says verified without a passage"),
                                 QStringLiteral("unsupported"));
        if (claim.kind != domain::ClaimKind::Finding && claim.text.trimmed().isEmpty())
            return base::failure(base::Kind::Refused, QStringLiteral("approve: a claim is empty"),
                                 QStringLiteral("empty"));
    }
    return {};
}

base::Digest operationDigest(const domain::Draft &draft, const QString &targetEntry, const QString &words)
{
    const int revision = base::planted(base::Bug::DigestWithoutRevision) ? 0 : draft.revision;
    return base::Digest::ofParts({draft.account.text().toUtf8(), draft.application.text().toUtf8(),
                                  domain::outputKindWord(draft.kind).toUtf8(), QByteArray::number(revision),
                                  targetEntry.toUtf8(), words.toUtf8()});
}

QString markerOf(const base::Digest &operationDigest)
{
    if (base::planted(base::Bug::RandomMarker))
        return base::Digest::of(base::randomBytes(16)).base32(16);
    return operationDigest.base32(16);
}

QString closingLine(const QString &reviewerName, const QDateTime &at, const domain::Draft &draft, const QString &marker)
{
    QString engine = draft.engine;
    if (!draft.model.isEmpty())
        engine += QLatin1Char(' ') + draft.model;
    if (!draft.promptVersion.isEmpty())
        engine += QLatin1Char(' ') + draft.promptVersion;
    if (draft.criteriaVersion > 0)
        engine += QStringLiteral(", criteria %1").arg(draft.criteriaVersion);
    const QString when = QLocale::c().toString(at.toUTC(), QStringLiteral("d MMM yyyy HH:mm")) + QStringLiteral(" UTC");
    return QStringLiteral("Approved by %1, %2, with Countersign (%3). Ref %4")
        .arg(reviewerName.simplified(), when, engine, marker);
}

std::optional<Closing> closingIn(const QString &noteBody)
{
    static const QRegularExpression line(QStringLiteral("(?:^|\\n)Approved by ([^\\n]+?), ([^,\\n]+), with Countersign "
                                                        "\\([^)\\n]*\\)\\. Ref ([a-z2-7]{16})\\s*$"));
    const auto match = line.match(noteBody);
    if (!match.hasMatch())
        return std::nullopt;
    return Closing{match.captured(1), match.captured(2), match.captured(3)};
}

std::optional<Closing> colleaguesNote(const std::vector<domain::Note> &notes, const domain::UserId &reviewer)
{
    const domain::Note *newest = nullptr;
    for (const auto &note : notes)
        if (!note.author.isEmpty() && note.author != reviewer && closingIn(note.body) &&
            (!newest || note.createdAt > newest->createdAt))
            newest = &note;
    return newest ? closingIn(newest->body) : std::nullopt;
}

QString contentFor(const ats::Target &target, const QString &words, const QString &closingLine)
{
    if (target.kind != ats::TargetKind::Note || base::planted(base::Bug::MarkerDropped))
        return words;
    return words + QStringLiteral("\n\n") + closingLine;
}

} // namespace review
