#include "app/countersign/window/CaseFlow.h"

#include "app/countersign/window/Sentences.h"

namespace app {

using ui::review::Section;

namespace {

// Needs no passage and no proof: these are the recruiter's own words or her own verdict.
domain::Claim ownWords(const QString &text)
{
    domain::Claim claim;
    claim.kind = domain::ClaimKind::Person;
    claim.text = text;
    claim.support = domain::Support::NotNeeded;
    claim.changedByPerson = true;
    return claim;
}

} // namespace

CaseFlow::CaseFlow(Services &services, AccountHub &hub, ui::main::CasePane &pane, PolicyInForce policy, QObject *parent)
    : QObject(parent), m_services(services), m_hub(hub), m_pane(pane), m_policy(std::move(policy))
{
    connectPane();
}

void CaseFlow::connectPane()
{
    auto &review = m_pane.review();
    auto &page = m_pane.page();
    using ui::evidence::PageView;
    using ui::review::ReviewPane;
    connect(&page, &PageView::pageWanted, this, &CaseFlow::wantPage);
    connect(&page, &PageView::namesToggled, this, &CaseFlow::toggleNames);
    connect(&page, &PageView::tabChosen, this, [this](const QString &tab) {
        m_tab = tab;
        showDocument();
    });
    connect(&page, &PageView::passagePainted, this, [this](int number) { m_painted.insert(number); });
    connect(&review, &ReviewPane::passageFocused, this, [this](int number) {
        chooseTabFor(number);
        m_pane.page().focusMarker(number);
    });
    connect(&review, &ReviewPane::editChanged, this, &CaseFlow::keepEdit);
    connect(&review, &ReviewPane::editEnded, this, &CaseFlow::keepEdit);
    connect(&review, &ReviewPane::verdictCycled, this, &CaseFlow::cycleVerdict);
    connect(&review, &ReviewPane::rejectRequested, this, [this](Section section) { reject(section, {}); });
    connect(&review, &ReviewPane::reasonGiven, this, [this](Section section, int digit) {
        static const char *reasons[] = {"wrong fact", "missing", "tone", "not relevant", "other"};
        if (digit >= 1 && digit <= 5)
            reject(section, QString::fromLatin1(reasons[digit - 1]));
    });
    connect(&review, &ReviewPane::proposeRequested, this, &CaseFlow::propose);
    connect(&review, &ReviewPane::endingChosen, this, &CaseFlow::chooseEnding);
    connect(&review, &ReviewPane::messageWanted, this, &CaseFlow::writeMessage);
    connect(&review, &ReviewPane::deferRequested, this, &CaseFlow::defer);
    connect(&review, &ReviewPane::undoRequested, this, &CaseFlow::undo);
    connect(&review, &ReviewPane::criteriaWanted, this, &CaseFlow::criteriaWanted);
}

void CaseFlow::open(const domain::AccountId &account, const domain::ApplicationId &application)
{
    endEditing();
    noteViewed();
    const QString key = PreparedCase::keyOf(account, application);
    m_wanted = key;
    if (auto ready = m_services.studio.ready(key)) {
        show(std::move(ready));
        return;
    }
    m_scope.start(m_services.studio.prepare(account, application, m_scope.token()),
                  [this, key](base::Result<CasePtr> prepared) {
                      if (key != m_wanted)
                          return; // she is elsewhere already
                      if (prepared)
                          show(*prepared);
                      else
                          Q_EMIT problem(prepared.error(), ui::Doing::Reading);
                  });
}

void CaseFlow::show(CasePtr prepared)
{
    m_pages.restart();
    m_case = std::move(prepared);
    m_standing = {};
    m_painted.clear();
    m_letterKind.reset();
    m_shownSince.clear();
    m_notice.clear();
    m_tab = QStringLiteral("file:0");
    if (m_case->files.empty() && !m_case->application.answers.empty())
        m_tab = QStringLiteral("answers");
    refresh();
    showDocument();
    Q_EMIT shown();
    askModel();
}

// The built-in draft stands there at once; the papers are held against their pages, and the model's draft takes its
// place when it comes and nobody touched it. It is not waited for, and ends when she goes elsewhere.
void CaseFlow::askModel()
{
    if (m_case->noDraft != NoDraft::None)
        return;
    const bool shows = m_case->checking || m_services.models.isOn(); // else nothing comes of it
    m_pages.start(m_services.studio.finish(m_case, m_pages.token()),
                  [this, key = m_case->key(), shows](const base::Result<void> &drafted) {
                      if (!drafted && drafted.error().kind != base::Kind::Cancelled)
                          Q_EMIT problem(drafted.error(), ui::Doing::Reading);
                      if (shows && m_case && m_case->key() == key) {
                          refresh();
                          showDocument();
                          Q_EMIT standingChanged();
                      }
                  });
    if (m_services.models.isOn())
        refresh(); // says that it is asked
}

void CaseFlow::reload(const QString &key)
{
    m_services.studio.forget(key);
    if (!m_case || m_case->key() != key)
        return;
    const QString stageBefore = m_case->application.stageName;
    m_scope.start(m_services.studio.prepare(m_case->account, m_case->application.id, m_scope.token()),
                  [this, key, stageBefore](base::Result<CasePtr> prepared) {
                      if (!prepared || !m_case || m_case->key() != key)
                          return;
                      m_case = *prepared;
                      if (m_case->application.stageName != stageBefore)
                          m_notice = tr("Stage is now %1.").arg(m_case->application.stageName);
                      refresh();
                      Q_EMIT shown();
                      askModel();
                  });
}

std::optional<CaseStanding> CaseFlow::standing()
{
    if (!m_case)
        return std::nullopt;
    const auto &account = m_case->account;
    const auto &id = m_case->application.id;
    CaseStanding now;
    const auto criteria = m_services.desk.criteria(account, m_case->requisition.id);
    const auto operations = m_services.outbox.ofCase(account, id);
    const auto fields = m_services.cases.fieldDefinitions(account);
    const auto dispositions = m_services.cases.dispositions(account);
    for (const auto *failed : {criteria ? nullptr : &criteria.error(), operations ? nullptr : &operations.error(),
                               fields ? nullptr : &fields.error(), dispositions ? nullptr : &dispositions.error()})
        if (failed) {
            Q_EMIT problem(*failed, ui::Doing::Reading);
            return std::nullopt;
        }
    for (const auto kind : domain::outputKinds) {
        auto stored = m_services.desk.currentDraft(account, id, kind);
        if (!stored) {
            Q_EMIT problem(stored.error(), ui::Doing::Reading);
            return std::nullopt;
        }
        now[kind] = *std::move(stored);
    }
    now.dispositions = *dispositions;
    now.criteria = *criteria;
    now.operations = *operations;
    now.fields = *fields;
    now.lookOnly = m_services.keeping() == Keeping::LookOnly;
    now.notice = m_notice;
    if (const auto *link = m_hub.link(account))
        now.map = review::FieldMap(link->stored().profile.fieldMap, link->stored().profile.objects);
    now.policy = m_policy.policy;
    now.policyTrouble = m_policy.trouble;
    now.reviewer = m_services.desk.reviewer(account);
    const auto state = m_services.desk.caseState(account, id);
    now.canUndo = state != review::CaseState::New && state != review::CaseState::Drafted;
    return now;
}

void CaseFlow::refresh()
{
    for (const auto &stored : m_standing.drafts)
        if (stored && m_keeping.contains(stored->draft.id))
            return; // what she sees is newer than the store; the last edit that is kept comes back here
    auto now = standing();
    if (!now)
        return;
    m_standing = std::move(*now);
    showReview();
}

void CaseFlow::showReview()
{
    const auto now = m_services.clock->now();
    for (const auto &stored : m_standing.drafts)
        if (stored)
            m_shownSince.emplace(std::pair(stored->draft.id, stored->draft.revision), now);
    m_pane.review().setReview(reviewView(*m_case, m_standing, now));
}

void CaseFlow::showDocument()
{
    if (!m_case)
        return;
    m_pane.page().setDocument(documentView(*m_case, m_standing, m_tab, m_names, m_hub.systemName(m_case->account)));
}

void CaseFlow::chooseTabFor(int passageNumber)
{
    for (const auto &[number, passage] : numbered(m_standing)) {
        const int file = number == passageNumber ? m_case->fileWith(passage.document) : -1;
        const QString tab = QStringLiteral("file:%1").arg(file);
        if (file >= 0 && tab != m_tab) {
            m_tab = tab;
            showDocument();
        }
    }
}

void CaseFlow::wantPage(int page, double scale)
{
    const int file = m_tab.startsWith(QLatin1String("file:")) ? m_tab.mid(5).toInt() : -1;
    if (!m_case || file < 0 || file >= static_cast<int>(m_case->files.size()) ||
        !m_case->files[static_cast<std::size_t>(file)].document)
        return;
    const QImage ready = m_services.studio.pictures().cached(*m_case, file, page, scale);
    if (!ready.isNull()) {
        m_pane.page().setPage(page, ready);
        return;
    }
    m_pages.start(m_services.studio.pictures().page(m_case, file, page, scale, m_pages.token()),
                  [this, page, tab = m_tab](base::Result<QImage> image) {
                      if (tab != m_tab)
                          return;
                      if (image)
                          m_pane.page().setPage(page, *image);
                      else
                          Q_EMIT problem(image.error(), ui::Doing::OpeningFile);
                  });
}

const std::optional<review::StoredDraft> &CaseFlow::draftOf(Section section) const
{
    return m_standing[kindOf(section)];
}

void CaseFlow::endEditing()
{
    if (m_pane.review().isEditing())
        m_pane.review().endEditing();
}

void CaseFlow::keepEdit(Section section, int row, const QString &text)
{
    const auto &stored = draftOf(section);
    if (!stored) {
        if (section == Section::Summary && !text.trimmed().isEmpty())
            writeByHand(text);
        return;
    }
    if (row < 0 || row > static_cast<int>(stored->draft.claims.size()) || stored->state != review::DraftState::Open)
        return;
    auto claims = stored->draft.claims;
    if (row == static_cast<int>(claims.size())) {
        if (!text.trimmed().isEmpty()) {
            claims.push_back(ownWords(text));
            storeClaims(section, std::move(claims));
        }
        return;
    }
    const auto at = claims.begin() + row;
    if (at->text == text)
        return;
    // While she still types, empty words are not yet a removal.
    if (text.trimmed().isEmpty() && m_pane.review().isEditing())
        return;
    if (text.trimmed().isEmpty())
        claims.erase(at);
    else
        *at = ownWords(text);
    storeClaims(section, std::move(claims));
}

void CaseFlow::writeByHand(const QString &text)
{
    if (m_writing) {
        m_writeNext = text; // the last words count; they are kept as soon as the first are
        return;
    }
    m_writing = true;
    domain::Draft draft;
    draft.account = m_case->account;
    draft.application = m_case->application.id;
    draft.kind = domain::OutputKind::Summary;
    draft.claims.push_back(ownWords(text.trimmed()));
    draft.engine = QStringLiteral("by hand");
    draft.inputDigest = base::Digest::of(text.toUtf8());
    m_scope.start(m_services.desk.saveDraft(std::move(draft), review::Replace::Always),
                  [this](base::Result<review::StoredDraft> kept) {
                      m_writing = false;
                      if (!kept)
                          Q_EMIT problem(kept.error(), ui::Doing::KeepingEdit);
                      refresh();
                      if (const auto next = std::exchange(m_writeNext, std::nullopt))
                          keepEdit(Section::Summary, 0, *next);
                      Q_EMIT standingChanged();
                  });
}

void CaseFlow::lookAt(int passageNumber)
{
    chooseTabFor(passageNumber);
    const auto shown = m_pane.review().review();
    for (const auto section : ui::review::sections) {
        const auto &rows = shown[section].rows;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            if (rows[row].number != passageNumber)
                continue;
            m_pane.review().focusClaim(section, static_cast<int>(row));
            return;
        }
    }
}

