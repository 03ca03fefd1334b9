#include "drafting/Grounding.h"

#include <algorithm>

#include "drafting/Affect.h"
#include "drafting/Folding.h"
#include "drafting/Reading.h"

namespace drafting {

using domain::ClaimKind;
using domain::Support;
using domain::Verdict;

namespace {

bool isWide(QChar c) // CJK has no blanks: characters count instead of words
{
    const char16_t u = c.unicode();
    return (u >= 0x3040 && u <= 0x30FF) || (u >= 0x3400 && u <= 0x9FFF) || (u >= 0xAC00 && u <= 0xD7AF);
}

bool isLongEnough(const QString &quote)
{
    if (quote.size() > 240)
        return false;
    if (std::count_if(quote.begin(), quote.end(), isWide) >= 8)
        return true;
    return quote.size() >= 12 && quote.count(QLatin1Char(' ')) >= 2;
}

bool isWholeLine(const QString &text, int begin, int end)
{
    const Range line = trimmed(text, lineAt(text, begin));
    return begin <= line.begin && end >= line.end && end > begin && end - begin <= 240;
}

// "5 years" must not match inside "15 years", "1.5 years" or "5 yearsplus".
bool isCut(const QString &text, qsizetype begin, qsizetype end)
{
    const auto glued = [&text](qsizetype left) {
        const QChar a = text.at(left);
        const QChar b = text.at(left + 1);
        return (a.isLetterOrNumber() || a.isMark()) && (b.isLetterOrNumber() || b.isMark());
    };
    const auto numberGoesOn = [&text](qsizetype digit, qsizetype mark, qsizetype far) {
        return far >= 0 && far < text.size() && text.at(digit).isDigit() && text.at(far).isDigit() &&
               QStringLiteral(".,'/").contains(text.at(mark));
    };
    if (begin > 0 && (glued(begin - 1) || numberGoesOn(begin, begin - 1, begin - 2)))
        return true;
    return end < text.size() && (glued(end - 1) || numberGoesOn(end - 1, end, end + 1));
}

std::vector<Range> places(const QString &quote, const QString &text, const Folded &document)
{
    std::vector<Range> out;
    const QString needle = foldedText(quote, Fold::Quote);
    if (needle.isEmpty() || needle.size() > 240)
        return out;
    for (qsizetype at = document.text.indexOf(needle); at >= 0; at = document.text.indexOf(needle, at + 1)) {
        const qsizetype end = at + needle.size();
        if (isCut(document.text, at, end))
            continue;
        const Range place{document.originBegin(at), document.originEnd(end)};
        if (isLongEnough(needle) || isWholeLine(text, place.begin, place.end))
            out.push_back(place);
    }
    return out;
}

// "experience with Kafka" cut out of "no experience with Kafka": the words are there, the statement is not.
bool leavesOutNegation(const domain::DocumentText &document, const domain::Passage &passage)
{
    const int from = std::max(0, passage.begin - 400); // further away no "no" reaches
    const int to = lineAt(document.text, passage.begin).end;
    const QString around = document.text.mid(from, to - from);
    const Range clause = clauseAt(clausesOf(around), passage.begin - from);
    if (clause.isEmpty() || clause.begin + from >= passage.begin)
        return false;
    const QString part = around.mid(clause.begin, passage.begin - from - clause.begin);
    int negated = -1;
    int undoneTo = 0;
    for (const Hit &hit : Lexicon::builtIn().find(part, folded(part, Fold::Search))) {
        if (hit.entry->topic == Topic::NegationOff)
            undoneTo = hit.end;
        else if (hit.entry->topic == Topic::Negation && hit.end > undoneTo)
            negated = hit.end;
        else if (hit.entry->topic == Topic::Contrast)
            negated = -1;
    }
    return negated >= 0 && part.mid(negated).count(QLatin1Char(' ')) <= 4;
}

bool mayNotBeNegated(const domain::Claim &claim)
{
    return claim.kind == ClaimKind::Strength ||
           (claim.kind == ClaimKind::Finding && (claim.verdict == Verdict::Met || claim.verdict == Verdict::Partly));
}

bool needsPassage(const domain::Claim &claim)
{
    if (claim.changedByPerson)
        return false;
    return claim.kind == ClaimKind::Strength || claim.kind == ClaimKind::Disagreement ||
           claim.kind == ClaimKind::Agreement || claim.kind == ClaimKind::Vote ||
           (claim.kind == ClaimKind::Finding && claim.verdict != Verdict::NotFound);
}

struct Source
{
    const domain::DocumentText *document;
    Folded quoteForm;
};

std::vector<domain::Passage> locateIn(const QString &quote, const Source &source)
{
    std::vector<domain::Passage> out;
    for (const Range &place : places(quote, source.document->text, source.quoteForm))
        out.push_back(passageOf(*source.document, place));
    return out;
}

// Finds the passage in its document; the nearest place to the one given wins.
bool ground(domain::Claim &claim, const std::vector<Source> &documents)
{
    domain::Passage &passage = *claim.passage;
    const auto document = std::find_if(documents.begin(), documents.end(),
                                       [&passage](const Source &s) { return s.document->digest == passage.document; });
    if (document == documents.end())
        return false;
    const auto found = locateIn(passage.quote, *document);
    if (found.empty())
        return false;
    const int wanted = passage.begin;
    passage = *std::min_element(found.begin(), found.end(), [wanted](const auto &a, const auto &b) {
        return std::abs(a.begin - wanted) < std::abs(b.begin - wanted);
    });
    return !(mayNotBeNegated(claim) && leavesOutNegation(*document->document, passage));
}

Support supportOf(domain::Claim &claim, const std::vector<Source> &documents)
{
    if (claim.kind == ClaimKind::Person || claim.kind == ClaimKind::Gap || claim.kind == ClaimKind::NotStated) {
        if (!claim.passage)
            return Support::NotNeeded;
        return ground(claim, documents) ? Support::Verified : Support::Unsupported;
    }
    if (!claim.passage)
        return needsPassage(claim) ? Support::Unsupported : Support::NotNeeded;
    return ground(claim, documents) ? Support::Verified : Support::Unsupported;
}

} // namespace

std::vector<domain::Passage> locate(const QString &quote, const domain::DocumentText &document)
{
    return locateIn(quote, {&document, folded(document.text, Fold::Quote)});
}

void verify(domain::Draft &draft, const std::vector<domain::DocumentText> &documents)
{
    std::vector<Source> sources;
    for (const domain::DocumentText &document : documents)
        sources.push_back({&document, folded(document.text, Fold::Quote)});
    for (domain::Claim &claim : draft.claims) {
        claim.support = supportOf(claim, sources);
        if (!claim.changedByPerson && claim.kind != ClaimKind::Letter && !affectIn(claim.text).isEmpty())
            claim.support = Support::Unsupported; // CMP-05
    }
}

bool approvable(const domain::Draft &draft)
{
    return !draft.claims.empty() &&
           std::none_of(draft.claims.begin(), draft.claims.end(),
                        [](const domain::Claim &claim) { return claim.support == Support::Unsupported; });
}

} // namespace drafting
