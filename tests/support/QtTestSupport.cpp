#include "support/QtTestSupport.h"

#include <QRegularExpression>

namespace support {

void failOnUnexpectedWarnings()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(
        "^(?!This plugin does not support|QStandardPaths: (XDG_RUNTIME_DIR|wrong permissions|runtime directory))")));
}

QString describe(const base::Error &error)
{
    return base::kindName(error.kind) + QStringLiteral(": ") + error.forLog +
           (error.subject.isEmpty() ? QString() : QStringLiteral(" [%1]").arg(error.subject));
}

} // namespace support
