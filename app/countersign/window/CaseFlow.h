// The case on the screen: what is shown of it, and what each key does to it.
#pragma once

#include <functional>
#include <map>
#include <set>

#include <QObject>

#include "app/countersign/AccountHub.h"
#include "app/countersign/PolicyFile.h"
#include "app/countersign/window/CaseViews.h"
#include "base/TaskScope.h"
#include "ui/Text.h"
#include "ui/main/CasePane.h"
#include "ui/review/ApproveAction.h"

namespace app {

class CaseFlow : public QObject
{
    Q_OBJECT

public:
    CaseFlow(Services &services, AccountHub &hub, ui::main::CasePane &pane, PolicyInForce policy,
             QObject *parent = nullptr);

    void open(const domain::AccountId &account, const domain::ApplicationId &application);
    void refresh();                  // decisions, criteria or the outbox moved
    void reload(const QString &key); // the record changed; nothing when it is not the one on the screen
    void endEditing();
    const CasePtr &current() const { return m_case; }
    Names names() const { return m_names; }

    // The decisions, from real keys only.
    void approve(ui::review::Section section, std::vector<review::Gesture> gestures);
    // One gesture for each output of the case, in the order of the screen.
    void approveAll(std::vector<review::Gesture> gestures);

Q_SIGNALS:
    void shown();           // another case stands on the screen
    void standingChanged(); // a decision was made or taken back
    void problem(const base::Error &error, ui::Doing doing);
    void said(const QString &sentence); // something she should know; empty: it is settled
    void criteriaWanted();
    void namesShown(); // from now on names stand in the queue, too

private:
    void connectPane();
    void show(CasePtr prepared);
    void askModel();
    void showReview();
    void showDocument();
    void chooseTabFor(int passageNumber);
    std::optional<CaseStanding> standing();
    const std::optional<review::StoredDraft> &draftOf(ui::review::Section section) const;
    void wantPage(int page, double scale);
    void keepEdit(ui::review::Section section, int row, const QString &text);
    void writeByHand(const QString &text);
    void lookAt(int passageNumber); // its claim is focused, its passage shown
    void storeClaims(ui::review::Section section, std::vector<domain::Claim> claims);
    void keepClaims(const domain::DraftId &id, int revision, std::vector<domain::Claim> claims);
    void cycleVerdict(int row);
    void reject(ui::review::Section section, const QString &reason);
    // CaseProposing.cpp
    void propose(ui::review::Step step);
    void chooseEnding(int index);
    void keepProposal(const domain::Proposal &proposal, bool askForEnding);
    void writeMessage(); // M: of the next kind
    void wordByModel(const drafting::LetterInput &letter);
    void defer();
    void undo();
    [[nodiscard]] base::Task<base::Result<void>> undoWhole(domain::AccountId account, domain::ApplicationId application,
                                                           std::stop_token stop);
    void toggleNames();
    void noteViewed();
    base::Milliseconds holdOf(const review::Approval &approval) const;
    base::Result<review::Approval> mint(domain::OutputKind kind, review::Gesture gesture);
    void approveKinds(std::vector<domain::OutputKind> kinds, std::vector<review::Gesture> gestures);
    // One after the other; each takes the place of the one before it.
    [[nodiscard]] base::Task<base::Result<void>> keepAll(std::vector<domain::Draft> drafts, std::stop_token stop);
    bool derivedAreKept() const;
    // Somebody else's note of the same kind stands there already: writing a second one takes a second press.
    bool isSecondThought(domain::OutputKind kind); // DESIGN 10 (10)
    void accept(std::vector<review::Approval> approvals);
    void endSaving();
    std::vector<domain::Passage> evidence() const;
    template <class T>
    void run(base::Task<base::Result<T>> task, ui::Doing doing, std::function<void()> done = {});

    Services &m_services;
    AccountHub &m_hub;
    ui::main::CasePane &m_pane;
    PolicyInForce m_policy;
    CasePtr m_case;
    CaseStanding m_standing;
    QString m_tab;
    Names m_names = Names::Off;
    QString m_notice;
    QString m_wanted;                                                  // key of the case that is being prepared
    std::map<std::pair<domain::DraftId, int>, QDateTime> m_shownSince; // draft and revision, of this case
    std::set<int> m_painted;                                           // numbers of passages that were on the screen
    bool m_saving = false;
    std::function<void()> m_whenSaved;                // a proposal that was asked for meanwhile
    QSet<QString> m_knowsOfOther;                     // cases in which she was told of a colleague's note
    std::optional<drafting::LetterKind> m_letterKind; // of the message that M drafted last, in this case
    bool m_writing = false;                           // a summary by hand is being kept for the first time
    std::optional<QString> m_writeNext;
    // Drafts whose newest words are on their way to the store, with what comes after them.
    std::map<domain::DraftId, std::optional<std::vector<domain::Claim>>> m_keeping;
    std::function<void()> m_whenKept; // an approval that waits for them
    base::TaskScope m_pages;          // of the case on the screen
    base::TaskScope m_scope;
};

template <class T>
void CaseFlow::run(base::Task<base::Result<T>> task, ui::Doing doing, std::function<void()> done)
{
    m_scope.start(std::move(task), [this, doing, done](base::Result<T> result) {
        if (!result)
            Q_EMIT problem(result.error(), doing);
        else if (done)
            done();
        refresh();
        Q_EMIT standingChanged();
    });
}

} // namespace app
