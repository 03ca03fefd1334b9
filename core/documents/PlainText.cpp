#include "documents/PlainText.h"

#include <QStringDecoder>

namespace documents {

QChar windows1252(unsigned char byte)
{
    static constexpr char16_t upper[32] = {0x20ac, 0x81,   0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021,
                                           0x2c6,  0x2030, 0x160,  0x2039, 0x152,  0x8d,   0x17d,  0x8f,
                                           0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                           0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0x9d,   0x17e,  0x178};
    return byte >= 0x80 && byte < 0xa0 ? QChar(upper[byte - 0x80]) : QChar(ushort(byte));
}

QString decodedText(const QByteArray &bytes)
{
    for (const auto encoding : {QStringDecoder::Utf8, QStringDecoder::Utf16LE, QStringDecoder::Utf16BE}) {
        const bool marked = (encoding == QStringDecoder::Utf8 && bytes.startsWith("\xef\xbb\xbf")) ||
                            (encoding == QStringDecoder::Utf16LE && bytes.startsWith("\xff\xfe")) ||
                            (encoding == QStringDecoder::Utf16BE && bytes.startsWith("\xfe\xff"));
        if (marked) {
            QStringDecoder decoder(encoding);
            return decoder(bytes);
        }
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder(bytes);
    if (!decoder.hasError())
        return text;
    text.resize(bytes.size());
    for (qsizetype i = 0; i < bytes.size(); ++i)
        text[i] = windows1252(static_cast<unsigned char>(bytes[i]));
    return text;
}

Flow plainTextFlow(const QByteArray &bytes)
{
    QString text = decodedText(bytes);
    text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    text.replace(QLatin1Char('\r'), QLatin1Char('\n'));
    text.replace(QLatin1Char('\f'), QLatin1Char('\n'));
    Flow flow;
    for (const auto line : QStringView(text).split(QLatin1Char('\n'))) {
        FlowParagraph paragraph;
        qsizetype blanks = 0;
        while (blanks < line.size() && line[blanks].isSpace())
            ++blanks;
        paragraph.indent = 5.5 * static_cast<qreal>(std::min<qsizetype>(blanks, 20));
        paragraph.cells.push_back({FlowSpan{line.toString()}});
        flow.paragraphs.push_back(std::move(paragraph));
    }
    return flow;
}

} // namespace documents
