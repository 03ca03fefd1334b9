// Errors are values. A Kind says what the caller can do; nothing else about a failure may steer behaviour.
#pragma once

#include <chrono>
#include <optional>
#include <tl/expected.hpp>
#include <type_traits>
#include <utility>

#include <QString>

namespace base {

using Milliseconds = std::chrono::milliseconds;

enum class Kind
{
    Cancelled,      // the caller asked to stop
    Offline,        // nothing reached the other side; may be tried later
    Untrusted,      // the other side could not prove who it is (certificate); nothing was sent to it
    TimedOut,       // a read took too long; may be tried again
    Throttled,      // asked to slow down; see retryAfter
    SignedOut,      // the session is over; sign in again
    Forbidden,      // this person may not do this
    NotFound,       // it is not there (any more)
    Conflict,       // the record changed since it was seen
    Refused,        // the other side understood and said no; never repeat unchanged
    ServerFault,    // 5xx on a read
    BadAnswer,      // not the shape that was promised (HTML, broken JSON, missing field)
    OutcomeUnknown, // a write may have arrived: it alone forbids a retry  // REL-16
    Storage,        // the local store could not keep or read it
    Keychain,       // the keychain is locked or missing
    Unsupported,    // this system, file or version cannot do it
    Invalid,        // the input is wrong; subject names it
};

struct Error
{
    Kind kind = Kind::Invalid;
    QString forLog;       // English, technical, never shown; no personal data, no secrets
    QString subject = {}; // what it was about, safe to show: host, file name, field
    std::optional<Milliseconds> retryAfter = {};
};

QString kindName(Kind kind);

// tl::expected with the attribute it lacks. Result<void> is allowed.
template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error>
{
public:
    using tl::expected<T, Error>::expected;
};

inline tl::unexpected<Error> failure(Kind kind, QString forLog, QString subject = {})
{
    return tl::unexpected<Error>(Error{kind, std::move(forLog), std::move(subject), std::nullopt});
}

} // namespace base

#define COUNTERSIGN_CAT_(a, b) a##b
#define COUNTERSIGN_CAT(a, b) COUNTERSIGN_CAT_(a, b)

// Inside a coroutine: returns the error, else names the value. The await stands alone (docs: ARCHITECTURE, flat
// awaits).
//   CO_TRY(const auto page, co_await channel.get(request, stop));
#define CO_TRY(decl, ...)                                                                                              \
    auto COUNTERSIGN_CAT(coTry_, __LINE__) = (__VA_ARGS__);                                                            \
    if (!COUNTERSIGN_CAT(coTry_, __LINE__))                                                                            \
        co_return tl::unexpected(std::move(COUNTERSIGN_CAT(coTry_, __LINE__)).error());                                \
    decl = *std::move(COUNTERSIGN_CAT(coTry_, __LINE__))

// The same for a Result<void>.
#define CO_TRY_VOID(...)                                                                                               \
    auto COUNTERSIGN_CAT(coTry_, __LINE__) = (__VA_ARGS__);                                                            \
    if (!COUNTERSIGN_CAT(coTry_, __LINE__))                                                                            \
    co_return tl::unexpected(std::move(COUNTERSIGN_CAT(coTry_, __LINE__)).error())

// Outside coroutines.
#define TRY(decl, ...)                                                                                                 \
    auto COUNTERSIGN_CAT(try_, __LINE__) = (__VA_ARGS__);                                                              \
    if (!COUNTERSIGN_CAT(try_, __LINE__))                                                                              \
        return tl::unexpected(std::move(COUNTERSIGN_CAT(try_, __LINE__)).error());                                     \
    decl = *std::move(COUNTERSIGN_CAT(try_, __LINE__))

#define TRY_VOID(...)                                                                                                  \
    auto COUNTERSIGN_CAT(try_, __LINE__) = (__VA_ARGS__);                                                              \
    if (!COUNTERSIGN_CAT(try_, __LINE__))                                                                              \
    return tl::unexpected(std::move(COUNTERSIGN_CAT(try_, __LINE__)).error())
