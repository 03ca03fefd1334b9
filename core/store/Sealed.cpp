#include "store/Sealed.h"

#include <sodium.h>

#include "base/Digest.h"
#include "store/Fault.h"
#include "store/Statement.h"

namespace store {

namespace {

constexpr int keyBytes = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr int nonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr int tagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr char sealVersion[] = "1"; // of the sealed form; authenticated

const unsigned char *raw(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

QByteArray sealWith(const base::Secret &key, const QByteArray &plain, const QByteArray &about)
{
    QByteArray nonce(nonceBytes, Qt::Uninitialized);
    randombytes_buf(nonce.data(), static_cast<size_t>(nonce.size()));
    QByteArray sealed(plain.size() + tagBytes, Qt::Uninitialized);
    unsigned long long length = 0;
    crypto_aead_xchacha20poly1305_ietf_encrypt(reinterpret_cast<unsigned char *>(sealed.data()), &length, raw(plain),
                                               static_cast<unsigned long long>(plain.size()), raw(about),
                                               static_cast<unsigned long long>(about.size()), nullptr, raw(nonce),
                                               raw(key.reveal()));
    return nonce + sealed;
}

std::optional<QByteArray> openWith(const base::Secret &key, const QByteArray &sealed, const QByteArray &about)
{
    if (sealed.size() < nonceBytes + tagBytes)
        return std::nullopt;
    QByteArray plain(sealed.size() - nonceBytes - tagBytes, Qt::Uninitialized);
    unsigned long long length = 0;
    const int rc = crypto_aead_xchacha20poly1305_ietf_decrypt(
        reinterpret_cast<unsigned char *>(plain.data()), &length, nullptr, raw(sealed) + nonceBytes,
        static_cast<unsigned long long>(sealed.size() - nonceBytes), raw(about),
        static_cast<unsigned long long>(about.size()), raw(sealed), raw(key.reveal()));
    if (rc != 0)
        return std::nullopt;
    return plain;
}

QByteArray about(const Place &place, const QString &keyId)
{
    QByteArray out;
    out.reserve(160);
    const auto add = [&out](QByteArrayView part) {
        out.append(QByteArray::number(part.size())).append(':').append(part);
    };
    add(place.table);
    add(place.column);
    add(place.row.toUtf8());
    add(sealVersion);
    add(keyId.toUtf8());
    return out;
}

base::Secret freshKey()
{
    QByteArray key(keyBytes, Qt::Uninitialized);
    randombytes_buf(key.data(), static_cast<size_t>(key.size()));
    return base::Secret(key);
}

QString nameOf(const KeyOwner &owner)
{
    return owner.account + QLatin1Char(' ') + owner.candidate;
}

} // namespace

KeyRing::KeyRing(Connection &db, const base::Secret &installationKey)
{
    if (sodium_init() < 0)
        throw Fault(0, QStringLiteral("libsodium could not start"));
    if (installationKey.reveal().size() != keyBytes)
        throw Fault(0, QStringLiteral("the installation key has the wrong size"));
    const Place place{"store_key", "sealed", QStringLiteral("1")};
    Statement read(db, "SELECT key_id, sealed FROM store_key WHERE id = 1");
    if (read.step()) {
        m_storeKey.id = read.text(0);
        auto key = openWith(installationKey, read.blob(1), about(place, m_storeKey.id));
        if (!key)
            throw Fault(0, QStringLiteral("the installation key does not fit this store"));
        m_storeKey.bytes = base::Secret(*key);
        return;
    }
    m_storeKey = {freshKey(), base::freshId()};
    Statement(db, "INSERT INTO store_key(id, key_id, sealed) VALUES(1, ?1, ?2)")
        .bind(m_storeKey.id, sealWith(installationKey, m_storeKey.bytes.reveal(), about(place, m_storeKey.id)))
        .run();
}

base::Secret KeyRing::derived(const QByteArray &purpose) const
{
    const auto bytesOf = [](const QByteArray &of) { return reinterpret_cast<const unsigned char *>(of.constData()); };
    QByteArray out(keyBytes, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(out.data()), keyBytes, bytesOf(purpose),
                       static_cast<unsigned long long>(purpose.size()), bytesOf(m_storeKey.bytes.reveal()), keyBytes);
    return base::Secret(out);
}

std::optional<KeyRing::Key> KeyRing::find(Connection &db, const KeyOwner &owner)
{
    if (owner.isStore())
        return m_storeKey;
    const auto cached = m_candidateKeys.constFind(nameOf(owner));
    if (cached != m_candidateKeys.cend())
        return *cached;
    Statement read(db, "SELECT key_id, sealed FROM candidate_keys WHERE account = ?1 AND candidate = ?2");
    read.bind(owner.account, owner.candidate);
    if (!read.step())
        return std::nullopt;
    const QString id = read.text(0);
    auto bytes = openWith(m_storeKey.bytes, read.blob(1), about({"candidate_keys", "sealed", nameOf(owner)}, id));
    if (!bytes)
        return std::nullopt;
    Key key{base::Secret(*bytes), id};
    keep(owner, key);
    return key;
}

void KeyRing::keep(const KeyOwner &owner, const Key &key)
{
    static constexpr qsizetype mostKept = 5'000;
    if (m_candidateKeys.size() >= mostKept)
        m_candidateKeys.clear();
    m_candidateKeys.insert(nameOf(owner), key);
}

KeyRing::Key KeyRing::make(Connection &db, const KeyOwner &owner)
{
    Key key{freshKey(), base::freshId()};
    Statement(db, "INSERT INTO candidate_keys(account, candidate, key_id, sealed) VALUES(?1, ?2, ?3, ?4)")
        .bind(
            owner.account, owner.candidate, key.id,
            sealWith(m_storeKey.bytes, key.bytes.reveal(), about({"candidate_keys", "sealed", nameOf(owner)}, key.id)))
        .run();
    keep(owner, key); // forgetCached() follows when the transaction rolls back
    return key;
}

QByteArray KeyRing::seal(Connection &db, const KeyOwner &owner, const Place &place, const QByteArray &plain)
{
    const std::lock_guard lock(m_mutex);
    auto key = find(db, owner);
    if (!key)
        key = make(db, owner);
    return sealWith(key->bytes, plain, about(place, key->id));
}

std::optional<QByteArray> KeyRing::open(Connection &db, const KeyOwner &owner, const Place &place,
                                        const QByteArray &sealed)
{
    const std::lock_guard lock(m_mutex);
    const auto key = find(db, owner);
    if (!key)
        return std::nullopt;
    return openWith(key->bytes, sealed, about(place, key->id));
}

std::optional<QByteArray> KeyRing::openByRow(const KeyRow &key, const KeyOwner &owner, const Place &place,
                                             const QByteArray &sealed) const
{
    const auto bytes =
        openWith(m_storeKey.bytes, key.sealed, about({"candidate_keys", "sealed", nameOf(owner)}, key.id));
    if (!bytes)
        return std::nullopt;
    return openWith(base::Secret(*bytes), sealed, about(place, key.id));
}

void KeyRing::destroy(Connection &db, const KeyOwner &owner)
{
    const std::lock_guard lock(m_mutex);
    Statement(db, "DELETE FROM candidate_keys WHERE account = ?1 AND candidate = ?2")
        .bind(owner.account, owner.candidate)
        .run();
    m_candidateKeys.remove(nameOf(owner));
}

void KeyRing::forgetCached()
{
    const std::lock_guard lock(m_mutex);
    m_candidateKeys.clear();
}

} // namespace store
