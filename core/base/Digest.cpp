#include "base/Digest.h"

#include <algorithm>

#include <openssl/sha.h>

#include <QRandomGenerator>
#include <QtEndian>

#include "base/Ids.h"

namespace base {

Digest Digest::of(const QByteArray &bytes)
{
    Digest d; // OpenSSL: with the processor's own instructions several times as fast as Qt's
    SHA256(reinterpret_cast<const unsigned char *>(bytes.constData()), static_cast<std::size_t>(bytes.size()),
           d.m_bytes.data());
    return d;
}

Digest Digest::ofParts(std::initializer_list<QByteArray> parts)
{
    QByteArray all;
    for (const auto &part : parts) {
        char length[8];
        qToBigEndian(static_cast<quint64>(part.size()), length);
        all.append(length, sizeof length);
        all.append(part);
    }
    return of(all);
}

Digest Digest::fromHex(const QString &hex)
{
    return fromHex(hex.toLatin1());
}

Digest Digest::fromHex(const QByteArray &hex)
{
    const auto valueOf = [](char c) {
        return c >= '0' && c <= '9'   ? c - '0'
               : c >= 'a' && c <= 'f' ? c - 'a' + 10
               : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                      : -1;
    };
    Digest d;
    if (hex.size() != 64)
        return d;
    for (std::size_t i = 0; i < d.m_bytes.size(); ++i) {
        const int high = valueOf(hex[qsizetype(2 * i)]);
        const int low = valueOf(hex[qsizetype(2 * i + 1)]);
        if (high < 0 || low < 0)
            return {};
        d.m_bytes[i] = static_cast<unsigned char>(16 * high + low);
    }
    return d;
}

bool Digest::isNone() const
{
    return std::all_of(m_bytes.begin(), m_bytes.end(), [](unsigned char b) { return b == 0; });
}

QString Digest::hex() const
{
    return QString::fromLatin1(bytes().toHex());
}

QByteArray Digest::bytes() const
{
    return QByteArray(reinterpret_cast<const char *>(m_bytes.data()), static_cast<qsizetype>(m_bytes.size()));
}

QString Digest::base32(int characters) const
{
    return base::base32(bytes(), characters);
}

QString base32(const QByteArray &bytes, int characters)
{
    static constexpr char alphabet[] = "abcdefghijklmnopqrstuvwxyz234567";
    QString out;
    quint32 buffer = 0;
    int bits = 0;
    for (const char c : bytes) {
        buffer = (buffer << 8) | static_cast<unsigned char>(c);
        bits += 8;
        while (bits >= 5 && out.size() < characters) {
            out.append(QLatin1Char(alphabet[(buffer >> (bits - 5)) & 31]));
            bits -= 5;
        }
    }
    return out;
}

QByteArray randomBytes(int count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    auto *system = QRandomGenerator::system();
    std::generate(bytes.begin(), bytes.end(), [system] { return static_cast<char>(system->generate() & 0xff); });
    return bytes;
}

QString freshId()
{
    return base32(randomBytes(20), 32);
}

} // namespace base
