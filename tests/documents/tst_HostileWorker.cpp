#include <QFile>
#include <QGuiApplication>
#include <QTemporaryDir>
#include <QTest>

#include "documents/WorkerPool.h"
#include "support/QtTestSupport.h"

using namespace std::chrono_literals;

// SEC-23: a worker that was taken over can neither crash nor hang the app nor slip something in.
class tst_HostileWorker : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    QString worker(const char *how)
    {
        const QString path = m_dir.filePath(QLatin1String(how));
        QFile::link(QStringLiteral(HOSTILE_WORKER), path);
        return path;
    }

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void SEC23_whateverAWorkerDoesReadingEndsAsFailed_data()
    {
        QTest::addColumn<QByteArray>("how");
        for (const char *how : {"garbage", "crashes", "truncates", "oversize", "wrong-serial", "wrong-type", "nonsense",
                                "hangs", "dies-at-once", "floods"})
            QTest::newRow(how) << QByteArray(how);
    }
    void SEC23_whateverAWorkerDoesReadingEndsAsFailed()
    {
        QFETCH(QByteArray, how);
        documents::WorkerPool pool(worker(how.constData()), how == "dies-at-once" ? 0 : 1, 400ms);
        const auto opened = support::runTask(pool.open(QByteArray(1000, 'x'), QStringLiteral("cv.pdf"), {}));
        QVERIFY(opened.has_value());
        VERIFY_RESULT(*opened);
        QCOMPARE((**opened)->text().state, domain::ReadState::Failed);
        QVERIFY((**opened)->text().text.isEmpty());
        QCOMPARE((**opened)->text().digest, base::Digest::of(QByteArray(1000, 'x')));
    }

    void SEC23_laterQuestionsEndInErrors_data()
    {
        QTest::addColumn<QByteArray>("how");
        QTest::addColumn<int>("kind");
        QTest::newRow("lies-about-images")
            << QByteArray("lies-about-images") << static_cast<int>(base::Kind::BadAnswer);
        QTest::newRow("hangs-later") << QByteArray("hangs-later") << static_cast<int>(base::Kind::TimedOut);
        QTest::newRow("other") << QByteArray("other") << static_cast<int>(base::Kind::BadAnswer);
        QTest::newRow("twice") << QByteArray("twice") << static_cast<int>(base::Kind::BadAnswer);
    }
    void SEC23_laterQuestionsEndInErrors()
    {
        QFETCH(QByteArray, how);
        QFETCH(int, kind);
        documents::WorkerPool pool(worker(how.constData()), 1, 400ms);
        const auto opened = support::runTask(pool.open(QByteArrayLiteral("x"), QStringLiteral("cv.pdf"), {}));
        QVERIFY(opened.has_value());
        VERIFY_RESULT(*opened);
        const auto document = **opened;
        const auto image = support::runTask(document->render(0, 1.0, {}));
        QVERIFY(image.has_value());
        COMPARE_ERROR(*image, static_cast<base::Kind>(kind));
        const auto boxes = support::runTask(document->boxes(0, 3, {}));
        QVERIFY(boxes.has_value());
        QVERIFY(!boxes->has_value());
    }

    void cancellingReturnsAtOnceAndAnAbandonedDocumentEndsItsWorker()
    {
        documents::WorkerPool pool(worker("hangs"), 1, 20s);
        std::stop_source stop;
        bool ended = false;
        auto task = pool.open(QByteArrayLiteral("x"), QStringLiteral("cv.pdf"), stop.get_token());
        task.then([&ended](base::Result<std::shared_ptr<documents::OpenDocument>> result) {
            ended = !result && result.error().kind == base::Kind::Cancelled;
        });
        QVERIFY(!ended);
        stop.request_stop();
        QTRY_VERIFY(ended);
    }

    void aPoolThatDiesWhileReadingLeavesTheReadingWhole()
    {
        auto pool = std::make_unique<documents::WorkerPool>(worker("honest"), 1, 5s);
        auto task = pool->open(QByteArrayLiteral("x"), QStringLiteral("cv.txt"), {});
        pool.reset();
        const auto opened = support::runTask(std::move(task));
        QVERIFY(opened.has_value());
        VERIFY_RESULT(*opened);
        QCOMPARE((**opened)->text().text, QStringLiteral("words\n"));
    }
};

QTEST_MAIN(tst_HostileWorker)
#include "tst_HostileWorker.moc"
