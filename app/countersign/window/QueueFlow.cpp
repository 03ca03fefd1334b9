#include "app/countersign/window/QueueFlow.h"

#include <algorithm>

#include "app/countersign/window/Sentences.h"

namespace app {

using ui::queue::CaseState;

QueueFlow::QueueFlow(Services &services, AccountHub &hub, ui::queue::QueuePane &pane, QObject *parent)
    : QObject(parent), m_services(services), m_hub(hub), m_pane(pane)
{
}

void QueueFlow::reloadSoon()
{
    if (m_timer)
        return;
    m_timer = m_services.clock->after(std::chrono::milliseconds(500), [this] {
        m_timer.reset();
        reload();
    });
}

void QueueFlow::refreshSoon()
{
    if (m_statesTimer)
        return;
    m_statesTimer = m_services.clock->after(std::chrono::milliseconds(500), [this] {
        m_statesTimer.reset();
        refreshStates();
    });
}

void QueueFlow::reload()
{
    if (m_loading) {
        m_again = true;
        return;
    }
    m_loading = true;
    m_scope.start(load(accounts()), [this](base::Result<Loaded> loaded) {
        m_loading = false;
        if (loaded)
            take(std::move(*loaded));
        else
            Q_EMIT problem(loaded.error(), ui::Doing::Reading);
        if (std::exchange(m_again, false))
            reloadSoon();
    });
}

base::Task<base::Result<QueueFlow::Loaded>> QueueFlow::load(std::vector<domain::AccountId> accounts)
{
    Loaded loaded;
    for (const auto &account : accounts) {
        CO_TRY(const auto rows, co_await m_services.cases.queueRows(account));
        for (const auto &row : rows)
            if (row.status == domain::ApplicationStatus::Active)
                loaded.cases.push_back({account, row, PreparedCase::keyOf(account, row.application)});
    }
    // One queue over all systems in order of arrival: who has waited longest comes first.
    std::sort(loaded.cases.begin(), loaded.cases.end(), [](const QueuedCase &a, const QueuedCase &b) {
        return a.row.appliedAt != b.row.appliedAt ? a.row.appliedAt < b.row.appliedAt : a.key < b.key;
    });
    CO_TRY(loaded.standing, co_await readStanding(std::move(accounts)));
    co_return loaded;
}

base::Task<base::Result<QueueFlow::Standing>> QueueFlow::readStanding(std::vector<domain::AccountId> accounts)
{
    Standing standing;
    CO_TRY(const auto states, co_await m_services.desk.cases());
    for (const auto &row : states) {
        auto &mark = standing.marks[PreparedCase::keyOf(row.account, row.application)];
        mark.state = row.state;
        mark.doubtful = row.doubtful;
        mark.panel = row.panel;
    }
    CO_TRY(standing.outbox, co_await m_services.outbox.overview());
    for (const auto &writes : standing.outbox.cases) {
        auto &mark = standing.marks[PreparedCase::keyOf(writes.account, writes.application)];
        mark.needsPerson = writes.needYou;
        mark.written = writes.confirmed && !writes.underWay;
    }
    for (const auto &account : accounts) {
        CO_TRY(const auto troubles, co_await m_services.readings.troubles(account));
        for (const auto &trouble : troubles)
            standing.marks[PreparedCase::keyOf(account, trouble.application)].reading = trouble.state;
    }
    co_return standing;
}

void QueueFlow::take(Loaded loaded)
{
    m_cases = std::move(loaded.cases);
    m_indexOf.clear();
    m_indexOf.reserve(static_cast<qsizetype>(m_cases.size()));
    for (std::size_t i = 0; i < m_cases.size(); ++i)
        m_indexOf.insert(m_cases[i].key, static_cast<int>(i));
    m_standing = std::move(loaded.standing);
    m_requisitions.clear();
    for (const auto &link : m_hub.links())
        if (const auto requisitions = m_services.cases.requisitions(link->id()))
            for (const auto &requisition : *requisitions)
                m_requisitions.insert(link->id().text() + QLatin1Char(' ') + requisition.id.text(), requisition);
    fillModel();
    Q_EMIT queueLoaded();
    if (m_pane.model().names() == ui::queue::Names::Shown)
        loadNames(); // new people came
}

std::vector<domain::AccountId> QueueFlow::accounts() const
{
    std::vector<domain::AccountId> accounts;
    for (const auto &link : m_hub.links())
        accounts.push_back(link->id());
    return accounts;
}

// Opening everybody's name takes a while with many people: only once they are shown, and after the queue is.
void QueueFlow::loadNames()
{
    m_scope.start(readNames(accounts()), [this](base::Result<QHash<QString, QString>> names) {
        if (!names) {
            Q_EMIT problem(names.error(), ui::Doing::Reading);
            return;
        }
        m_names = std::move(*names);
        fillModel();
    });
}

base::Task<base::Result<QHash<QString, QString>>> QueueFlow::readNames(std::vector<domain::AccountId> accounts)
{
    QHash<QString, QString> all;
    for (const auto &account : accounts) {
        CO_TRY(const auto names, co_await m_services.cases.names(account));
        for (const auto &name : names)
            all.insert(account.text() + QLatin1Char(' ') + name.candidate.text(), name.name);
    }
    co_return all;
}

void QueueFlow::refreshStates()
{
    if (m_refreshing) { // one act moves several things; they are read together
        m_refreshAgain = true;
        return;
    }
    m_refreshing = true;
    m_scope.start(readStanding(accounts()), [this](base::Result<Standing> standing) {
        m_refreshing = false;
        if (!standing) {
            Q_EMIT problem(standing.error(), ui::Doing::Reading);
            return;
        }
        const auto before = std::exchange(m_standing, std::move(*standing));
        // Only the rows that moved: the queue may hold a hundred thousand.
        const QDateTime now = m_services.clock->now();
        const auto show = [&](const QString &key) {
            if (const auto *queued = find(key))
                m_pane.model().updateRow(rowOf(*queued, now));
        };
        for (auto it = m_standing.marks.cbegin(); it != m_standing.marks.cend(); ++it)
            if (before.marks.value(it.key()) != it.value())
                show(it.key());
        for (auto it = before.marks.cbegin(); it != before.marks.cend(); ++it)
            if (!m_standing.marks.contains(it.key()))
                show(it.key());
        if (regroup())
            fillModel();
        Q_EMIT queueLoaded();
        if (std::exchange(m_refreshAgain, false))
            refreshStates();
    });
}

CaseState QueueFlow::stateOf(const QueuedCase &queued) const
{
    const Mark mark = m_standing.marks.value(queued.key);
    if (mark.needsPerson)
        return CaseState::Conflict;
    switch (mark.state) {
    case review::CaseState::Approved:
        return mark.written ? CaseState::Written : CaseState::Approved;
    case review::CaseState::Rejected:
        return CaseState::Rejected;
    case review::CaseState::Deferred:
        return CaseState::Deferred;
    case review::CaseState::Started:
    case review::CaseState::Drafted:
        return mark.doubtful > 0 ? CaseState::Wavering : CaseState::Drafted;
    case review::CaseState::New:
        break;
    }
    if (queued.row.optedOut)
        return CaseState::WithoutAi;
    return mark.reading != domain::ReadState::Ok ? CaseState::ToRead : CaseState::New;
}

ui::queue::QueueRow QueueFlow::rowOf(const QueuedCase &queued, const QDateTime &now) const
{
    ui::queue::QueueRow row;
    row.applicationKey = queued.key;
    row.code = domain::candidateCode(queued.account, queued.row.candidate);
    row.name = m_names.value(queued.account.text() + QLatin1Char(' ') + queued.row.candidate.text());
    row.requisition = requisitionTitle(queued.account, queued.row.requisition);
    row.state = stateOf(queued);
    row.arrivedAt = queued.row.appliedAt;
    if (const auto need = m_session.constFind(queued.key); need != m_session.cend()) {
        row.group = needTitle(*need);
        row.rank = static_cast<int>(*need);
    }
    if (row.state == CaseState::ToRead) {
        row.ageText = readStateWord(m_standing.marks.value(queued.key).reading);
        return row;
    }
    row.ageText =
        ui::queue::isDecided(row.state) || row.state == CaseState::Conflict || row.state == CaseState::WithoutAi
            ? ui::queue::wordOf(row.state)
            : ageText(queued.row.appliedAt, now);
    return row;
}

void QueueFlow::fillModel()
{
    const QDateTime now = m_services.clock->now();
    std::vector<ui::queue::QueueRow> rows;
    rows.reserve(m_cases.size());
    for (const auto &queued : m_cases)
        if (!inSession() || m_session.contains(queued.key))
            rows.push_back(rowOf(queued, now));
    const QString current = m_pane.current();
    m_pane.model().setRows(std::move(rows));
    if (!current.isEmpty())
        m_pane.setCurrent(current);
}

const QueuedCase *QueueFlow::find(const QString &key) const
{
    const auto it = m_indexOf.constFind(key);
    return it == m_indexOf.cend() ? nullptr : &m_cases[static_cast<std::size_t>(*it)];
}

QString QueueFlow::requisitionTitle(const domain::AccountId &account, const domain::RequisitionId &id) const
{
    return m_requisitions.value(account.text() + QLatin1Char(' ') + id.text()).title;
}

QString QueueFlow::firstOpen(const QString &block) const
{
    const auto fits = [&](const QueuedCase &queued) {
        if (ui::queue::isDecided(stateOf(queued)))
            return false;
        if (!inSession())
            return block.isEmpty() || requisitionTitle(queued.account, queued.row.requisition) == block;
        const auto need = m_session.constFind(queued.key);
        return need != m_session.cend() && (block.isEmpty() || needTitle(*need) == block);
    };
    const QueuedCase *first = nullptr;
    for (const auto &queued : m_cases)
        if (fits(queued) && (!first || m_session.value(queued.key) < m_session.value(first->key)))
            first = &queued;
    return first ? first->key : QString();
}

std::vector<const QueuedCase *> QueueFlow::after(const QString &key, int count) const
{
    std::vector<const QueuedCase *> out;
    QString at = key;
    for (int i = 0; i < count; ++i) {
        at = m_pane.model().neighbour(at, 1);
        const auto *queued = find(at);
        if (!queued)
            break;
        out.push_back(queued);
    }
    return out;
}

int QueueFlow::position(const QString &key) const
{
    return m_indexOf.value(key, -1) + 1;
}

int QueueFlow::openCount() const
{
    return static_cast<int>(std::count_if(m_cases.begin(), m_cases.end(), [this](const QueuedCase &queued) {
        return !ui::queue::isDecided(stateOf(queued));
    }));
}

} // namespace app
