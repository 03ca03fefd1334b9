#include "torture/Checker.h"

#include <algorithm>

#include <map>
#include <nlohmann/json.hpp>

#include <QSet>

#include "base/Clock.h"
#include "base/StrictJson.h"
#include "ledger/DecisionRecord.h"

namespace torture {

using writeback::State;

namespace {

class Judge
{
public:
    Judge(std::vector<fakes::Bench *> devices, const History &history)
        : m_devices(std::move(devices)), m_history(history)
    {
        for (auto *device : m_devices) {
            auto items = device->outbox->list({}, 100'000);
            m_items.push_back(items.value_or(std::vector<writeback::Item>()));
            for (const auto &line : device->ledgerLines()) {
                m_ledger += line;
                note(line);
            }
        }
    }

    QString firstBroken()
    {
        for (const auto &judge : {&Judge::arrivals, &Judge::promises, &Judge::order, &Judge::operations})
            if (const QString what = (this->*judge)(); !what.isEmpty())
                return what;
        const bool whole = std::all_of(m_devices.begin(), m_devices.end(), [](auto *d) { return d->ledgerIsWhole(); });
        return whole ? m_incomplete : QStringLiteral("I7: the chain is broken");
    }

private:
    // CMP-31: what the ledger says of the writes, to be held against what the system saw.
    void note(const QByteArray &line)
    {
        const auto parsed = base::parseJson(line);
        if (!parsed)
            return;
        // CMP-30: what a decision can be told from.
        if (const auto missing = ledger::missingIn(base::dumpJson(parsed->at("record"))); !missing.isEmpty())
            m_incomplete = QStringLiteral("CMP-30: %1 lacks %2")
                               .arg(base::toQString(parsed->at("record").at("kind")), missing.join(QLatin1Char(' ')));
        if (!parsed->at("record").contains("operation"))
            return;
        const auto &record = parsed->at("record");
        const QString kind = base::toQString(record.at("kind"));
        const QString operation = base::toQString(record.at("operation"));
        if (kind == QLatin1String("write.attempt"))
            ++m_attempts[{operation, record.at("attempt").get<int>()}];
        else if (kind == QLatin1String("write.confirmed"))
            ++m_confirmed[operation];
    }

    std::optional<writeback::Operation> operation(const QString &id)
    {
        for (auto *device : m_devices)
            if (auto found = device->operation(domain::OperationId(id)))
                return found;
        return std::nullopt;
    }

    QString arrivals()
    {
        QHash<QString, QString> applied; // by which operation
        QHash<QString, int> sent;
        for (const auto &arrival : m_history.arrivals) {
            const auto found = operation(arrival.operation);
            if (!found)
                return QStringLiteral("I1: a write without an operation");
            if (base::Digest::of(arrival.body) != found->bodyDigest || arrival.approvedBody != found->bodyDigest)
                return QStringLiteral("I4: other bytes than approved");
            if (m_attempts[{arrival.operation, arrival.attempt}] != 1)
                return QStringLiteral("I7: a write with %1 records of its attempt")
                    .arg(m_attempts[{arrival.operation, arrival.attempt}]);
            if (!arrival.principal.isEmpty() && arrival.principal != found->reviewer.text())
                return QStringLiteral("I5: sent in the session of another person");
            // What is not appended may be written once more when a person, asked, approves the same words anew; a note
            // never, for it is found on the record.
            const bool append = found->effect == ats::Effect::Append;
            const QString what = append ? found->operationDigest.hex() : arrival.operation;
            if (arrival.applied && applied.contains(what))
                return QStringLiteral("I3: written twice: ") + told(domain::OperationId(applied.value(what))) +
                       QStringLiteral(" and ") + told(domain::OperationId(arrival.operation));
            if (arrival.applied)
                applied.insert(what, arrival.operation);
            const bool once = found->effect == ats::Effect::Irreversible;
            if (once && !arrival.turnedAway && ++sent[arrival.operation] > 1)
                return QStringLiteral("I8: sent again although nobody can know: ") +
                       told(domain::OperationId(arrival.operation));
        }
        for (const auto &note : m_history.notes)
            if (note.author != m_devices.front()->reviewer.id.text())
                return QStringLiteral("I5: written under another name");
        return {};
    }

    QString promises()
    {
        QSet<QString> known;
        for (const auto &items : m_items)
            for (const auto &item : items)
                known.insert(item.approval.text());
        for (const auto &promise : m_history.approved)
            if (!known.contains(promise.approval.text()) && !m_ledger.contains(promise.approval.text().toLatin1()))
                return QStringLiteral("I2: an acknowledged approval is gone");
        for (const auto &id : m_history.takenBack)
            for (const auto &note : m_history.notes)
                if (note.operation == id.text())
                    return QStringLiteral("I1: written although it was taken back: ") + told(id);
        return {};
    }

    // Per machine: what two machines do side by side has no order.
    QString order()
    {
        for (std::size_t d = 0; d < m_devices.size(); ++d) {
            QHash<QString, qsizetype> place; // the list is newest first
            for (std::size_t i = 0; i < m_items[d].size(); ++i)
                place.insert(m_items[d][i].id.text(), static_cast<qsizetype>(m_items[d].size() - i));
            QHash<QString, qsizetype> last;
            for (const auto &arrival : m_history.arrivals) {
                const auto found = m_devices[d]->operation(domain::OperationId(arrival.operation));
                if (!arrival.applied || !found)
                    continue;
                auto &before = last[found->item.candidate.text()];
                const auto now = place.value(arrival.operation);
                if (now < before)
                    return QStringLiteral("I6: a later approval was written first");
                before = now;
            }
        }
        return {};
    }

    QString told(const domain::OperationId &id)
    {
        for (std::size_t d = 0; d < m_devices.size(); ++d)
            for (const auto &item : m_items[d])
                if (item.id == id)
                    return told(*m_devices[d], item);
        return {};
    }

    QString told(fakes::Bench &device, const writeback::Item &item)
    {
        QStringList steps;
        const auto entries = device.outbox->history(item.id);
        for (const auto &entry : *entries)
            steps.append(base::isoUtc(entry.at) + QLatin1Char(' ') + writeback::stateWord(entry.state) +
                         QLatin1Char(':') + writeback::reasonWord(entry.reason));
        return steps.join(QStringLiteral(", ")) + QStringLiteral("; due ") + base::isoUtc(item.dueAt) +
               QStringLiteral("; now ") + base::isoUtc(device.clock->now());
    }

    QString operations()
    {
        for (std::size_t d = 0; d < m_devices.size(); ++d)
            for (const auto &item : m_items[d])
                if (const QString what = operation(*m_devices[d], item); !what.isEmpty())
                    return what;
        return {};
    }

    QString operation(fakes::Bench &device, const writeback::Item &item)
    {
        const auto found = device.operation(item.id);
        const auto onRecord =
            std::count_if(m_history.notes.begin(), m_history.notes.end(),
                          [&](const fakes::WrittenNote &note) { return note.body.contains(found->marker); });
        const bool note = item.target.kind == ats::TargetKind::Note;
        if (m_history.faultsAreOver && writeback::isOpen(item.state))
            return QStringLiteral("I2: still %1: %2").arg(writeback::stateWord(item.state), told(device, item));
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
        if (m_confirmed[item.id.text()] != (item.state == State::Confirmed ? 1 : 0))
            return QStringLiteral("I7: %1 in the outbox, %2 times confirmed in the ledger")
                .arg(writeback::stateWord(item.state))
                .arg(m_confirmed[item.id.text()]);
        for (int attempt = 1; attempt <= item.attempts; ++attempt)
            if (m_attempts[{item.id.text(), attempt}] != 1)
                return QStringLiteral("I7: attempt %1 stands %2 times in the ledger")
                    .arg(attempt)
                    .arg(m_attempts[{item.id.text(), attempt}]);
        return {};
    }

    std::vector<fakes::Bench *> m_devices;
    const History &m_history;
    std::vector<std::vector<writeback::Item>> m_items; // of each machine
    QByteArray m_ledger;
    std::map<std::pair<QString, int>, int> m_attempts; // records of each attempt
    QString m_incomplete;                              // a record that lacks what it must say
    std::map<QString, int> m_confirmed;
};

} // namespace

QString broken(fakes::Bench &bench, const History &history)
{
    return Judge({&bench}, history).firstBroken();
}

QString broken(const std::vector<fakes::Bench *> &devices, const History &history)
{
    return Judge(devices, history).firstBroken();
}

} // namespace torture
