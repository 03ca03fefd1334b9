// The last look at the final bytes before they leave: decodes every string of the request and refuses when one holds
// what is known of the person. It does not rely on the redactor: whatever went wrong there ends here. // SEC-44,
// DESIGN 10 (27)
#pragma once

#include "drafting/redaction/Identity.h"
#include "net/ModelChannel.h"

namespace drafting {

class IdentityGate final : public net::OutboundGate
{
public:
    // fixed: our own texts (instructions, schema); they are not looked at when they come as they are.
    IdentityGate(Identity identity, QStringList fixed);

    // Refused (subject: name, email, phone, link, address, or "not JSON").
    base::Result<void> inspect(const QByteArray &body) const override;

private:
    Identity m_identity;
    QStringList m_fixed;
};

// For what carries no person at all: passes exactly these strings and nothing else.
class FixedTextGate final : public net::OutboundGate
{
public:
    explicit FixedTextGate(QStringList texts) : m_texts(std::move(texts)) {}
    base::Result<void> inspect(const QByteArray &body) const override;

private:
    QStringList m_texts;
};

} // namespace drafting
