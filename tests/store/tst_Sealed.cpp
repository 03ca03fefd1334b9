#include <QDir>
#include <QFile>
#include <QTest>

#include "store/Statement.h"
#include "store/Store.h"
#include "support/TempStore.h"

using store::Connection;
using store::KeyOwner;
using store::KeyRing;
using store::Place;
using store::Sealed;
using store::Statement;

// A sealed value must not be printable by any stream or debug operator.
template <class T>
concept Printable = requires(QDebug d, T t) { d << t; } || requires(std::ostream &o, T t) { o << t; };
static_assert(!Printable<Sealed<QString>>);
static_assert(!std::is_convertible_v<Sealed<QString>, QString>);

class tst_Sealed : public QObject
{
    Q_OBJECT

    const KeyOwner m_owner{QStringLiteral("acct"), QStringLiteral("cand")};
    const Place m_place{"candidates", "person", QStringLiteral("acct cand")};

    QByteArray seal(store::Store &store, const KeyOwner &owner, const Place &place, const QByteArray &plain)
    {
        QByteArray sealed;
        const auto done = support::runTask(store.write(
            [&, owner, place, plain](Connection &db, KeyRing &keys) { sealed = keys.seal(db, owner, place, plain); }));
        return done && *done ? sealed : QByteArray();
    }

    std::optional<QByteArray> open(store::Store &store, const KeyOwner &owner, const Place &place,
                                   const QByteArray &sealed)
    {
        return store.read([&](Connection &db, KeyRing &keys) { return keys.open(db, owner, place, sealed); })
            .value_or(std::nullopt);
    }

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void SEC55_anyFlippedBitIsRejected()
    {
        support::TempStore store;
        const QByteArray sealed = seal(*store, m_owner, m_place, "Lena Hartig, lena@hartig.example");
        QCOMPARE(open(*store, m_owner, m_place, sealed).value_or("?"), QByteArray("Lena Hartig, lena@hartig.example"));
        for (qsizetype bit = 0; bit < sealed.size() * 8; ++bit) {
            QByteArray changed = sealed;
            changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
            QVERIFY(!open(*store, m_owner, m_place, changed));
        }
    }

    void SEC55_swappedCellsAreRejected()
    {
        support::TempStore store;
        const QByteArray sealed = seal(*store, m_owner, m_place, "x");
        QVERIFY(!open(*store, m_owner, {"candidates", "person", QStringLiteral("acct other")}, sealed));
        QVERIFY(!open(*store, m_owner, {"candidates", "answers", QStringLiteral("acct cand")}, sealed));
        QVERIFY(!open(*store, {QStringLiteral("acct"), QStringLiteral("other")}, m_place, sealed));
    }

    void aDestroyedKeyMakesEverythingOfThatPersonUnreadable()
    {
        support::TempStore store;
        const QByteArray sealed = seal(*store, m_owner, m_place, "x");
        VERIFY_RESULT(
            *support::runTask(store->write([this](Connection &db, KeyRing &keys) { keys.destroy(db, m_owner); })));
        QVERIFY(!open(*store, m_owner, m_place, sealed));
        store.reopen();
        QVERIFY(!open(*store, m_owner, m_place, sealed));
    }

    void aKeyHandedInAsItsRowOpensTheSameAndNothingElse()
    {
        support::TempStore store;
        const QByteArray sealed = seal(*store, m_owner, m_place, "x");
        const store::KeyOwner other{m_owner.account, QStringLiteral("other")};
        QVERIFY(!seal(*store, other, m_place, "y").isEmpty());
        store.reopen();
        const auto rowOf = [&](const KeyOwner &owner) {
            return *store->read([&](Connection &db, KeyRing &) {
                Statement row(db, "SELECT key_id, sealed FROM candidate_keys WHERE account = ?1 AND candidate = ?2");
                row.bind(owner.account, owner.candidate).step();
                return store::KeyRow{row.text(0), row.blob(1)};
            });
        };
        const auto open = [&](const store::KeyRow &key, const KeyOwner &owner) {
            return *store->read(
                [&](Connection &, KeyRing &keys) { return keys.openByRow(key, owner, m_place, sealed); });
        };
        QCOMPARE(open(rowOf(m_owner), m_owner).value_or("?"), QByteArray("x"));
        QVERIFY(!open(rowOf(other), other));
        QVERIFY(!open(rowOf(other), m_owner)); // a swapped key row does not open either
    }

    void SEC55_plantedTextIsInNoFile()
    {
        support::TempStore store;
        const QByteArray planted = "planted-7c1f-secret-text";
        VERIFY_RESULT(*support::runTask(store->write([=, this](Connection &db, KeyRing &keys) {
            Statement(
                db,
                "INSERT INTO candidates(account, id, name, person, updated_at) VALUES('acct', 'cand', ?1, ?1, NULL)")
                .bind(keys.seal(db, m_owner, m_place, planted))
                .run();
        })));
        const QDir dir = QFileInfo(store.path()).dir();
        const auto files = dir.entryInfoList(QDir::Files);
        QVERIFY(files.size() >= 2); // database and its write-ahead log
        for (const auto &info : files) {
            QFile file(info.filePath());
            QVERIFY(file.open(QFile::ReadOnly));
            QVERIFY2(!file.readAll().contains(planted), qPrintable(info.fileName()));
        }
    }
};

QTEST_GUILESS_MAIN(tst_Sealed)
#include "tst_Sealed.moc"
