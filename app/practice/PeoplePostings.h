// The requisitions and the people of the invented employer Hagedorn.
#pragma once

#include "practice/World.h"

namespace practice {

std::vector<WorldUser> makeUsers();
std::vector<WorldRequisition> makeRequisitions(const QDateTime &now);

} // namespace practice
