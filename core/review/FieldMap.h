// Which output goes where. Fixed in this version of the program; a map per account comes with its own version number.
#pragma once

#include <optional>
#include <vector>

#include "ats/Writer.h"
#include "domain/Draft.h"
#include "domain/Record.h"

namespace review {

class FieldMap
{
public:
    static constexpr int version = 1; // bound by each approval // DESIGN 10 (29)

    // Summary and synthesis go to a note; a screening goes to the application field ai_screening where the system
    // defines it as text, else to a note. A message has no target yet: it lives only here.
    static std::optional<ats::Target> targetOf(domain::OutputKind kind,
                                               const std::vector<domain::FieldDefinition> &definitions);
};

} // namespace review
