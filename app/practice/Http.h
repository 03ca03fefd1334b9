// One HTTP request and its answer as plain values, so that nothing but HttpServer.cpp knows the HTTP library.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>

namespace practice {

using Pairs = std::vector<std::pair<QString, QString>>; // in the order sent; a name may come twice

struct HttpRequest
{
    QString method;   // GET, POST, …
    QString path;     // decoded, without the query
    QString rawQuery; // as sent
    Pairs query;      // decoded
    Pairs headers;    // names in lower case
    QByteArray body;

    QString header(const QString &lowerName) const;
    std::optional<QString> queryValue(const QString &name) const;
    Pairs form() const;     // body of application/x-www-form-urlencoded
    QString origin() const; // http://host:port as the client wrote it, so that a relay in front stays in front
    QString bearer() const; // empty without "Authorization: Bearer …"
    std::optional<std::pair<QString, QString>> basic() const;
};

struct HttpResponse
{
    int status = 200;
    QByteArray contentType;
    QByteArray body;
    std::vector<std::pair<QByteArray, QByteArray>> headers;

    static HttpResponse json(int status, QByteArray text);
    static HttpResponse html(int status, const QString &page);
    static HttpResponse text(int status, const QByteArray &words);
    static HttpResponse redirect(const QString &location);
    void setHeader(const QByteArray &name, const QByteArray &value); // replaces
};

Pairs parseForm(const QByteArray &encoded);
std::optional<QString> valueOf(const Pairs &pairs, const QString &name);
QString percentEncoded(const QString &text);

} // namespace practice