// Shown at once, kept right after. While one revision is on its way to the store the next waits for it, also when she
// is at another case by then. // REL-52
void CaseFlow::storeClaims(Section section, std::vector<domain::Claim> claims)
{
    auto &draft = m_standing[kindOf(section)]->draft;
    draft.claims = claims;
    showReview();
    if (const auto running = m_keeping.find(draft.id); running != m_keeping.end()) {
        running->second = std::move(claims);
        return;
    }
    m_keeping.emplace(draft.id, std::nullopt);
    keepClaims(draft.id, draft.revision, std::move(claims));
}

void CaseFlow::keepClaims(const domain::DraftId &id, int revision, std::vector<domain::Claim> claims)
{
    m_scope.start(m_services.desk.edit(id, revision, std::move(claims)), [this, id](base::Result<int> kept) {
        auto next = std::exchange(m_keeping[id], std::nullopt);
        if (kept && next) {
            keepClaims(id, *kept, std::move(*next));
            return;
        }
        m_keeping.erase(id);
        if (!kept)
            Q_EMIT problem(kept.error(), ui::Doing::KeepingEdit);
        refresh();
        showDocument();
        if (m_keeping.empty())
            if (const auto then = std::exchange(m_whenKept, nullptr))
                then();
    });
}

void CaseFlow::cycleVerdict(int row)
{
    const auto &stored = draftOf(Section::Criteria);
    if (!stored || row < 0 || row >= static_cast<int>(stored->draft.claims.size()))
        return;
    auto claims = stored->draft.claims;
    auto &claim = claims[static_cast<std::size_t>(row)];
    claim.verdict = static_cast<domain::Verdict>((static_cast<int>(claim.verdict) + 1) % 4);
    claim.changedByPerson = true;
    if (claim.support == domain::Support::Unsupported || !claim.passage)
        claim.support = domain::Support::NotNeeded; // her verdict, not the machine's claim
    storeClaims(Section::Criteria, std::move(claims));
}

