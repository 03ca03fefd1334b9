// What a connector is handed instead of a sign-in. // DESIGN 10 (17)
#pragma once

#include <QByteArray>

#include "base/Task.h"

namespace net {

class Credentials
{
public:
    virtual ~Credentials() = default;

    // The full value of the Authorization header. SignedOut when there is no session, Keychain when it cannot be
    // opened.
    [[nodiscard]] virtual base::Task<base::Result<QByteArray>> authorization(std::stop_token stop) = 0;
    // Called after a 401 with the value that was refused. One renewal serves all callers; a value that was already
    // replaced is answered with the newer one at once. SignedOut when the session is over. // SEC-09
    [[nodiscard]] virtual base::Task<base::Result<QByteArray>> renewed(QByteArray stale, std::stop_token stop) = 0;
};

} // namespace net
