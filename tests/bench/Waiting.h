// Results of the product in a measurement: what fails ends it.
#pragma once

#include <optional>

#include <QCoreApplication>

#include "base/Task.h"
#include "bench/Figures.h"

namespace bench {

template <class T>
T await(base::Task<base::Result<T>> task, const char *what)
{
    std::optional<base::Result<T>> result;
    task.then([&result](base::Result<T> value) { result.emplace(std::move(value)); });
    while (!result)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents);
    if (!*result)
        throw Failed(QLatin1String(what) + QStringLiteral(": ") + result->error().forLog);
    return std::move(**result);
}

template <class T>
T take(base::Result<T> result, const char *what)
{
    if (!result)
        throw Failed(QLatin1String(what) + QStringLiteral(": ") + result.error().forLog);
    return std::move(*result);
}

} // namespace bench
