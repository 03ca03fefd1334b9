// Spoken languages by CEFR step. "Fluent" is read as C1, "native" as C2, "very good" as B2, "good" as B1, "basic" as
// A2.
#include <algorithm>
#include <array>

#include "drafting/Judging.h"

namespace drafting {

using domain::Verdict;

namespace {

int step(const QString &level)
{
    static constexpr std::array names{"A1", "A2", "B1", "B2", "C1", "C2"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (level.compare(QLatin1String(names[i]), Qt::CaseInsensitive) == 0)
            return static_cast<int>(i) + 1;
    }
    if (level.compare(QLatin1String("fluent"), Qt::CaseInsensitive) == 0)
        return 5;
    return level.compare(QLatin1String("native"), Qt::CaseInsensitive) == 0 ? 6 : 0;
}

QString stepName(int level)
{
    static constexpr std::array names{"", "A1", "A2", "B1", "B2", "C1", "C2"};
    return QString::fromLatin1(names[static_cast<std::size_t>(level)]);
}

struct Stated
{
    const Reading *reading = nullptr;
    Hit language;
    int level = 0;      // 0 = none stated
    int levelBegin = 0; // of the level's own words
    int levelEnd = 0;
    bool exact = false; // a CEFR step, not a word for it
    bool speaking = false;
    Tone tone = Tone::Plain;
};

bool onlyJoins(const QString &between)
{
    const QString words = foldedText(between, Fold::Search);
    static const QStringList joins = {QStringLiteral("and"), QStringLiteral("und"), QStringLiteral("et"),
                                      QStringLiteral("y"),   QStringLiteral("&"),   QStringLiteral("e"),
                                      QStringLiteral("/"),   QStringLiteral("+")};
    return joins.contains(words);
}

// The stretch in which a language and its level stand together: its clause, and the next line when the language
// stands alone on its own (tables).
Range windowOf(const Reading &reading, const Hit &hit)
{
    const QString &text = reading.text();
    Range window = clauseAt(reading.clauses, hit.begin);
    if (window.isEmpty())
        window = lineAt(text, hit.begin);
    const Range line = trimmed(text, lineAt(text, hit.begin));
    if (line.end - line.begin <= hit.end - hit.begin + 2 && line.end + 1 < text.size()) {
        const Range next = lineAt(text, lineAt(text, hit.begin).end + 1);
        if (next.end - next.begin <= 40)
            window = {line.begin, next.end};
    }
    return window;
}

std::vector<Hit> within(const Reading &reading, Range window, Topic topic)
{
    std::vector<Hit> out;
    for (const Hit &h : hitsWithin(reading, window)) {
        if (h.entry->topic == topic && h.end <= window.end)
            out.push_back(h);
    }
    return out;
}

void take(Stated &stated, const Hit &level)
{
    stated.level = step(level.entry->key);
    stated.levelBegin = level.begin;
    stated.levelEnd = level.end;
}

// "German B2, English C1" puts levels behind, "fluent English, basic German" before; the clause's first level decides.
void findLevel(const Reading &reading, Range window, Stated &stated)
{
    const auto levels = within(reading, window, Topic::Level);
    const auto languages = within(reading, window, Topic::Language);
    if (levels.empty() || languages.empty())
        return;
    const bool before = levels.front().begin < languages.front().begin;
    auto at = std::find_if(languages.begin(), languages.end(),
                           [&stated](const Hit &h) { return h.begin == stated.language.begin; });
    if (at == languages.end())
        return;
    if (before) {
        const Hit *nearest = nullptr;
        for (const Hit &level : levels) {
            if (level.end <= at->begin)
                nearest = &level;
        }
        if (nearest)
            take(stated, *nearest);
        // "fluent in German (C1)": the step beats the word
        for (const Hit &level : levels) {
            const bool mine =
                level.begin >= at->end && (std::next(at) == languages.end() || level.end <= std::next(at)->begin);
            if (mine && level.begin - at->end <= 3)
                take(stated, level);
        }
        return;
    }
    for (; at != languages.end(); ++at) {
        const int limit = std::next(at) == languages.end() ? window.end : std::next(at)->begin;
        const Hit *chosen = nullptr;
        for (const Hit &level : levels) {
            if (level.begin < at->end || level.end > limit)
                continue;
            const bool cefr = level.end - level.begin == 2;
            if (!chosen || (cefr && chosen->end - chosen->begin != 2))
                chosen = &level;
        }
        if (chosen) {
            take(stated, *chosen);
            return;
        }
        const bool goesOn =
            std::next(at) != languages.end() && onlyJoins(reading.text().mid(at->end, std::next(at)->begin - at->end));
        if (!goesOn)
            return;
    }
}

std::vector<Stated> statements(const domain::Criterion &criterion, const std::vector<Reading> &readings)
{
    std::vector<Stated> out;
    for (const Reading &reading : readings) {
        for (const Hit &hit : mentions(reading, criterion.terms)) {
            Stated stated;
            stated.reading = &reading;
            stated.language = hit;
            stated.tone = toneOf(reading, hit);
            const Range window = windowOf(reading, hit);
            if (hit.entry)
                findLevel(reading, window, stated);
            stated.speaking = sectionAt(reading.sections, hit.begin) == SectionKind::Languages ||
                              !within(reading, window, Topic::Speaking).empty() ||
                              (hit.entry && foldedText(reading.text().mid(hit.begin, hit.end - hit.begin), Fold::Search)
                                                .endsWith(QLatin1String("kenntnisse")));
            if (stated.tone == Tone::Basic)
                stated.tone = Tone::Plain; // said by the level itself
            if (stated.level > 0 || stated.speaking || stated.tone != Tone::Plain)
                out.push_back(stated);
        }
    }
    return out;
}

domain::Passage passageOfStatement(const Stated &stated)
{
    const int begin = stated.level > 0 ? std::min(stated.language.begin, stated.levelBegin) : stated.language.begin;
    const int end = stated.level > 0 ? std::max(stated.language.end, stated.levelEnd) : stated.language.end;
    return passageAround(*stated.reading, begin, end);
}

} // namespace

Finding judgeLanguage(const domain::Criterion &criterion, const std::vector<Reading> &readings, const Phrases &say)
{
    const auto all = statements(criterion, readings);
    const QString subject = subjectOf(criterion, say);
    const int wanted = step(criterion.level);
    const Stated *best = nullptr;
    const Stated *denied = nullptr;
    for (const Stated &stated : all) {
        if (stated.tone != Tone::Plain)
            denied = denied ? denied : &stated;
        else if (!best || stated.level > best->level)
            best = &stated;
    }
    if (denied && (!best || best->level == 0))
        return {Verdict::Unclear, passageOfStatement(*denied),
                say("%1: named in a negative sentence or as a plan.").arg(subject), 0};
    if (!best) {
        return {Verdict::NotFound, std::nullopt, say("No %1 level stated.").arg(subject), 0};
    }
    const domain::Passage passage = passageOfStatement(*best);
    if (!best->reading->languageRead && best->level == 0)
        return {Verdict::Unclear, passage, say("%1: named in a language that is not read.").arg(subject), 0};
    if (best->level == 0) {
        if (wanted == 0 && !best->reading->isLetter)
            return {Verdict::Met, passage, say("%1 is listed; no level is stated.").arg(subject), 0};
        return {Verdict::Unclear, passage, say("%1 is listed without a level.").arg(subject), 0};
    }
    // Two levels, one of which would not do: which of them holds, a person asks.
    const auto lower = std::find_if(all.begin(), all.end(), [&](const Stated &stated) {
        return stated.tone == Tone::Plain && stated.level > 0 && stated.level < wanted && best->level >= wanted;
    });
    if (lower != all.end())
        return {Verdict::Unclear, passageOfStatement(*lower), say("%1: two different levels are stated.").arg(subject),
                0};
    const QString words = best->reading->text().mid(best->levelBegin, best->levelEnd - best->levelBegin).simplified();
    const QString sentence = say("%1 is stated at “%2”").arg(subject, words);
    if (best->level >= wanted)
        return {Verdict::Met, passage, sentence + QLatin1Char('.'), 0};
    const QString asked = say("%1; level %2 asked.").arg(sentence, stepName(wanted));
    if (wanted - best->level <= 2)
        return {Verdict::Partly, passage, asked, 0};
    return {Verdict::NotFound, std::nullopt, asked, 0};
}

} // namespace drafting
