#include "base/Result.h"

namespace base {

QString kindName(Kind kind)
{
    switch (kind) {
    case Kind::Cancelled:
        return QStringLiteral("cancelled");
    case Kind::Offline:
        return QStringLiteral("offline");
    case Kind::Untrusted:
        return QStringLiteral("untrusted");
    case Kind::TimedOut:
        return QStringLiteral("timed-out");
    case Kind::Throttled:
        return QStringLiteral("throttled");
    case Kind::SignedOut:
        return QStringLiteral("signed-out");
    case Kind::Forbidden:
        return QStringLiteral("forbidden");
    case Kind::NotFound:
        return QStringLiteral("not-found");
    case Kind::Conflict:
        return QStringLiteral("conflict");
    case Kind::Refused:
        return QStringLiteral("refused");
    case Kind::ServerFault:
        return QStringLiteral("server-fault");
    case Kind::BadAnswer:
        return QStringLiteral("bad-answer");
    case Kind::OutcomeUnknown:
        return QStringLiteral("outcome-unknown");
    case Kind::Storage:
        return QStringLiteral("storage");
    case Kind::Keychain:
        return QStringLiteral("keychain");
    case Kind::Unsupported:
        return QStringLiteral("unsupported");
    case Kind::Invalid:
        return QStringLiteral("invalid");
    }
    return QStringLiteral("invalid");
}

} // namespace base
