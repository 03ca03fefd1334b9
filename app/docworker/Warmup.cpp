#include "Warmup.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfDocument>
#include <QPdfWriter>

#include "PdfSource.h"
#include "documents/Language.h"
#include "documents/ReadingOrder.h"
#include "documents/ReadingView.h"

namespace docworker {

namespace {

// A page that names the standard fonts without bringing them: finding what this machine has instead is what costs.
// Without a table of objects; Qt PDF rebuilds it.
QByteArray standardFontsPdf()
{
    static const char *const fonts[] = {"Helvetica", "Helvetica-Bold", "Times-Roman",  "Times-Bold",
                                        "Courier",   "Symbol",         "ZapfDingbats", "Arial"};
    QByteArray names;
    QByteArray show;
    QByteArray objects;
    int number = 5;
    for (const char *font : fonts) {
        const QByteArray n = QByteArray::number(number++);
        names += "/F" + n + ' ' + n + " 0 R ";
        show += "/F" + n + " 12 Tf 0 30 Td (Warm 2019, text) Tj ";
        objects += n + " 0 obj <</Type/Font/Subtype/" + (qstrcmp(font, "Arial") == 0 ? "TrueType" : "Type1") +
                   "/BaseFont/" + font + ">> endobj\n";
    }
    show = "BT 1 0 0 1 40 40 Tm " + show + "ET";
    return "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
           "2 0 obj <</Type/Pages/Count 1/Kids[3 0 R]>> endobj\n"
           "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<<" +
           names + ">>>>>> endobj\n4 0 obj <</Length " + QByteArray::number(show.size()) + ">> stream\n" + show +
           "\nendstream endobj\n" + objects + "trailer <</Root 1 0 R>>\n%%EOF\n";
}

// A page that brings its font, as most do.
QByteArray ownFontPdf()
{
    QByteArray pdf;
    QBuffer buffer(&pdf);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    QPainter painter(&writer);
    painter.drawText(1000, 1000, QStringLiteral("warm"));
    painter.end();
    return pdf;
}

} // namespace

void warmUp()
{
    static const QPdfDocument library; // Qt PDF forgets the fonts it found when its last document goes

    documents::Flow flow;
    flow.paragraphs.push_back({{{documents::FlowSpan{QStringLiteral("Warm • fi 2019"), 11, documents::Weight::Normal},
                                 documents::FlowSpan{QStringLiteral("Bold"), 14, documents::Weight::Bold}}}});
    const documents::ReadingView view(flow);
    view.render(0, 1);
    documents::languageOf(QStringLiteral("A few words in one language are enough to load its tables."));

    PdfSource own(ownFontPdf());
    if (own.open() == domain::ReadState::Ok)
        own.read();
    PdfSource source(standardFontsPdf());
    if (source.open() != domain::ReadState::Ok)
        return;
    source.read();
    documents::inReadingOrder(source.pages());
    source.searchOnce();
    if (!source.pages().front().runs.empty())
        source.boxes(0, 0, 0, 1);
    source.render(0, 2);
}

} // namespace docworker
