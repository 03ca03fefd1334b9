// The desk: where every decision about a draft is made and kept, and the only maker of Approval. Each act is one call
// and one COMMIT, with its ledger record in it. // REL-01, REL-40, REL-52
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QHash>
#include <QObject>
#include <QPointer>

#include "ats/Writer.h"
#include "base/Clock.h"
#include "domain/Criterion.h"
#include "domain/Draft.h"
#include "domain/Workflow.h"
#include "review/Approval.h"
#include "review/DecisionRepository.h"
#include "review/DraftRepository.h"
#include "review/Gesture.h"
#include "store/Store.h"

namespace review {

// Which words were on the screen when the key was pressed. shown = review::contentDigest(draft, criteria).
struct DraftRevision
{
    domain::DraftId draft;
    int revision = 0;
    base::Digest shown;
    QDateTime shownAt = {}; // since when; invalid = not known
};

struct ApproveInput
{
    const ats::Writer *writer = nullptr;   // encodes; only used during the call. Needed when there is a target
    std::optional<ats::Target> target;     // FieldMap::targetOf; none = it will live only here
    int mapVersion = 1;                    // FieldMap::version
    QString before;                        // RecordNow::value as shown under "ATS now"; empty for notes // REL-18
    std::vector<domain::Passage> evidence; // painted before the key was pressed
    QStringList emails;                    // of the person, as the record showed them // REL-35
    std::optional<domain::Reachable> reachable = {}; // for a message: nobody with an offer or a job gets one
    std::optional<domain::PermittedStep> step = {};  // for a proposal: the workflow's leave for exactly this one
};

// What a new draft may do to the one that stands.
enum class Replace
{
    IfUntouched, // prefetch: never over a person's edit or decision
    Always,      // the person asked for a new one: edits and an approval not yet on its way become void
};

class Desk : public QObject
{
    Q_OBJECT
public:
    Desk(store::Store &store, std::shared_ptr<base::Clock> clock, QObject *parent = nullptr);

    // Who decides under this account. Without a reviewer nothing can be decided (SignedOut).
    void setReviewer(const domain::AccountId &account, domain::User reviewer);
    std::optional<domain::User> reviewer(const domain::AccountId &account) const;

    // --- drafts

    // Keeps a draft and answers with the one that now stands: the given one with id and revision, or the present one
    // when it has the same inputs. Errors: NotFound (unknown application), Refused (opted out), Conflict (IfUntouched,
    // and a person touched the present one; or Always, and its write is already on its way).
    [[nodiscard]] base::Task<base::Result<StoredDraft>> saveDraft(domain::Draft draft,
                                                                  Replace replace = Replace::IfUntouched);
    // A look-up by key. Nothing when there is none.
    base::Result<std::optional<StoredDraft>>
    currentDraft(const domain::AccountId &account, const domain::ApplicationId &application, domain::OutputKind kind);
    base::Result<std::optional<StoredDraft>> draft(const domain::DraftId &id);

    // --- decisions

    // The person's new wording. Answers with the new revision (or the same when nothing changed). An approval becomes
    // void. Errors: NotFound, Conflict (not the newest revision, superseded), Invalid (a claim says verified although
    // no revision before had its passage: only grounding verifies).
    [[nodiscard]] base::Task<base::Result<int>> edit(domain::DraftId id, int revision,
                                                     std::vector<domain::Claim> claims);
    // The same words as a new revision, open for review: what was written and is gone may be approved once more, as a
    // new act with a reference of its own. Answers with the new revision.
    [[nodiscard]] base::Task<base::Result<int>> reviseAnew(domain::DraftId id);
    // Conflict when it is not open (an approved draft is first undone).
    [[nodiscard]] base::Task<base::Result<void>> reject(domain::DraftId id, int revision, QString reason);
    // Why, said after the rejection. Conflict when another decision came after it.
    [[nodiscard]] base::Task<base::Result<void>> giveReason(domain::DraftId id, QString reason);
    // What the machine drafted of the papers and nobody touched is out of date: the papers turned out not to say it.
    [[nodiscard]] base::Task<base::Result<void>> withdraw(domain::AccountId account, domain::ApplicationId application,
                                                          QString why);
    [[nodiscard]] base::Task<base::Result<void>> deferCase(domain::AccountId account, domain::ApplicationId application,
                                                           QString note);
    // Takes back the last decision of the case and answers with it. NotFound when there is none left; Refused when its
    // write is already on its way.
    [[nodiscard]] base::Task<base::Result<Decision>> undo(domain::AccountId account, domain::ApplicationId application);
    // What a person had before her eyes, for the ledger.
    [[nodiscard]] base::Task<base::Result<void>> viewed(domain::DraftId id, int revision,
                                                        std::vector<domain::Passage> passages);

    // Mints the approval in memory; Outbox::accept makes it durable. Nothing may be shown as approved before that.
    // Errors: SignedOut (no reviewer), NotFound, Refused (unsupported claim, empty, opted out, a proposal that the
    // workflow does not permit; subject says which),
    // Conflict (not what was shown, decided, stale), Unsupported and Invalid from the writer's encoder.
    base::Result<Approval> approve(const DraftRevision &revision, Gesture gesture, const ApproveInput &input);

    // --- criteria

    // The approved set in force. Nothing before the first approval: then no verdict may be shown.
    base::Result<std::optional<domain::CriteriaSet>> criteria(const domain::AccountId &account,
                                                              const domain::RequisitionId &requisition);
    // The set that a draft was made for.
    base::Result<std::optional<domain::CriteriaSet>> criteriaOf(const StoredDraft &draft);
    // Makes the set the one in force and answers with its version. The same set again keeps its version. Unapproved
    // screenings made for another set become stale. With a family the same criteria become the family's next version,
    // too: what its other requisitions begin with. Errors: SignedOut, Invalid (empty, or without digest).
    [[nodiscard]] base::Task<base::Result<domain::CriteriaSet>>
    approveCriteria(domain::AccountId account, domain::CriteriaSet set, Gesture gesture, QString family = {});

    // --- the queue

    // One query for all cases; those without a row are New.
    [[nodiscard]] base::Task<base::Result<std::vector<CaseRow>>> cases();
    CaseState caseState(const domain::AccountId &account, const domain::ApplicationId &application);

Q_SIGNALS:
    void caseChanged(const domain::AccountId &account, const domain::ApplicationId &application);
    void criteriaChanged(const domain::AccountId &account, const domain::RequisitionId &requisition);

private:
    base::Result<QString> actor(const domain::AccountId &account) const; // SignedOut when nobody is
    base::Result<ApprovalTerms> termsFor(const StoredDraft &stored, const domain::CriteriaSet &criteria,
                                         const domain::User &reviewer, const ApproveInput &input) const;

    store::Store &m_store;
    std::shared_ptr<base::Clock> m_clock;
    QHash<domain::AccountId, domain::User> m_reviewers;
};

} // namespace review
