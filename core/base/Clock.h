// Time is a seam: everything that reads the time or waits is handed a Clock.
#pragma once

#include <functional>
#include <memory>

#include <QDateTime>

#include "base/Task.h"

namespace base {

class Clock
{
public:
    virtual ~Clock() = default;
    virtual QDateTime now() const = 0;          // UTC wall time, for records
    virtual Milliseconds monotonic() const = 0; // for waits and time-outs; never jumps   // REL-30
    // Calls back once after the wait, on the caller's thread. Returns a handle; dropping it cancels the call.
    virtual std::shared_ptr<void> after(Milliseconds wait, std::function<void()> call) = 0;
};

class SystemClock final : public Clock
{
public:
    QDateTime now() const override;
    Milliseconds monotonic() const override;
    std::shared_ptr<void> after(Milliseconds wait, std::function<void()> call) override;
};

// Waits on the clock; ends at once with Cancelled when stop is requested.
[[nodiscard]] Task<Result<void>> sleepFor(std::shared_ptr<Clock> clock, Milliseconds wait, std::stop_token stop);

// ISO 8601 UTC with milliseconds: the one text form of a time in store, ledger and wire.
QString isoUtc(const QDateTime &time);
QDateTime fromIso(const QString &text); // invalid when it is not one

} // namespace base
