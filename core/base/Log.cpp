#include "base/Log.h"

Q_LOGGING_CATEGORY(logNet, "countersign.net", QtWarningMsg)
Q_LOGGING_CATEGORY(logAuth, "countersign.auth", QtWarningMsg)
Q_LOGGING_CATEGORY(logStore, "countersign.store", QtWarningMsg)
Q_LOGGING_CATEGORY(logSync, "countersign.sync", QtWarningMsg)
Q_LOGGING_CATEGORY(logDocs, "countersign.docs", QtWarningMsg)
Q_LOGGING_CATEGORY(logWrite, "countersign.write", QtWarningMsg)
Q_LOGGING_CATEGORY(logUi, "countersign.ui", QtWarningMsg)

namespace base {

QString loggable(const QString &outside)
{
    QString out;
    for (const QChar c : QStringView(outside).left(200)) {
        const auto category = c.category();
        const bool plain = category != QChar::Other_Control && category != QChar::Other_Format &&
                           category != QChar::Separator_Line && category != QChar::Separator_Paragraph &&
                           !c.isSurrogate();
        if (plain)
            out.append(c);
        else
            out.append(QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0')));
    }
    if (outside.size() > 200)
        out.append(QStringLiteral("…"));
    return out;
}

} // namespace base
