// How wide a character is in an average sans-serif face, in em. Good enough to share a known width out among the
// characters that fill it.
#pragma once

#include <QStringView>

namespace documents {

double emWidth(QChar c);
double emWidth(QStringView text);

} // namespace documents
