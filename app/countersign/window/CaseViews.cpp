#include "app/countersign/window/CaseViews.h"

#include <algorithm>

#include <QCoreApplication>
#include <QLocale>

#include "app/countersign/Identity.h"
#include "app/countersign/window/Proposals.h"
#include "app/countersign/window/Sentences.h"
#include "ats/TargetText.h"
#include "review/Composition.h"

namespace app {

using domain::Claim;
using domain::ClaimKind;
using domain::OutputKind;
using domain::Support;
using domain::Verdict;
using ui::review::OutputState;
using ui::review::Section;

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("CaseViews", text, nullptr, n);
}

ui::theme::Shape shapeOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Met:
        return ui::theme::Shape::Met;
    case Verdict::Partly:
        return ui::theme::Shape::Partly;
    case Verdict::NotFound:
        return ui::theme::Shape::NotFound;
    case Verdict::Unclear:
        return ui::theme::Shape::Unclear;
    }
    return ui::theme::Shape::Unclear;
}

int numberOf(const std::vector<NumberedPassage> &passages, const std::optional<domain::Passage> &passage)
{
    if (!passage)
        return 0;
    const auto it =
        std::find_if(passages.begin(), passages.end(), [&](const NumberedPassage &n) { return n.passage == *passage; });
    return it == passages.end() ? 0 : it->number;
}

const writeback::Item *operationOf(const CaseStanding &standing, domain::OutputKind kind)
{
    // Newest first; what was taken back or replaced says nothing about the present.
    for (const auto &item : standing.operations)
        if (item.kind == kind && item.state != writeback::State::Revoked && item.state != writeback::State::Superseded)
            return &item;
    return nullptr;
}

// Whether she may write this output herself where nothing was drafted.
enum class ByHand
{
    Offered,
    NotOffered
};

// Who drafted it, and what came of the model where there is one.
QString draftLine(const PreparedCase &prepared, const domain::Draft &draft)
{
    const bool byModel = !draft.model.isEmpty();
    QString line = tr("draft · %1").arg(draft.engine);
    if (byModel && draft.provenance.withheld > 0)
        line += tr(" · %n line(s) that speak to a machine were kept from it", draft.provenance.withheld);
    if (byModel || draft.kind == OutputKind::Message)
        return line;
    if (prepared.model.state == ModelState::Asked)
        return line + tr(" · the model is being asked");
    if (prepared.model.state == ModelState::Without && prepared.model.error)
        return line + QStringLiteral(" · ") + whyWithoutModel(*prepared.model.error);
    return line;
}

ui::review::SectionView sectionView(const PreparedCase &prepared, const CaseStanding &standing, domain::OutputKind kind,
                                    const QString &nothing, ByHand byHand, const QDateTime &now)
{
    const auto &stored = standing[kind];
    ui::review::SectionView view;
    if (!stored || stored->state == review::DraftState::Superseded || stored->state == review::DraftState::Stale) {
        view.emptyWords = nothing;
        view.blockedBy = tr("There is nothing to approve here yet.");
        view.editable = byHand == ByHand::Offered;
        return view;
    }
    view.state = OutputState::Draft;
    view.stateLine = stored->draft.proposal       ? tr("yours, not yet approved")
                     : stored->draft.revision > 1 ? tr("draft · edited by you")
                                                  : draftLine(prepared, stored->draft);
    view.editable = stored->state == review::DraftState::Open;
    if (stored->state == review::DraftState::Rejected) {
        view.state = OutputState::Rejected;
        view.stateLine = tr("rejected · not written");
        view.blockedBy = tr("You rejected this. U takes that back.");
    } else if (stored->state == review::DraftState::Approved) {
        view.state = OutputState::Approved;
        view.stateLine = tr("approved · lives only here");
        view.blockedBy = tr("This is approved already. U takes it back while it has not left.");
        if (const auto *item = operationOf(standing, kind)) {
            view.stateLine = operationLine(*item, now);
            if (item->state == writeback::State::Confirmed)
                view.state = OutputState::Written;
            else if (item->state == writeback::State::NeedsHuman || item->state == writeback::State::Refused)
                view.state = OutputState::Conflict;
        }
    } else if (!review::approvable(stored->draft)) {
        view.blockedBy = tr("A sentence here has no passage. E changes it in your words; empty words remove it.");
    } else if (const QString why = notApprovable(prepared, standing, kind); !why.isEmpty()) {
        view.blockedBy = why;
    } else if (standing.lookOnly) {
        view.blockedBy =
            tr("Looking only: without a keychain or passphrase nothing can be kept, so nothing is approved.");
    }
    return view;
}

