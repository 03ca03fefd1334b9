// Targets, effects and verbs as the outbox keeps them. Pure.
#pragma once

#include <QByteArray>
#include <QString>

#include "ats/Writer.h"
#include "domain/Draft.h"

namespace writeback {

QByteArray encodeTarget(const ats::Target &target);
ats::Target decodeTarget(const QByteArray &json); // an empty target for anything else

QString effectWord(ats::Effect effect); // set, append, irreversible, stage
ats::Effect effectFrom(const QString &word);
QString verbWord(net::Verb verb); // POST
net::Verb verbFrom(const QString &word);

} // namespace writeback
