#include <QTest>
class tst_Program : public QObject
{
    Q_OBJECT
};
QTEST_GUILESS_MAIN(tst_Program)
#include "tst_Program.moc"
