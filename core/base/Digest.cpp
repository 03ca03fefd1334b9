#include "base/Digest.h"

#include <algorithm>

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QtEndian>

#include "base/Ids.h"

namespace base {

Digest Digest::of(const QByteArray &bytes)
{
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    Digest d;
    std::copy_n(reinterpret_cast<const unsigned char *>(hash.constData()), d.m_bytes.size(), d.m_bytes.begin());
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
    Digest d;
    const QByteArray raw = QByteArray::fromHex(hex.toLatin1());
    if (hex.size() != 64 || raw.size() != 32)
        return d;
    std::copy_n(reinterpret_cast<const unsigned char *>(raw.constData()), d.m_bytes.size(), d.m_bytes.begin());
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
