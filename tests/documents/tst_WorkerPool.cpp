#include <QBuffer>
#include <QGuiApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QTest>

#include "documents/Quote.h"
#include "documents/WorkerPool.h"
#include "support/QtTestSupport.h"

namespace {

QString workerProgram()
{
    return QStringLiteral(COUNTERSIGN_BIN_DIR "/countersign-docworker");
}

// Pages drawn by Qt itself, 595 x 842 points, one unit a point.
QByteArray pdf(const std::function<void(QPainter &, QPdfWriter &)> &draw)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF());
    writer.setResolution(72);
    QPainter painter(&writer);
    painter.setFont(QFont(QStringLiteral("DejaVu Sans"), 10));
    draw(painter, writer);
    painter.end();
    return bytes;
}

} // namespace

class tst_WorkerPool : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void readsAPdfAndPlacesAPassageOnItsPage()
    {
        const QByteArray bytes = pdf([](QPainter &painter, QPdfWriter &) {
            painter.drawText(60, 80, QStringLiteral("Mara Lindqvist"));
            painter.drawText(60, 120, QStringLiteral("Led a team of 12 engineers at Nordlicht Werke"));
        });
        documents::WorkerPool pool(workerProgram(), 1);
        const auto opened = support::runTask(pool.open(bytes, QStringLiteral("cv.pdf"), {}));
        QVERIFY(opened.has_value());
        VERIFY_RESULT(*opened);
        const auto document = **opened;
        QCOMPARE(document->text().state, domain::ReadState::Ok);
        QCOMPARE(document->text().format, QStringLiteral("pdf"));
        QCOMPARE(document->text().digest, base::Digest::of(bytes));
        QCOMPARE(document->text().text, QStringLiteral("Mara Lindqvist\nLed a team of 12 engineers at Nordlicht Werke\n"));
        const auto passage = documents::locate(document->text(), QStringLiteral("team of 12 engineers"));
        QVERIFY(passage.has_value());
        const auto boxes = support::runTask(document->boxes(passage->begin, passage->end, {}));
        QVERIFY(boxes.has_value());
        VERIFY_RESULT(*boxes);
        QCOMPARE((*boxes)->size(), std::size_t(1));
        QVERIFY(QRectF(60, 105, 300, 20).contains((**boxes)[0].box));
        const auto image = support::runTask(document->render(0, 2.0, {}));
        QVERIFY(image.has_value());
        VERIFY_RESULT(*image);
        QCOMPARE((*image)->size(), QSize(1190, 1684));
    }

    void readsATextFileAsAReadingView()
    {
        documents::WorkerPool pool(workerProgram(), 1);
        const auto opened = support::runTask(
            pool.open(QByteArrayLiteral("Mara Lindqvist\r\n\r\nBackend engineer since 2019\n"), QStringLiteral("cv.txt"), {}));
        QVERIFY(opened.has_value());
        VERIFY_RESULT(*opened);
        const auto document = **opened;
        QCOMPARE(document->text().state, domain::ReadState::Ok);
        QCOMPARE(document->text().text, QStringLiteral("Mara Lindqvist\nBackend engineer since 2019\n"));
        QCOMPARE(document->text().pages.size(), std::size_t(1));
        const auto words = support::runTask(document->words(0, {}));
        QVERIFY(words.has_value());
        VERIFY_RESULT(*words);
        QCOMPARE((*words)->size(), std::size_t(6));
        QCOMPARE((**words)[5].word, QStringLiteral("2019"));
    }

    void aMissingProgramIsAnErrorWithTheFileAsSubject()
    {
        documents::WorkerPool pool(QStringLiteral("/nonexistent/worker"), 1);
        const auto opened = support::runTask(pool.open(QByteArrayLiteral("x"), QStringLiteral("cv.txt"), {}));
        QVERIFY(opened.has_value());
        COMPARE_ERROR(*opened, base::Kind::NotFound);
        QCOMPARE(opened->error().subject, QStringLiteral("cv.txt"));
    }
};

QTEST_MAIN(tst_WorkerPool)
#include "tst_WorkerPool.moc"
