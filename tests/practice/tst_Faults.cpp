#include <QTest>
class tst_Faults : public QObject
{
    Q_OBJECT
};
QTEST_GUILESS_MAIN(tst_Faults)
#include "tst_Faults.moc"
