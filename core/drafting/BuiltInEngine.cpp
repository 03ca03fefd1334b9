#include "drafting/BuiltInEngine.h"

#include <algorithm>

#include <QSet>

#include "drafting/Criteria.h"
#include "drafting/Grounding.h"
#include "drafting/Judging.h"
#include "drafting/Reading.h"
#include "drafting/Wording.h"

namespace drafting {

using domain::Claim;
using domain::ClaimKind;
using domain::CriterionKind;
using domain::Support;
using domain::Verdict;

namespace {

constexpr std::size_t mostStrengths = 3;
constexpr std::size_t mostGaps = 3;

domain::Draft emptyDraft(const CaseInput &input, domain::OutputKind kind, const domain::CriteriaSet &criteria)
{
    domain::Draft draft;
    draft.account = input.account;
    draft.application = input.application.id;
    draft.kind = kind;
    draft.engine = QLatin1String(builtInName);
    draft.promptVersion = QLatin1String(builtInVersion);
    draft.inputDigest = inputDigest(input, kind, criteria);
    if (kind == domain::OutputKind::Screening) {
        draft.criteriaDigest = criteria.digest;
        draft.criteriaVersion = criteria.version;
    }
    return draft;
}

Claim note(ClaimKind kind, const QString &text)
{
    Claim claim;
    claim.kind = kind;
    claim.text = text;
    claim.support = Support::NotNeeded;
    return claim;
}

Claim strength(const QString &text, const domain::Passage &passage)
{
    Claim claim;
    claim.kind = ClaimKind::Strength;
    claim.text = text;
    claim.passage = passage;
    return claim;
}

struct Judged
{
    domain::Criterion criterion;
    Finding finding;
};

// Years first, then must-haves in the recruiter's order.
int rankOf(const Judged &judged)
{
    const int years = judged.criterion.kind == CriterionKind::Years ? 0 : 2;
    return years + (judged.criterion.mustHave ? 0 : 1);
}

// The entry that a career ends with, in its own words.
std::optional<Claim> latestEntry(const std::vector<Reading> &readings, const Phrases &say)
{
    const Span *latest = nullptr;
    const Reading *where = nullptr;
    for (const Reading &reading : readings) {
        for (const Span &span : reading.spans) {
            if (!latest || span.toMonth > latest->toMonth) {
                latest = &span;
                where = &reading;
            }
        }
    }
    if (!latest)
        return std::nullopt;
    const QString &text = where->text();
    const Range dateLine = trimmed(text, lineAt(text, latest->begin));
    Range head = trimmed(text, {latest->entryBegin, std::max(dateLine.end, latest->end)});
    const int bare = latest->end - latest->begin + 4;
    if (head.end - head.begin <= bare) { // dates alone on their line: the title follows
        const Range next = trimmed(text, lineAt(text, std::min(dateLine.end + 2, static_cast<int>(text.size()))));
        head.end = std::max(head.end, next.end);
    }
    if (head.isEmpty() || head.end - head.begin > 160)
        return std::nullopt;
    const domain::Passage passage = passageOf(*where->document, head);
    return strength(say("Latest dated entry: %1.").arg(passage.quote.simplified()), passage);
}

void addStrengths(const std::vector<Judged> &judged, const std::vector<Reading> &readings, const Phrases &say,
                  std::vector<Claim> &out)
{
    std::vector<const Judged *> order;
    for (const Judged &one : judged) {
        const bool counts = one.finding.verdict == Verdict::Met ||
                            (one.criterion.kind == CriterionKind::Years && one.finding.verdict == Verdict::Partly);
        if (counts && one.finding.passage)
            order.push_back(&one);
    }
    std::sort(order.begin(), order.end(),
              [](const Judged *a, const Judged *b) { // of one vector: addresses keep its order
                  return rankOf(*a) != rankOf(*b) ? rankOf(*a) < rankOf(*b) : a < b;
              });
    QSet<QString> sentences;
    for (const Judged *one : order) {
        if (out.size() == mostStrengths)
            break;
        if (sentences.contains(one->finding.text))
            continue;
        sentences.insert(one->finding.text);
        out.push_back(strength(one->finding.text, *one->finding.passage));
    }
    if (out.size() < 2) {
        if (auto latest = latestEntry(readings, say))
            out.push_back(*latest);
    }
    if (out.size() < 2 && !readings.empty() && readings.front().languageRead) {
        for (const Hit &hit : readings.front().hits) {
            const bool telling = hit.entry->topic == Topic::Skill || hit.entry->topic == Topic::Degree;
            if (out.size() == 2 || !telling || toneOf(readings.front(), hit) != Tone::Plain)
                continue;
            const QString sentence = say("%1: stated in the résumé.").arg(say.word(hit.entry->shown));
            if (!sentences.contains(sentence))
                out.push_back(strength(sentence, passageAround(readings.front(), hit.begin, hit.end)));
            sentences.insert(sentence);
        }
    }
}

void addGaps(const std::vector<Judged> &judged, const Phrases &say, std::vector<Claim> &out)
{
    std::size_t gaps = 0;
    for (const bool must : {true, false}) {
        for (const Judged &one : judged) {
            if (one.criterion.mustHave != must || gaps == mostGaps || one.finding.verdict == Verdict::Met)
                continue;
            const bool missing = one.finding.verdict == Verdict::NotFound;
            if (one.finding.verdict == Verdict::Partly && one.criterion.kind == CriterionKind::Years)
                continue; // already said among the strengths, with what was asked
            Claim claim = note(missing ? ClaimKind::NotStated : ClaimKind::Gap, one.finding.text);
            claim.passage = one.finding.passage; // what there is instead, for the eye
            out.push_back(std::move(claim));
            ++gaps;
        }
    }
    if (gaps == 0 && !judged.empty())
        out.push_back(note(ClaimKind::NotStated, say("Nothing of what was looked for is missing from the documents.")));
}

void keepWithinWords(std::vector<Claim> &claims, int most)
{
    int words = 0;
    std::vector<Claim> kept;
    for (Claim &claim : claims) {
        const int more = static_cast<int>(claim.text.simplified().count(QLatin1Char(' '))) + 1;
        if (words + more > most)
            continue;
        words += more;
        kept.push_back(std::move(claim));
    }
    claims = std::move(kept);
}

bool anyText(const std::vector<domain::DocumentText> &documents)
{
    return std::any_of(documents.begin(), documents.end(), [](const auto &d) { return !d.text.trimmed().isEmpty(); });
}

} // namespace

domain::Draft summarise(const CaseInput &input, const domain::CriteriaSet &criteria)
{
    const Phrases say(input.language);
    domain::Draft draft = emptyDraft(input, domain::OutputKind::Summary, criteria);
    if (!anyText(input.documents)) {
        draft.claims.push_back(note(ClaimKind::NotStated, say("The documents have no readable text.")));
        return draft;
    }
    const auto readings = readPapers(input.documents, input.today);
    const auto lookedFor = criteria.criteria.empty() ? proposeCriteria(input.requisition).criteria : criteria.criteria;
    std::vector<Judged> judged;
    for (const domain::Criterion &criterion : lookedFor)
        judged.push_back({criterion, judge(criterion, readings, say)});
    if (!readings.front().languageRead)
        draft.claims.push_back(
            note(ClaimKind::NotStated, say("The résumé is in a language that the built-in engine does not read.")));
    else
        addStrengths(judged, readings, say, draft.claims);
    if (lookedFor.empty())
        draft.claims.push_back(note(ClaimKind::NotStated, say("The requisition names no criteria to compare with.")));
    else if (readings.front().languageRead)
        addGaps(judged, say, draft.claims);
    keepWithinWords(draft.claims, 120);
    verify(draft, input.documents);
    return draft;
}

domain::Draft screen(const CaseInput &input, const domain::CriteriaSet &criteria)
{
    const Phrases say(input.language);
    domain::Draft draft = emptyDraft(input, domain::OutputKind::Screening, criteria);
    if (criteria.criteria.empty()) {
        const QString why = input.requisition.text.trimmed().isEmpty()
                                ? say("No criteria: the requisition has no text.")
                                : say("No criteria have been set for this requisition.");
        draft.claims.push_back(note(ClaimKind::NotStated, why));
        return draft;
    }
    const auto readings = readPapers(input.documents, input.today);
    for (const domain::Criterion &criterion : criteria.criteria) {
        const Finding finding = judge(criterion, readings, say);
        Claim claim;
        claim.kind = ClaimKind::Finding;
        claim.text = finding.text;
        claim.criterion = criterion.id;
        claim.verdict = finding.verdict;
        claim.passage = finding.passage;
        draft.claims.push_back(std::move(claim));
    }
    verify(draft, input.documents);
    return draft;
}

base::Digest inputDigest(const CaseInput &input, domain::OutputKind kind, const domain::CriteriaSet &criteria)
{
    QByteArray documents;
    for (const domain::DocumentText &document : input.documents)
        documents += document.digest.bytes() +
                     base::Digest::ofParts({document.text.toUtf8(), document.language.toUtf8()}).bytes();
    const QByteArray posting = criteria.criteria.empty() ? input.requisition.text.toUtf8() : QByteArray();
    return base::Digest::ofParts(
        {QByteArrayLiteral("countersign-draft-input-1"), QByteArray(builtInName), QByteArray(builtInVersion),
         domain::outputKindWord(kind).toUtf8(), input.account.text().toUtf8(), input.application.id.text().toUtf8(),
         input.requisition.id.text().toUtf8(), posting, documents,
         criteriaDigest(criteria.requisition, criteria.criteria).bytes(),
         input.today.toString(QStringLiteral("yyyy-MM")).toLatin1(), Phrases(input.language).language().toLatin1()});
}

} // namespace drafting
