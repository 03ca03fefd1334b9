#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QTest>

#include <nlohmann/json.hpp>

#include "base/StrictJson.h"
#include "documents/Quote.h"
#include "documents/WorkerPool.h"
#include "support/QtTestSupport.h"

namespace {

const QString corpus = QStringLiteral(COUNTERSIGN_SOURCE_DIR "/tests/corpus/");

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Words with a letter or digit; bullets and separators are no words.
QStringList words(const QString &text)
{
    QStringList out;
    for (const QString &word : text.simplified().split(QLatin1Char(' ')))
        if (std::any_of(word.begin(), word.end(), [](QChar c) { return c.isLetterOrNumber(); }))
            out += QString(word).replace(QChar(0x2010), QLatin1Char('-'));
    return out;
}

QStringList missing(QStringList wanted, const QStringList &there)
{
    for (const QString &word : there)
        wanted.removeOne(word);
    return wanted;
}

// Kendall's tau over the words that are unique on both sides.
double tau(const QStringList &wanted, const QStringList &got)
{
    QList<qsizetype> places;
    for (const QString &word : wanted)
        if (wanted.count(word) == 1 && got.count(word) == 1)
            places += got.indexOf(word);
    qsizetype right = 0;
    qsizetype all = 0;
    for (qsizetype i = 0; i < places.size(); ++i) {
        for (qsizetype k = i + 1; k < places.size(); ++k) {
            right += places[i] < places[k] ? 1 : 0;
            ++all;
        }
    }
    return all == 0 ? 1 : 2.0 * static_cast<double>(right) / static_cast<double>(all) - 1;
}

QString nameOf(domain::ReadState state)
{
    static const QStringList names = {QStringLiteral("ok"),         QStringLiteral("empty"),
                                      QStringLiteral("unreadable"), QStringLiteral("encrypted"),
                                      QStringLiteral("image-only"), QStringLiteral("unsupported"),
                                      QStringLiteral("too-large"),  QStringLiteral("failed")};
    return names[static_cast<int>(state)];
}

} // namespace

class tst_Corpus : public QObject
{
    Q_OBJECT

    documents::WorkerPool m_pool{QStringLiteral(COUNTERSIGN_BIN_DIR "/countersign-docworker"), 1};

    void rows()
    {
        QTest::addColumn<QString>("name");
        for (const QString &file : QDir(corpus).entryList({QStringLiteral("*.expected.json")}, QDir::Files))
            QTest::newRow(qPrintable(file)) << file.chopped(int(sizeof(".expected.json")) - 1);
    }

    std::shared_ptr<documents::OpenDocument> open(const QString &name)
    {
        const auto opened = support::runTask(m_pool.open(bytesOf(corpus + name), name, {}), 30'000);
        return opened && *opened ? **opened : nullptr;
    }

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void everyFileIsReadInOrderWithAllItsWordsAndNoneThatAreHidden_data() { rows(); }
    void everyFileIsReadInOrderWithAllItsWordsAndNoneThatAreHidden()
    {
        QFETCH(QString, name);
        const auto expected = base::parseJson(bytesOf(corpus + name + QStringLiteral(".expected.json")));
        VERIFY_RESULT(expected);
        const auto document = open(name);
        QVERIFY(document);
        const auto &text = document->text();
        QCOMPARE(nameOf(text.state), base::toQString(expected->at("state")));
        if (expected->at("pages").is_number())
            QCOMPARE(text.totalPages, expected->at("pages").get<int>());
        QStringList wanted;
        for (const auto &line : expected->at("text_lines_in_reading_order"))
            wanted += words(base::toQString(line));
        const QStringList got = words(text.text);
        QCOMPARE(missing(wanted, got), QStringList());
        QCOMPARE(missing(got, wanted), QStringList());
        const double order = tau(wanted, got);
        QVERIFY2(order >= 0.99, qPrintable(QString::number(order)));

        QStringList hidden;
        for (const auto &span : text.hidden)
            hidden += words(span.words);
        QStringList toHide;
        for (const auto &word : expected->at("hidden_words"))
            toHide += base::toQString(word);
        QCOMPARE(missing(hidden, toHide), QStringList()); // no false alarm
        QCOMPARE(missing(toHide, hidden), QStringList()); // and nothing untold
    }

    void runsCoverTheTextAndLieOnTheirPages_data() { rows(); }
    void runsCoverTheTextAndLieOnTheirPages()
    {
        QFETCH(QString, name);
        const auto document = open(name);
        QVERIFY(document);
        const auto &text = document->text();
        int at = 0;
        for (const auto &run : text.runs) {
            for (; at < run.begin; ++at)
                QVERIFY(text.text[at].isSpace());
            at = run.end;
            const QRectF paper(QPointF(0, 0), text.pages[static_cast<std::size_t>(run.page)]);
            QVERIFY2(paper.adjusted(-2, -2, 2, 2).contains(run.box),
                     qPrintable(text.text.mid(run.begin, run.end - run.begin)));
        }
    }

    // The places guessed from geometry agree with those that Qt PDF gives when it is asked for a word.
    void exactBoxesOfWordsLieInTheirRuns_data() { rows(); }
    void exactBoxesOfWordsLieInTheirRuns()
    {
        QFETCH(QString, name);
        const auto document = open(name);
        QVERIFY(document);
        const auto &text = document->text();
        for (std::size_t r = 0; r < text.runs.size(); r += 3) {
            const auto &run = text.runs[r];
            int end = run.begin;
            while (end < run.end && !text.text[end].isSpace())
                ++end;
            const auto boxes = support::runTask(document->boxes(run.begin, end, {}));
            QVERIFY(boxes.has_value());
            VERIFY_RESULT(*boxes);
            QCOMPARE((*boxes)->size(), std::size_t(1));
            QCOMPARE((**boxes)[0].page, run.page);
            QVERIFY2(run.box.adjusted(-2, -4, 2, 4).contains((**boxes)[0].box),
                     qPrintable(text.text.mid(run.begin, end - run.begin)));
        }
    }
};

QTEST_MAIN(tst_Corpus)
#include "tst_Corpus.moc"
