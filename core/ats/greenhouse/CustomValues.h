// The custom_fields object of a record as values with the text form that people see. Pure.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "base/StrictJson.h"
#include "domain/Application.h"

namespace ats::greenhouse {

// In the order of their keys. An ill-shaped field is left out: it is not needed to work on the case. Throws nothing
// but what Fields throws.
std::vector<domain::FieldValue> customValues(const base::Fields &record);

// Names of options joined with ", ", "Yes" and "No", numbers as sent (they may come as text), amounts with their
// currency, ranges with " – ".
QString shownValue(const nlohmann::json &value);

} // namespace ats::greenhouse
