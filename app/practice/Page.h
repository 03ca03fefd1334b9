// The frame of every HTML page: paper grey, readable, no script.
#pragma once

#include <QString>

namespace practice {

QString htmlPage(const QString &title, const QString &body);
QString escaped(const QString &text); // for text and attributes
QString readableTime(qint64 ms);      // 25 Nov 2026, 14:05 UTC

} // namespace practice
