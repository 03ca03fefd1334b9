#include "drafting/Posting.h"

#include <optional>

#include "drafting/Clauses.h"
#include "drafting/Lexicon.h"

namespace drafting {

namespace {

enum class Part
{
    Before,
    Must,
    Nice,
    Duty,
    Skip
};

std::optional<Part> partNamed(const QString &words)
{
    const Entry *entry = Lexicon::builtIn().heading(Topic::Posting, words);
    if (!entry)
        return std::nullopt;
    if (entry->key == QLatin1String("must"))
        return Part::Must;
    if (entry->key == QLatin1String("nice"))
        return Part::Nice;
    return entry->key == QLatin1String("duty") ? Part::Duty : Part::Skip;
}

struct Mark
{
    bool must = false;
    bool nice = false;
};

Mark markOf(const QString &text)
{
    Mark mark;
    for (const Hit &hit : Lexicon::builtIn().find(text, folded(text, Fold::Search))) {
        mark.must = mark.must || hit.entry->topic == Topic::MarkMust;
        mark.nice = mark.nice || hit.entry->topic == Topic::MarkNice;
    }
    return mark;
}

} // namespace

std::vector<Demand> demands(const QString &posting)
{
    std::vector<Demand> out;
    Part part = Part::Before;
    bool bulletsSeen = false; // in this part
    const auto add = [&out, &part](const QString &text, bool bulleted) {
        const QString bare = text.simplified();
        if (bare.size() < 2 || part == Part::Skip)
            return;
        const Mark mark = markOf(bare);
        Weight weight = part == Part::Must ? Weight::Must : part == Part::Nice ? Weight::Nice : Weight::Loose;
        if (mark.nice)
            weight = Weight::Nice;
        else if (mark.must && weight == Weight::Loose)
            weight = Weight::Must;
        if (part != Part::Duty || mark.must || mark.nice)
            out.push_back({bare, weight, bulleted, part == Part::Must || part == Part::Nice});
    };
    for (const Range &clause : clausesOf(posting)) {
        QString words = posting.mid(clause.begin, clause.end - clause.begin);
        while (words.startsWith(QLatin1Char('#')) || words.startsWith(QLatin1Char(' ')))
            words.remove(0, 1);
        if (const auto named = partNamed(words)) {
            part = *named;
            bulletsSeen = false;
            continue;
        }
        const auto colon = words.indexOf(QLatin1Char(':'));
        if (colon > 2 && colon < 45) {
            if (const auto named = partNamed(words.first(colon))) { // "Must have: Go, Kafka"
                part = *named;
                bulletsSeen = false;
                words.remove(0, colon + 1);
            }
        }
        const bool bulleted = startsWithBullet(posting, lineAt(posting, clause.begin));
        if (bulletsSeen && !bulleted && (part == Part::Must || part == Part::Nice))
            part = Part::Before; // prose behind a list is no item of it
        bulletsSeen = bulletsSeen || bulleted;
        add(words, bulleted);
    }
    return out;
}

} // namespace drafting
