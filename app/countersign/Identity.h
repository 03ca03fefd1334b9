// Where a person can be recognised in a document: what is painted over while names are off. // DESIGN 10 (23)
#pragma once

#include <vector>

#include "domain/Candidate.h"
#include "domain/Document.h"

namespace app {

struct Stretch
{
    int begin = 0; // into DocumentText::text
    int end = 0;
};

// Known identifiers of the record (names, e-mail, phone, address, links) in their common forms, and anything that looks
// like an e-mail address, phone number or profile link. Ascending, without overlaps. Pure.
std::vector<Stretch> identityIn(const domain::DocumentText &text, const domain::Candidate &candidate);

// The same for free text, with the identifiers replaced by a row of blocks.
QString maskedText(const QString &text, const domain::Candidate &candidate);

} // namespace app
