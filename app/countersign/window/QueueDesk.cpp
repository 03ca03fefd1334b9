// The desk half of QueueFlow: what the desk counts, and sessions.
#include "app/countersign/window/QueueFlow.h"

#include <algorithm>
#include <map>

#include <QLocale>

namespace app {

Need QueueFlow::needNow(const QueuedCase &queued) const
{
    const auto mark = m_standing.marks.value(queued.key);
    return needOf({mark.state, mark.doubtful, mark.panel, queued.row.optedOut, mark.reading});
}

void QueueFlow::beginSession(const QString &title)
{
    m_session.clear();
    for (const auto &queued : m_cases) { // longest wait first
        if (sessionCount() == sessionSize)
            break;
        if (!ui::queue::isDecided(stateOf(queued)) &&
            (title.isEmpty() || requisitionTitle(queued.account, queued.row.requisition) == title))
            m_session.insert(queued.key, needNow(queued));
    }
    fillModel();
    Q_EMIT queueLoaded();
}

void QueueFlow::endSession()
{
    m_session.clear();
    fillModel();
    Q_EMIT queueLoaded();
}

bool QueueFlow::regroup()
{
    bool moved = false;
    for (auto it = m_session.begin(); it != m_session.end(); ++it) {
        const auto *queued = find(it.key());
        if (!queued || it.key() == m_pane.current() || ui::queue::isDecided(stateOf(*queued)))
            continue;
        const Need now = needNow(*queued);
        moved = moved || now != *it;
        *it = now;
    }
    return moved;
}

std::vector<const QueuedCase *> QueueFlow::notReady() const
{
    std::vector<const QueuedCase *> out;
    for (const auto &queued : m_cases)
        if (m_session.value(queued.key, Need::ByHand) == Need::NotReady)
            out.push_back(&queued);
    return out;
}

int QueueFlow::sessionPosition(const QString &key) const
{
    if (!m_session.contains(key))
        return 0;
    const Need need = m_session.value(key);
    const int arrival = m_indexOf.value(key);
    int before = 0;
    for (auto it = m_session.cbegin(); it != m_session.cend(); ++it)
        before += *it < need || (*it == need && m_indexOf.value(it.key()) < arrival) ? 1 : 0;
    return before + 1;
}

int QueueFlow::sessionOpenCount() const
{
    int open = 0;
    for (auto it = m_session.cbegin(); it != m_session.cend(); ++it) {
        const auto *queued = find(it.key());
        open += queued && !ui::queue::isDecided(stateOf(*queued)) ? 1 : 0;
    }
    return open;
}

ui::desk::DeskView QueueFlow::deskView() const
{
    ui::desk::DeskView view;
    const QDateTime now = m_services.clock->now().toLocalTime();
    const int open = openCount();
    const QString day = QLocale().dayName(now.date().dayOfWeek());
    view.heading = open == 0 ? tr("%1, nothing to decide").arg(day) : tr("%1, %2 to decide").arg(day).arg(open);

    if (inSession()) {
        const int left = sessionOpenCount();
        view.heading = left == 0 ? tr("%1, the session is done").arg(day)
                                 : tr("%1, %2 of %3 to decide").arg(day).arg(left).arg(sessionCount());
        sessionBlocks(view);
    } else {
        requisitionBlocks(view);
    }
    view.session = inSession();

    const auto optedOut = std::count_if(m_cases.begin(), m_cases.end(), [this](const QueuedCase &queued) {
        return queued.row.optedOut && !ui::queue::isDecided(stateOf(queued));
    });
    view.cards.push_back({tr("Without AI · %1").arg(optedOut),
                          optedOut == 0 ? tr("Nobody asked for review without AI.")
                                        : tr("Asked for review by people only. Same queue, no machine text.")});
    const auto &counts = m_standing.outbox.counts;
    view.cards.push_back({tr("Outbox · %1").arg(counts.underWay()), tr("%1 written, %2 need you, %3 live only here.")
                                                                        .arg(counts.confirmed)
                                                                        .arg(counts.needYou())
                                                                        .arg(counts.livesOnlyHere)});
    return view;
}

void QueueFlow::requisitionBlocks(ui::desk::DeskView &view) const
{
    // Blocks: one per requisition, in the order of the longest wait. Never by score.
    QHash<QString, int> blockOf;
    for (const auto &queued : m_cases) {
        if (ui::queue::isDecided(stateOf(queued)))
            continue;
        const QString title = requisitionTitle(queued.account, queued.row.requisition);
        auto it = blockOf.find(title);
        if (it == blockOf.end()) {
            it = blockOf.insert(title, static_cast<int>(view.blocks.size()));
            const auto requisition =
                m_requisitions.value(queued.account.text() + QLatin1Char(' ') + queued.row.requisition.text());
            const auto criteria = m_services.desk.criteria(queued.account, queued.row.requisition);
            const bool approved = criteria && *criteria;
            QStringList words;
            for (const auto &word : {requisition.code, requisition.location})
                if (!word.isEmpty())
                    words.append(word);
            if (!approved)
                words.append(tr("criteria wait for your approval"));
            view.blocks.push_back({title, 0, title, words.join(QStringLiteral(" · ")), {}});
        }
        ++view.blocks[static_cast<std::size_t>(*it)].count;
    }
    view.subtitle = view.blocks.size() == 1 ? tr("One requisition.") : tr("%1 requisitions.").arg(view.blocks.size());
    if (m_hub.links().size() > 1)
        view.subtitle = tr("%1 requisitions in %2 systems.").arg(view.blocks.size()).arg(m_hub.links().size());
}

void QueueFlow::sessionBlocks(ui::desk::DeskView &view) const
{
    view.subtitle = tr("A session in the order of need for judgement, never of a score. The others wait.");
    std::map<Need, int> open;
    for (const auto &queued : m_cases)
        if (m_session.contains(queued.key) && !ui::queue::isDecided(stateOf(queued)))
            ++open[m_session.value(queued.key)];
    for (const auto &[need, count] : open)
        view.blocks.push_back({needTitle(need), count, needTitle(need), needWords(need), {}});
}

} // namespace app
