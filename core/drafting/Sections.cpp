#include "drafting/Sections.h"

#include <algorithm>
#include <array>
#include <optional>

#include "drafting/Clauses.h"
#include "drafting/Lexicon.h"

namespace drafting {

namespace {

SectionKind kindNamed(const QString &key)
{
    static constexpr std::array names{
        std::pair{"profile", SectionKind::Profile},     std::pair{"experience", SectionKind::Experience},
        std::pair{"education", SectionKind::Education}, std::pair{"skills", SectionKind::Skills},
        std::pair{"languages", SectionKind::Languages}, std::pair{"certificates", SectionKind::Certificates},
        std::pair{"projects", SectionKind::Projects}};
    for (const auto &[name, kind] : names) {
        if (key == QLatin1String(name))
            return kind;
    }
    return SectionKind::Other;
}

// "S K I L L S" is how some layouts draw "SKILLS".
QString withoutLetterSpacing(const QString &line)
{
    const QString bare = line.simplified();
    for (qsizetype i = 1; i < bare.size(); i += 2) {
        if (bare.at(i) != QLatin1Char(' '))
            return line;
    }
    return bare.size() < 7 ? line : QString(bare).remove(QLatin1Char(' '));
}

struct Heading
{
    SectionKind kind;
    int end; // where the heading's own words end
};

// A whole line of at most six words, or "Skills: Go, Kafka" with the heading before the colon.
std::optional<Heading> headingOf(const QString &text, Range line)
{
    const Range bare = trimmed(text, line);
    if (bare.isEmpty() || bare.end - bare.begin > 240)
        return std::nullopt;
    const QString words = text.mid(bare.begin, bare.end - bare.begin);
    const auto &lexicon = Lexicon::builtIn();
    if (words.size() <= 60) {
        if (const Entry *entry = lexicon.heading(Topic::Section, withoutLetterSpacing(words)))
            return Heading{kindNamed(entry->key), line.end};
    }
    const auto colon = words.indexOf(QLatin1Char(':'));
    if (colon < 3 || colon > 40 || startsWithBullet(text, line))
        return std::nullopt;
    const Entry *entry = lexicon.heading(Topic::Section, words.first(colon));
    if (!entry)
        return std::nullopt;
    return Heading{kindNamed(entry->key), bare.begin + static_cast<int>(colon) + 1};
}

} // namespace

std::vector<Section> sections(const domain::DocumentText &document)
{
    const QString &text = document.text;
    std::vector<Section> out;
    if (text.isEmpty())
        return out;
    out.push_back({SectionKind::Other, 0, static_cast<int>(text.size()), 0});
    for (const Range &line : linesOf(text)) {
        const auto heading = headingOf(text, line);
        if (!heading)
            continue;
        out.back().end = line.begin;
        if (out.back().end == out.back().begin)
            out.pop_back();
        out.push_back({heading->kind, line.begin, static_cast<int>(text.size()), heading->end});
    }
    return out;
}

const Section *sectionOf(const std::vector<Section> &sections, int at)
{
    const auto next =
        std::upper_bound(sections.begin(), sections.end(), at, [](int a, const Section &s) { return a < s.begin; });
    return next == sections.begin() || at >= std::prev(next)->end ? nullptr : &*std::prev(next);
}

SectionKind sectionAt(const std::vector<Section> &sections, int at)
{
    const Section *section = sectionOf(sections, at);
    return section ? section->kind : SectionKind::Other;
}

} // namespace drafting
