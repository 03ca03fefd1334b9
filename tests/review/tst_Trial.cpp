#include <QTest>

#include "review/Trial.h"
#include "support/QtTestSupport.h"

using domain::Verdict;

class tst_Trial : public QObject
{
    Q_OBJECT
private:
    static domain::CriteriaSet set(const QStringList &texts, const QString &ids)
    {
        domain::CriteriaSet out;
        for (qsizetype i = 0; i < texts.size(); ++i) {
            domain::Criterion one;
            one.id = domain::CriterionId(ids + QString::number(i));
            one.text = texts[i];
            out.criteria.push_back(one);
        }
        return out;
    }
    static domain::Draft draft(const domain::CriteriaSet &set, const std::vector<Verdict> &verdicts)
    {
        domain::Draft out;
        out.application = domain::ApplicationId(QStringLiteral("7"));
        for (std::size_t i = 0; i < verdicts.size(); ++i) {
            domain::Claim claim;
            claim.kind = domain::ClaimKind::Finding;
            claim.criterion = set.criteria[i].id;
            claim.verdict = verdicts[i];
            out.claims.push_back(claim);
        }
        return out;
    }

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void CMP62_flipsAreToldBothWaysAndByTheWordsOfTheCriterion()
    {
        const auto old =
            set({QStringLiteral("Go"), QStringLiteral("German B2"), QStringLiteral("SAP")}, QStringLiteral("a"));
        const auto fresh =
            set({QStringLiteral("german  b2"), QStringLiteral("Go"), QStringLiteral("Rust")}, QStringLiteral("b"));
        review::Trial trial;
        review::compareSets(trial, old, fresh);
        review::compare(trial, draft(old, {Verdict::Met, Verdict::NotFound, Verdict::Met}), old,
                        draft(fresh, {Verdict::Met, Verdict::Partly, Verdict::NotFound}), fresh);
        review::compare(trial, draft(old, {Verdict::Met, Verdict::Met, Verdict::Met}), old,
                        draft(fresh, {Verdict::Met, Verdict::Met, Verdict::Met}), fresh);
        QCOMPARE(trial.cases, 2);
        QCOMPARE(trial.added, QStringList{QStringLiteral("Rust")});
        QCOMPARE(trial.removed, QStringList{QStringLiteral("SAP")});
        QCOMPARE(trial.flips.size(), std::size_t{2});
        QCOMPARE(trial.flips[0].criterion, QStringLiteral("german  b2"));
        QVERIFY(trial.flips[0].before == Verdict::NotFound && trial.flips[0].after == Verdict::Met);
        QVERIFY(trial.flips[1].before == Verdict::Met && trial.flips[1].after == Verdict::Partly);
    }

    void whatIsSaidAndBorneOutIsCounted()
    {
        domain::Draft summary;
        for (const auto support :
             {domain::Support::Verified, domain::Support::Unsupported, domain::Support::NotNeeded}) {
            domain::Claim claim;
            claim.support = support;
            summary.claims.push_back(claim);
        }
        review::Said said;
        review::count(said, summary);
        review::count(said, summary);
        QCOMPARE(said.claims, 6);
        QCOMPARE(said.unsupported, 2);
    }
};

QTEST_GUILESS_MAIN(tst_Trial)
#include "tst_Trial.moc"
