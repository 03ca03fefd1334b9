// Years of experience: the sum of dated entries that name the terms, set against what is asked.
#include <algorithm>

#include "drafting/Judging.h"
#include "drafting/Wording.h"

namespace drafting {

using domain::Verdict;

namespace {

QString workWords(const domain::Criterion &criterion, const Phrases &say)
{
    for (const QString &term : criterion.terms) {
        for (const Entry *entry : Lexicon::builtIn().named(term)) {
            if (entry->topic != Topic::Language)
                return say("%1 work").arg(say.word(entry->shown));
        }
    }
    return criterion.terms.isEmpty() ? say("dated work") : say("%1 work").arg(criterion.terms.first());
}

// Words that name the work, and those that betray it ("event bus" is server work).
std::vector<Hit> signsOf(const domain::Criterion &criterion, const Reading &reading)
{
    std::vector<Hit> out = mentions(reading, criterion.terms);
    QStringList domains;
    for (const QString &term : criterion.terms) {
        for (const Entry *entry : Lexicon::builtIn().named(term)) {
            if (entry->topic == Topic::Domain)
                domains.append(entry->key);
        }
    }
    std::copy_if(reading.hits.begin(), reading.hits.end(), std::back_inserter(out), [&domains](const Hit &hit) {
        return hit.entry->topic == Topic::DomainSign && domains.contains(hit.entry->key);
    });
    return out;
}

bool names(const Reading &reading, const std::vector<Hit> &hits, const Span &span)
{
    return std::any_of(hits.begin(), hits.end(), [&](const Hit &hit) {
        return hit.begin >= span.entryBegin && hit.end <= span.entryEnd && toneOf(reading, hit) == Tone::Plain;
    });
}

// From the entry's title to the end of the line with its dates.
domain::Passage headOf(const Reading &reading, const Span &span)
{
    const QString &text = reading.text();
    const Range dateLine = trimmed(text, lineAt(text, span.begin));
    Range head = trimmed(text, {span.entryBegin, std::max(dateLine.end, span.end)});
    if (head.end - head.begin > 240 || head.isEmpty())
        head = dateLine;
    if (head.end - head.begin > 240)
        return passageAround(reading, span.begin, span.end);
    return passageOf(*reading.document, head);
}

struct Statement
{
    const Reading *reading = nullptr;
    StatedYears years;
};

// "Eight years of backend work" in a sentence: a statement, not a sum.
Statement statementOf(const domain::Criterion &criterion, const std::vector<Reading> &readings)
{
    Statement best;
    for (const Reading &reading : readings) {
        const auto hits = mentions(reading, criterion.terms);
        for (const Range &clause : reading.clauses) {
            StatedYears years = statedYears(reading.text().mid(clause.begin, clause.end - clause.begin));
            if (years.years == 0 || years.years <= best.years.years)
                continue;
            const bool about = criterion.terms.isEmpty() || std::any_of(hits.begin(), hits.end(), [&](const Hit &h) {
                                   return clause.contains(h.begin) && toneOf(reading, h) == Tone::Plain;
                               });
            if (!about)
                continue;
            years.begin += clause.begin;
            years.end += clause.begin;
            best = {&reading, years};
        }
    }
    return best;
}

std::optional<Finding> withoutSum(const domain::Criterion &criterion, const std::vector<Reading> &readings,
                                  const Phrases &say)
{
    const Statement stated = statementOf(criterion, readings);
    if (stated.reading)
        return Finding{Verdict::Unclear, passageAround(*stated.reading, stated.years.begin, stated.years.end),
                       say("A number of years is stated, without dated entries that show it."), 0};
    for (const Reading &reading : readings) {
        const auto hits = mentions(reading, criterion.terms);
        if (!hits.empty() && !reading.isLetter)
            return Finding{Verdict::Unclear, passageAround(reading, hits.front().begin, hits.front().end),
                           say("%1 is named, but in no dated entry.").arg(capitalised(workWords(criterion, say))), 0};
    }
    return std::nullopt;
}

} // namespace

Finding judgeYears(const domain::Criterion &criterion, const std::vector<Reading> &readings, const Phrases &say)
{
    std::vector<Span> matching;
    const Reading *where = nullptr;
    for (const Reading &reading : readings) {
        const auto hits = signsOf(criterion, reading);
        for (const Span &span : reading.spans) {
            if (!criterion.terms.isEmpty() && !names(reading, hits, span))
                continue;
            matching.push_back(span);
            where = &reading;
        }
    }
    const QString work = workWords(criterion, say);
    const QString asked = say.years(criterion.years);
    if (matching.empty()) {
        if (auto finding = withoutSum(criterion, readings, say))
            return *finding;
        return {Verdict::NotFound, std::nullopt, say("No dated entry on %1 found.").arg(work), 0};
    }
    const int months = mergedMonths(matching);
    const auto longest = std::max_element(matching.begin(), matching.end(), [](const Span &a, const Span &b) {
        return a.toMonth - a.fromMonth < b.toMonth - b.fromMonth;
    });
    const QString entries = matching.size() == 1
                                ? say("one dated entry")
                                : say("%1 dated entries").arg(say.number(static_cast<int>(matching.size())));
    const QString sum = say("%1 of %2 in %3").arg(capitalised(say.duration(months)), work, entries);
    if (!where->languageRead)
        return {Verdict::Unclear, headOf(*where, *longest), say("%1; the résumé's language is not read.").arg(sum),
                months};
    if (months >= criterion.years * 12)
        return {Verdict::Met, headOf(*where, *longest), sum + QLatin1Char('.'), months};
    if (months * 10 >= criterion.years * 12 * 6)
        return {Verdict::Partly, headOf(*where, *longest), say("%1; %2 asked.").arg(sum, asked), months};
    const Statement stated = statementOf(criterion, readings);
    if (stated.reading && stated.years.years >= criterion.years)
        return {Verdict::Unclear, passageAround(*stated.reading, stated.years.begin, stated.years.end),
                say("More is stated than the dated entries show: %1.").arg(say.duration(months)), months};
    return {Verdict::NotFound, std::nullopt, say("%1; %2 asked.").arg(sum, asked), months};
}

} // namespace drafting
