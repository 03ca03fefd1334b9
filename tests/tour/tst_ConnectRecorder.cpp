// CMP-07: the recorder sees a connection that a program makes by itself, also one that is refused.
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "support/QtTestSupport.h"
#include "tour/Network.h"

class tst_ConnectRecorder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void CMP07_aStrayConnectionIsSeenAndTurnsTheProofRed()
    {
        QTemporaryDir folder;
        const QString log = folder.filePath(QStringLiteral("log"));
        qputenv("COUNTERSIGN_CONNECT_LOG", QFile::encodeName(log));
        tour::Network network;
        network.allow(QUrl(QStringLiteral("http://127.0.0.1:1")), "ats");
        network.allow(QUrl(QStringLiteral("http://127.0.0.1:2")), "model");
        const auto connectTo = [&log](int port) {
            QProcess shell;
            auto environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(COUNTERSIGN_RECORDER));
            environment.insert(QStringLiteral("COUNTERSIGN_CONNECT_LOG"), log);
            shell.setProcessEnvironment(environment);
            shell.start(QStringLiteral("bash"),
                        {QStringLiteral("-c"), QStringLiteral("exec 3<>/dev/tcp/127.0.0.1/%1").arg(port)});
            return shell.waitForFinished(10'000);
        };
        QVERIFY(!network.isKept()); // nothing recorded proves nothing
        QVERIFY(connectTo(1) && connectTo(2));
        QVERIFY(network.isKept());
        QVERIFY(connectTo(3));
        QVERIFY(!network.isKept());
        QCOMPARE(network.report().at("outside").size(), std::size_t(1));
        QVERIFY(network.report().at("outside")[0].get<std::string>().ends_with("127.0.0.1 3"));
    }
};

QTEST_GUILESS_MAIN(tst_ConnectRecorder)
#include "tst_ConnectRecorder.moc"
