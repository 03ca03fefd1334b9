#include <algorithm>

#include <QBuffer>
#include <QGuiApplication>
#include <QPdfDocument>
#include <QPdfSelection>
#include <QTest>
#include <QThread>
#include <QXmlStreamReader>

#include <zip.h>

#include "practice/PeopleSpecial.h"
#include "practice/files/PlainText.h"
#include "support/QtTestSupport.h"

using namespace practice;

namespace {

const World &world()
{
    static const auto made = [] {
        WorldOptions options;
        options.now = QDateTime(QDate(2026, 11, 25), QTime(9, 0), Qt::UTC);
        return makeWorld(options);
    }();
    return made;
}

const WorldCandidate &personOf(const WorldApplication &application)
{
    return *std::find_if(world().candidates.begin(), world().candidates.end(),
                         [&](const auto &c) { return c.id == application.candidateId; });
}

Resume resumeOf(const WorldApplication &application)
{
    const auto requisition = std::find_if(world().requisitions.begin(), world().requisitions.end(),
                                          [&](const auto &r) { return r.id == application.requisitionId; });
    const auto &person = personOf(application);
    return {person,
            makeCareer(1, person, roleOf(*requisition), application.language,
                       world().applications.front().appliedAt.date()),
            wordsOf(application.language)};
}

QByteArray fileOf(const WorldApplication &application, const QString &recipe)
{
    WorldFile file;
    file.recipe = recipe;
    return makeFile(world(), application, file, 1);
}

const WorldApplication &applicationWith(const char *recipe)
{
    return *std::find_if(world().applications.begin(), world().applications.end(),
                         [&](const auto &a) { return a.files.front().recipe == QLatin1String(recipe); });
}

struct OpenPdf
{
    explicit OpenPdf(const QByteArray &content) : bytes(content), buffer(&bytes)
    {
        buffer.open(QIODevice::ReadOnly);
        document.load(&buffer);
    }
    QString text()
    {
        QString all;
        for (int page = 0; page < document.pageCount(); ++page)
            all += document.getAllText(page).text() + QLatin1Char('\n');
        return all;
    }
    QByteArray bytes;
    QBuffer buffer;
    QPdfDocument document{nullptr};
};

QString withoutSpaces(const QString &text)
{
    QString result;
    for (const QChar c : text)
        if (!c.isSpace())
            result += c;
    return result;
}

// Every word of the résumé; what is missing is named.
QString missingWords(const QString &text, const Resume &resume)
{
    const auto flat = withoutSpaces(text);
    QStringList missing;
    for (const auto &paragraph : paragraphsOf(resume)) {
        const auto line = paragraph.text + QLatin1Char(' ') + paragraph.right;
        for (auto word : line.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
            // Lists stand with commas in some layouts and one below the other in others.
            while (word.endsWith(QLatin1Char(',')) || word.endsWith(QLatin1Char(':')))
                word.chop(1);
            if (word != QLatin1String("|") && !flat.contains(word, Qt::CaseInsensitive))
                missing.append(word);
        }
    }
    return missing.join(QLatin1Char(' '));
}

QHash<QByteArray, QByteArray> unzipped(const QByteArray &bytes)
{
    QHash<QByteArray, QByteArray> result;
    zip_error_t error;
    zip_error_init(&error);
    auto *source = zip_source_buffer_create(bytes.constData(), static_cast<zip_uint64_t>(bytes.size()), 0, &error);
    auto *archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    if (!archive) {
        zip_source_free(source);
        return result;
    }
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
        zip_stat_t stat;
        zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &stat);
        QByteArray content(static_cast<qsizetype>(stat.size), '\0');
        auto *file = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
        zip_fread(file, content.data(), stat.size);
        zip_fclose(file);
        result.insert(stat.name, content);
    }
    zip_discard(archive);
    return result;
}

// Text of well-formed XML; an empty string otherwise.
QString xmlText(const QByteArray &xml)
{
    QXmlStreamReader reader(xml);
    auto text = QStringLiteral(" ");
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::Characters)
            text += reader.text().toString() + QLatin1Char(' ');
    return reader.hasError() ? QString() : text;
}

} // namespace

