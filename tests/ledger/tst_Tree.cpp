#include <QTest>

#include "ledger/Tree.h"
#include "support/QtTestSupport.h"

using base::Digest;

namespace {

std::vector<Digest> vectorLeaves(std::size_t count)
{
    static constexpr const char *hex[] = {
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"};
    std::vector<Digest> leaves;
    for (std::size_t i = 0; i < count; ++i)
        leaves.push_back(ledger::leafHash(QByteArray::fromHex(hex[i])));
    return leaves;
}

Digest rootOf(const std::vector<Digest> &leaves)
{
    return ledger::treeRoot(leaves.size(), ledger::overLeaves(leaves));
}

constexpr const char *roots[] = {
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
};

} // namespace

class tst_Tree : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void REL42_rootsOfTheVectorHold()
    {
        for (std::size_t size = 0; size <= 8; ++size)
            QCOMPARE(rootOf(vectorLeaves(size)).hex(), QLatin1String(roots[size]));
    }

    void REL42_proofsOfTheVectorHold()
    {
        const auto leaves = vectorLeaves(8);
        const auto inclusion = ledger::inclusionProof(5, 8, ledger::overLeaves(leaves));
        QCOMPARE(inclusion.size(), std::size_t(3));
        QCOMPARE(inclusion[0].hex(),
                 QStringLiteral("bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"));
        QCOMPARE(inclusion[1].hex(),
                 QStringLiteral("ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"));
        QCOMPARE(inclusion[2].hex(), QLatin1String(roots[4]));
        const auto consistency = ledger::consistencyProof(6, 8, ledger::overLeaves(leaves));
        QCOMPARE(consistency.size(), std::size_t(3));
        QCOMPARE(consistency[0].hex(),
                 QStringLiteral("0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"));
        QCOMPARE(consistency[1], inclusion[1]);
        QCOMPARE(consistency[2].hex(), QLatin1String(roots[4]));
    }

    void REL42_everyProofHoldsAndEveryWrongOneFails()
    {
        std::vector<Digest> all;
        for (int i = 0; i < 33; ++i)
            all.push_back(ledger::leafHash(QByteArray::number(i)));
        const auto firstOf = [&](std::size_t n) {
            return std::vector<Digest>(all.begin(), all.begin() + std::ptrdiff_t(n));
        };
        for (std::size_t size = 1; size <= all.size(); ++size) {
            const auto leaves = firstOf(size);
            const auto root = rootOf(leaves);
            for (std::size_t i = 0; i < size; ++i) {
                const auto proof = ledger::inclusionProof(i, size, ledger::overLeaves(leaves));
                QVERIFY(ledger::includes(leaves[i], i, size, proof, root));
                QVERIFY(!ledger::includes(Digest::of("other"), i, size, proof, root));
                QVERIFY(!ledger::includes(leaves[i], size, size, proof, root));
            }
            for (std::size_t old = 1; old <= size; ++old) {
                const auto before = rootOf(firstOf(old));
                const auto proof = ledger::consistencyProof(old, size, ledger::overLeaves(leaves));
                QVERIFY(ledger::isConsistent(old, before, size, root, proof));
                QVERIFY(!ledger::isConsistent(old, Digest::of("other"), size, root, proof));
            }
        }
    }
};

QTEST_APPLESS_MAIN(tst_Tree)
#include "tst_Tree.moc"
