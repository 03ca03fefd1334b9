#include "practice/Page.h"

#include <QDateTime>
#include <QLocale>

namespace practice {

QString htmlPage(const QString &title, const QString &body)
{
    static const QString style = QStringLiteral(
        "body{background:#f4f3f0;color:#22211f;font:16px/1.5 'DejaVu Sans',Helvetica,Arial,sans-serif;margin:0}"
        "main{max-width:56rem;margin:2rem auto;padding:0 1.5rem}"
        "h1{font-size:1.6rem;margin:0 0 .5rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}a{color:#1f5f8b}"
        "table{border-collapse:collapse;width:100%;background:#fffefc}"
        "th,td{text-align:left;vertical-align:top;padding:.45rem .7rem;border-bottom:1px solid #dedbd4}"
        "th{font-weight:600;font-size:.85rem;color:#6a675f}"
        "article{background:#fffefc;border:1px solid #dedbd4;border-radius:4px;padding:.8rem 1rem;margin:.6rem 0}"
        "article header,.quiet{color:#6a675f;font-size:.85rem}pre{white-space:pre-wrap;font:inherit;margin:.4rem 0 0}"
        "label{display:block;margin:.8rem 0 .2rem}input{font:inherit;padding:.45rem .6rem;width:20rem;max-width:100%;"
        "border:1px solid #b9b5ab;border-radius:4px;background:#fff}"
        "button{font:inherit;padding:.5rem 1.2rem;margin:1.2rem .6rem 0 0;border-radius:4px;border:1px solid #8d897f;"
        "background:#fffefc}button.main{background:#1f5f8b;border-color:#1f5f8b;color:#fff}"
        ".problem{color:#8b2a1f;font-weight:600}");
    return QStringLiteral("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>%1</title>"
                          "<meta name=\"viewport\" content=\"width=device-width\"><style>%2</style></head>"
                          "<body><main>%3</main></body></html>\n")
        .arg(escaped(title), style, body);
}

QString escaped(const QString &text)
{
    return text.toHtmlEscaped();
}

QString readableTime(qint64 ms)
{
    return QLocale::c().toString(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC), QStringLiteral("d MMM yyyy, hh:mm:ss")) +
           QStringLiteral(" UTC");
}

} // namespace practice
