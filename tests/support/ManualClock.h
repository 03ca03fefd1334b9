// A clock that moves only when the test says so.
#pragma once

#include <map>

#include "base/Clock.h"

namespace support {

class ManualClock final : public base::Clock
{
public:
    explicit ManualClock(QDateTime start = QDateTime(QDate(2026, 11, 24), QTime(9, 10), Qt::UTC)) : m_now(start) {}

    QDateTime now() const override { return m_now; }
    base::Milliseconds monotonic() const override { return m_monotonic; }
    std::shared_ptr<void> after(base::Milliseconds wait, std::function<void()> call) override;

    void advance(base::Milliseconds by);                                              // runs what falls due, in order
    void jumpWallClock(base::Milliseconds by) { m_now = m_now.addMSecs(by.count()); } // monotonic stays // REL-30
    std::size_t waiting() const;                                                      // timers not yet due
    std::optional<base::Milliseconds> nextDue() const;                                // from now

private:
    QDateTime m_now;
    base::Milliseconds m_monotonic{1'000'000};
    std::multimap<base::Milliseconds, std::weak_ptr<std::function<void()>>> m_timers;
};

} // namespace support
