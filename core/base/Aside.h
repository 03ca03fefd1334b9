// Pure work on a pool thread: values in, values out. State stays on the calling thread. // DESIGN 10 (18)
#pragma once

#include <memory>
#include <type_traits>

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <QCoroFuture>

#include "base/Task.h"

namespace base {

// Answers on the calling thread. work must not throw and must own what it uses.
template <class F>
[[nodiscard]] Task<std::invoke_result_t<F>> aside(F work)
{
    auto promise = std::make_shared<QPromise<std::invoke_result_t<F>>>();
    promise->start();
    auto future = promise->future();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)]() mutable {
        promise->addResult(work());
        promise->finish();
    });
    auto result = co_await future;
    co_return result;
}

} // namespace base
