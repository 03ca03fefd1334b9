#include "Warmup.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>

#include "PdfSource.h"
#include "documents/Language.h"
#include "documents/ReadingView.h"

namespace docworker {

void warmUp()
{
    documents::Flow flow;
    flow.paragraphs.push_back({{{documents::FlowSpan{QStringLiteral("Warm • fi 2019"), 11, documents::Weight::Normal},
                                 documents::FlowSpan{QStringLiteral("Bold"), 14, documents::Weight::Bold}}}});
    const documents::ReadingView view(flow);
    view.render(0, 1);
    documents::languageOf(QStringLiteral("A few words in one language are enough to load its tables."));

    QByteArray pdf;
    {
        QBuffer buffer(&pdf);
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        QPainter painter(&writer);
        painter.drawText(1000, 1000, QStringLiteral("warm"));
    }
    PdfSource source(pdf);
    if (source.open() == domain::ReadState::Ok)
        source.read();
}

} // namespace docworker
