#include <QTest>

#include "documents/FileType.h"
#include "documents/PlainText.h"
#include "support/QtTestSupport.h"

class tst_FileType : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void SEC31_contentDecides_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("format");
        QTest::newRow("empty") << QByteArray() << QString();
        QTest::newRow("pdf") << QByteArray("%PDF-1.4 ...") << QStringLiteral("pdf");
        QTest::newRow("pdf after noise") << QByteArray(500, ' ') + "%PDF-1.4" << QStringLiteral("pdf");
        QTest::newRow("rtf") << QByteArray("{\\rtf1 x}") << QStringLiteral("rtf");
        QTest::newRow("text") << QByteArray("Mara Lindqvist\n") << QStringLiteral("txt");
        QTest::newRow("latin-1 text") << QByteArray("J\xfcrgen\n") << QStringLiteral("txt");
        QTest::newRow("html") << QByteArray("<!DOCTYPE html><p>x") << QString();
        QTest::newRow("jpeg") << QByteArray("\xff\xd8\xff\xe0\x00\x10JFIF", 10) << QString();
        QTest::newRow("zip") << QByteArray("PK\x03\x04") + QByteArray(40, 'x') << QString();
        QTest::newRow("old word") << QByteArray("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") + QByteArray(40, '\0') << QString();
        QTest::newRow("binary") << QByteArray("abc\0def", 7) << QString();
    }
    void SEC31_contentDecides()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, format);
        QCOMPARE(documents::formatName(documents::fileTypeOf(bytes)), format);
    }

    void aLockedOfficeFileIsToldFromAnOldOne()
    {
        QByteArray locked("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
        for (const char c : QByteArray("EncryptedPackage"))
            locked += QByteArray(1, c) + '\0';
        QCOMPARE(documents::fileTypeOf(locked), documents::FileType::LockedOffice);
    }

    void textIsDecodedByMarkValidityAndLastlyWindows_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("utf-8") << QByteArray("J\xc3\xbcrgen \xe2\x80\x93 5 \xe2\x82\xac");
        QTest::newRow("utf-8 marked") << QByteArray("\xef\xbb\xbfJ\xc3\xbcrgen \xe2\x80\x93 5 \xe2\x82\xac");
        QTest::newRow("windows-1252") << QByteArray("J\xfcrgen \x96 5 \x80");
        QTest::newRow("utf-16le") << QByteArray("\xff\xfeJ\0\xfc\0r\0g\0e\0n\0 \0\x13 \x20\0"
                                                "5\0 \0\xac ",
                                                26);
    }
    void textIsDecodedByMarkValidityAndLastlyWindows()
    {
        QFETCH(QByteArray, bytes);
        QCOMPARE(documents::decodedText(bytes).remove(QChar(0xfeff)), QStringLiteral("Jürgen – 5 €"));
    }
};

QTEST_GUILESS_MAIN(tst_FileType)
#include "tst_FileType.moc"
