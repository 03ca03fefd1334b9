// Looks after the ledger while the program runs: checks it at the start, signs it every quarter of an hour, and leaves
// an anchor outside once a day. // REL-42, REL-43
#pragma once

#include <memory>

#include <QObject>

#include "base/Clock.h"
#include "base/TaskScope.h"
#include "ledger/LedgerRepository.h"

namespace app {

class LedgerKeeper : public QObject
{
    Q_OBJECT

public:
    // anchors: a folder elsewhere, from COUNTERSIGN_ANCHORS; empty = none is kept. ledger must outlive it.
    LedgerKeeper(ledger::Ledger &ledger, std::shared_ptr<base::Clock> clock, QString anchors,
                 QObject *parent = nullptr);

    void start();
    void touched(); // something was recorded: the first act of a day leaves the day's anchor

Q_SIGNALS:
    void broken(const ledger::Verdict &verdict);
    void anchorFailed(const QString &folder); // it could not be written; tried again at the next signing

private:
    [[nodiscard]] base::Task<base::Result<ledger::Verdict>> check(std::stop_token stop);
    [[nodiscard]] base::Task<base::Result<void>> sign(std::stop_token stop);
    void checkNow();
    void signLater();

    ledger::Ledger &m_ledger;
    std::shared_ptr<base::Clock> m_clock;
    QString m_anchors;
    QDate m_anchored; // the last day for which one was left
    bool m_watching = false;
    std::shared_ptr<void> m_timer;
    base::TaskScope m_scope; // last: silences the callbacks first
};

} // namespace app
