// What a person writes of herself where papers have a place for it: the lines before the first heading, and those under
// "Personal details". There what is not about the work is taken out, known shape or not. // SEC-43, CMP-06
#pragma once

#include <vector>

#include "drafting/Sections.h"
#include "drafting/redaction/Patterns.h"

namespace drafting {

std::vector<ShapePlace> ownAffairsIn(const domain::DocumentText &document, const std::vector<Section> &parts);

} // namespace drafting
