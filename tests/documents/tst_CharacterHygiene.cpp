#include <QTest>

#include "documents/CharacterHygiene.h"
#include "support/QtTestSupport.h"

class tst_CharacterHygiene : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void SEC36_invisibleCharactersGo_data()
    {
        QTest::addColumn<QString>("in");
        QTest::addColumn<QString>("out");
        QTest::addColumn<int>("removed");
        QTest::addColumn<int>("suspicious");
        QTest::newRow("plain") << QStringLiteral("Müller, C++ & Qt") << QStringLiteral("Müller, C++ & Qt") << 0 << 0;
        QTest::newRow("zero width") << QStringLiteral("a\u200Bb\u2060c") << QStringLiteral("abc") << 2 << 2;
        QTest::newRow("soft hyphen") << QStringLiteral("Soft\u00ADware") << QStringLiteral("Software") << 1 << 0;
        QTest::newRow("tags") << QStringLiteral("x\U000E0041\U000E0042y") << QStringLiteral("xy") << 2 << 2;
        QTest::newRow("bidi override") << QStringLiteral("a\u202Eb\u202Cc") << QStringLiteral("abc") << 2 << 2;
        QTest::newRow("joiners of Persian") << QStringLiteral("می\u200Cخواهم") << QStringLiteral("میخواهم") << 1 << 0;
        QTest::newRow("ligatures") << QStringLiteral("o\uFB03ce \uFB02ow") << QStringLiteral("office flow") << 0 << 0;
        QTest::newRow("superscript stays") << QStringLiteral("m² ½ ™") << QStringLiteral("m² ½ ™") << 0 << 0;
        QTest::newRow("no-break blank") << QStringLiteral("10\u00A0000\u202F€") << QStringLiteral("10 000 €") << 0 << 0;
        QTest::newRow("noncharacter") << QStringLiteral("Respon\uFFFEsible") << QStringLiteral("Responsible") << 1 << 0;
        QTest::newRow("half a pair") << QString(QChar(0xd800)) + QLatin1Char('x') << QStringLiteral("x") << 1 << 0;
        QTest::newRow("private use") << QStringLiteral("\uF0B7 Item") << QStringLiteral(" Item") << 1 << 0;
    }
    void SEC36_invisibleCharactersGo()
    {
        QFETCH(QString, in);
        QFETCH(QString, out);
        QFETCH(int, removed);
        QFETCH(int, suspicious);
        const auto result = documents::clean(in);
        QCOMPARE(result.text, out);
        QCOMPARE(result.removed, removed);
        QCOMPARE(result.suspicious, suspicious);
    }
};

QTEST_GUILESS_MAIN(tst_CharacterHygiene)
#include "tst_CharacterHygiene.moc"
