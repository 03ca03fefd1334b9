// A checkpoint of the ledger as a signed note: origin, size and root on a line each, then an Ed25519 signature. Short
// enough for an e-mail, and whoever keeps one can later prove that nothing before it was changed. // REL-42, REL-43
#pragma once

#include <QByteArray>
#include <QString>

#include "base/Digest.h"
#include "base/Result.h"
#include "base/Secret.h"

namespace ledger {

struct Checkpoint
{
    QString origin; // whose ledger; one line without blanks at its ends
    qint64 size = 0;
    base::Digest root;
};

class Signer
{
public:
    static Signer fresh();
    static Signer fromSeed(const base::Secret &seed); // 32 bytes

    const QByteArray &publicKey() const { return m_publicKey; } // 32 bytes
    const base::Secret &seed() const { return m_seed; }
    QByteArray sign(const QByteArray &message) const; // 64 bytes

private:
    base::Secret m_seed;
    base::Secret m_secretKey;
    QByteArray m_publicKey;
};

// "countersign/3fa9…": a ledger is named after its key.
QString originOf(const QByteArray &publicKey);

QByteArray bodyOf(const Checkpoint &checkpoint);
QByteArray signedNote(const Checkpoint &checkpoint, const Signer &signer);
// Errors: BadAnswer when it is no signed note, or not signed with this key.
base::Result<Checkpoint> openedNote(const QByteArray &note, const QByteArray &publicKey);

} // namespace ledger
