#include <QSet>
#include <QTest>

#include "auth/Pkce.h"

class tst_Pkce : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void SEC01_theVectorOfRfc7636()
    {
        const auto octets = QByteArray::fromHex("741 8dfb49799e0254ffa607dd8adbbba16d4254d69d6bff05b580558 53848d79");
        QCOMPARE(octets.size(), 32);
        const auto verifier = auth::pkceVerifier(octets);
        QCOMPARE(verifier, QByteArray("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));
        QCOMPARE(auth::pkceChallenge(verifier), QByteArray("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"));
    }

    void SEC01_tenThousandVerifiersAreUniqueAnd43Long()
    {
        QSet<QByteArray> seen;
        for (int i = 0; i < 10'000; ++i) {
            const auto verifier = auth::freshVerifier();
            QCOMPARE(verifier.size(), 43);
            seen.insert(verifier);
        }
        QCOMPARE(seen.size(), 10'000);
    }
};

QTEST_GUILESS_MAIN(tst_Pkce)
#include "tst_Pkce.moc"
