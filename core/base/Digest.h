// SHA-256 and its text forms.
#pragma once

#include <array>
#include <compare>
#include <initializer_list>

#include <QByteArray>
#include <QString>

namespace base {

class Digest
{
public:
    Digest() = default; // 32 zero bytes: "none"

    static Digest of(const QByteArray &bytes);
    // Each part preceded by its length (8 bytes, big endian), so that no content can imitate a separator.
    static Digest ofParts(std::initializer_list<QByteArray> parts);
    static Digest fromHex(const QString &hex); // none when it is not 64 hex digits
    static Digest fromHex(const QByteArray &hex);

    bool isNone() const;
    QString hex() const;                  // 64 lower-case digits
    QByteArray bytes() const;             // 32 bytes
    QString base32(int characters) const; // RFC 4648 alphabet, lower case, no padding

    friend bool operator==(const Digest &, const Digest &) = default;
    friend auto operator<=>(const Digest &, const Digest &) = default;

private:
    std::array<unsigned char, 32> m_bytes{};
};

QString base32(const QByteArray &bytes, int characters);
QByteArray randomBytes(int count); // from the system's cryptographic source

} // namespace base
