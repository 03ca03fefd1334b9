#include <QTest>
#include <QThread>

#include "base/Aside.h"
#include "base/Result.h"
#include "support/QtTestSupport.h"

class tst_Aside : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void workRunsElsewhereAndTheAnswerComesHere()
    {
        struct Seen
        {
            QThread *work = nullptr;
            QThread *answer = nullptr;
        };
        auto ask = []() -> base::Task<base::Result<Seen>> {
            Seen seen;
            auto work = [] { return QThread::currentThread(); };
            const auto ran = co_await base::aside(std::move(work));
            seen.work = ran;
            seen.answer = QThread::currentThread();
            co_return seen;
        };
        const auto seen = support::await(ask());
        VERIFY_RESULT(seen);
        QVERIFY(seen->work != QThread::currentThread());
        QCOMPARE(seen->answer, QThread::currentThread());
    }

    void whatIsMovedInIsOwnedUntilTheEnd()
    {
        auto ask = []() -> base::Task<base::Result<QByteArray>> {
            auto bytes = std::make_shared<QByteArray>("kept");
            auto work = [bytes] { return *bytes + " to the end"; };
            bytes.reset();
            auto answer = co_await base::aside(std::move(work));
            co_return answer;
        };
        const auto answer = support::await(ask());
        VERIFY_RESULT(answer);
        QCOMPARE(*answer, QByteArray("kept to the end"));
    }

    void manyAtOnceEachGetTheirOwnAnswer()
    {
        auto ask = [](int n) -> base::Task<base::Result<int>> {
            auto work = [n] { return n * n; };
            const auto squared = co_await base::aside(std::move(work));
            co_return squared;
        };
        std::vector<base::Task<base::Result<int>>> running;
        for (int n = 0; n < 50; ++n)
            running.push_back(ask(n));
        for (int n = 0; n < 50; ++n) {
            const auto answer = support::await(std::move(running[static_cast<std::size_t>(n)]));
            VERIFY_RESULT(answer);
            QCOMPARE(*answer, n * n);
        }
    }
};

QTEST_GUILESS_MAIN(tst_Aside)
#include "tst_Aside.moc"