QString criterionWords(const Claim &claim)
{
    QString words;
    if (claim.verdict == Verdict::NotFound)
        words = tr("not found in the documents");
    else if (claim.verdict == Verdict::Unclear)
        words = tr("unclear");
    else if (claim.verdict == Verdict::Partly)
        words = tr("partly");
    if (!claim.wavers())
        return words;
    // One word more than the shape: how it wavers.
    const QString said = words.isEmpty() ? tr("met") : words;
    if (claim.agree < claim.runs)
        return tr("%1 in %2 of %3 readings").arg(said).arg(claim.agree).arg(claim.runs);
    return claim.verdict == Verdict::Unclear    ? tr("%1: the model did not see this").arg(said)
           : claim.verdict == Verdict::NotFound ? tr("%1 by the model; the built-in engine sees something").arg(said)
                                                : tr("%1 by the model alone").arg(said);
}

QString whyOnlyHere(const review::Mapped &mapped)
{
    switch (mapped.why) {
    case review::Unmapped::No:
        return tr("Writing this is switched off by your administrator; it will live only here.");
    case review::Unmapped::ByMap:
        return tr("No place is mapped for this in your system; it will live only here.");
    case review::Unmapped::ByDirection:
        return tr("Your profile keeps Countersign from writing this to the system; it will live only here.");
    case review::Unmapped::FieldUnknown:
        return tr("The field “%1” of your field map is not there; this will live only here. Tell your administrator.")
            .arg(mapped.field);
    case review::Unmapped::FieldUnfit:
        return tr("The field “%1” does not take this; it will live only here. Tell your administrator.")
            .arg(mapped.field);
    case review::Unmapped::NoOption:
        return tr("“%1” has no choice for this; it will live only here.").arg(mapped.field);
    }
    return {};
}

QString whyProposalStays(const domain::Proposal &proposal)
{
    if (proposal.kind == domain::ProposalKind::Hold)
        return tr("A hold is kept here; the record stays as it is.");
    return tr("Moves are switched off by your administrator; this will live only here.");
}

void addPreview(ui::review::ReviewView &view, const PreparedCase &prepared, const CaseStanding &standing,
                domain::OutputKind kind)
{
    const auto &stored = standing[kind];
    if (!stored || stored->state != review::DraftState::Open || stored->draft.claims.empty())
        return;
    const auto target = targetIn(prepared, standing, kind);
    ui::review::PreviewRow row;
    if (!target) { // said, never silently dropped
        row.field = outputWord(kind);
        row.now = tr("not written");
        row.after = stored->draft.proposal ? whyProposalStays(*stored->draft.proposal)
                                           : whyOnlyHere(standing.map.mappedOf(kind, standing.fields));
        view.preview.push_back(std::move(row));
        return;
    }
    if (target->kind == ats::TargetKind::Note) {
        row.field = tr("Note");
        row.now = tr("none");
    } else if (ats::isMove(target->kind)) {
        row.field = tr("Stage");
        row.now = valueNow(prepared, *target);
        row.after =
            target->kind == ats::TargetKind::Stage ? target->fieldName : tr("rejected: %1").arg(target->fieldName);
        view.preview.push_back(std::move(row));
        return;
    } else {
        row.field = target->fieldName;
        const QString now = valueNow(prepared, *target);
        row.now = now.isEmpty() ? tr("empty") : now;
    }
    // As it will stand there: where encoding changes the words she sees it so. // SEC-53
    const QString words = domain::plainText(stored->draft, standing.criteria.value_or(domain::CriteriaSet{}));
    row.after = ats::textForTarget(words, *target);
    if (row.after != words)
        row.now += QLatin1Char(' ') + tr("(shown as it will be encoded)");
    view.preview.push_back(std::move(row));
}

