// What is found by its shape, not because it is known: addresses, numbers, private facts, other people. // SEC-43
#pragma once

#include <vector>

#include "domain/Document.h"
#include "drafting/redaction/Redaction.h"

namespace drafting {

struct ShapePlace
{
    int begin = 0;
    int end = 0;
    Piece piece = Piece::Email;
    QString instead = {}; // Neutral and Escaped: the word that stands there now
};

std::vector<ShapePlace> shapesIn(const domain::DocumentText &document, const RedactionOptions &options);

} // namespace drafting
