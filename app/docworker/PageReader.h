// Reads one page of a PDF: which words stand where, and which of them can be seen. // SEC-33
#pragma once

#include <optional>
#include <vector>

#include <QTransform>

#include "PdfPlaces.h"
#include "documents/HiddenText.h"
#include "documents/LineSplit.h"

namespace docworker {

struct ReadPage
{
    documents::PageRuns runs;
    QString text;                             // as Qt PDF gives it
    std::vector<std::pair<int, int>> origins; // of each run: its place in text
    std::vector<std::pair<int, int>> hiddenOrigins;
    QTransform upright; // from Qt PDF's boxes to the page as shown
    int letters = 0;
    int broken = 0;       // characters without a meaning
    double darkShare = 0; // of pages with hardly any letters
};

class PageReader
{
public:
    // file: the bytes of the document, for its page boxes.
    PageReader(QPdfDocument &document, PdfPlaces &places, const QByteArray &file, int page);

    ReadPage read();

private:
    struct Word
    {
        int begin;
        int end;
        QRectF box;
        int group;
    };

    void count();
    int look(const documents::Ink &ink);
    void judge();
    const documents::Ink &close();
    bool addAnchors();
    std::vector<documents::BoxedText> linesOfPage();
    void takeLine(const documents::BoxedText &line);
    void agreeOnWords(const documents::BoxedText &line);
    std::vector<documents::BoxedText> partsOf(const documents::BoxedText &line);
    void joinMarks(std::vector<documents::BoxedText> &parts) const;
    bool takeWithGap(const documents::BoxedText &part);
    void takePart(const documents::BoxedText &part);
    int groupOf(const Word &word);
    std::vector<Word> exactWords(const documents::BoxedText &line);
    void takeExact(const documents::BoxedText &line);
    void keep(int begin, int end, const QRectF &box, documents::RunEnd runEnd);
    void hide(int begin, int end, const QRectF &box, domain::HiddenWhy why);
    QRectF hull(const documents::BoxedText &part) const;
    QStringView textOf(int begin, int end) const { return QStringView(m_out.text).mid(begin, end - begin); }

    QPdfDocument &m_document;
    PdfPlaces &m_places;
    const QByteArray &m_file;
    int m_page;
    ReadPage m_out;
    std::vector<QRectF> m_boxes; // upright
    std::vector<int> m_group;    // for each box
    std::vector<documents::Anchors> m_anchors;
    std::optional<documents::Ink> m_near;
    std::optional<documents::Ink> m_close;
};

} // namespace docworker
