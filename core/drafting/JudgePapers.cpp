// Education: a degree of at least the rank asked for, in a field asked for. Also the entry point for all kinds.
#include <algorithm>

#include <QRegularExpression>

#include "drafting/Criteria.h"
#include "drafting/Judging.h"

namespace drafting {

using domain::CriterionKind;
using domain::Verdict;

namespace {

struct Asked
{
    int rank = 0; // 1 training … 4 doctorate; 0 = any
    std::vector<const Entry *> fields;
    QStringList others; // terms that the lexicon does not know as degree or field
};

Asked askedOf(const domain::Criterion &criterion)
{
    Asked out;
    for (const QString &term : criterion.terms) {
        bool known = false;
        for (const Entry *entry : Lexicon::builtIn().named(term)) {
            if (entry->topic == Topic::Degree) {
                const int rank = entry->key.toInt();
                out.rank = out.rank == 0 ? rank : std::min(out.rank, rank);
                known = true;
            } else if (entry->topic == Topic::Field) {
                out.fields.push_back(entry);
                known = true;
            }
        }
        if (!known)
            out.others.append(term);
    }
    return out;
}

bool insideCertificate(const Reading &reading, const Hit &hit) // "Scrum Master" is no master's degree
{
    const Range before{std::max(0, hit.begin - 20), hit.end};
    const auto around = hitsWithin(reading, before);
    return std::any_of(around.begin(), around.end(), [&hit](const Hit &h) {
        return h.entry->topic == Topic::Certificate && h.entry->key == QLatin1String("scrum master") &&
               h.end >= hit.end;
    });
}

bool near(const Reading &reading, const Hit &degree, const Asked &asked)
{
    if (asked.fields.empty())
        return true;
    const QString &text = reading.text();
    Range lines = lineAt(text, degree.begin);
    if (lines.end + 1 < text.size())
        lines.end = lineAt(text, lines.end + 1).end;
    const auto around = hitsWithin(reading, lines);
    return std::any_of(around.begin(), around.end(), [&](const Hit &h) {
        return std::find(asked.fields.begin(), asked.fields.end(), h.entry) != asked.fields.end();
    });
}

bool isUnfinished(const Reading &reading, const Hit &degree)
{
    const auto around = hitsWithin(reading, lineAt(reading.text(), degree.begin));
    return std::any_of(around.begin(), around.end(), [](const Hit &h) {
        return h.entry->topic == Topic::Unfinished || h.entry->topic == Topic::Intent;
    });
}

struct Held
{
    const Reading *reading = nullptr;
    Hit hit;
    int rank = 0;
    bool field = false;
    bool unfinished = false;