class tst_Files : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void everyLayoutHoldsEveryWordOfTheCareer_data()
    {
        QTest::addColumn<QString>("recipe");
        QTest::addColumn<int>("pages");
        const std::pair<const char *, int> layouts[] = {
            {"pdf-one-column", 0},   {"pdf-two-columns", 0},     {"pdf-two-columns-rows", 0}, {"pdf-sidebar", 0},
            {"pdf-margin-dates", 0}, {"pdf-table", 0},           {"pdf-three-pages", 3},      {"pdf-sixty-pages", 60},
            {"pdf-hidden-white", 0}, {"pdf-tiny-instruction", 0}};
        for (const auto &[recipe, pages] : layouts)
            QTest::newRow(recipe) << QString::fromLatin1(recipe) << pages;
    }

    void everyLayoutHoldsEveryWordOfTheCareer()
    {
        QFETCH(QString, recipe);
        QFETCH(int, pages);
        // The interests, certificates and similar ends are not in every layout: what a layout leaves out is listed
        // here.
        for (std::size_t i = 0; i < 24; i += recipe == QLatin1String("pdf-sixty-pages") ? 12 : 1) {
            const auto &application = world().applications[i * 7];
            auto resume = resumeOf(application);
            if (recipe == QLatin1String("pdf-three-pages") && resume.career.years < 4)
                continue;
            OpenPdf pdf(fileOf(application, recipe));
            QCOMPARE(pdf.document.error(), QPdfDocument::Error::None);
            QVERIFY(pages == 0 ? pdf.document.pageCount() >= 1 && pdf.document.pageCount() <= 2
                               : pdf.document.pageCount() == pages);
            auto text = pdf.text();
            if (recipe == QLatin1String("pdf-table")) // leaves out the interests
                text += resume.interestLine() + resume.words.interests;
            QCOMPARE(missingWords(text, resume), QString());
        }
    }

    void everyFileOfTheDefaultWorldIsMade()
    {
        for (const auto &application : world().applications)
            for (const auto &file : application.files) {
                const auto bytes = makeFile(world(), application, file, 1);
                QCOMPARE(bytes.isEmpty(),
                         file.recipe == QLatin1String("empty") || file.recipe == QLatin1String("corpus:empty.pdf"));
                if (file.fileName.endsWith(QLatin1String(".pdf")) && !bytes.isEmpty())
                    QVERIFY(bytes.startsWith("%PDF-"));
            }
    }

    void sameSeedSameBytes()
    {
        for (const auto recipe : {"pdf-one-column", "pdf-two-columns-rows", "pdf-sidebar", "pdf-scan", "pdf-encrypted",
                                  "docx", "odt", "rtf", "txt", "letter-pdf"}) {
            const auto &application = world().applications[3];
            QVERIFY2(fileOf(application, QLatin1String(recipe)) == fileOf(application, QLatin1String(recipe)), recipe);
        }
    }

    void filesAreMadeOnAnyThread()
    {
        const auto &application = world().applications[4];
        const auto here = fileOf(application, QStringLiteral("pdf-two-columns"));
        QByteArray there[2];
        std::vector<std::unique_ptr<QThread>> threads;
        for (auto &slot : there) {
            threads.emplace_back(
                QThread::create([&] { slot = fileOf(application, QStringLiteral("pdf-two-columns")); }));
            threads.back()->start();
        }
        for (auto &thread : threads)
            QVERIFY(thread->wait(20'000));
        QVERIFY(there[0] == here && there[1] == here);
    }

    void rowsAreWrittenInAnotherOrderThanColumns()
    {
        const auto &application = world().applications[3];
        OpenPdf columns(fileOf(application, QStringLiteral("pdf-two-columns")));
        OpenPdf rows(fileOf(application, QStringLiteral("pdf-two-columns-rows")));
        QVERIFY(columns.text() != rows.text());
    }

    void aScanHasNoText()
    {
        OpenPdf pdf(fileOf(applicationWith("pdf-scan"), QStringLiteral("pdf-scan")));
        QCOMPARE(pdf.document.error(), QPdfDocument::Error::None);
        QCOMPARE(pdf.text().trimmed(), QString());
    }

    void hiddenWordsAreInTheFile()
    {
        OpenPdf white(fileOf(applicationWith("pdf-hidden-white"), QStringLiteral("pdf-hidden-white")));
        QVERIFY(white.text().contains(QLatin1String("PCI-DSS fraud scoring")));
        OpenPdf tiny(fileOf(applicationWith("pdf-tiny-instruction"), QStringLiteral("pdf-tiny-instruction")));
        QVERIFY(tiny.text().contains(QLatin1String("Note to the reading system")));
    }

    void theEncryptedFileAsksForItsPassword()
    {
        const auto &application = applicationWith("pdf-encrypted");
        const auto bytes = fileOf(application, QStringLiteral("pdf-encrypted"));
        OpenPdf locked(bytes);
        QCOMPARE(locked.document.error(), QPdfDocument::Error::IncorrectPassword);
        auto copy = bytes;
        QBuffer buffer(&copy);
        buffer.open(QIODevice::ReadOnly);
        QPdfDocument document(nullptr);
        document.setPassword(QStringLiteral("open-sesame"));
        document.load(&buffer);
        QCOMPARE(document.error(), QPdfDocument::Error::None);
        QCOMPARE(missingWords(document.getAllText(0).text(), resumeOf(application)), QString());
    }

    void theTruncatedFileDoesNotOpen()
    {
        OpenPdf pdf(fileOf(applicationWith("pdf-truncated"), QStringLiteral("pdf-truncated")));
        QCOMPARE(pdf.document.error(), QPdfDocument::Error::InvalidFileFormat);
    }

    void docxIsAValidPackageWithEveryWord_data()
    {
        QTest::addColumn<QString>("recipe");
        for (const auto recipe : {"docx", "docx-table", "docx-hidden"})
            QTest::newRow(recipe) << QString::fromLatin1(recipe);
    }

    void docxIsAValidPackageWithEveryWord()
    {
        QFETCH(QString, recipe);
        for (std::size_t i = 0; i < 12; ++i) {
            const auto &application = world().applications[i * 11];
            const auto parts = unzipped(fileOf(application, recipe));
            QString text;
            for (auto part = parts.begin(); part != parts.end(); ++part) {
                QXmlStreamReader reader(part.value());
                while (!reader.atEnd())
                    reader.readNext();
                QVERIFY2(!reader.hasError(), part.key().constData());
            }
            for (const auto name : {"[Content_Types].xml", "_rels/.rels", "word/document.xml",
                                    "word/_rels/document.xml.rels", "word/styles.xml", "word/numbering.xml"})
                QVERIFY2(parts.contains(name), name);
            text = xmlText(parts.value("word/document.xml")) + xmlText(parts.value("word/header1.xml"));
            QCOMPARE(missingWords(text, resumeOf(application)), QString());
            QCOMPARE(parts.value("word/document.xml").contains("<w:tbl>"), recipe == QLatin1String("docx-table"));
            QCOMPARE(parts.value("word/document.xml").contains("<w:vanish/>"), recipe == QLatin1String("docx-hidden"));
            if (recipe == QLatin1String("docx-table"))
                QVERIFY(parts.contains("word/header1.xml"));
        }
    }

    void odtBeginsWithItsTypeAndHoldsEveryWord()
    {
        for (std::size_t i = 0; i < 12; ++i) {
            const auto &application = world().applications[i * 11];
            const auto bytes = fileOf(application, QStringLiteral("odt"));
            QCOMPARE(bytes.mid(30, 47), QByteArray("mimetypeapplication/vnd.oasis.opendocument.text"));
            const auto parts = unzipped(bytes);
            QVERIFY(!xmlText(parts.value("styles.xml")).isNull());
            QCOMPARE(missingWords(xmlText(parts.value("content.xml")), resumeOf(application)), QString());
        }
    }

    void rtfIsPlainAsciiWithBalancedBraces()
    {
        for (const auto recipe : {"rtf", "rtf-hidden"}) {
            const auto bytes = fileOf(applicationWith("rtf-hidden"), QLatin1String(recipe));
            QVERIFY(bytes.startsWith("{\\rtf1\\ansi"));
            QVERIFY(
                std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
            QCOMPARE(bytes.count('{'), bytes.count('}'));
            QCOMPARE(bytes.contains("{\\v "), qstrcmp(recipe, "rtf-hidden") == 0);
        }
        const auto turkish = std::find_if(world().candidates.begin(), world().candidates.end(),
                                          [](const auto &c) { return c.lastName.contains(QChar(0x0131)); });
        QVERIFY(turkish != world().candidates.end());
        const auto &application = world().applications[static_cast<std::size_t>(turkish - world().candidates.begin())];
        QVERIFY(fileOf(application, QStringLiteral("rtf")).contains("\\u305?"));
    }

    void plainTextIsUtf8AndOneIsNot()
    {
        const auto &application = applicationWith("txt-latin1");
        const auto utf8 = fileOf(application, QStringLiteral("txt"));
        const auto latin1 = fileOf(application, QStringLiteral("txt-latin1"));
        QCOMPARE(missingWords(QString::fromUtf8(utf8), resumeOf(application)), QString());
        QVERIFY(!QString::fromUtf8(utf8).contains(QChar::ReplacementCharacter));
        QVERIFY(QString::fromUtf8(latin1).contains(QChar::ReplacementCharacter));
        QVERIFY(QString::fromLatin1(latin1).contains(personOf(application).lastName));
    }

    void lettersNameThePositionAndThePerson()
    {
        for (const auto recipe : {"letter-pdf", "letter-txt"}) {
            for (std::size_t i = 0; i < 20; ++i) {
                const auto &application = world().applications[i];
                const auto bytes = fileOf(application, QLatin1String(recipe));
                const auto text = qstrcmp(recipe, "letter-pdf") == 0 ? OpenPdf(bytes).text() : QString::fromUtf8(bytes);
                QVERIFY(withoutSpaces(text).contains(withoutSpaces(personOf(application).lastName)));
                QVERIFY(text.size() > 300);
            }
        }
        QVERIFY(unzipped(fileOf(world().applications[2], QStringLiteral("letter-docx"))).contains("word/document.xml"));
    }
};

QTEST_MAIN(tst_Files)
#include "tst_Files.moc"
