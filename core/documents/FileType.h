// What a file is, told by its content; names lie. // SEC-31
#pragma once

#include <QByteArray>
#include <QString>

namespace documents {

enum class FileType
{
    Empty,
    Pdf,
    Docx,
    Odt,
    Rtf,
    Text,
    LockedOffice, // an Office document behind a password
    Other,        // pictures, old Word, archives, HTML, mail …: told, not read
};

FileType fileTypeOf(const QByteArray &bytes);
QString formatName(FileType type); // pdf, docx, odt, rtf, txt; empty for the rest

} // namespace documents
