// Text files: character set, line ends, blocks of blanks.
#pragma once

#include <QByteArray>

#include "documents/Flow.h"

namespace documents {

// By byte order mark, else UTF-8 when it is valid, else Windows-1252.
QString decodedText(const QByteArray &bytes);
// One byte of Windows-1252 as its character.
QChar windows1252(unsigned char byte);

Flow plainTextFlow(const QByteArray &bytes);

} // namespace documents
