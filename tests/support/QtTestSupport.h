// What every test program needs: results that print themselves, tasks run to their end, warnings that fail.
#pragma once

#include <optional>

#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

#include "base/Task.h"

namespace support {

// Any unexpected Qt warning fails the test. Call it in init().
void failOnUnexpectedWarnings();

QString describe(const base::Error &error);

// Runs the event loop until the task has ended (at most limit); the result is empty when it never did.
template <class T>
std::optional<base::Result<T>> runTask(base::Task<base::Result<T>> task, int limitMs = 20'000)
{
    auto slot = std::make_shared<std::optional<base::Result<T>>>();
    task.then([slot](base::Result<T> result) { slot->emplace(std::move(result)); },
              [](const std::exception &e) { qCritical("task died: %s", e.what()); });
    QElapsedTimer timer;
    timer.start();
    // With a time limit processEvents() does not wait but spins, and takes a core from the work that is waited for.
    QTimer wake;
    wake.start(50);
    while (!slot->has_value() && timer.elapsed() < limitMs)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents);
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

// Taken inside one full expression, so that the argument may be a temporary.
template <class T>
std::optional<base::Error> errorOf(const base::Result<T> &result)
{
    return result.has_value() ? std::nullopt : std::optional(result.error());
}

} // namespace support

// Fails with kind and detail when the Result is an error. The argument is evaluated once: it may be a call that sends.
#define VERIFY_RESULT(result)                                                                                          \
    do {                                                                                                               \
        if (const auto unexpected_ = support::errorOf(result))                                                         \
            QFAIL(qPrintable(support::describe(*unexpected_)));                                                        \
    } while (false)

#define COMPARE_ERROR(result, expectedKind)                                                                            \
    do {                                                                                                               \
        const auto error_ = support::errorOf(result);                                                                  \
        if (!error_)                                                                                                   \
            QFAIL("expected an error, got a value");                                                                   \
        QCOMPARE(base::kindName(error_->kind), base::kindName(expectedKind));                                          \
    } while (false)
