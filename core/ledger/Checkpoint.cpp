#include "ledger/Checkpoint.h"

#include <sodium.h>

namespace ledger {

namespace {

constexpr char dash[] = "\xE2\x80\x94 "; // an em dash begins a signature line

// First four bytes of SHA-256 over the name, a line break, the kind of signature and the key.
QByteArray keyId(const QString &name, const QByteArray &publicKey)
{
    return base::Digest::of(name.toUtf8() + '\n' + QByteArray(1, '\x01') + publicKey).bytes().left(4);
}

base::Result<Checkpoint> unreadable(const char *why)
{
    return base::failure(base::Kind::BadAnswer, QString::fromLatin1(why), QStringLiteral("checkpoint"));
}

const unsigned char *raw(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

} // namespace

Signer Signer::fresh()
{
    return fromSeed(base::Secret(base::randomBytes(crypto_sign_SEEDBYTES)));
}

Signer Signer::fromSeed(const base::Secret &seed)
{
    Signer signer;
    signer.m_seed = seed;
    signer.m_publicKey.resize(crypto_sign_PUBLICKEYBYTES);
    QByteArray secret(crypto_sign_SECRETKEYBYTES, '\0');
    crypto_sign_seed_keypair(reinterpret_cast<unsigned char *>(signer.m_publicKey.data()),
                             reinterpret_cast<unsigned char *>(secret.data()), raw(seed.reveal()));
    signer.m_secretKey = base::Secret(secret);
    return signer;
}

QByteArray Signer::sign(const QByteArray &message) const
{
    QByteArray signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char *>(signature.data()), nullptr, raw(message),
                         static_cast<unsigned long long>(message.size()), raw(m_secretKey.reveal()));
    return signature;
}

QString originOf(const QByteArray &publicKey)
{
    return QStringLiteral("countersign/") + base::Digest::of(publicKey).hex().left(16);
}

QByteArray bodyOf(const Checkpoint &checkpoint)
{
    return checkpoint.origin.toUtf8() + '\n' + QByteArray::number(checkpoint.size) + '\n' +
           checkpoint.root.bytes().toBase64() + '\n';
}

QByteArray signedNote(const Checkpoint &checkpoint, const Signer &signer)
{
    const QByteArray body = bodyOf(checkpoint);
    const QByteArray proof = keyId(checkpoint.origin, signer.publicKey()) + signer.sign(body);
    return body + '\n' + dash + checkpoint.origin.toUtf8() + ' ' + proof.toBase64() + '\n';
}

base::Result<Checkpoint> openedNote(const QByteArray &note, const QByteArray &publicKey)
{
    const auto lines = note.split('\n');
    if (lines.size() != 6 || !lines[3].isEmpty() || !lines[5].isEmpty() || publicKey.size() != 32)
        return unreadable("not a signed checkpoint");
    bool isNumber = false;
    Checkpoint checkpoint{QString::fromUtf8(lines[0]), lines[1].toLongLong(&isNumber),
                          base::Digest::fromHex(QString::fromLatin1(QByteArray::fromBase64(lines[2]).toHex()))};
    if (!isNumber || checkpoint.size < 0 || checkpoint.root.isNone() || checkpoint.origin.isEmpty())
        return unreadable("not a checkpoint");
    const QByteArray begin = dash + checkpoint.origin.toUtf8() + ' ';
    const QByteArray encoded = lines[4].mid(begin.size());
    const QByteArray proof = QByteArray::fromBase64(encoded);
    const QByteArray body = bodyOf(checkpoint);
    const bool isHers = lines[4].startsWith(begin) && proof.toBase64() == encoded && // one spelling only
                        proof.size() == 4 + int(crypto_sign_BYTES) &&
                        proof.left(4) == keyId(checkpoint.origin, publicKey) && note.startsWith(body) &&
                        crypto_sign_verify_detached(raw(proof) + 4, raw(body),
                                                    static_cast<unsigned long long>(body.size()), raw(publicKey)) == 0;
    if (!isHers)
        return unreadable("not signed with this ledger's key");
    return checkpoint;
}

} // namespace ledger
