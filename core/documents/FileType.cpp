#include "documents/FileType.h"

#include <algorithm>

namespace documents {

namespace {

bool looksLikeText(const QByteArray &bytes)
{
    const QByteArray head = bytes.left(64 * 1024);
    if (head.startsWith("\xff\xfe") || head.startsWith("\xfe\xff"))
        return true;
    const auto controls = std::count_if(head.begin(), head.end(), [](char c) {
        const auto u = static_cast<unsigned char>(c);
        return u < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f';
    });
    return !head.contains('\0') && controls * 200 <= head.size();
}

bool looksLikeMarkup(const QByteArray &bytes)
{
    const QByteArray head = bytes.left(1024).trimmed().toLower();
    return head.startsWith("<!doctype html") || head.startsWith("<html") || head.startsWith("<?xml") ||
           head.startsWith("<svg") || head.startsWith("%!ps");
}

QByteArray utf16(const char *ascii)
{
    QByteArray out;
    for (const char *c = ascii; *c; ++c) {
        out.append(*c);
        out.append('\0');
    }
    return out;
}

} // namespace

FileType fileTypeOf(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return FileType::Empty;
    if (bytes.left(1024).contains("%PDF-"))
        return FileType::Pdf;
    if (bytes.startsWith("PK\x03\x04")) {
        // An ODT names itself in its first entry, stored uncompressed; a DOCX by the name of its main part.
        if (bytes.mid(30, 8) == "mimetype")
            return bytes.mid(38, 39) == "application/vnd.oasis.opendocument.text" ? FileType::Odt : FileType::Other;
        const bool word = bytes.contains("[Content_Types].xml") &&
                          (bytes.contains("word/document") || bytes.contains("word/_rels/document"));
        return word ? FileType::Docx : FileType::Other;
    }
    if (bytes.startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
        return bytes.contains(utf16("EncryptedPackage")) ? FileType::LockedOffice : FileType::Other;
    if (bytes.startsWith("{\\rtf"))
        return FileType::Rtf;
    if (!looksLikeMarkup(bytes) && looksLikeText(bytes))
        return FileType::Text;
    return FileType::Other;
}

QString formatName(FileType type)
{
    switch (type) {
    case FileType::Pdf:
        return QStringLiteral("pdf");
    case FileType::Docx:
        return QStringLiteral("docx");
    case FileType::Odt:
        return QStringLiteral("odt");
    case FileType::Rtf:
        return QStringLiteral("rtf");
    case FileType::Text:
        return QStringLiteral("txt");
    case FileType::LockedOffice:
    case FileType::Empty:
    case FileType::Other:
        break;
    }
    return {};
}

} // namespace documents
