#include "domain/Draft.h"

#include <algorithm>

#include <QStringList>

namespace domain {

OutputClass classOf(OutputKind kind)
{
    switch (kind) {
    case OutputKind::Summary:
        return OutputClass::Descriptive;
    case OutputKind::Message:
        return OutputClass::Communicative;
    default:
        return OutputClass::Evaluative;
    }
}

const char *classWord(OutputClass of)
{
    return of == OutputClass::Evaluative ? "E" : of == OutputClass::Descriptive ? "D" : "C";
}

int doubtful(const Draft &draft)
{
    return static_cast<int>(std::count_if(draft.claims.begin(), draft.claims.end(), [](const Claim &claim) {
        return claim.kind == ClaimKind::Finding && !claim.changedByPerson &&
               (claim.wavers() || claim.verdict == Verdict::Unclear || claim.support == Support::Unsupported);
    }));
}

QString verdictWord(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Met:
        return QStringLiteral("met");
    case Verdict::Partly:
        return QStringLiteral("partly");
    case Verdict::NotFound:
        return QStringLiteral("not found");
    case Verdict::Unclear:
        return QStringLiteral("unclear");
    }
    return {};
}

QString outputKindWord(OutputKind kind)
{
    switch (kind) {
    case OutputKind::Summary:
        return QStringLiteral("summary");
    case OutputKind::Screening:
        return QStringLiteral("screening");
    case OutputKind::Message:
        return QStringLiteral("message");
    case OutputKind::Synthesis:
        return QStringLiteral("synthesis");
    case OutputKind::Proposal:
        return QStringLiteral("proposal");
    case OutputKind::Score:
        return QStringLiteral("score");
    case OutputKind::Rating:
        return QStringLiteral("rating");
    case OutputKind::Met:
        return QStringLiteral("met");
    case OutputKind::Tag:
        return QStringLiteral("tag");
    }
    return {};
}

std::optional<OutputKind> outputKindFrom(const QString &word)
{
    for (const auto kind : outputKinds)
        if (outputKindWord(kind) == word)
            return kind;
    return std::nullopt;
}

base::Digest machineDigest(const Draft &draft, const QString &appVersion)
{
    return base::Digest::ofParts({draft.engine.toUtf8(), draft.model.toUtf8(), draft.provenance.parameters.toUtf8(),
                                  draft.promptVersion.toUtf8(), draft.provenance.prompt.hex().toUtf8(),
                                  draft.criteriaDigest.hex().toUtf8(), draft.provenance.redaction.toUtf8(),
                                  draft.inputDigest.hex().toUtf8(), appVersion.toUtf8()});
}

// What a group of claims says together; most need no heading.
static QString headingOf(ClaimKind kind)
{
    switch (kind) {
    case ClaimKind::Disagreement:
        return QStringLiteral("Where they disagree:");
    case ClaimKind::Agreement:
        return QStringLiteral("Where they agree:");
    case ClaimKind::NotProbed:
        return QStringLiteral("Not probed:");
    case ClaimKind::Question:
        return QStringLiteral("To ask:");
    case ClaimKind::Vote:
        return QStringLiteral("Votes:");
    case ClaimKind::Strength:
    case ClaimKind::Gap:
    case ClaimKind::NotStated:
    case ClaimKind::Finding:
    case ClaimKind::Person:
    case ClaimKind::Letter:
        break;
    }
    return {};
}

QString plainText(const Draft &draft, const CriteriaSet &criteria)
{
    QStringList lines;
    QString heading;
    for (const auto &claim : draft.claims) {
        if (const QString next = headingOf(claim.kind); !next.isEmpty() && next != heading) {
            heading = next;
            lines.append(heading);
        }
        if (claim.kind != ClaimKind::Finding) {
            lines.append(claim.text);
            continue;
        }
        const auto it = std::find_if(criteria.criteria.begin(), criteria.criteria.end(),
                                     [&claim](const Criterion &c) { return c.id == claim.criterion; });
        QString line = it == criteria.criteria.end() ? claim.criterion.text() : it->text;
        line += QStringLiteral(": ") + verdictWord(claim.verdict);
        if (claim.verdict == Verdict::NotFound)
            line += QStringLiteral(" in the documents");
        else if (claim.passage)
            line += QStringLiteral(" (“%1”)").arg(claim.passage->quote.simplified());
        lines.append(line);
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace domain
