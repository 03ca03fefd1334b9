// Interview feedback of the finalists, and notes people left on records.
#pragma once

#include "practice/World.h"

namespace practice {

void addPanel(World &world, quint64 seed);
void addNotes(World &world, quint64 seed);

} // namespace practice
