// Log categories and the one way outside text enters a log line. // SEC-61, SEC-62
#pragma once

#include <QLoggingCategory>
#include <QString>

Q_DECLARE_LOGGING_CATEGORY(logNet)
Q_DECLARE_LOGGING_CATEGORY(logAuth)
Q_DECLARE_LOGGING_CATEGORY(logStore)
Q_DECLARE_LOGGING_CATEGORY(logSync)
Q_DECLARE_LOGGING_CATEGORY(logDocs)
Q_DECLARE_LOGGING_CATEGORY(logWrite)
Q_DECLARE_LOGGING_CATEGORY(logUi)

namespace base {

// Outside text for a log: at most 200 characters, control characters, line breaks and bidi marks escaped.
QString loggable(const QString &outside);

} // namespace base