void CaseFlow::reject(Section section, const QString &reason)
{
    const auto &stored = draftOf(section);
    if (!stored)
        return;
    // The first press rejects at once; a digit afterwards only says why.
    if (stored->state == review::DraftState::Open)
        run(m_services.desk.reject(stored->draft.id, stored->draft.revision, reason), ui::Doing::KeepingEdit);
    else if (stored->state == review::DraftState::Rejected && !reason.isEmpty())
        run(m_services.desk.giveReason(stored->draft.id, reason), ui::Doing::KeepingEdit);
}

void CaseFlow::defer()
{
    if (m_case)
        run(m_services.desk.deferCase(m_case->account, m_case->application.id, {}), ui::Doing::KeepingEdit);
}

void CaseFlow::undo()
{
    if (m_case)
        run(undoWhole(m_case->account, m_case->application.id, m_scope.token()), ui::Doing::TakingBack);
}

// What went along with the verdicts is taken back with them.
base::Task<base::Result<void>> CaseFlow::undoWhole(domain::AccountId account, domain::ApplicationId application,
                                                   std::stop_token stop)
{
    for (std::size_t i = 0; i < std::size(domain::outputKinds); ++i) {
        if (stop.stop_requested())
            break;
        CO_TRY(const auto undone, co_await m_services.desk.undo(account, application));
        const auto stored = m_services.desk.draft(undone.draft);
        if (!stored || !*stored || !review::isDerived((*stored)->draft.kind))
            break;
    }
    co_return base::Result<void>{};
}

