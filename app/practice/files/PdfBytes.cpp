#include "practice/files/PdfBytes.h"

#include <array>
#include <numeric>

#include <QCryptographicHash>
#include <QRegularExpression>

namespace practice {

namespace {

// Every match of the pattern's first group gets its digits replaced by the filler, at the same length.
void blank(QByteArray &pdf, const QString &pattern, char filler)
{
    const auto text = QString::fromLatin1(pdf);
    auto matches = QRegularExpression(pattern).globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        for (auto i = match.capturedStart(1); i < match.capturedEnd(1); ++i)
            if (QChar(text.at(i)).isLetterOrNumber())
                pdf[i] = filler;
    }
}

} // namespace

QByteArray withFixedDates(QByteArray pdf)
{
    blank(pdf, QStringLiteral("/(?:CreationDate|ModDate)\\s*\\(D:([0-9]+[^)]*)\\)"), '1');
    blank(pdf, QStringLiteral("uuid:([0-9a-f-]{36})"), 'a');
    blank(pdf, QStringLiteral("/ID\\s*\\[\\s*<([0-9a-fA-F]+)>\\s*<[0-9a-fA-F]+>"), 'a');
    blank(pdf, QStringLiteral("/ID\\s*\\[\\s*<[0-9a-fA-F]+>\\s*<([0-9a-fA-F]+)>"), 'a');
    blank(pdf, QStringLiteral("<xmp:(?:Create|Modify|Metadata)Date>([^<]+)<"), '1');
    return pdf;
}

namespace {

QByteArray rc4(const QByteArray &key, const QByteArray &data)
{
    std::array<quint8, 256> box{};
    std::iota(box.begin(), box.end(), quint8(0));
    quint8 j = 0;
    for (std::size_t i = 0; i < box.size(); ++i) {
        j = static_cast<quint8>(j + box[i] + static_cast<quint8>(key.at(static_cast<qsizetype>(i) % key.size())));
        std::swap(box[i], box[j]);
    }
    auto result = data;
    quint8 a = 0;
    quint8 b = 0;
    for (auto &c : result) {
        ++a;
        b = static_cast<quint8>(b + box[a]);
        std::swap(box[a], box[b]);
        c = static_cast<char>(static_cast<quint8>(c) ^ box[static_cast<quint8>(box[a] + box[b])]);
    }
    return result;
}

QByteArray md5(const QByteArray &data)
{
    return QCryptographicHash::hash(data, QCryptographicHash::Md5);
}

// The twenty rounds of revision 3, each with the key changed by its number.
QByteArray rounds(const QByteArray &key, QByteArray data)
{
    for (int round = 0; round < 20; ++round) {
        auto changed = key;
        for (auto &c : changed)
            c = static_cast<char>(c ^ round);
        data = rc4(changed, data);
    }
    return data;
}

QByteArray strengthened(QByteArray hash)
{
    for (int i = 0; i < 50; ++i)
        hash = md5(hash);
    return hash;
}

} // namespace

QByteArray encrypted(QByteArray pdf, const QByteArray &userPassword)
{
    static const auto padding = QByteArray::fromHex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a");
    const auto padded = (userPassword + padding).left(32);
    const auto owner = rounds(strengthened(md5(padded)), padded);
    const auto permissions = QByteArray::fromHex("c0f0ffff"); // -3904, least significant byte first
    const QByteArray id(16, '\x5a');
    const auto key = strengthened(md5(padded + owner + permissions + id));
    const auto user = rounds(key, md5(padding + id)) + QByteArray(16, '\0');

    // Streams keep their length under RC4, so no offset changes; strings are only the title and the dates.
    static const QRegularExpression object(QStringLiteral("(?:^|\\n)(\\d+) 0 obj\\r?\\n?"));
    const auto text = QString::fromLatin1(pdf);
    auto matches = object.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const auto number = match.captured(1).toUInt();
        const auto end = text.indexOf(QLatin1String("endobj"), match.capturedEnd());
        auto start = text.indexOf(QLatin1String("stream"), match.capturedEnd());
        if (start < 0 || end < 0 || start > end)
            continue;
        start += text.mid(start + 6, 2) == QLatin1String("\r\n") ? 8 : 7;
        auto stop = text.indexOf(QLatin1String("endstream"), start);
        if (text.at(stop - 1) == QLatin1Char('\n'))
            --stop;
        QByteArray salt(5, '\0');
        for (int i = 0; i < 3; ++i)
            salt[i] = static_cast<char>(number >> (8 * i));
        pdf.replace(start, stop - start, rc4(md5(key + salt), pdf.mid(start, stop - start)));
    }
    const auto trailer = pdf.lastIndexOf("trailer");
    const auto open = pdf.indexOf("<<", trailer) + 2;
    const auto oldId = QRegularExpression(QStringLiteral("/ID\\s*\\[[^\\]]*\\]")).match(text, trailer);
    if (oldId.hasMatch())
        pdf.replace(oldId.capturedStart(), oldId.capturedLength(), QByteArray(oldId.capturedLength(), ' '));
    pdf.insert(open, "\n/ID [<" + id.toHex() + "> <" + id.toHex() +
                         ">]\n/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -3904 /O <" + owner.toHex() +
                         "> /U <" + user.toHex() + "> >>");
    return pdf;
}

} // namespace practice