// "AI score: empty → 72 (6 met, 1 partly of 8; must-haves count double)": never a number without its rule.
void addDerived(ui::review::ReviewView &view, const PreparedCase &prepared, const CaseStanding &standing,
                const review::Derived &derived)
{
    const auto target = standing.policy.permitted(derived.kind, derived.place.target);
    ui::review::PreviewRow row;
    if (!target) {
        row.field = outputWord(derived.kind);
        row.now = tr("not written");
        row.after = whyOnlyHere(derived.place);
    } else {
        row.field = target->kind == ats::TargetKind::Tag ? tr("Tag") : target->fieldName;
        const QString now = valueNow(prepared, *target);
        row.now = now.isEmpty() ? tr("empty") : now;
        row.after = derived.value;
        if (derived.kind != OutputKind::Tag)
            row.after += QStringLiteral(" (%1)").arg(derived.rule);
    }
    view.preview.push_back(std::move(row));
}

QString pointWord(ClaimKind kind)
{
    switch (kind) {
    case ClaimKind::Disagreement:
        return tr("disagree");
    case ClaimKind::Agreement:
        return tr("agree");
    case ClaimKind::NotProbed:
        return tr("not probed");
    case ClaimKind::Question:
        return tr("to ask");
    case ClaimKind::Vote:
        return tr("vote");
    default:
        return {};
    }
}

// Why there is no synthesis yet, and whom it waits for; nothing without interviews.
QString noSynthesis(const PreparedCase &prepared)
{
    const auto in = drafting::scorecardTexts(prepared.interviews).size();
    if (prepared.interviews.empty() || in >= 2 || prepared.noDraft == NoDraft::OptedOut)
        return {};
    const QString missing = drafting::missingInterviewers(prepared.interviews).join(QStringLiteral(", "));
    const QString words = in == 0 ? tr("No scorecard is in yet.") : tr("Only one scorecard is in; two are needed.");
    return missing.isEmpty() ? words : words + QLatin1Char(' ') + tr("Waiting for %1.").arg(missing);
}

void addClaims(ui::review::SectionView &view, const std::optional<review::StoredDraft> &stored,
               const std::vector<NumberedPassage> &passages)
{
    if (!stored || view.state == OutputState::None)
        return;
    for (const auto &claim : stored->draft.claims) {
        ui::review::RowView row;
        row.supported = claim.support != Support::Unsupported;
        row.number = row.supported ? numberOf(passages, claim.passage) : 0;
        row.text = claim.text;
        row.words = row.supported ? QString() : tr("no passage supports this");
        row.byPerson = claim.kind == ClaimKind::Person;
        if (row.supported && stored->draft.kind == OutputKind::Synthesis) {
            row.words = pointWord(claim.kind);
            row.quote = claim.passage ? claim.passage->quote : QString();
        }
        view.rows.push_back(std::move(row));
    }
}

void addVerdicts(ui::review::SectionView &view, const domain::Draft &draft, const domain::CriteriaSet &criteria,
                 const std::vector<NumberedPassage> &passages)
{
    if (view.state == OutputState::None)
        return;
    int counts[4] = {};
    int wavering = 0;
    for (const auto &claim : draft.claims) {
        const auto &set = criteria.criteria;
        const auto it =
            std::find_if(set.begin(), set.end(), [&](const domain::Criterion &c) { return c.id == claim.criterion; });
        ui::review::RowView row;
        row.supported = claim.support != Support::Unsupported;
        row.shape = !row.supported   ? ui::theme::Shape::Cross
                    : claim.wavers() ? ui::theme::Shape::Wave
                                     : shapeOf(claim.verdict);
        wavering += row.shape == ui::theme::Shape::Wave ? 1 : 0;
        row.text = it == set.end() ? claim.text : it->text;
        row.words = row.supported ? criterionWords(claim) : tr("no passage supports this");
        if (row.supported && !claim.changedByPerson && claim.verdict != Verdict::NotFound)
            row.reason = claim.text;
        row.byPerson = claim.changedByPerson;
        row.number = row.supported ? numberOf(passages, claim.passage) : 0;
        if (claim.passage) {
            row.quote = claim.passage->quote.simplified();
            row.page = tr("p %1").arg(claim.passage->page + 1);
        }
        ++counts[static_cast<std::size_t>(claim.verdict)];
        view.rows.push_back(std::move(row));
    }
    if (view.state != OutputState::Draft)
        return;
    static const char *words[] = {"%1 met", "%1 partly", "%1 not found", "%1 unclear"};
    QStringList parts;
    for (std::size_t i = 0; i < 4; ++i)
        if (counts[i] > 0)
            parts.append(tr(words[i]).arg(counts[i]));
    if (wavering > 0)
        parts.append(tr("%1 wavering").arg(wavering));
    view.stateLine = parts.join(QStringLiteral(" · "));
}

