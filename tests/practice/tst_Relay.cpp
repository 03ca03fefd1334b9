#include <QTest>
class tst_Relay : public QObject
{
    Q_OBJECT
};
QTEST_GUILESS_MAIN(tst_Relay)
#include "tst_Relay.moc"
