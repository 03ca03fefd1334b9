// RTF as word processors write it: code page escapes for what Windows-1252 knows, \uN for the rest.
#include "practice/files/Office.h"

namespace practice {

namespace {

QByteArray escaped(const QString &text)
{
    QByteArray rtf;
    for (const QChar c : text) {
        const auto unit = c.unicode();
        if (unit == u'\\' || unit == u'{' || unit == u'}')
            rtf += '\\' + QByteArray(1, static_cast<char>(unit));
        else if (unit < 0x80)
            rtf += static_cast<char>(unit);
        else if (unit >= 0xA0 && unit <= 0xFF)
            rtf += "\\'" + QByteArray::number(unit, 16);
        else if (unit == 0x2013)
            rtf += "\\endash ";
        else if (unit == 0x2019)
            rtf += "\\u8217\\'92"; // with a code page fallback of one byte, which \uc1 skips
        else
            rtf += "\\u" + QByteArray::number(static_cast<qint16>(unit)) + "?";
    }
    return rtf;
}

QByteArray paragraphRtf(const Paragraph &paragraph)
{
    const auto text = escaped(paragraph.text);
    switch (paragraph.kind) {
    case ParagraphKind::Name:
        return "\\pard\\sa40{\\b\\fs44\\cf1 " + text + "}\\par\n";
    case ParagraphKind::Title:
        return "\\pard\\sa40{\\fs25\\cf2 " + text + "}\\par\n";
    case ParagraphKind::Contact:
        return "\\pard\\sa160{\\fs19\\cf2 " + text + "}\\par\n";
    case ParagraphKind::Heading:
        return "\\pard\\keepn\\sb220\\sa80\\brdrb\\brdrs\\brdrw10\\brsp20{\\b\\fs25\\cf1 " + text + "}\\par\n";
    case ParagraphKind::JobTitle:
        return "\\pard\\keepn\\sb100\\tqr\\tx9300{\\b " + text + "}\\tab " + escaped(paragraph.right) + "\\par\n";
    case ParagraphKind::Company:
        return "\\pard\\sa30{\\i\\cf2 " + text + "}\\par\n";
    case ParagraphKind::Bullet:
        return "\\pard\\fi-220\\li280\\sa30{\\pntext\\bullet\\tab}{\\*\\pn\\pnlvlblt\\pnf0\\pnindent220{"
               "\\pntxtb\\bullet}}" +
               text + "\\par\n";
    case ParagraphKind::Body:
        return "\\pard\\sa60 " + text + "\\par\n";
    }
    return {};
}

} // namespace

QByteArray makeRtf(const OfficeText &text)
{
    QByteArray rtf = "{\\rtf1\\ansi\\ansicpg1252\\deff0\\uc1{\\fonttbl{\\f0\\fswiss\\fcharset0 Liberation Sans;}}\n"
                     "{\\colortbl;\\red31\\green78\\blue121;\\red90\\green98\\blue108;}\n"
                     "{\\*\\generator Practice word processor;}{\\info{\\author Family Computer}{\\title " +
                     escaped(text.title) +
                     "}}\n"
                     "\\paperw11906\\paperh16838\\margl1150\\margr1150\\margt1130\\margb1000\\f0\\fs21\n";
    for (const auto &paragraph : text.paragraphs)
        rtf += paragraphRtf(paragraph);
    if (!text.hidden.isEmpty())
        rtf += "\\pard{\\v " + escaped(text.hidden) + "}\\par\n";
    return rtf + "}";
}

} // namespace practice