// The system's code words as people write them: strong_yes becomes "strong yes".
QString plainWord(QString code)
{
    return code.replace(QLatin1Char('_'), QLatin1Char(' '));
}

ui::evidence::DocumentView textSheet(const PreparedCase &prepared, const QString &tab, Names names)
{
    ui::evidence::DocumentView view;
    const auto said = [&](const QString &text) {
        return names == Names::On ? text : maskedText(text, prepared.candidate);
    };
    if (tab == QLatin1String("answers")) {
        view.title = tr("answers");
        for (const auto &answer : prepared.application.answers)
            view.blocks.push_back({answer.question, {}, said(answer.answer)});
    } else if (tab == QLatin1String("notes")) {
        view.title = tr("notes");
        for (const auto &note : prepared.notes)
            view.blocks.push_back(
                {QLocale().toString(note.createdAt.toLocalTime(), QLocale::ShortFormat), {}, said(note.body)});
    } else {
        view.title = tr("scorecards");
        for (const auto &card : prepared.scorecards) {
            QStringList lines;
            if (!card.notes.isEmpty())
                lines.append(said(card.notes));
            for (const auto &rating : card.ratings)
                lines.append(rating.attribute + QStringLiteral(": ") + plainWord(rating.rating) +
                             (rating.note.isEmpty() ? QString() : QStringLiteral(" · ") + said(rating.note)));
            view.blocks.push_back({card.submittedAt.isValid() ? plainWord(card.overall) : tr("not yet in"),
                                   {},
                                   lines.join(QLatin1Char('\n'))});
        }
    }
    return view;
}

// File names often are the person's name: while names are off the kind stands for them.
QString fileLabel(const CaseFile &file, Names names)
{
    if (names == Names::On)
        return file.attachment.fileName;
    const QString suffix = file.attachment.fileName.section(QLatin1Char('.'), -1).toLower();
    const QString word = file.attachment.kind == domain::AttachmentKind::Resume        ? tr("cv")
                         : file.attachment.kind == domain::AttachmentKind::CoverLetter ? tr("letter")
                                                                                       : tr("file");
    return suffix.size() <= 4 && !suffix.isEmpty() ? word + QLatin1Char('.') + suffix : word;
}

void addMarkers(ui::evidence::DocumentView &view, const CaseFile &file, const CaseStanding &standing)
{
    for (const auto &[number, passage] : numbered(standing)) {
        if (!(passage.document == file.document->text().digest))
            continue;
        const auto it = file.places.find(std::pair(passage.begin, passage.end));
        if (it == file.places.end() || it->second.empty())
            continue;
        ui::evidence::Marker marker{number, it->second.front().page, {}};
        for (const auto &box : it->second)
            if (box.page == marker.page)
                marker.boxes.push_back(box.box);
        view.markers.push_back(std::move(marker));
    }
}

ui::evidence::DocumentView fileView(const CaseFile &file, const CaseStanding &standing, Names names,
                                    const QString &system, const QString &code)
{
    ui::evidence::DocumentView view;
    view.title = fileLabel(file, names);
    view.names = names == Names::On ? ui::evidence::Identity::Shown : ui::evidence::Identity::Hidden;
    if (!file.document) {
        view.band =
            tr("This file could not be fetched: %1 is out of reach or it was removed. It is tried again when you"
               " come back to the case.")
                .arg(system);
        return view;
    }
    const auto &text = file.document->text();
    view.band = readStateSentence(text.state, system);
    if (text.format != QLatin1String("pdf") && text.state == domain::ReadState::Ok)
        view.kindLine = tr("reading view");
    view.pages = text.pages;
    view.totalPages = text.totalPages;
    if (text.totalPages > static_cast<int>(text.pages.size()) && text.state == domain::ReadState::Ok)
        view.band = tr("Only the first %1 of %2 pages are shown and read. The rest is in %3.")
                        .arg(text.pages.size())
                        .arg(text.totalPages)
                        .arg(system);
    int words = 0;
    for (const auto &hidden : text.hidden) {
        words += static_cast<int>(hidden.words.split(QLatin1Char(' '), Qt::SkipEmptyParts).size());
        view.hidden.push_back({hidden.page, hidden.box, hidden.words});
    }
    if (words > 0 && view.band.isEmpty())
        view.band = words == 1 ? tr("One word in this file is invisible to the eye. It was not read.")
                               : tr("%1 words in this file are invisible to the eye. They were not read.").arg(words);
    // The code stands where the name stood: the first large piece of the first page.
    bool named = false;
    for (const auto &box : file.identity) {
        const bool isHeading = !named && box.page == 0 && box.box.height() >= 14;
        named = named || isHeading;
        view.identity.push_back({box.page, box.box, isHeading ? code : QString()});
    }
    addMarkers(view, file, standing);
    return view;
}

} // namespace

