// Sentences that guess at feelings or character from voice, face or bearing. They are not written down: whoever wants
// to keep one says it in her own words and name. // CMP-05
#pragma once

#include <QString>

namespace drafting {

// The words that guess; empty when there are none. English, German, French, Spanish.
QString affectIn(const QString &sentence);

} // namespace drafting
