// A job description in a plain text or Markdown file, as a requisition: for `screen --resume FILE --job FILE`.
#pragma once

#include "domain/Requisition.h"

namespace drafting {

// Title: the first heading or line. Location: a line "Location: …" (Ort, Lieu, Ubicación). The id comes from the text.
domain::Requisition plainJob(const QString &fileText);

} // namespace drafting
