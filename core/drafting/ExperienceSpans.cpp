#include "drafting/ExperienceSpans.h"

#include <algorithm>

#include "drafting/Clauses.h"
#include "drafting/Dates.h"

namespace drafting {

namespace {

// A date inside a sentence ("on call from 2021.") dates no entry: an entry's line begins or ends with its dates.
bool datesAnEntry(const QString &text, const DateRange &range)
{
    const Range line = trimmed(text, lineAt(text, range.begin));
    const int before = range.begin - line.begin;
    const int after = line.end - range.end;
    if (startsWithBullet(text, lineAt(text, range.begin)) && before > 0 && (range.single || range.current))
        return false;
    if (text.at(line.begin).isLower() && text.at(line.end - 1) == QLatin1Char('.'))
        return false; // the rest of a sentence: "since 2021."
    if (range.single)
        return line.end - line.begin <= 90 && (before <= 1 || after <= 1) && text.at(line.end - 1) != QLatin1Char('.');
    return before <= 2 || after <= 30 || line.end - line.begin <= 100;
}

bool isTitle(const QString &text, Range line)
{
    const Range bare = trimmed(text, line);
    return !bare.isEmpty() && bare.end - bare.begin <= 90 && !startsWithBullet(text, line) &&
           text.at(bare.end - 1) != QLatin1Char('.');
}

// How many title lines stand above an entry's dates: read off the first entry of the section, which has nothing else
// above it.
int titleLinesAbove(const QString &text, int sectionBegin, int firstDate)
{
    int count = 0;
    for (const Range &line : linesOf(text.mid(sectionBegin, firstDate - sectionBegin))) {
        const Range shifted{line.begin + sectionBegin, line.end + sectionBegin};
        if (shifted.end >= firstDate)
            break;
        if (!trimmed(text, shifted).isEmpty())
            count = isTitle(text, shifted) ? count + 1 : 0;
    }
    return count > 2 ? 0 : count;
}

// Where a character stands on its page; nothing for text without geometry.
const domain::Run *runAt(const domain::DocumentText &document, int offset)
{
    const auto after = std::upper_bound(document.runs.begin(), document.runs.end(), offset,
                                        [](int at, const domain::Run &run) { return at < run.begin; });
    return after == document.runs.begin() ? nullptr : &*std::prev(after);
}

// In a table the line above a date may be the last cell of the row before: it stands in a column to the right.
bool isFurtherRight(const domain::DocumentText &document, Range line, const DateRange &date)
{
    const auto *words = runAt(document, trimmed(document.text, line).begin);
    const auto *dated = runAt(document, date.end - 1);
    return words && dated && words->page == dated->page && words->box.left() >= dated->box.right();
}

int entryStart(const domain::DocumentText &document, int sectionBegin, int previousDateEnd, const DateRange &date,
               int titleLines)
{
    const QString &text = document.text;
    Range line = lineAt(text, date.begin);
    for (int i = 0; i < titleLines && line.begin > std::max(sectionBegin, 1); ++i) {
        const Range above = lineAt(text, line.begin - 1);
        if (above.begin < sectionBegin || above.begin <= previousDateEnd || !isTitle(text, above) ||
            isFurtherRight(document, above, date))
            break;
        line = above;
    }
    return std::max(line.begin, sectionBegin);
}

// Dates in a margin or a table's first column lead their entry: what stands above belongs to the entry before.
bool leadsItsEntry(const QString &text, const DateRange &range)
{
    const Range line = trimmed(text, lineAt(text, range.begin));
    const QStringView after = QStringView(text).mid(range.end, std::max(line.end - range.end, 0));
    return line.begin >= range.begin && std::any_of(after.begin(), after.end(), [](QChar c) { return c.isLetter(); });
}

void addSpans(const domain::DocumentText &document, int begin, int end, QDate today, std::vector<Span> &out)
{
    const QString &text = document.text;
    std::vector<DateRange> ranges;
    for (const DateRange &range : dateRanges(text, begin, end, today)) {
        if (datesAnEntry(text, range))
            ranges.push_back(range);
    }
    const bool anySpan = std::any_of(ranges.begin(), ranges.end(), [](const DateRange &r) { return !r.single; });
    if (anySpan) // among spans a lone year is a detail of an entry
        ranges.erase(std::remove_if(ranges.begin(), ranges.end(), [](const DateRange &r) { return r.single; }),
                     ranges.end());
    if (ranges.empty())
        return;
    const int titles = leadsItsEntry(text, ranges.front()) ? 0 : titleLinesAbove(text, begin, ranges.front().begin);
    const std::size_t first = out.size();
    int previousEnd = begin - 1;
    for (const DateRange &range : ranges) {
        const int start = entryStart(document, begin, previousEnd, range, titles);
        if (out.size() > first && out.back().entryBegin != start)
            out.back().entryEnd = start;
        out.push_back({range.begin, range.end, range.fromMonth, range.toMonth, range.current, start, end});
        previousEnd = range.end;
    }
}

} // namespace

std::vector<Span> experienceSpans(const domain::DocumentText &document, const std::vector<Section> &sections,
                                  QDate today)
{
    std::vector<Span> out;
    const bool named = std::any_of(sections.begin(), sections.end(),
                                   [](const Section &s) { return s.kind == SectionKind::Experience; });
    for (const Section &section : sections) {
        const bool wanted = named ? section.kind == SectionKind::Experience
                                  : section.kind == SectionKind::Other || section.kind == SectionKind::Profile;
        if (wanted)
            addSpans(document, section.headingEnd, section.end, today, out);
    }
    return out;
}

int mergedMonths(const std::vector<Span> &spans)
{
    std::vector<std::pair<int, int>> sorted;
    for (const Span &span : spans)
        sorted.emplace_back(span.fromMonth, span.toMonth);
    std::sort(sorted.begin(), sorted.end());
    int sum = 0;
    int covered = 0;
    for (const auto &[from, to] : sorted) {
        sum += std::max(0, to - std::max(from, covered));
        covered = std::max(covered, to);
    }
    return sum;
}

} // namespace drafting
