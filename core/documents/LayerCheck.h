// Whether the words of a page's text layer are the words on its picture. Pure: what OCR read goes in, a verdict comes
// out. // SEC-34, SEC-35
#pragma once

#include <vector>

#include <QString>

#include "domain/Document.h"

namespace documents {

// A word as OCR read it off the rendered page.
struct PictureWord
{
    QString word;
    int confidence = 0;    // 0 to 100
    bool endsLine = false; // the last of its line: a hyphen there may break a word
};

namespace limits {
inline constexpr double layerAgrees = 0.9;   // share of the layer's words that the picture shows
inline constexpr int wordsToJudge = 12;      // fewer say nothing about a page
inline constexpr int sureWord = 60;          // OCR's own confidence, from which on a word counts against the layer
inline constexpr int verySureWord = 85;      // from which on a word that the layer lacks altogether counts
inline constexpr double coveredScript = 0.8; // share of the layer's letters in a script that OCR reads here
inline constexpr double mostExcused = 0.25;  // more words lost in what OCR could not make out: not judged
} // namespace limits

// Words in the sense of this comparison: runs of at least four letters, folded (no case, marks, ligatures, hyphens).
// Numbers and short words are left out: OCR confuses them too easily. Order does not matter: columns may be read in
// any. Words that OCR split, joined or read with a wrong letter still count as found. Words in scripts other than Latin
// are left out; a page that is mostly such words is not judged, for OCR has no data for them.
// layer: the page's text as it would be used. agreesFrom: for tests.
domain::PageCheck comparedWith(const std::vector<PictureWord> &picture, QStringView layer,
                               double agreesFrom = limits::layerAgrees);

// Which of these stretches of words stand on the picture, too, beside the layer's: what a stretch and the layer both
// say must be there twice. For words that seemed to be hidden: a scan's invisible text may lie beside its letters.
std::vector<bool> alsoShown(const std::vector<PictureWord> &picture, QStringView layer,
                            const std::vector<QString> &stretches);

} // namespace documents
