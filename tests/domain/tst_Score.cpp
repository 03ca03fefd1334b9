// Numbers are arithmetic over verdicts, with the rule beside them.
#include <QTest>

#include "domain/Score.h"
#include "support/QtTestSupport.h"

using domain::Claim;
using domain::Verdict;

namespace {

domain::CriteriaSet criteria(const std::vector<bool> &mustHave)
{
    domain::CriteriaSet set;
    for (std::size_t i = 0; i < mustHave.size(); ++i) {
        domain::Criterion one;
        one.id = domain::CriterionId(QString::number(i));
        one.text = QStringLiteral("criterion %1").arg(i);
        one.mustHave = mustHave[i];
        set.criteria.push_back(one);
    }
    return set;
}

domain::Draft screening(const std::vector<Verdict> &verdicts)
{
    domain::Draft draft;
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        Claim claim;
        claim.kind = domain::ClaimKind::Finding;
        claim.support = domain::Support::NotNeeded;
        claim.criterion = domain::CriterionId(QString::number(i));
        claim.verdict = verdicts[i];
        draft.claims.push_back(claim);
    }
    return draft;
}

} // namespace

class tst_Score : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void weightsCountAndAreSaid()
    {
        auto set = criteria({false, false});
        set.criteria[0].weight = 3;
        const auto score = domain::scoreOf(screening({Verdict::Met, Verdict::NotFound}), set);
        QVERIFY(score.has_value());
        QCOMPARE(score->value, 75);
        QVERIFY(score->rule.contains(QStringLiteral("weights as set with the criteria")));
    }

    void theSumIsPlainArithmetic_data()
    {
        using V = Verdict;
        QTest::addColumn<QVector<int>>("verdicts");
        QTest::addColumn<QVector<int>>("must");
        QTest::addColumn<int>("value");
        const auto row = [](const char *name, std::vector<V> verdicts, std::vector<int> must, int value) {
            QVector<int> as;
            for (const auto verdict : verdicts)
                as.append(int(verdict));
            QTest::newRow(name) << as << QVector<int>(must.begin(), must.end()) << value;
        };
        row("all", {V::Met, V::Met}, {1, 0}, 100);
        row("none", {V::NotFound, V::Unclear}, {1, 0}, 0);
        row("a must-have counts double", {V::Met, V::NotFound}, {1, 0}, 67);
        row("and its lack, too", {V::NotFound, V::Met}, {1, 0}, 33);
        row("partly is a half", {V::Partly}, {0}, 50);
        row("half up",
            {V::Met, V::NotFound, V::NotFound, V::NotFound, V::NotFound, V::NotFound, V::NotFound, V::NotFound},
            {0, 0, 0, 0, 0, 0, 0, 0}, 13); // 12.5
    }
    void theSumIsPlainArithmetic()
    {
        QFETCH(QVector<int>, verdicts);
        QFETCH(QVector<int>, must);
        QFETCH(int, value);
        std::vector<Verdict> words;
        std::vector<bool> musts;
        for (int i = 0; i < verdicts.size(); ++i) {
            words.push_back(Verdict(verdicts[i]));
            musts.push_back(must[i] != 0);
        }
        const auto score = domain::scoreOf(screening(words), criteria(musts));
        QVERIFY(score.has_value());
        QCOMPARE(score->value, value);
        QVERIFY(score->rule.contains(QStringLiteral("of %1").arg(verdicts.size())));
        QCOMPARE(score->rule.contains(QStringLiteral("double")), must.contains(1));
    }

    void withoutGroundThereIsNoNumber()
    {
        QVERIFY(!domain::scoreOf({}, criteria({true})));
        auto struck = screening({Verdict::Met, Verdict::Met});
        struck.claims[1].support = domain::Support::Unsupported;
        QVERIFY(!domain::scoreOf(struck, criteria({false, false})));
        QVERIFY(!domain::scoreOf(screening({Verdict::Met, Verdict::Met}), criteria({false}))); // of another set
    }

    void whatIsMetKeepsItsOrder()
    {
        QCOMPARE(domain::metCriteria(screening({Verdict::Met, Verdict::Partly, Verdict::Met}),
                                     criteria({false, false, false})),
                 QStringList({QStringLiteral("criterion 0"), QStringLiteral("criterion 2")}));
    }
};

QTEST_APPLESS_MAIN(tst_Score)
#include "tst_Score.moc"
