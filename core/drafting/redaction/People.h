// Other people in a paper: referees, supervisors, whoever is named with a title, a role, or a given name before a
// family name. // SEC-43
#pragma once

#include <vector>

#include "drafting/Sections.h"
#include "drafting/redaction/Patterns.h"

namespace drafting {

std::vector<ShapePlace> peopleIn(const domain::DocumentText &document, const std::vector<Section> &parts);

} // namespace drafting
