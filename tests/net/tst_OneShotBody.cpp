#include <QTest>

#include "net/OneShotBody.h"

class tst_OneShotBody : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsToItsEndOnce()
    {
        net::OneShotBody body("twelve bytes");
        QVERIFY(!body.isSequential());
        QCOMPARE(body.size(), qint64(12));
        QVERIFY(!body.touched());
        QCOMPARE(body.read(6), QByteArray("twelve"));
        QVERIFY(body.touched());
        QCOMPARE(body.readAll(), QByteArray(" bytes"));
        QVERIFY(body.atEnd());
    }

    void rewindsOnlyWhileUntouched()
    {
        net::OneShotBody body("abc");
        QVERIFY(body.reset());
        QVERIFY(body.seek(0));
        QCOMPARE(body.read(1), QByteArray("a"));
        QVERIFY(!body.reset());
        QVERIFY(!body.seek(0));
        QCOMPARE(body.read(2), QByteArray("bc"));
    }
};

QTEST_GUILESS_MAIN(tst_OneShotBody)
#include "tst_OneShotBody.moc"
