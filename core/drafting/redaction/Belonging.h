// What she belongs to and whose she is, wherever she says so of herself: family, belief, health, nation, orientation,
// union. // SEC-43, CMP-06
#pragma once

#include <vector>

#include "drafting/redaction/Patterns.h"

namespace drafting {

std::vector<ShapePlace> belongingIn(const domain::DocumentText &document);

} // namespace drafting
