// PDFs whose pages and text layers are written apart, byte by byte: scans with invisible words under their picture, and
// fonts that show one word and say another. Everything follows from a number, so that a failure can be seen again.
#pragma once

#include <QByteArray>
#include <QFont>
#include <QStringList>

namespace layered {

// Lines of a made-up résumé in English, German, French or Spanish.
QStringList resumeLines(int number, int lines);

enum class Layer
{
    Invisible, // text mode 3, word by word where the picture shows them, one word in fifty misread
    Beside,    // the same, but half a page's words lie a line too low and far to the right
    Other      // words that are not on the picture
};

// A5 pages as an office scanner makes them: a little turned, grey, grainy, JPEG.
QByteArray scans(int first, int count, Layer layer);

// One page whose visible words are those of resumeLines(number) and whose text layer says something else, in one of
// many ways. 0 to 24.
inline constexpr int remappings = 25;
QByteArray remapped(int way);
QByteArray notRemapped(int way); // the same file with an honest map

// An honest page in this font's script: one word after the other.
QByteArray plainPage(const QStringList &lines, const QFont &font);

} // namespace layered