void CaseFlow::toggleNames()
{
    m_names = m_names == Names::Off ? Names::On : Names::Off;
    m_pane.queue().model().setNames(m_names == Names::On ? ui::queue::Names::Shown : ui::queue::Names::Hidden);
    showDocument();
    if (m_names == Names::On)
        Q_EMIT namesShown();
    if (!m_case)
        return;
    ledger::Record record;
    record.kind = m_names == Names::On ? ledger::Kind::NamesShown : ledger::Kind::NamesHidden;
    record.at = m_services.clock->now();
    record.account = m_case->account;
    record.application = m_case->application.id;
    if (const auto reviewer = m_services.desk.reviewer(m_case->account))
        record.actor = ledger::actorOf(reviewer->id);
    m_scope.start(m_services.ledger.record(std::move(record)), [this](base::Result<void> kept) {
        if (!kept)
            Q_EMIT problem(kept.error(), ui::Doing::KeepingEdit);
    });
    Q_EMIT standingChanged();
}

std::vector<domain::Passage> CaseFlow::evidence() const
{
    std::vector<domain::Passage> out;
    for (const auto &[number, passage] : numbered(m_standing))
        if (m_painted.contains(number))
            out.push_back(passage);
    return out;
}

void CaseFlow::noteViewed()
{
    // What she had before her eyes goes into the record when she leaves the case.
    const auto passages = evidence();
    const auto &summary = m_standing[domain::OutputKind::Summary];
    if (!m_case || passages.empty() || !summary)
        return;
    m_scope.start(m_services.desk.viewed(summary->draft.id, summary->draft.revision, passages),
                  [](const base::Result<void> &) {});
}

} // namespace app
