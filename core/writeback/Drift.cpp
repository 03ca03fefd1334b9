#include "writeback/Drift.h"

#include <algorithm>
#include <map>

#include "ats/TargetText.h"
#include "review/Composition.h"

namespace writeback {

namespace {

struct DriftName
{
    DriftKind kind;
    const char *word;
};
constexpr DriftName driftNames[] = {{DriftKind::Missing, "missing"},
                                    {DriftKind::Doubled, "doubled"},
                                    {DriftKind::Changed, "changed"},
                                    {DriftKind::Foreign, "foreign"}};

Drift driftAt(DriftKind kind, const Expected &expected)
{
    Drift drift;
    drift.kind = kind;
    drift.application = expected.application;
    drift.candidate = expected.candidate;
    drift.operation = expected.operation;
    return drift;
}

std::optional<Drift> noteDrift(const Expected &expected, const std::vector<domain::Note> &notes)
{
    // By its reference, and by the id that the system gave it: somebody may have edited the reference away, and what
    // still stands there must not be offered to be written once more.
    std::vector<const domain::Note *> marked;
    for (const auto &note : notes) {
        const bool named = !expected.remoteId.isEmpty() && note.id.text() == expected.remoteId;
        if (note.candidate == expected.candidate && (named || note.body.contains(expected.marker)))
            marked.push_back(&note);
    }
    if (marked.empty())
        return driftAt(DriftKind::Missing, expected);
    const QString wanted = ats::textForTarget(expected.content, expected.target);
    const bool changed = marked.size() == 1 && marked.front()->body != wanted;
    if (marked.size() == 1 && !changed)
        return std::nullopt;
    auto drift = driftAt(changed ? DriftKind::Changed : DriftKind::Doubled, expected);
    drift.found = marked.back()->body;
    drift.author = marked.back()->author;
    for (const auto *note : marked)
        drift.remoteIds.append(note->id.text());
    return drift;
}

std::optional<Drift> fieldDrift(const Expected &expected, const std::vector<domain::Application> &applications)
{
    const auto application = std::find_if(applications.begin(), applications.end(),
                                          [&](const auto &each) { return each.id == expected.application; });
    if (application == applications.end())
        return driftAt(DriftKind::Missing, expected);
    const auto field =
        std::find_if(application->fields.begin(), application->fields.end(),
                     [&](const domain::FieldValue &each) { return each.key == expected.target.fieldKey; });
    const QString now = field == application->fields.end() ? QString() : field->value;
    if (ats::isShownAs(now, expected.content, expected.target))
        return std::nullopt;
    auto drift = driftAt(now.isEmpty() ? DriftKind::Missing : DriftKind::Changed, expected);
    drift.found = now;
    return drift;
}

} // namespace

QString driftWord(DriftKind kind)
{
    const auto *at = std::find_if(std::begin(driftNames), std::end(driftNames),
                                  [kind](const DriftName &each) { return each.kind == kind; });
    return QString::fromLatin1(at->word);
}

DriftKind driftFrom(const QString &word)
{
    const auto *at = std::find_if(std::begin(driftNames), std::end(driftNames),
                                  [&word](const DriftName &each) { return word == QLatin1String(each.word); });
    return at == std::end(driftNames) ? DriftKind::Missing : at->kind;
}

std::vector<Drift> driftsOf(const std::vector<Expected> &expected, const OnRecord &record,
                            const std::set<QString> &knownMarkers, const domain::UserId &reviewer)
{
    std::vector<Drift> drifts;
    std::map<std::pair<QString, QString>, const Expected *> lastIn; // application and field → the write expected there
    for (const auto &each : expected) {
        if (ats::isMove(each.target.kind) || each.target.kind == ats::TargetKind::Tag)
            continue; // people move on, and tags come and go: today says nothing about yesterday's write
        if (each.target.kind == ats::TargetKind::Note) {
            if (auto drift = noteDrift(each, record.notes))
                drifts.push_back(std::move(*drift));
        } else {
            lastIn[{each.application.text(), each.target.fieldKey}] = &each;
        }
    }
    for (const auto &[place, each] : lastIn)
        if (auto drift = fieldDrift(*each, record.applications))
            drifts.push_back(std::move(*drift));
    for (const auto &note : record.notes) {
        const auto closing = review::closingIn(note.body);
        if (!closing || note.author != reviewer || knownMarkers.contains(closing->marker))
            continue;
        Drift drift;
        drift.kind = DriftKind::Foreign;
        drift.application = note.application;
        drift.candidate = note.candidate;
        drift.remoteIds = {note.id.text()};
        drift.author = note.author;
        drift.found = note.body;
        drifts.push_back(std::move(drift));
    }
    return drifts;
}

} // namespace writeback