std::vector<NumberedPassage> numbered(const CaseStanding &standing)
{
    std::vector<NumberedPassage> out;
    for (const auto &stored : standing.drafts) {
        if (!stored || stored->draft.kind == OutputKind::Synthesis) // scorecards are no pages: their words stand below
            continue;
        for (const auto &claim : stored->draft.claims) {
            if (!claim.passage || claim.support == Support::Unsupported || numberOf(out, claim.passage) != 0)
                continue;
            out.push_back({static_cast<int>(out.size()) + 1, *claim.passage});
        }
    }
    return out;
}

ui::review::Section sectionOf(domain::OutputKind kind)
{
    if (review::isDerived(kind))
        return ui::review::Section::Criteria;      // along with the verdicts
    return static_cast<ui::review::Section>(kind); // both lists are in the order of the screen
}

domain::OutputKind kindOf(ui::review::Section section)
{
    return static_cast<domain::OutputKind>(section);
}

std::vector<review::Derived> derivedIn(const CaseStanding &standing)
{
    const auto &screening = standing[OutputKind::Screening];
    if (!screening || screening->state != review::DraftState::Open || !standing.criteria)
        return {};
    return review::derivedFrom(screening->draft, *standing.criteria, standing.map, standing.fields);
}

// Before the policy has its word.
static std::optional<ats::Target> placeOf(const PreparedCase &prepared, const CaseStanding &standing,
                                          domain::OutputKind kind)
{
    const auto &stored = standing[kind];
    if (stored && stored->draft.proposal) {
        auto place = review::placeOf(*stored->draft.proposal, prepared.application);
        return place && standing.map.writes(place->kind) ? place : std::nullopt;
    }
    if (review::isDerived(kind)) {
        for (const auto &derived : derivedIn(standing))
            if (derived.kind == kind)
                return derived.place.target;
        return std::nullopt;
    }
    return standing.map.targetOf(kind, standing.fields);
}

std::optional<ats::Target> targetIn(const PreparedCase &prepared, const CaseStanding &standing, domain::OutputKind kind)
{
    return standing.policy.permitted(kind, placeOf(prepared, standing, kind));
}

QString notApprovable(const PreparedCase &prepared, const CaseStanding &standing, domain::OutputKind kind)
{
    if (!standing.policyTrouble.isEmpty())
        return standing.policyTrouble;
    if (prepared.checking && kind != OutputKind::Synthesis && kind != OutputKind::Proposal)
        return tr("The words of these papers are still held against their pages. A few seconds more.");
    if (const auto &stored = standing[kind]; stored && stored->draft.proposal)
        if (const auto check = checkProposal(prepared, standing, *stored->draft.proposal); !check.permitted)
            return moveRefusal(check);
    if (const QString why =
            kind == OutputKind::Message && standing[kind] ? whyNoMessage(prepared, standing) : QString();
        !why.isEmpty())
        return why;
    const auto target = placeOf(prepared, standing, kind);
    if (!target || !standing.reviewer ||
        standing.policy.mayApprove(review::classOf(kind, target->kind), *standing.reviewer))
        return {};
    const QString what = kind == OutputKind::Message             ? tr("messages")
                         : target->kind == ats::TargetKind::Note ? tr("notes")
                         : ats::isMove(target->kind)             ? tr("moves")
                                                                 : tr("fields");
    return tr("Your administrator lets others approve %1, not you. Ask one of them to look at this case.").arg(what);
}

QString valueNow(const PreparedCase &prepared, const ats::Target &target)
{
    if (ats::isMove(target.kind))
        return ats::standingOf(prepared.application);
    if (target.kind == ats::TargetKind::Tag)
        return prepared.candidate.tags.contains(target.fieldName) ? target.fieldName : QString();
    const auto &fields =
        target.kind == ats::TargetKind::CandidateField ? prepared.candidate.fields : prepared.application.fields;
    const auto it = std::find_if(fields.begin(), fields.end(),
                                 [&](const domain::FieldValue &field) { return field.key == target.fieldKey; });
    return target.kind == ats::TargetKind::Note || it == fields.end() ? QString() : it->value;
}

