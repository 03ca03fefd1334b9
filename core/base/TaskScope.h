// The owner of running work: one per pane or service. Destroying it stops the work and silences the callbacks.
#pragma once

#include <memory>
#include <stop_token>
#include <utility>

#include <QtGlobal>

#include "base/Task.h"

namespace base {

class TaskScope
{
public:
    TaskScope() = default;
    TaskScope(const TaskScope &) = delete;
    TaskScope &operator=(const TaskScope &) = delete;
    ~TaskScope()
    {
        m_alive.reset(); // order matters: silence first
        m_stop.request_stop();
    }

    std::stop_token token() const { return m_stop.get_token(); }

    // Stops everything started so far; late answers of it are dropped. New work may start at once.
    void restart()
    {
        auto old = std::exchange(m_stop, std::stop_source{});
        m_alive = std::make_shared<int>(0);
        old.request_stop();
    }

    // Calls done with the result unless the scope is gone or was restarted meanwhile.
    template <class T, class F>
    void start(Task<Result<T>> task, F done)
    {
        std::weak_ptr<int> alive = m_alive;
        task.then(
            [alive, done = std::move(done)](Result<T> result) mutable {
                if (!alive.expired())
                    done(std::move(result));
            },
            [](const std::exception &e) { qCritical("task died: %s", e.what()); });
    }

private:
    std::shared_ptr<int> m_alive = std::make_shared<int>(0);
    std::stop_source m_stop;
};

} // namespace base
