// The committed résumés of other producers are what their .expected.json says, seen by Qt PDF alone.
#include <QBuffer>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPdfDocument>
#include <QPdfSelection>
#include <QRegularExpression>
#include <QTest>

#include "practice/PeopleCareer.h"
#include "practice/PeopleSpecial.h"
#include "support/QtTestSupport.h"

using namespace practice;

namespace {

QDir corpus()
{
    return QDir(QStringLiteral(COUNTERSIGN_SOURCE_DIR "/tests/corpus"));
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class tst_Corpus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void filesAreAsExpected_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto &entry : corpus().entryList({QStringLiteral("*.expected.json")}))
            QTest::newRow(qPrintable(entry)) << entry.chopped(14);
        QVERIFY(corpus().entryList({QStringLiteral("*.expected.json")}).size() >= 20);
    }

    void filesAreAsExpected()
    {
        QFETCH(QString, name);
        const auto expected =
            QJsonDocument::fromJson(contentOf(corpus().filePath(name + QStringLiteral(".expected.json")))).object();
        QVERIFY(!expected.isEmpty());
        const auto state = expected.value(QLatin1String("state")).toString();
        auto bytes = contentOf(corpus().filePath(name));
        QCOMPARE(bytes.isEmpty(), state == QLatin1String("empty"));
        if (!name.endsWith(QLatin1String(".pdf")) || bytes.isEmpty())
            return;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::ReadOnly);
        QPdfDocument document(nullptr);
        document.load(&buffer);
        if (state == QLatin1String("encrypted"))
            QCOMPARE(document.error(), QPdfDocument::Error::IncorrectPassword);
        if (state == QLatin1String("unreadable"))
            QVERIFY(document.error() != QPdfDocument::Error::None);
        if (state != QLatin1String("ok") && state != QLatin1String("image-only"))
            return;
        QCOMPARE(document.error(), QPdfDocument::Error::None);
        QCOMPARE(document.pageCount(), expected.value(QLatin1String("pages")).toInt());
        QString text;
        for (int page = 0; page < document.pageCount(); ++page)
            text += document.getAllText(page).text();
        if (state == QLatin1String("image-only")) {
            QCOMPARE(text.trimmed(), QString());
            return;
        }
        // A hyphen at a line's end, its own or not, comes as U+FFFE: compare without any.
        text.remove(QChar(0xFFFE)).remove(QLatin1Char('-')).remove(QRegularExpression(QStringLiteral("\\s")));
        QStringList missing;
        for (const auto line : expected.value(QLatin1String("text_lines_in_reading_order")).toArray())
            for (const auto &word : line.toString().split(QLatin1Char(' '), Qt::SkipEmptyParts))
                if (!text.contains(QString(word).remove(QLatin1Char('-'))))
                    missing.append(word);
        QCOMPARE(missing.join(QLatin1Char(' ')), QString());
    }

    void servedFilesAreInsideTheProgramAndAboutTheRightPerson()
    {
        WorldOptions options;
        options.now = QDateTime(QDate(2026, 11, 25), QTime(9, 0), Qt::UTC);
        const auto world = makeWorld(options);
        auto served = 0;
        for (const auto &special : specialCases()) {
            const auto recipe = QString::fromLatin1(special.recipe);
            if (!recipe.startsWith(QLatin1String("corpus:")))
                continue;
            ++served;
            const auto name = recipe.mid(7);
            const auto index = static_cast<std::size_t>(special.index);
            const auto &application = world.applications[index];
            QCOMPARE(makeFile(world, application, application.files.front(), 1), contentOf(corpus().filePath(name)));
            const auto expected =
                QJsonDocument::fromJson(contentOf(corpus().filePath(name + QStringLiteral(".expected.json")))).object();
            const auto lines = expected.value(QLatin1String("text_lines_in_reading_order")).toArray();
            if (lines.isEmpty())
                continue;
            const auto &person = world.candidates[index];
            QCOMPARE(lines.at(0).toString(), person.firstName + QLatin1Char(' ') + person.lastName);
            QCOMPARE(lines.at(1).toString(), person.title);
            QVERIFY(QString::fromUtf8(QJsonDocument(lines).toJson()).contains(person.phone));
        }
        QVERIFY(served >= 20);
    }
};

QTEST_MAIN(tst_Corpus)
#include "tst_Corpus.moc"
