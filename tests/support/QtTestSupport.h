// What every test program needs: results that print themselves, tasks run to their end, warnings that fail.
#pragma once

#include <optional>

#include <QElapsedTimer>
#include <QTest>

#include "base/Task.h"

namespace support {

// Any unexpected Qt warning fails the test. Call it in init().
void failOnUnexpectedWarnings();

QString describe(const base::Error &error);

// Its error, copied: the result may be a part of something that is gone after the expression.
template <class SomeResult>
std::optional<base::Error> errorIn(const SomeResult &result)
{
    return result.has_value() ? std::nullopt : std::optional<base::Error>(result.error());
}

// Runs the event loop until the task has ended (at most limit); the result is empty when it never did.
template <class T>
std::optional<base::Result<T>> runTask(base::Task<base::Result<T>> task, int limitMs = 20'000)
{
    auto slot = std::make_shared<std::optional<base::Result<T>>>();
    task.then([slot](base::Result<T> result) { slot->emplace(std::move(result)); },
              [](const std::exception &e) { qCritical("task died: %s", e.what()); });
    QElapsedTimer timer;
    timer.start();
    while (!slot->has_value() && timer.elapsed() < limitMs)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 50);
    return std::move(*slot);
}

// The same with one Result: a task that never ended is an error like any other.
template <class T>
base::Result<T> await(base::Task<base::Result<T>> task)
{
    auto result = runTask(std::move(task));
    if (!result)
        return base::failure(base::Kind::Cancelled, QStringLiteral("the task never ended"));
    return *std::move(result);
}

} // namespace support

// Fails with kind and detail when the Result is an error.
#define VERIFY_RESULT(result)                                                                                          \
    do {                                                                                                               \
        /* Once: the argument may be a call that sends something. */                                                   \
        if (const auto failed_ = support::errorIn(result))                                                             \
            QFAIL(qPrintable(support::describe(*failed_)));                                                            \
    } while (false)

#define COMPARE_ERROR(result, expectedKind)                                                                            \
    do {                                                                                                               \
        const auto compared_ = support::errorIn(result);                                                               \
        if (!compared_)                                                                                                \
            QFAIL("expected an error, got a value");                                                                   \
        QCOMPARE(base::kindName(compared_->kind), base::kindName(expectedKind));                                       \
    } while (false)