    int worth(int wanted) const { return (unfinished ? 0 : 4) + (rank >= wanted ? 2 : 0) + (field ? 1 : 0); }
};

Held bestDegree(const Asked &asked, const std::vector<Reading> &readings)
{
    Held best;
    for (const Reading &reading : readings) {
        const bool named = std::any_of(reading.sections.begin(), reading.sections.end(),
                                       [](const Section &s) { return s.kind == SectionKind::Education; });
        for (const Hit &hit : reading.hits) {
            if (hit.entry->topic != Topic::Degree || insideCertificate(reading, hit))
                continue;
            const SectionKind where = sectionAt(reading.sections, hit.begin);
            if (named && where == SectionKind::Experience)
                continue; // "Ausbildung von Lehrlingen" is work
            Held held{&reading, hit, hit.entry->key.toInt(), near(reading, hit, asked),
                      isUnfinished(reading, hit) || toneOf(reading, hit) == Tone::Negated};
            if (!best.reading || held.worth(asked.rank) > best.worth(asked.rank))
                best = held;
        }
    }
    return best;
}

// Not a word found in a document that the engine cannot read says nothing.
Finding aware(Finding finding, const std::vector<Reading> &readings, const Phrases &say)
{
    if (finding.verdict != Verdict::NotFound)
        return finding;
    for (const Reading &reading : readings) {
        const Range line = firstTellingLine(reading.text());
        if (!reading.languageRead && !line.isEmpty())
            return {Verdict::Unclear, passageOf(*reading.document, line),
                    say("The document is in a language that the built-in engine does not read."), 0};
    }
    return finding;
}

} // namespace

Finding judgeEducation(const domain::Criterion &criterion, const std::vector<Reading> &readings, const Phrases &say)
{
    const Asked asked = askedOf(criterion);
    if (asked.rank == 0 && asked.fields.empty())
        return judgeTerms(criterion, readings, say);
    const Held held = bestDegree(asked, readings);
    if (!held.reading)
        return {Verdict::NotFound, std::nullopt, say("%1: not found in the documents.").arg(criterion.text), 0};
    const Range line = trimmed(held.reading->text(), lineAt(held.reading->text(), held.hit.begin));
    const domain::Passage passage = line.end - line.begin <= 240
                                        ? passageOf(*held.reading->document, line)
                                        : passageAround(*held.reading, held.hit.begin, held.hit.end);
    const QString shown = say.word(held.hit.entry->shown);
    if (held.unfinished)
        return {Verdict::Unclear, passage, say("%1: stated as not finished.").arg(shown), 0};
    if (!held.reading->languageRead)
        return {Verdict::Unclear, passage, say("%1: named in a language that is not read.").arg(shown), 0};
    if (held.rank < asked.rank)
        return {Verdict::Partly, passage, say("%1 is stated; more was asked.").arg(shown), 0};
    if (!held.field)
        return {Verdict::Partly, passage, say("%1 is stated, in another field or none named.").arg(shown), 0};
    if (held.reading->isLetter)
        return {Verdict::Partly, passage, say("%1: named only in the letter.").arg(shown), 0};
    return {Verdict::Met, passage, say("%1 is stated.").arg(shown), 0};
}

// "SAP FI and SAP CO": both are asked for. The parts, where each of them is something of its own that is looked for.
static std::vector<domain::Criterion> partsOf(const domain::Criterion &criterion)
{
    static const QRegularExpression both(QStringLiteral("\\s(?:and|und|sowie|et|y|e|&)\\s"));
    static const QRegularExpression either(QStringLiteral("\\s(?:or|oder|ou|o|bzw\\.?)\\s|/"));
    std::vector<domain::Criterion> out;
    if (criterion.kind == CriterionKind::Years || criterion.kind == CriterionKind::Language ||
        criterion.terms.size() < 2 || criterion.text.contains(either))
        return out;
    const auto words = criterion.text.split(both, Qt::SkipEmptyParts);
    QStringList seen;
    for (const QString &part : words) {
        auto one = criterionFrom(part.trimmed());
        const bool known = one.kind != CriterionKind::Other && !one.terms.isEmpty() &&
                           std::all_of(one.terms.begin(), one.terms.end(), [&](const QString &term) {
                               return criterion.terms.contains(term) && !seen.contains(term);
                           });
        if (!known)
            return {};
        seen += one.terms;
        out.push_back(std::move(one));
    }
    return out.size() > 1 ? out : std::vector<domain::Criterion>();
}

// All met is met; one that is there, or partly there, makes it partly; the first that is not met is told.
static Finding together(const std::vector<Finding> &parts)
{
    const auto count = [&parts](Verdict verdict) {
        return std::count_if(parts.begin(), parts.end(), [verdict](const Finding &f) { return f.verdict == verdict; });
    };
    const auto all = static_cast<std::ptrdiff_t>(parts.size());
    if (count(Verdict::Met) == all || count(Verdict::NotFound) == all)
        return parts.front();
    QStringList texts;
    for (const auto &part : parts)
        texts.append(part.text);
    Finding out = *std::find_if(parts.begin(), parts.end(), [](const Finding &f) { return f.passage.has_value(); });
    out.text = texts.join(QLatin1Char(' '));
    if (count(Verdict::Met) + count(Verdict::Partly) > 0)
        out.verdict = Verdict::Partly;
    return out;
}

Finding judge(const domain::Criterion &criterion, const std::vector<Reading> &readings, const Phrases &say)
{
    if (const auto parts = partsOf(criterion); !parts.empty()) {
        std::vector<Finding> findings;
        for (const auto &part : parts)
            findings.push_back(judge(part, readings, say));
        return together(findings);
    }
    const bool anyText =
        std::any_of(readings.begin(), readings.end(), [](const Reading &r) { return !r.text().trimmed().isEmpty(); });
    if (!anyText)
        return {Verdict::NotFound, std::nullopt, say("No readable text to look in."), 0};
    switch (criterion.kind) {
    case CriterionKind::Years:
        return aware(judgeYears(criterion, readings, say), readings, say);
    case CriterionKind::Language:
        return aware(judgeLanguage(criterion, readings, say), readings, say);
    case CriterionKind::Education:
        return aware(judgeEducation(criterion, readings, say), readings, say);
    default:
        return aware(judgeTerms(criterion, readings, say), readings, say);
    }
}

} // namespace drafting
