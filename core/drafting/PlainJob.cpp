#include "drafting/PlainJob.h"

#include <QRegularExpression>

#include "base/Digest.h"

namespace drafting {

namespace {

QString withoutMarkdown(QString line)
{
    static const QRegularExpression link(QStringLiteral("\\[([^\\]]*)\\]\\([^)]*\\)"));
    static const QRegularExpression lead(QStringLiteral("^\\s*(?:#{1,6}\\s+|>\\s?)"));
    static const QRegularExpression trail(QStringLiteral("\\s+#+\\s*$"));
    static const QRegularExpression bullet(QStringLiteral("^(\\s*)(?:[*+-]|\\d{1,2}[.)])\\s+"));
    line.replace(link, QStringLiteral("\\1"));
    line.remove(lead);
    line.remove(trail);
    line.replace(bullet, QStringLiteral("\\1• "));
    line.remove(QStringLiteral("**"));
    line.remove(QStringLiteral("__"));
    line.remove(QLatin1Char('`'));
    return line;
}

} // namespace

domain::Requisition plainJob(const QString &fileText)
{
    static const QRegularExpression place(
        QStringLiteral("^\\s*(?:location|ort|standort|lieu|ubicación|lugar)\\s*:\\s*(.+)$"),
        QRegularExpression::CaseInsensitiveOption);
    QString text = fileText;
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    if (text.startsWith(QChar(0xFEFF)))
        text.remove(0, 1);
    domain::Requisition out;
    out.status = QStringLiteral("open");
    QStringList body;
    for (const QString &raw : text.split(QLatin1Char('\n'))) {
        const QString line = withoutMarkdown(raw);
        const auto match = place.match(line);
        if (out.title.isEmpty() && !line.trimmed().isEmpty())
            out.title = line.trimmed().left(120);
        else if (match.hasMatch() && out.location.isEmpty())
            out.location = match.captured(1).trimmed();
        else
            body.append(line);
    }
    out.text = body.join(QLatin1Char('\n')).trimmed();
    out.id = domain::RequisitionId(QStringLiteral("file-") + base::Digest::of(text.toUtf8()).base32(12));
    return out;
}

} // namespace drafting
