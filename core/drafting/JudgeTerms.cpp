// Skills, duties, certificates and free statements: is it named, where, and in what tone?
#include <algorithm>

#include "drafting/CriteriaLint.h"
#include "drafting/Judging.h"
#include "drafting/Wording.h"

namespace drafting {

using domain::CriterionKind;
using domain::Verdict;

namespace {

enum class Place
{
    Work,
    Listed,
    Stated,
    Education,
    Letter
};

struct Mention
{
    const Reading *reading;
    Hit hit;
    Tone tone;
    Place place;
};

Place placeOf(const Reading &reading, int at)
{
    if (reading.isLetter)
        return Place::Letter;
    switch (sectionAt(reading.sections, at)) {
    case SectionKind::Experience:
    case SectionKind::Projects:
        return Place::Work;
    case SectionKind::Skills:
    case SectionKind::Certificates:
        return Place::Listed;
    case SectionKind::Education:
        return Place::Education;
    default:
        return Place::Stated;
    }
}

QString placeWords(Place place, const Phrases &say)
{
    switch (place) {
    case Place::Work:
        return say("%1: named in the work history.");
    case Place::Listed:
        return say("%1: listed in the résumé.");
    case Place::Stated:
        return say("%1: stated in the résumé.");
    case Place::Education:
        return say("%1: named only under education.");
    case Place::Letter:
        return say("%1: named only in the letter.");
    }
    return {};
}

QString toneWords(Tone tone, const Phrases &say)
{
    switch (tone) {
    case Tone::Plain:
        return {};
    case Tone::Basic:
        return say("%1: stated as basics.");
    case Tone::Intended:
        return say("%1: named as a plan or a wish, not as done.");
    case Tone::Lapsed:
        return say("%1: stated as lapsed or not finished.");
    case Tone::Others:
        return say("%1: named as what others did.");
    case Tone::Negated:
        return say("%1: stands in a negative sentence.");
    }
    return {};
}

std::vector<Mention> allMentions(const QStringList &terms, const std::vector<Reading> &readings)
{
    std::vector<Mention> out;
    for (const Reading &reading : readings) {
        for (const Hit &hit : mentions(reading, terms))
            out.push_back({&reading, hit, toneOf(reading, hit), placeOf(reading, hit.begin)});
    }
    return out;
}

Finding found(Verdict verdict, const Mention &mention, const QString &text)
{
    return {verdict, passageAround(*mention.reading, mention.hit.begin, mention.hit.end), text, 0};
}

// "Mentored two juniors" stands near "led a team"; which of the two it is, a person says.
std::optional<Finding> nearDuty(const domain::Criterion &criterion, const std::vector<Reading> &readings,
                                const Phrases &say)
{
    QStringList keys;
    for (const QString &term : criterion.terms) {
        for (const Entry *entry : Lexicon::builtIn().named(term)) {
            if (entry->topic == Topic::Duty)
                keys.append(entry->key);
        }
    }
    for (const Reading &reading : readings) {
        for (const Hit &hit : reading.hits) {
            if (hit.entry->topic == Topic::NearDuty && keys.contains(hit.entry->key) &&
                toneOf(reading, hit) == Tone::Plain) {
                return Finding{Verdict::Unclear, passageAround(reading, hit.begin, hit.end),
                               say("%1: something near it is stated.").arg(subjectOf(criterion, say)), 0};
            }
        }
    }
    return std::nullopt;
}

// For the posting's own words: the clause that has most of a phrase's telling words, by their stems.
std::optional<Finding> likePhrase(const domain::Criterion &criterion, const std::vector<Reading> &readings,
                                  const Phrases &say)
{
    for (const QString &term : criterion.terms) {
        QStringList stems;
        for (const QString &word : foldedText(term, Fold::Search).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
            if (word.size() > 4 && word.at(0).isLetter())
                stems.append(word.left(6));
        }
        if (stems.size() < 2)
            continue;
        for (const Reading &reading : readings) {
            for (const Range &clause : reading.clauses) {
                const QString words =
                    QLatin1Char(' ') +
                    foldedText(reading.text().mid(clause.begin, clause.end - clause.begin), Fold::Search);
                const auto there = std::count_if(stems.begin(), stems.end(), [&words](const QString &stem) {
                    return words.contains(QLatin1Char(' ') + stem);
                });
                if (there * 10 >= stems.size() * 6 && there >= 2)
                    return Finding{Verdict::Unclear, passageAround(reading, clause.begin, clause.end),
                                   say("Words of “%1” stand in the documents.").arg(criterion.text), 0};
            }
        }
    }
    return std::nullopt;
}

} // namespace

QString subjectOf(const domain::Criterion &criterion, const Phrases &say)
{
    if (criterion.kind == CriterionKind::Skill || criterion.kind == CriterionKind::Language ||
        criterion.kind == CriterionKind::Duty || criterion.kind == CriterionKind::Certificate) {
        QStringList shown;
        for (const QString &term : criterion.terms) {
            for (const Entry *entry : Lexicon::builtIn().named(term)) {
                if (!shown.contains(entry->shown) && shown.size() < 3 && shown.isEmpty())
                    shown.append(entry->shown);
            }
        }
        if (shown.size() == 1 && criterion.terms.size() == 1)
            return capitalised(say.word(shown.first()));
    }
    return criterion.text;
}

Finding judgeTerms(const domain::Criterion &criterion, const std::vector<Reading> &readings, const Phrases &say)
{
    const auto all = allMentions(criterion.terms, readings);
    const QString subject = subjectOf(criterion, say);
    const auto named = [&](const Mention &m) { // of "Go or Rust", the one that is there
        return criterion.terms.size() > 1 && m.hit.entry ? capitalised(say.word(m.hit.entry->shown)) : subject;
    };
    const auto first = [&all](auto &&wanted) {
        return std::find_if(all.begin(), all.end(), [&wanted](const Mention &m) { return wanted(m); });
    };
    const auto plain = [](const Mention &m) { return m.tone == Tone::Plain; };
    const auto denied = first([](const Mention &m) { return m.tone == Tone::Negated || m.tone == Tone::Lapsed; });
    const auto stated = first(plain);
    if (denied != all.end() && stated != all.end())
        return found(Verdict::Unclear, *denied, say("%1: the documents say both yes and no.").arg(named(*denied)));
    // The posting's own words: where all of them stand as they are, they are stated, unless they name a trait
    // that no paper shows; where some do, a person looks.
    const QString wording = foldedText(criterion.text, Fold::Search);
    const bool verbatim = criterion.terms.size() == 1 && wording.count(QLatin1Char(' ')) < 6 &&
                          foldedText(criterion.terms.front(), Fold::Search) == wording && !lint(criterion.text);
    if (stated != all.end() && criterion.kind == CriterionKind::Other && !verbatim)
        return found(Verdict::Unclear, *stated, say("Words of “%1” stand in the documents.").arg(subject));
    for (const Place place : {Place::Work, Place::Listed, Place::Stated}) {
        const auto at = first([&plain, place](const Mention &m) { return plain(m) && m.place == place; });
        if (at != all.end() && at->reading->languageRead)
            return found(Verdict::Met, *at, placeWords(place, say).arg(named(*at)));
        if (at != all.end())
            return found(Verdict::Unclear, *at,
                         say("%1: named in a language that the built-in engine does not read.").arg(subject));
    }
    if (stated != all.end())
        return found(Verdict::Partly, *stated, placeWords(stated->place, say).arg(named(*stated)));
    const auto basic = first([](const Mention &m) { return m.tone == Tone::Basic; });
    if (basic != all.end())
        return found(Verdict::Partly, *basic, toneWords(Tone::Basic, say).arg(named(*basic)));
    if (!all.empty())
        return found(Verdict::Unclear, all.front(), toneWords(all.front().tone, say).arg(named(all.front())));
    if (auto near = criterion.kind == CriterionKind::Other ? likePhrase(criterion, readings, say)
                                                           : nearDuty(criterion, readings, say))
        return *near;
    return {Verdict::NotFound, std::nullopt, say("%1: not found in the documents.").arg(subject), 0};
}

} // namespace drafting
