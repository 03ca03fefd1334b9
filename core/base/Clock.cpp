#include "base/Clock.h"

#include <chrono>

#include <QPromise>
#include <QTimer>

#include <QCoroFuture>

namespace base {

QDateTime SystemClock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

Milliseconds SystemClock::monotonic() const
{
    return std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

std::shared_ptr<void> SystemClock::after(Milliseconds wait, std::function<void()> call)
{
    auto timer = std::shared_ptr<QTimer>(new QTimer, [](QTimer *t) {
        t->stop();
        t->deleteLater();
    });
    timer->setSingleShot(true);
    timer->setTimerType(Qt::PreciseTimer);
    QObject::connect(timer.get(), &QTimer::timeout, timer.get(), [call = std::move(call)] { call(); });
    timer->start(wait);
    return timer;
}

Task<Result<void>> sleepFor(std::shared_ptr<Clock> clock, Milliseconds wait, std::stop_token stop)
{
    if (stop.stop_requested())
        co_return failure(Kind::Cancelled, QStringLiteral("sleep cancelled before it began"));
    // Both ends (timer and stop) may finish the promise; the first one wins.
    struct State
    {
        QPromise<bool> promise;
        bool done = false;
        void finish(bool elapsed)
        {
            if (std::exchange(done, true))
                return;
            promise.addResult(elapsed);
            promise.finish();
        }
    };
    auto state = std::make_shared<State>();
    state->promise.start();
    auto future = state->promise.future();
    const auto timer = clock->after(wait, [state] { state->finish(true); });
    const std::stop_callback onStop(stop, [state] { state->finish(false); });
    const auto elapsed = co_await future;
    if (!elapsed)
        co_return failure(Kind::Cancelled, QStringLiteral("sleep cancelled"));
    co_return Result<void>{};
}

QString isoUtc(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QDateTime fromIso(const QString &text)
{
    auto time = QDateTime::fromString(text, Qt::ISODateWithMs);
    return time.isValid() ? time.toUTC() : QDateTime();
}

} // namespace base
