#include "auth/PassphraseVault.h"

#include <sodium.h>

#include <QFile>
#include <QPromise>
#include <QSaveFile>
#include <QThreadPool>
#include <QtEndian>

#include <QCoroFuture>

#include "base/Digest.h"

namespace auth {

using base::failure;
using base::Kind;
using base::Result;
using base::Secret;
using base::Task;

namespace {

// magic, salt, operations (u64), memory (u64), nonce: all authenticated; then the sealed key.
const QByteArray magic = QByteArrayLiteral("countersign-key-1\n");
constexpr qsizetype saltAt = 18;
constexpr qsizetype costAt = saltAt + crypto_pwhash_argon2id_SALTBYTES;
constexpr qsizetype nonceAt = costAt + 16;
constexpr qsizetype sealedAt = nonceAt + crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype sealedSize = 32 + crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char *raw(const QByteArray &bytes, qsizetype at = 0)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData()) + at;
}

// Slow by design: runs on the pool. Empty when the costs are beyond reason or memory is short.
Secret derived(const Secret &passphrase, const QByteArray &head)
{
    const auto operations = qFromBigEndian<quint64>(head.constData() + costAt);
    const auto memory = qFromBigEndian<quint64>(head.constData() + costAt + 8);
    if (operations > 20 || memory > quint64(1) << 30)
        return {};
    QByteArray key(crypto_aead_xchacha20poly1305_ietf_KEYBYTES, '\0');
    const auto &words = passphrase.reveal();
    const int failed =
        crypto_pwhash_argon2id(reinterpret_cast<unsigned char *>(key.data()), static_cast<quint64>(key.size()),
                               words.constData(), static_cast<quint64>(words.size()), raw(head, saltAt), operations,
                               static_cast<size_t>(memory), crypto_pwhash_argon2id_ALG_ARGON2ID13);
    return failed != 0 ? Secret() : Secret(std::move(key));
}

QByteArray wrapped(const Secret &key, const Secret &passphrase, PassphraseVault::Cost cost)
{
    const bool quick = cost == PassphraseVault::Cost::Quick;
    char costs[16];
    qToBigEndian<quint64>(
        quick ? crypto_pwhash_argon2id_OPSLIMIT_INTERACTIVE : crypto_pwhash_argon2id_OPSLIMIT_MODERATE, costs);
    qToBigEndian<quint64>(
        quick ? crypto_pwhash_argon2id_MEMLIMIT_INTERACTIVE : crypto_pwhash_argon2id_MEMLIMIT_MODERATE, costs + 8);
    QByteArray file = magic + base::randomBytes(crypto_pwhash_argon2id_SALTBYTES) + QByteArray(costs, sizeof costs) +
                      base::randomBytes(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
    const Secret wrapping = derived(passphrase, file);
    if (wrapping.isEmpty())
        return {};
    QByteArray sealed(sealedSize, '\0');
    crypto_aead_xchacha20poly1305_ietf_encrypt(reinterpret_cast<unsigned char *>(sealed.data()), nullptr,
                                               raw(key.reveal()), 32, raw(file), static_cast<quint64>(file.size()),
                                               nullptr, raw(file, nonceAt), raw(wrapping.reveal()));
    return file + sealed;
}

Secret unwrapped(const QByteArray &file, const Secret &passphrase)
{
    const Secret wrapping = derived(passphrase, file);
    if (wrapping.isEmpty())
        return {};
    QByteArray key(32, '\0');
    const int failed = crypto_aead_xchacha20poly1305_ietf_decrypt(
        reinterpret_cast<unsigned char *>(key.data()), nullptr, nullptr, raw(file, sealedAt),
        static_cast<quint64>(sealedSize), raw(file), static_cast<quint64>(sealedAt), raw(file, nonceAt),
        raw(wrapping.reveal()));
    return failed != 0 ? Secret() : Secret(std::move(key));
}

// Runs work on the pool and comes back to the caller's thread.
template <class T>
QFuture<T> onPool(std::function<T()> work)
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    auto future = promise->future();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    return future;
}

} // namespace

PassphraseVault::PassphraseVault(QString file, std::shared_ptr<PassphrasePrompt> prompt, Cost cost)
    : m_file(std::move(file)), m_prompt(std::move(prompt)), m_cost(cost)
{
}

Task<Result<VaultAnswer>> PassphraseVault::find(std::stop_token stop)
{
    VaultAnswer answer;
    QFile file(m_file);
    if (!file.exists()) {
        answer.state = VaultState::Absent;
        co_return answer;
    }
    QByteArray bytes;
    if (file.open(QIODevice::ReadOnly))
        bytes = file.read(sealedAt + sealedSize + 1);
    if (bytes.size() != sealedAt + sealedSize || !bytes.startsWith(magic)) {
        answer.why = QStringLiteral("the wrapped key cannot be read or is damaged");
        co_return answer;
    }
    CO_TRY(const auto words, co_await m_prompt->passphrase(PassphrasePrompt::Purpose::Unlock, stop));
    if (sodium_init() < 0)
        co_return answer;
    std::function<Secret()> work = [bytes, words] { return unwrapped(bytes, words); };
    auto future = onPool<Secret>(std::move(work));
    const auto key = co_await future;
    answer.state = key.isEmpty() ? VaultState::Locked : VaultState::Found;
    answer.key = key;
    if (key.isEmpty())
        answer.why = QStringLiteral("the passphrase does not fit");
    co_return answer;
}

Task<Result<void>> PassphraseVault::keep(Secret key, std::stop_token stop)
{
    if (key.reveal().size() != 32 || sodium_init() < 0)
        co_return failure(Kind::Invalid, QStringLiteral("not a key of 32 bytes"));
    if (QFile::exists(m_file))
        co_return failure(Kind::Conflict, QStringLiteral("a wrapped key is there already"));
    CO_TRY(const auto words, co_await m_prompt->passphrase(PassphrasePrompt::Purpose::Choose, stop));
    if (words.isEmpty())
        co_return failure(Kind::Cancelled, QStringLiteral("no passphrase was chosen"));
    std::function<QByteArray()> work = [key, words, cost = m_cost] { return wrapped(key, words, cost); };
    auto future = onPool<QByteArray>(std::move(work));
    const auto bytes = co_await future;
    QSaveFile file(m_file);
    const bool opened = !bytes.isEmpty() && file.open(QIODevice::WriteOnly);
    if (!opened || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) ||
        file.write(bytes) != bytes.size() || !file.commit())
        co_return failure(Kind::Keychain,
                          QStringLiteral("the wrapped key could not be written: %1").arg(file.errorString()));
    co_return Result<void>{};
}

Task<Result<void>> PassphraseVault::forget(std::stop_token)
{
    if (QFile::exists(m_file) && !QFile::remove(m_file))
        co_return failure(Kind::Keychain, QStringLiteral("the wrapped key could not be removed"));
    co_return Result<void>{};
}

} // namespace auth
