// Finished PDF files changed as bytes: fixed dates, encryption, cutting.
#pragma once

#include <QByteArray>

namespace practice {

// Dates and identifiers set to constants of the same length, so that the same résumé is the same bytes.
QByteArray withFixedDates(QByteArray pdf);

// Standard security handler, revision 3 (RC4, 128 bits): opens only with the user password.
QByteArray encrypted(QByteArray pdf, const QByteArray &userPassword);

} // namespace practice