ui::review::ReviewView reviewView(const PreparedCase &prepared, const CaseStanding &standing, const QDateTime &now)
{
    const auto passages = numbered(standing);
    ui::review::ReviewView view;
    view.caseKey = prepared.key();
    view.notice = standing.notice;
    view.canUndo = standing.canUndo;

    QString nothing = tr("No draft yet.");
    if (prepared.noDraft == NoDraft::OptedOut)
        nothing = tr("Asked for review without AI. Nothing is drafted here; decide in the record.");
    else if (prepared.noDraft == NoDraft::NoReadableFile)
        nothing = tr("There was no text to draft from. E writes the summary by hand.");
    const ByHand byHand = prepared.noDraft == NoDraft::NoReadableFile ? ByHand::Offered : ByHand::NotOffered;
    view[Section::Summary] = sectionView(prepared, standing, OutputKind::Summary, nothing, byHand, now);
    view.criteriaWaiting = prepared.noDraft == NoDraft::None && !standing.criteria;
    if (view.criteriaWaiting)
        nothing = tr("The criteria of this requisition wait for your approval. No verdict is shown before.");
    if (prepared.noDraft == NoDraft::NoReadableFile)
        nothing = tr("There was no text to judge from.");
    view[Section::Criteria] = sectionView(prepared, standing, OutputKind::Screening, nothing, ByHand::NotOffered, now);
    for (const auto kind : {OutputKind::Message, OutputKind::Synthesis, OutputKind::Proposal})
        view[sectionOf(kind)] =
            sectionView(prepared, standing, kind, kind == OutputKind::Synthesis ? noSynthesis(prepared) : QString(),
                        ByHand::NotOffered, now);
    for (const auto kind : domain::outputKinds)
        if (kind != OutputKind::Screening && !review::isDerived(kind))
            addClaims(view[sectionOf(kind)], standing[kind], passages);
    if (standing[OutputKind::Screening] && standing.criteria)
        addVerdicts(view[Section::Criteria], standing[OutputKind::Screening]->draft, *standing.criteria, passages);
    for (const auto kind : domain::outputKinds)
        if (!review::isDerived(kind))
            addPreview(view, prepared, standing, kind);
    for (const auto &derived : derivedIn(standing)) {
        addDerived(view, prepared, standing, derived);
        view[Section::Criteria].alongside += 1;
    }
    for (const auto &disposition : standing.dispositions)
        view.endings.append(disposition.name);
    return view;
}

ui::evidence::DocumentView documentView(const PreparedCase &prepared, const CaseStanding &standing, const QString &tab,
                                        Names names, const QString &system)
{
    ui::evidence::DocumentView view;
    const int index = tab.startsWith(QLatin1String("file:")) ? tab.mid(5).toInt() : -1;
    if (index >= 0 && index < static_cast<int>(prepared.files.size()))
        view = fileView(prepared.files[static_cast<std::size_t>(index)], standing, names, system, prepared.code());
    else if (index < 0)
        view = textSheet(prepared, tab, names);
    else
        view.band = tr("No file came with this application.");
    view.key = prepared.key() + QLatin1Char('/') + tab;
    view.names = names == Names::On ? ui::evidence::Identity::Shown : ui::evidence::Identity::Hidden;

    for (int i = 0; i < static_cast<int>(prepared.files.size()); ++i)
        view.tabs.push_back(
            {QStringLiteral("file:%1").arg(i), fileLabel(prepared.files[static_cast<std::size_t>(i)], names)});
    if (!prepared.application.answers.empty())
        view.tabs.push_back({QStringLiteral("answers"), tr("answers")});
    if (!prepared.notes.empty())
        view.tabs.push_back({QStringLiteral("notes"),
                             prepared.notes.size() == 1 ? tr("1 note") : tr("%1 notes").arg(prepared.notes.size())});
    if (!prepared.scorecards.empty())
        view.tabs.push_back({QStringLiteral("scorecards"), tr("%1 scorecards").arg(prepared.scorecards.size())});
    view.currentTab = tab;
    return view;
}

} // namespace app
