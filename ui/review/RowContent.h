// Claims, criteria and previews as spans.
#pragma once

#include "ui/review/EvidenceRow.h"
#include "ui/review/ReviewView.h"

namespace ui::review {

EvidenceRow::Content contentOf(const RowView &row);
widgets::Spans spansOf(const PreviewRow &row);

} // namespace ui::review
