#include "PdfPlaces.h"

#include <QPdfLink>
#include <QPdfSelection>

namespace docworker {

namespace {

QString plain(QString text)
{
    text.remove(QChar(0xfffe));
    text.replace(QLatin1Char('\r'), QLatin1Char(' '));
    return text.simplified();
}

} // namespace

documents::Anchors PdfPlaces::anchors(int page, const QString &text, const std::vector<documents::Anchors> &used)
{
    documents::Anchors out;
    out.letter = documents::nextAnchor(text, used);
    if (out.letter.isNull())
        return out;
    if (!m_search) {
        m_search = std::make_unique<QPdfSearchModel>();
        m_search->setDocument(&m_document);
    }
    m_search->setSearchString(QString(out.letter));
    for (const auto &link : m_search->resultsOnPage(page)) {
        const auto rectangles = link.rectangles();
        out.boxes.push_back(rectangles.isEmpty() ? QRectF() : rectangles.front());
    }
    if (static_cast<qsizetype>(out.boxes.size()) != text.count(out.letter, Qt::CaseInsensitive))
        out.boxes.clear(); // cannot be told apart: known to be of no use
    return out;
}

std::vector<QRectF> PdfPlaces::boxes(int page, const QString &text, int begin, int end)
{
    const QString wanted = plain(text.mid(begin, end - begin));
    // Qt PDF counts characters, the text counts UTF-16 units; and some characters it counts are not in the text.
    int pairs = 0;
    for (int i = 0; i < begin; ++i)
        pairs += text[i].isHighSurrogate() ? 1 : 0;
    const int at = begin - pairs;
    for (const int shift : {0, 1, -1, 2, -2, 3, -3, 4, -4}) {
        if (at + shift < 0 || m_left-- <= 0)
            continue;
        const auto selection = m_document.getSelectionAtIndex(page, at + shift, end - begin);
        if (plain(selection.text()) != wanted)
            continue;
        std::vector<QRectF> out;
        for (const auto &polygon : selection.bounds())
            out.push_back(polygon.boundingRect());
        return out;
    }
    return {};
}

} // namespace docworker
