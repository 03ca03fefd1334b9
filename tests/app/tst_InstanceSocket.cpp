#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include "net/InstanceSocket.h"
#include "support/QtTestSupport.h"

class tst_InstanceSocket : public QObject
{
    Q_OBJECT

    // Asking blocks, so it runs beside the event loop that answers.
    template <class F>
    static auto aside(F call)
    {
        std::optional<std::invoke_result_t<F>> answer;
        std::unique_ptr<QThread> thread(QThread::create([&] { answer.emplace(call()); }));
        thread->start();
        while (!thread->isFinished())
            QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        thread->wait();
        return std::move(*answer);
    }

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void aLineIsAnsweredByTheRunningInstance()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("i.sock"));
        net::InstanceServer server(path, [](const QByteArray &line) { return "got " + line; });
        VERIFY_RESULT(server.listen());
        const auto answer = aside([&path] { return net::askInstance(path, "{\"verb\":\"raise\"}"); });
        VERIFY_RESULT(answer);
        QCOMPARE(*answer, QByteArray("got {\"verb\":\"raise\"}"));
    }

    void SEC84_aSecondInstanceIsRefusedAndTheSocketIsPrivate()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("i.sock"));
        net::InstanceServer first(path, [](const QByteArray &) { return QByteArray("{}"); });
        VERIFY_RESULT(first.listen());
        QCOMPARE(QFile::permissions(path) & 0x00ff, QFile::Permissions());
        const auto second = aside([&path] {
            net::InstanceServer other(path, [](const QByteArray &) { return QByteArray("{}"); });
            return other.listen();
        });
        COMPARE_ERROR(second, base::Kind::Conflict);
    }

    void noInstanceIsNotFoundAndADeadOnesSocketIsTakenOver()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("i.sock"));
        COMPARE_ERROR(net::askInstance(path, "{}"), base::Kind::NotFound);
        QFile left(path);
        QVERIFY(left.open(QFile::WriteOnly));
        left.close();
        net::InstanceServer server(path, [](const QByteArray &) { return QByteArray("{}"); });
        VERIFY_RESULT(server.listen());
    }
};

QTEST_GUILESS_MAIN(tst_InstanceSocket)
#include "tst_InstanceSocket.moc"
