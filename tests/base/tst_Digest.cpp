#include <QTest>

#include "base/Digest.h"
#include "base/Ids.h"
#include "support/QtTestSupport.h"

class tst_Digest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void sha256MatchesThePublishedVector()
    {
        QCOMPARE(base::Digest::of("abc").hex(),
                 QStringLiteral("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    void operationVectorA1GivesItsMarker()
    {
        // reliability.md annex A-1
        const auto d = base::Digest::of("acct-42|cand-1001|app-77|note|rev-3|Strong C++ background; 6 years Qt.");
        QCOMPARE(d.hex(), QStringLiteral("a6b6abd992895a1b76e24d329c769f2f40350e806770d7464d3abc2f39f3802c"));
        QCOMPARE(d.base32(16), QStringLiteral("u23kxwmsrfnbw5xc"));
    }

    void partsCannotImitateASeparator()
    {
        QVERIFY(base::Digest::ofParts({"ab", "c"}) != base::Digest::ofParts({"a", "bc"}));
        QVERIFY(base::Digest::ofParts({"", "abc"}) != base::Digest::ofParts({"abc", ""}));
    }

    void hexRoundTripsAndRubbishIsNone()
    {
        const auto d = base::Digest::of("x");
        QVERIFY(base::Digest::fromHex(d.hex()) == d);
        QVERIFY(base::Digest::fromHex(QStringLiteral("zz")).isNone());
        QVERIFY(base::Digest::fromHex(d.hex() + QStringLiteral("00")).isNone());
    }

    void freshIdsAreLongAndDifferent()
    {
        QSet<QString> seen;
        for (int i = 0; i < 1000; ++i)
            seen.insert(base::freshId());
        QCOMPARE(seen.size(), 1000);
        QCOMPARE(base::freshId().size(), 32);
    }
};

QTEST_GUILESS_MAIN(tst_Digest)
#include "tst_Digest.moc"
