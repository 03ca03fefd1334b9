// The language a text is written in. Its tables weigh two megabytes: linked by the worker only (cs_documents_language).
#pragma once

#include <QString>

namespace documents {

QString languageOf(const QString &text); // two letters, ISO 639-1; empty when unsure

} // namespace documents
