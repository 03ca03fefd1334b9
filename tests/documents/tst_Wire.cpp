#include <limits>

#include <QRandomGenerator>
#include <QTest>

#include "documents/Wire.h"
#include "support/QtTestSupport.h"

using documents::Frame;
using documents::FrameType;

namespace {

domain::DocumentText sample()
{
    domain::DocumentText text;
    text.state = domain::ReadState::Ok;
    text.format = QStringLiteral("pdf");
    text.digest = base::Digest::of("x");
    text.text = QStringLiteral("Mara Lindqvist\nQt\n");
    text.pages = {QSizeF(595, 842)};
    text.totalPages = 3;
    text.runs = {{0, QRectF(50, 60, 70, 9), 0, 14, true}, {0, QRectF(50, 72, 10, 9), 15, 17, false}};
    text.hidden = {{0, QRectF(1, 2, 3, 4), QStringLiteral("white words"), domain::HiddenWhy::Size}};
    text.language = QStringLiteral("sv");
    return text;
}

} // namespace

class tst_Wire : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void aDocumentSurvivesTheWire()
    {
        const auto back = documents::documentText(documents::toPayload(sample()));
        VERIFY_RESULT(back);
        const auto one = sample();
        QCOMPARE(back->text, one.text);
        QCOMPARE(back->digest, one.digest);
        QCOMPARE(back->pages, one.pages);
        QCOMPARE(back->totalPages, 3);
        QCOMPARE(back->runs.size(), one.runs.size());
        QCOMPARE(back->runs[0].box, one.runs[0].box);
        QCOMPARE(back->runs[0].repeated, true);
        QCOMPARE(back->hidden[0].words, one.hidden[0].words);
        QVERIFY(back->hidden[0].why == domain::HiddenWhy::Size);
        QCOMPARE(back->language, one.language);
    }

    void SEC23_documentsThatDoNotHoldTogetherAreRefused_data()
    {
        QTest::addColumn<int>("what");
        for (int i = 0; i < 9; ++i)
            QTest::addRow("%d", i) << i;
    }
    void SEC23_documentsThatDoNotHoldTogetherAreRefused()
    {
        QFETCH(int, what);
        auto text = sample();
        switch (what) {
        case 0:
            text.runs[1].end = 400;
            break; // beyond the text
        case 1:
            text.runs[1].begin = 3;
            break; // overlapping
        case 2:
            text.runs[0].page = 1;
            break; // no such page
        case 3:
            text.runs[0].box = QRectF(0, 0, -5, 5);
            break; // negative
        case 4:
            text.runs[0].box = QRectF(1e9, 0, 5, 5);
            break; // too far
        case 5:
            text.pages.resize(51, QSizeF(1, 1));
            text.totalPages = 51;
            break;
        case 6:
            text.totalPages = 0;
            break; // fewer than there are
        case 7:
            text.text[3] = QChar(7);
            break; // a control character
        case 8:
            text.pages[0].setWidth(std::numeric_limits<double>::quiet_NaN());
            break;
        }
        COMPARE_ERROR(documents::documentText(documents::toPayload(text)), base::Kind::BadAnswer);
    }

    void SEC23_everyTruncationAndEveryRandomChangeEndsInAnAnswerOrAnError()
    {
        const QByteArray good = documents::toPayload(sample());
        for (int length = 0; length < good.size(); ++length)
            COMPARE_ERROR(documents::documentText(good.left(length)), base::Kind::BadAnswer);
        COMPARE_ERROR(documents::documentText(good + '\0'), base::Kind::BadAnswer);
        QRandomGenerator random(7);
        for (int i = 0; i < 20'000; ++i) {
            QByteArray bad = good;
            for (int k = 0; k < 3; ++k)
                bad[random.bounded(bad.size())] = static_cast<char>(random.bounded(256));
            const auto text = documents::documentText(bad);
            if (text)
                for (const auto &run : text->runs)
                    QVERIFY(run.begin <= run.end && run.end <= text->text.size());
        }
    }

    void SEC23_randomBytesNeverBreakTheFrameReader()
    {
        QRandomGenerator random(11);
        for (int i = 0; i < 20'000; ++i) {
            documents::FrameReader reader;
            QByteArray noise(random.bounded(40), Qt::Uninitialized);
            for (char &c : noise)
                c = static_cast<char>(random.bounded(i % 2 ? 256 : 6));
            reader.add(noise);
            for (int k = 0; k < 20; ++k) {
                const auto frame = reader.next();
                if (!frame || !frame->has_value())
                    break;
            }
        }
    }

    void framesComeOutWholeHoweverTheyAreCut()
    {
        const QByteArray two =
            *documents::encoded({FrameType::Boxes, 7, documents::toPayload(documents::BoxesRequest{3, 9})}) +
            *documents::encoded({FrameType::Quit, 8, {}});
        for (int cut = 0; cut <= two.size(); ++cut) {
            documents::FrameReader reader;
            QList<quint32> serials;
            for (const QByteArray &part : {two.left(cut), two.mid(cut)}) {
                reader.add(part);
                while (true) {
                    const auto frame = reader.next();
                    VERIFY_RESULT(frame);
                    if (!frame->has_value())
                        break;
                    serials.append((*frame)->serial);
                }
            }
            QCOMPARE(serials, (QList<quint32>{7, 8}));
        }
    }

    void oversizeIsToldFromTheHeaderAlone()
    {
        documents::FrameReader reader;
        reader.add(QByteArray::fromHex("7fffffff10000000010000"));
        COMPARE_ERROR(reader.next(), base::Kind::BadAnswer);
        COMPARE_ERROR(reader.next(), base::Kind::BadAnswer); // and stays so
        COMPARE_ERROR(documents::encoded({FrameType::Words, 1, QByteArray(65, 'x')}), base::Kind::Invalid);
    }

    void anImageSurvivesAndALyingOneDoesNot()
    {
        QImage image(7, 5, QImage::Format_RGB32);
        image.fill(QColor(10, 200, 30));
        const QByteArray payload = documents::toPayload(image);
        const auto back = documents::pageImage(payload);
        VERIFY_RESULT(back);
        QCOMPARE(*back, image);
        COMPARE_ERROR(documents::pageImage(payload.left(payload.size() - 1)), base::Kind::BadAnswer);
        QByteArray huge = payload;
        huge[0] = 0x7f;
        COMPARE_ERROR(documents::pageImage(huge), base::Kind::BadAnswer);
    }
};

QTEST_GUILESS_MAIN(tst_Wire)
#include "tst_Wire.moc"
