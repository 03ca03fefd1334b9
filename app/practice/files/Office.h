// Word processor files, written part by part: DOCX, ODT, RTF.
#pragma once

#include "practice/files/PlainText.h"

namespace practice {

struct OfficeText
{
    std::vector<Paragraph> paragraphs;
    std::vector<Paragraph> side; // the narrow first cell of a table layout; empty = no table
    QString header;              // contact data that stand in the page header only
    QString hidden;              // words marked as hidden
    QString language;            // en, de, fr, es
    QString title;
    int look = 0; // small differences of colour and typeface
};

QByteArray makeDocx(const OfficeText &text);
QByteArray makeOdt(const OfficeText &text);
QByteArray makeRtf(const OfficeText &text);

// The recipes docx, docx-table, docx-hidden, odt, rtf, rtf-hidden; empty for any other.
QByteArray makeOffice(const Resume &resume, const QString &recipe);

} // namespace practice
