#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

#include "base/StrictJson.h"
#include "ledger/LedgerRepository.h"
#include "support/TempStore.h"

using ledger::Ledger;
using store::Connection;
using store::KeyRing;

namespace {

const QDateTime morning(QDate(2026, 11, 24), QTime(9, 10), Qt::UTC);

struct Ended
{
    int code = -1;
    QString said;
};

Ended verify(QStringList words)
{
    QProcess program;
    program.setProcessChannelMode(QProcess::MergedChannels);
    program.start(QStringLiteral(COUNTERSIGN_BIN_DIR "/countersign-verify"), words);
    if (!program.waitForFinished())
        return {};
    return {program.exitCode(), QString::fromUtf8(program.readAll()).trimmed()};
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly) && file.write(bytes) == bytes.size());
}

} // namespace

class tst_Program : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        support::failOnUnexpectedWarnings();
        m_store = std::make_unique<support::TempStore>();
        m_folder = std::make_unique<QTemporaryDir>();
        append(130);
        Ledger ledger(**m_store);
        m_anchor = place("anchor.txt");
        write(m_anchor, support::runTask(ledger.checkpoint(morning))->value().value());
        append(20);
        VERIFY_RESULT(*support::runTask(ledger.exportTo(place("export"), morning)));
        const auto packet = support::runTask(ledger.packet(domain::AccountId(QStringLiteral("acct")),
                                                           domain::ApplicationId(QStringLiteral("2")), morning));
        VERIFY_RESULT(*packet);
        write(place("packet.json"), **packet);
    }
    void cleanup() { m_store.reset(); }

    void REL46_whatTheProductExportsIsWhole()
    {
        auto ended = verify({place("export")});
        QCOMPARE(ended.code, 0);
        QVERIFY2(ended.said.startsWith(QLatin1String("150 records, 3 signed checkpoints")) ||
                     ended.said.startsWith(QLatin1String("150 records, 4 signed checkpoints")),
                 qPrintable(ended.said));
        QVERIFY(ended.said.contains(QLatin1String("--key")));
        ended = verify({place("export"), QStringLiteral("--anchor"), m_anchor, QStringLiteral("--key"), key()});
        QVERIFY2(ended.code == 0, qPrintable(ended.said));
        QVERIFY(!ended.said.contains(QLatin1String("--key")));
        ended = verify({QStringLiteral("--packet"), place("packet.json")});
        QVERIFY2(ended.code == 0, qPrintable(ended.said));
    }

    // Every byte of the packet, a sample of the export: no changed one is called whole.
    void REL46_everyFlippedBitIsFound()
    {
        const auto packet = read(place("packet.json"));
        for (qsizetype i = 0; i < packet.size(); i += packet.size() / 150) {
            auto other = packet;
            other[i] = static_cast<char>(other[i] ^ 1);
            write(place("other.json"), other);
            QVERIFY2(verify({QStringLiteral("--packet"), place("other.json")}).code != 0,
                     qPrintable(QString::number(i)));
        }
        for (const char *name : {"ledger.jsonl", "ledger.csv", "checkpoints.txt", "manifest.json"}) {
            const QString path = place("export/") + QLatin1String(name);
            const auto whole = read(path);
            for (qsizetype i = 0; i < whole.size() - 1; i += whole.size() / 40) {
                auto other = whole;
                other[i] = static_cast<char>(other[i] ^ 1);
                write(path, other);
                QVERIFY2(verify({place("export")}).code != 0, qPrintable(QLatin1String(name) + QString::number(i)));
            }
            write(path, whole);
        }
        QCOMPARE(verify({place("export")}).code, 0);
    }

    // Somebody who holds the store makes everything anew, with a key of his own: only what was kept elsewhere tells.
    void REL43_REL46_anotherLedgerDoesNotFitTheAnchorOrTheKey()
    {
        const QString keptKey = key();
        m_store = std::make_unique<support::TempStore>();
        append(150);
        Ledger ledger(**m_store);
        VERIFY_RESULT(*support::runTask(ledger.exportTo(place("forged"), morning)));
        QCOMPARE(verify({place("forged")}).code, 0);
        QCOMPARE(verify({place("forged"), QStringLiteral("--anchor"), m_anchor}).code, 1);
        QCOMPARE(verify({place("forged"), QStringLiteral("--key"), keptKey}).code, 1);
    }

    void unusableInputIsSaidInOneSentence()
    {
        for (const QStringList &words : {QStringList{place("nowhere")},
                                         {m_folder->path()},
                                         {QStringLiteral("--packet"), m_anchor},
                                         {place("export"), QStringLiteral("--key"), QStringLiteral("abc")},
                                         {place("export"), QStringLiteral("--anchor"), place("none")},
                                         {},
                                         {QStringLiteral("--colour")}}) {
            const auto ended = verify(words);
            QCOMPARE(ended.code, 2);
            QVERIFY(!ended.said.isEmpty());
        }
    }

private:
    QString place(const char *name) const { return m_folder->filePath(QLatin1String(name)); }
    QString key() const
    {
        return base::toQString(base::parseJson(read(place("export/manifest.json")))->at("public_key"));
    }
    void append(int count)
    {
        const auto done = support::runTask((*m_store)->write([count](Connection &db, KeyRing &keys) {
            for (int i = 0; i < count; ++i) {
                ledger::Record record;
                record.kind = i % 2 ? ledger::Kind::DraftEdited : ledger::Kind::DraftMade;
                record.at = morning.addSecs(i);
                record.actor = QStringLiteral("recruiter:7");
                record.account = domain::AccountId(QStringLiteral("acct"));
                record.application = domain::ApplicationId(QString::number(i % 10));
                record.candidate = domain::CandidateId(QString::number(i % 10));
                record.facts = {{QStringLiteral("draft"), QStringLiteral("d")}};
                record.payload = QStringLiteral("{\"items\":[{\"text\":\"Zoë said “%1”\\t…\"}]}").arg(i).toUtf8();
                ledger::append(db, keys, record);
            }
        }));
        VERIFY_RESULT(*done);
    }

    std::unique_ptr<support::TempStore> m_store;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_anchor;
};

QTEST_GUILESS_MAIN(tst_Program)
#include "tst_Program.moc"
