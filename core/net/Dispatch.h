// The token without which nothing is written. Only the sender can make one, from a row of the outbox whose attempt
// is already recorded durably. // REL-14, DESIGN 10 (3)
#pragma once

#include <utility>

#include <QString>

#include "base/Digest.h"

namespace writeback {
class Sender;
}

namespace net {

class Dispatch
{
public:
    Dispatch(const Dispatch &) = delete;
    Dispatch &operator=(const Dispatch &) = delete;
    Dispatch(Dispatch &&other) noexcept
        : m_operationId(std::move(other.m_operationId)), m_attempt(other.m_attempt), m_bodyDigest(other.m_bodyDigest),
          m_operationDigest(other.m_operationDigest), m_spent(std::exchange(other.m_spent, true))
    {
    }
    Dispatch &operator=(Dispatch &&) = delete;
    ~Dispatch() = default;

    const QString &operationId() const { return m_operationId; }
    int attempt() const { return m_attempt; }
    const base::Digest &bodyDigest() const { return m_bodyDigest; } // of the final request bytes, marker included
    // Equal on every device that approves the same thing: the key of systems that honour one. // REL-17
    const base::Digest &operationDigest() const { return m_operationDigest; }
    bool isSpent() const { return m_spent; }

private:
    friend class writeback::Sender;
    friend class WriteChannel;
    Dispatch(QString operationId, int attempt, base::Digest bodyDigest, base::Digest operationDigest)
        : m_operationId(std::move(operationId)), m_attempt(attempt), m_bodyDigest(bodyDigest),
          m_operationDigest(operationDigest)
    {
    }

    QString m_operationId;
    int m_attempt = 0;
    base::Digest m_bodyDigest;
    base::Digest m_operationDigest;
    bool m_spent = false; // one token, one request
};

} // namespace net
