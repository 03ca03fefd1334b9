// Makes a Dispatch in a test that is not linked with cs_writeback. Only the friend of Dispatch can, so this one takes
// its name; the architecture test forbids a second definition anywhere but here.
#pragma once

#include "net/Dispatch.h"

namespace writeback {

class Sender
{
public:
    static net::Dispatch dispatchForTests(const QByteArray &body, QString operation = QStringLiteral("op-1"),
                                          int attempt = 1)
    {
        return net::Dispatch(std::move(operation), attempt, base::Digest::of(body), base::Digest::of("operation"));
    }
};

} // namespace writeback
