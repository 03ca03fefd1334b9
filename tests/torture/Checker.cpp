#include "torture/Checker.h"

#include <algorithm>

#include <QSet>

#include "base/Clock.h"

namespace torture {

using writeback::State;

namespace {

class Judge
{
public:
    Judge(fakes::Bench &bench, const History &history) : m_bench(bench), m_history(history)
    {
        m_items = bench.outbox->list(writeback::Which::All, 100'000).value_or(std::vector<writeback::Item>());
        for (const auto &line : bench.ledgerLines())
            m_ledger += line;
    }

    QString firstBroken()
    {
        for (const auto &judge : {&Judge::arrivals, &Judge::promises, &Judge::order, &Judge::operations})
            if (const QString what = (this->*judge)(); !what.isEmpty())
                return what;
        return m_bench.ledgerIsWhole() ? QString() : QStringLiteral("I7: the chain is broken");
    }

private:
    QString arrivals()
    {
        QHash<QString, int> applied;
        QHash<QString, int> sent;
        for (const auto &arrival : m_history.arrivals) {
            const auto operation = m_bench.operation(domain::OperationId(arrival.operation));
            if (!operation)
                return QStringLiteral("I1: a write without an operation");
            if (base::Digest::of(arrival.body) != operation->bodyDigest ||
                arrival.approvedBody != operation->bodyDigest)
                return QStringLiteral("I4: other bytes than approved");
            if (!arrival.principal.isEmpty() && arrival.principal != operation->reviewer.text())
                return QStringLiteral("I5: sent in the session of another person");
            if (arrival.applied && ++applied[operation->operationDigest.hex()] > 1)
                return QStringLiteral("I3: written twice");
            const bool once = operation->effect == ats::Effect::Irreversible;
            if (once && ++sent[arrival.operation] > 1)
                return QStringLiteral("I8: sent again although nobody can know");
        }
        for (const auto &note : m_history.notes)
            if (note.author != m_bench.reviewer.id.text())
                return QStringLiteral("I5: written under another name");
        return {};
    }

    QString promises()
    {
        QSet<QString> known;
        for (const auto &item : m_items)
            known.insert(item.approval.text());
        for (const auto &promise : m_history.approved)
            if (!known.contains(promise.approval.text()) && !m_ledger.contains(promise.approval.text().toLatin1()))
                return QStringLiteral("I2: an acknowledged approval is gone");
        for (const auto &id : m_history.takenBack)
            for (const auto &note : m_history.notes)
                if (note.operation == id.text())
                    return QStringLiteral("I1: written although it was taken back");
        return {};
    }

    QString order()
    {
        QHash<QString, qsizetype> place; // the list is newest first
        for (std::size_t i = 0; i < m_items.size(); ++i)
            place.insert(m_items[i].id.text(), static_cast<qsizetype>(m_items.size() - i));
        QHash<QString, qsizetype> last;
        for (const auto &arrival : m_history.arrivals) {
            const auto operation = m_bench.operation(domain::OperationId(arrival.operation));
            if (!arrival.applied || !operation)
                continue;
            auto &before = last[operation->item.candidate.text()];
            const auto now = place.value(arrival.operation);
            if (now < before)
                return QStringLiteral("I6: a later approval was written first");
            before = now;
        }
        return {};
    }

    QString told(const writeback::Item &item)
    {
        QStringList steps;
        const auto entries = m_bench.outbox->history(item.id);
        for (const auto &entry : *entries)
            steps.append(base::isoUtc(entry.at) + QLatin1Char(' ') + writeback::stateWord(entry.state) +
                         QLatin1Char(':') + writeback::reasonWord(entry.reason));
        return steps.join(QStringLiteral(", ")) + QStringLiteral("; due ") + base::isoUtc(item.dueAt) +
               QStringLiteral("; now ") + base::isoUtc(m_bench.clock->now());
    }

    QString operations()
    {
        for (const auto &item : m_items) {
            const auto operation = m_bench.operation(item.id);
            const auto onRecord =
                std::count_if(m_history.notes.begin(), m_history.notes.end(),
                              [&](const fakes::WrittenNote &note) { return note.body.contains(operation->marker); });
            const bool note = item.target.kind == ats::TargetKind::Note;
            if (m_history.faultsAreOver && writeback::isOpen(item.state))
                return QStringLiteral("I2: still %1: %2").arg(writeback::stateWord(item.state), told(item));
            if (note && item.state == State::Confirmed && onRecord == 0)
                return QStringLiteral("I2: confirmed, but not on the record");
            if (note && item.state == State::Refused && onRecord > 0)
                return QStringLiteral("I2: refused, but it is on the record");
            const QByteArray about = "\"operation\":\"" + item.id.text().toLatin1() + '"';
            const bool ended = item.attempts > 0 && !writeback::isOpen(item.state);
            if (ended && m_ledger.count(about) < 2)
                return QStringLiteral("I7: no attempt and outcome in the ledger");
            if (!m_ledger.contains(item.approval.text().toLatin1()))
                return QStringLiteral("I7: no approval in the ledger");
        }
        return {};
    }

    fakes::Bench &m_bench;
    const History &m_history;
    std::vector<writeback::Item> m_items;
    QByteArray m_ledger;
};

} // namespace

QString broken(fakes::Bench &bench, const History &history)
{
    return Judge(bench, history).firstBroken();
}

QString doubled(const std::vector<fakes::Bench *> &devices, const std::vector<fakes::Arrival> &arrivals)
{
    QHash<QString, int> applied;
    for (const auto &arrival : arrivals)
        for (auto *device : devices)
            if (const auto operation = device->operation(domain::OperationId(arrival.operation)))
                if (arrival.applied && ++applied[operation->operationDigest.hex()] > 1)
                    return QStringLiteral("I3: written twice");
    return {};
}

} // namespace torture
