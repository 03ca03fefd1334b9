#include "net/Loopback.h"

#include <set>

namespace net {

static constexpr qsizetype mostInLine = 8 * 1024; // SEC-05

static QByteArray onlyHost(const QList<QByteArray> &lines)
{
    QByteArray host;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        if (colon < 0 || lines[i].left(colon).trimmed().toLower() != "host")
            continue;
        if (!host.isEmpty())
            return {}; // two of them: an attempt to be read differently by two readers
        host = lines[i].mid(colon + 1).trimmed();
    }
    return host;
}

static bool isPrintable(const QByteArray &bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

CallbackRequest readCallback(const QByteArray &head, const QByteArray &authority, const QString &path)
{
    CallbackRequest out;
    auto lines = head.split('\n');
    for (auto &line : lines)
        if (line.endsWith('\r'))
            line.chop(1);
    const auto words = lines.first().split(' ');
    if (lines.first().size() > mostInLine) {
        out.refusal = 414;
    } else if (words.size() != 3 || (words[2] != "HTTP/1.1" && words[2] != "HTTP/1.0") || !words[1].startsWith('/') ||
               !isPrintable(words[1])) {
        out.refusal = 400;
    } else if (words[0] != "GET") {
        out.refusal = 405;
    } else if (onlyHost(lines) != authority) {
        out.refusal = 421; // a page elsewhere whose name was pointed at this machine
    }
    if (out.refusal != 0)
        return out;

    const qsizetype mark = words[1].indexOf('?');
    if (mark < 0 || words[1].left(mark) != path.toLatin1()) {
        out.refusal = 404;
        return out;
    }
    QUrlQuery query;
    std::set<QString> names;
    for (const auto &part : words[1].mid(mark + 1).split('&')) {
        const qsizetype equals = part.indexOf('=');
        const auto decoded = [](QByteArray text) {
            return QString::fromUtf8(QByteArray::fromPercentEncoding(text.replace('+', ' ')));
        };
        const QString name = decoded(equals < 0 ? part : part.left(equals));
        if (name.isEmpty())
            continue;
        if (!names.insert(name).second) {
            out.refusal = 400;
            return out;
        }
        // Encoded again in full, because QUrlQuery would read a decoded "%" or "&" as its own.
        const QByteArray value = equals < 0 ? QByteArray() : decoded(part.mid(equals + 1)).toUtf8();
        query.addQueryItem(QString::fromLatin1(name.toUtf8().toPercentEncoding()),
                           QString::fromLatin1(value.toPercentEncoding()));
    }
    if (!names.contains(QStringLiteral("code")) && !names.contains(QStringLiteral("error")))
        out.refusal = 404;
    else
        out.query = query;
    return out;
}

static const char style[] =
    "body{margin:0;min-height:100vh;display:flex;align-items:center;justify-content:center;background:#f4f2ee;"
    "color:#22211f;font:17px/1.55 system-ui,'Segoe UI','DejaVu Sans',sans-serif}"
    "main{max-width:30em;margin:2em;padding:2.5em 3em;background:#fff;border:1px solid #dedad2;border-radius:6px}"
    "h1{margin:.2em 0 .5em;font-size:1.45em;font-weight:600}p{margin:.6em 0}"
    ".mark{font-size:1.6em;line-height:1;color:#1f5d57}.name{margin-top:2em;color:#77726a;font-size:.85em}"
    "@media(prefers-color-scheme:dark){body{background:#191817;color:#e9e6e0}main{background:#232220;border-color:#"
    "3a3835}"
    ".mark{color:#7cc0b6}.name{color:#a19b91}}";

QByteArray loopbackPage(LoopbackPage page)
{
    const char *mark = "&#10003;";
    const char *title = "You are signed in";
    const char *text =
        "<p>Go back to Countersign: your applications are on their way.</p><p>You can close this page.</p>";
    if (page == LoopbackPage::Denied) {
        mark = "&#9675;";
        title = "You did not give access";
        text = "<p>Nothing was connected and nothing was changed.</p>"
               "<p>Close this page and go back to Countersign to try again or to choose another account.</p>";
    } else if (page == LoopbackPage::Failed) {
        mark = "&#10005;";
        title = "The sign-in did not finish";
        text = "<p>Nothing was connected and nothing was changed.</p>"
               "<p>Close this page and go back to Countersign. It says what happened and lets you try again.</p>";
    }
    QByteArray html = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                      "content=\"width=device-width\"><title>";
    html += title;
    html += " - Countersign</title><style>";
    html += style;
    html += "</style></head><body><main><div class=\"mark\">";
    html += mark;
    html += "</div><h1>";
    html += title;
    html += "</h1>";
    html += text;
    html += "<p class=\"name\">Countersign</p></main></body></html>\n";
    return html;
}

} // namespace net
