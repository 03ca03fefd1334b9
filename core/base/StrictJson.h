// Reading JSON at the wire and in files: strict on what we need, errors carry the path. Exceptions of the library
// stop here and become Kind::BadAnswer.
#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <optional>

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>

#include "base/Result.h"

namespace base {

struct JsonLimits
{
    qsizetype bytes = qsizetype{10} * 1024 * 1024; // SEC-82
    int depth = 64;
};

// Parses; refuses oversize, over-deep, doubled keys and broken UTF-8 with Kind::BadAnswer.
Result<nlohmann::json> parseJson(const QByteArray &bytes, JsonLimits limits = {});

QString toQString(const nlohmann::json &string);  // empty when it is not a string
nlohmann::json toJson(const QString &text);       // lone surrogates become U+FFFD, so dump() cannot throw
QByteArray dumpJson(const nlohmann::json &value); // compact UTF-8

// The first member anywhere inside that is named like a secret ("client_secret", "apiKey"); empty when there is none.
QString secretMember(const nlohmann::json &value);

// Thrown by Fields inside decode(); never leaves it.
struct JsonShape
{
    QString path;
    QString problem;
};

// A strict view of one JSON object. Members missing or of the wrong type throw JsonShape; the opt… forms accept
// missing and null. Numbers are never narrowed, floats never truncated, booleans never numbers.
class Fields
{
public:
    Fields(const nlohmann::json &object, QString path);

    bool has(const char *key) const; // present and not null
    QString text(const char *key) const;
    QString optText(const char *key) const;
    qint64 integer(const char *key) const;
    std::optional<qint64> optInteger(const char *key) const;
    bool boolean(const char *key) const;
    bool optBoolean(const char *key, bool otherwise) const;
    QDateTime time(const char *key) const;
    QDateTime optTime(const char *key) const; // invalid when missing
    QString id(const char *key) const;        // a 64-bit integer or a non-empty string, as text
    QString optId(const char *key) const;     // empty when missing or null
    QStringList optTexts(const char *key) const;
    Fields object(const char *key) const;
    const nlohmann::json &array(const char *key) const;
    const nlohmann::json *optArray(const char *key) const; // nullptr when missing or null
    const nlohmann::json *raw(const char *key) const;      // nullptr when missing
    const QString &path() const { return m_path; }
    [[noreturn]] void fail(const char *key, const QString &problem) const;

private:
    const nlohmann::json &need(const char *key) const;

    const nlohmann::json &m_object;
    QString m_path;
};

// Runs a decoder and turns JsonShape and library exceptions into Kind::BadAnswer with the path.
template <class F>
auto decode(F &&read) -> Result<std::invoke_result_t<F>>;
Error badShape(const JsonShape &shape);
Error badShape(const std::exception &e);

template <class F>
auto decode(F &&read) -> Result<std::invoke_result_t<F>>
{
    try {
        return read();
    } catch (const JsonShape &shape) {
        return tl::unexpected(badShape(shape));
    } catch (const std::exception &e) {
        return tl::unexpected(badShape(e));
    }
}

} // namespace base
