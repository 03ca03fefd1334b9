// Personal values: a type that cannot be printed or logged by accident, and the ring of keys that seals it.
#pragma once

#include <mutex>
#include <optional>

#include <QByteArray>
#include <QHash>
#include <QString>

#include "base/Result.h"
#include "base/Secret.h"

namespace store {

class Connection;

// No operator<<, no log formatter, no conversion: reveal() is the only way, and easy to search for.
template <class T>
class Sealed
{
public:
    Sealed() = default;
    explicit Sealed(T value) : m_value(std::move(value)) {}
    const T &reveal() const { return m_value; }

private:
    T m_value{};
};

// Where a sealed value stands; part of what is authenticated, so that cells cannot be swapped. // SEC-55
struct Place
{
    const char *table;
    const char *column;
    QString row;
};

// Whose key seals: one candidate's (erasure destroys it, CMP-34) or the store's.
struct KeyOwner
{
    QString account;
    QString candidate;
    static KeyOwner store() { return {}; }
    bool isStore() const { return candidate.isEmpty(); }
};

// A candidate key's row as it stands in candidate_keys.
struct KeyRow
{
    QString id;
    QByteArray sealed;
};

// Keychain key → store key → one key per candidate. XChaCha20-Poly1305, random nonces. // SEC-56
class KeyRing
{
public:
    // Opens the store's key with the installation key (32 bytes), or makes one in a new store.
    // Throws Fault when the installation key does not fit.
    KeyRing(Connection &db, const base::Secret &installationKey);

    QByteArray seal(Connection &db, const KeyOwner &owner, const Place &place, const QByteArray &plain);
    QByteArray seal(Connection &db, const KeyOwner &owner, const Place &place, const Sealed<QString> &plain)
    {
        return seal(db, owner, place, plain.reveal().toUtf8());
    }
    // Nothing when the key is gone (erased) or the bytes were tampered with.
    std::optional<QByteArray> open(Connection &db, const KeyOwner &owner, const Place &place, const QByteArray &sealed);

    // For long reads over many people: the key's row is handed in, nothing is looked up, kept or locked, so that
    // several threads may open at once.
    std::optional<QByteArray> openByRow(const KeyRow &key, const KeyOwner &owner, const Place &place,
                                        const QByteArray &sealed) const;

    // Destroys one candidate's key: everything sealed with it is unreadable from then on.
    void destroy(Connection &db, const KeyOwner &owner);

    // A key of its own for one purpose, the same as long as the store lives.
    base::Secret derived(const QByteArray &purpose) const;

    // After a rollback: a key made in that transaction must not live on in the cache.
    void forgetCached();

private:
    struct Key
    {
        base::Secret bytes;
        QString id;
    };
    void keep(const KeyOwner &owner, const Key &key);
    std::optional<Key> find(Connection &db, const KeyOwner &owner);
    Key make(Connection &db, const KeyOwner &owner);

    std::mutex m_mutex;                  // the ring is used by the writer and by readers
    Key m_storeKey;                      // never changes
    QHash<QString, Key> m_candidateKeys; // "account candidate"
};

} // namespace store
