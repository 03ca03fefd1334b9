// Requisitions of one kind are drawn together by the administrator's wildcards on code and title.
#include <QTest>

#include "domain/JobFamily.h"
#include "support/QtTestSupport.h"

class tst_JobFamily : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void theFirstFamilyThatFits_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("family");
        QTest::newRow("by code") << "ENG-76" << "Whatever" << "engineering";
        QTest::newRow("by title, any case") << "X-1" << "senior backend ENGINEER" << "engineering";
        QTest::newRow("the second") << "FIN-3" << "Accountant" << "finance";
        QTest::newRow("the first of two that fit") << "FIN-4" << "Engineer of Finance" << "engineering";
        QTest::newRow("none") << "OPS-1" << "Cook" << "";
        QTest::newRow("not a part of the code") << "XENG-76" << "Cook" << "";
        QTest::newRow("nothing known") << "" << "" << "";
    }
    void theFirstFamilyThatFits()
    {
        QFETCH(QString, code);
        QFETCH(QString, title);
        QFETCH(QString, family);
        const std::vector<domain::JobFamily> families{
            {QStringLiteral("engineering"), {QStringLiteral("ENG-*")}, {QStringLiteral("*engineer*")}},
            {QStringLiteral("finance"), {QStringLiteral("FIN-*")}, {}}};
        domain::Requisition requisition;
        requisition.code = code;
        requisition.title = title;
        QCOMPARE(domain::familyOf(families, requisition), family);
    }

    void aFamilysCriteriaHaveAPlaceThatNoSystemUses()
    {
        QVERIFY(domain::familyKey(QStringLiteral("finance")).text().contains(QLatin1Char(' ')));
        QVERIFY(domain::familyKey(QStringLiteral("finance")) != domain::familyKey(QStringLiteral("engineering")));
    }
};

QTEST_GUILESS_MAIN(tst_JobFamily)
#include "tst_JobFamily.moc"
