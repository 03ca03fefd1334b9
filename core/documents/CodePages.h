// The Windows code pages that résumés in RTF come in besides 1252.
#pragma once

#include <QChar>

namespace documents {

// The letter of a byte; null where the page leaves it undefined. Pages not known here are read as 1252.
QChar fromCodePage(int page, unsigned char byte);
// For the charset number of an RTF font.
int codePageOfCharset(int charset);

} // namespace documents
