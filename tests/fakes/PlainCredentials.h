// Credentials that count how often they were renewed.
#pragma once

#include "net/Credentials.h"

namespace fakes {

class PlainCredentials final : public net::Credentials
{
public:
    base::Task<base::Result<QByteArray>> authorization(std::stop_token) override
    {
        const QByteArray value = m_value; // QCoro moves from what is returned by conversion, members included
        co_return value;
    }
    base::Task<base::Result<QByteArray>> renewed(QByteArray, std::stop_token) override
    {
        ++renewals;
        if (!renewable)
            co_return base::failure(base::Kind::SignedOut, QStringLiteral("the session is over"));
        m_value = "Bearer token-" + QByteArray::number(renewals + 1);
        const QByteArray value = m_value;
        co_return value;
    }

    int renewals = 0;
    bool renewable = true;

private:
    QByteArray m_value = "Bearer token-1";
};

} // namespace fakes
