// Characters nobody sees and machines read: taken out before anything else looks at the text. // SEC-36
#pragma once

#include <QString>

namespace documents {

struct CleanText
{
    QString text;
    int removed = 0;    // all characters taken out
    int suspicious = 0; // of these, the ones ordinary writing has no use for: zero-width blanks, tags, bidi overrides
};

// Removes zero-width characters, word joiners, tags, variation selectors, bidi controls, soft hyphens, controls and
// private-use characters; writes ligatures (U+FB00..FB06, U+0132, U+0133, U+01C4..01CC and presentation forms of
// Arabic) as their letters; no-break and other odd blanks become blanks. Everything else stays as it is.
CleanText clean(QStringView text);

// More than this many suspicious characters in one document are reported as hidden (documents.md 4).
inline constexpr int suspiciousCharacters = 3;

} // namespace documents
