#include <QProcess>
#include <QTemporaryDir>

#include "bench/Benches.h"
#include "bench/Waiting.h"
#include "ledger/LedgerRepository.h"
#include "store/Store.h"

namespace bench {

namespace {

constexpr int records = 100'000;
constexpr int perTransaction = 2'000;
constexpr int people = 500;
constexpr int rounds = 5;

// As a working year leaves them: most acts speak of somebody, about half carry words.
ledger::Record recordOf(int i)
{
    ledger::Record record;
    record.kind = static_cast<ledger::Kind>(i % 9);
    record.at = QDateTime::currentDateTimeUtc();
    record.actor = QStringLiteral("recruiter:7");
    record.account = domain::AccountId(QString(64, QLatin1Char('a')));
    record.application = domain::ApplicationId(QString::number(4'000'000'000 + i % people));
    record.candidate = domain::CandidateId(QString::number(5'000'000'000 + i % people));
    record.facts = {{QStringLiteral("draft"), base::Digest::of(QByteArray::number(i)).hex().left(32)},
                    {QStringLiteral("revision"), qint64(1 + i % 3)},
                    {QStringLiteral("content"), base::Digest::of(QByteArray::number(i % 77)).hex()}};
    if (i % 2 == 0)
        record.payload = QByteArray(300, 'x');
    return record;
}

double sha256sumMs(const QString &file)
{
    QProcess process;
    const qint64 from = nowNs();
    process.start(QStringLiteral("sha256sum"), {file});
    if (!process.waitForFinished() || process.exitCode() != 0)
        throw Failed(QStringLiteral("sha256sum did not run"));
    return msSince(from);
}

} // namespace

void measureLedger(Report &report, const QDir &work)
{
    const QTemporaryDir folder(work.filePath(QStringLiteral("ledger-XXXXXX")));
    auto store = take(
        store::Store::open({folder.filePath(QStringLiteral("countersign.db")), base::Secret(QByteArray(32, 'k')), {}}),
        "store");
    Times appended;
    for (int i = 0; i < records; i += perTransaction) {
        const qint64 from = nowNs();
        await(store->write([i](store::Connection &db, store::KeyRing &keys) {
            for (int k = i; k < i + perTransaction; ++k)
                ledger::append(db, keys, recordOf(k));
            return 0;
        }),
              "append");
        appended.push_back(msSince(from) * 1000 / perTransaction);
    }
    ledger::Ledger ledger(*store);
    QFile lines(folder.filePath(QStringLiteral("ledger.jsonl")));
    if (!lines.open(QFile::WriteOnly) || !ledger.exportJsonLines(lines))
        throw Failed(QStringLiteral("the export could not be written"));
    lines.close();
    Times verified, summed;
    for (int i = 0; i < rounds; ++i) {
        summed.push_back(sha256sumMs(lines.fileName()));
        const qint64 from = nowNs();
        const auto verdict = await(ledger.verify(), "verify");
        verified.push_back(msSince(from));
        if (!verdict.ok() || verdict.records != records)
            throw Failed(QStringLiteral("the ledger is not whole"));
    }
    Times proofs;
    for (int i = 0; i < 20; ++i) {
        const qint64 from = nowNs();
        (void)await(ledger.packet(recordOf(i).account, recordOf(i).application, QDateTime::currentDateTimeUtc()),
                    "packet");
        proofs.push_back(msSince(from));
    }
    report.figures["ledger_verify_vs_sha256sum"] = rounded(median(verified) / median(summed));
    report.detail["ledger"] = {{"verify_ms", summary(verified)},
                               {"sha256sum_ms", summary(summed)},
                               {"append_us", summary(appended)},
                               {"packet_of_200_records_ms", summary(proofs)},
                               {"bytes_per_record", QFileInfo(lines.fileName()).size() / records}};
}

} // namespace bench
