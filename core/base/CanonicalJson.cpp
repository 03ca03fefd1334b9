#include "base/CanonicalJson.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include <QString>
#include <QStringDecoder>

namespace base {

using nlohmann::json;

namespace {

Result<QString> utf16(const std::string &text)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString out = decoder.decode(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
    if (decoder.hasError())
        return failure(Kind::Invalid, QStringLiteral("canonical JSON: text is not UTF-8"));
    return out;
}

void writeText(const QString &text, QByteArray &out)
{
    out += '"';
    for (const char c : text.toUtf8()) {
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\b':
            out += "\\b";
            break;
        case '\f':
            out += "\\f";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20) {
                static constexpr char hex[] = "0123456789abcdef";
                out += "\\u00";
                out += hex[(c >> 4) & 15];
                out += hex[c & 15];
            } else {
                out += c;
            }
        }
    }
    out += '"';
}

Result<void> write(const json &value, QByteArray &out)
{
    static constexpr qint64 safe = Q_INT64_C(9007199254740992); // 2^53
    if (value.is_null()) {
        out += "null";
    } else if (value.is_boolean()) {
        out += value.get<bool>() ? "true" : "false";
    } else if (value.is_number_unsigned()) {
        if (value.get<quint64>() > static_cast<quint64>(safe))
            return failure(Kind::Invalid, QStringLiteral("canonical JSON: integer beyond 2^53"));
        out += QByteArray::number(value.get<quint64>());
    } else if (value.is_number_integer()) {
        const auto number = value.get<qint64>();
        if (number > safe || number < -safe)
            return failure(Kind::Invalid, QStringLiteral("canonical JSON: integer beyond 2^53"));
        out += QByteArray::number(number);
    } else if (value.is_string()) {
        TRY(const auto text, utf16(value.get_ref<const std::string &>()));
        writeText(text, out);
    } else if (value.is_array()) {
        out += '[';
        bool first = true;
        for (const auto &item : value) {
            if (!std::exchange(first, false))
                out += ',';
            TRY_VOID(write(item, out));
        }
        out += ']';
    } else if (value.is_object()) {
        std::vector<std::pair<QString, const json *>> members;
        for (const auto &[key, member] : value.items()) {
            TRY(auto name, utf16(key));
            members.emplace_back(std::move(name), &member);
        }
        // QString compares by UTF-16 code units, which is what RFC 8785 asks for.
        std::sort(members.begin(), members.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
        out += '{';
        bool first = true;
        for (const auto &[name, member] : members) {
            if (!std::exchange(first, false))
                out += ',';
            writeText(name, out);
            out += ':';
            TRY_VOID(write(*member, out));
        }
        out += '}';
    } else {
        return failure(Kind::Invalid, QStringLiteral("canonical JSON: floating-point or binary value"));
    }
    return {};
}

} // namespace

Result<QByteArray> canonicalJson(const json &value)
{
    QByteArray out;
    TRY_VOID(write(value, out));
    return out;
}

} // namespace base
