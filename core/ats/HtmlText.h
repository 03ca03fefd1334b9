// HTML of postings and questions as plain text: one line per paragraph, heading, table row or list item, list items
// begin with "• ". Nothing is loaded, scripts and styles are dropped, entities are resolved. Pure.
#pragma once

#include <QString>

namespace ats {

QString htmlToText(const QString &html);

} // namespace ats
