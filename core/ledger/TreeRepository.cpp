#include "ledger/TreeRepository.h"

#include "store/Fault.h"
#include "store/Statement.h"

namespace ledger::tree {

using base::Digest;
using store::Connection;
using store::KeyRing;
using store::Statement;

namespace {

const store::Place seedPlace{"ledger_signer", "seed", QStringLiteral("1")};

Digest hashOf(Connection &db, int level, std::size_t place)
{
    if (level == 0) {
        Statement record(db, "SELECT record FROM ledger WHERE seq = ?1");
        if (!record.bind(qint64(place) + 1).step())
            throw store::Fault(0, QStringLiteral("ledger: a record is missing"));
        return leafHash(record.text(0).toUtf8());
    }
    {
        Statement kept(db, "SELECT hash FROM ledger_nodes WHERE level = ?1 AND place = ?2");
        if (kept.bind(level, qint64(place)).step())
            return kept.digest(0);
    }
    return nodeHash(hashOf(db, level - 1, 2 * place), hashOf(db, level - 1, 2 * place + 1));
}

} // namespace

Signer signer(Connection &db, KeyRing &keys)
{
    {
        Statement read(db, "SELECT seed FROM ledger_signer");
        if (read.step()) {
            const auto seed = keys.open(db, store::KeyOwner::store(), seedPlace, read.blob(0));
            if (!seed)
                throw store::Fault(0, QStringLiteral("ledger: its key cannot be unsealed"));
            return Signer::fromSeed(base::Secret(*seed));
        }
    }
    auto made = Signer::fresh();
    Statement(db, "INSERT INTO ledger_signer(only_one, public_key, seed) VALUES(1, ?1, ?2)")
        .bind(made.publicKey(), keys.seal(db, store::KeyOwner::store(), seedPlace, made.seed().reveal()))
        .run();
    return made;
}

void grow(Connection &db, qint64 size)
{
    for (int level = 1; size % (qint64(1) << level) == 0; ++level) {
        const auto place = std::size_t(size >> level) - 1;
        const auto hash = hashOf(db, level, place);
        Statement(db, "INSERT INTO ledger_nodes(level, place, hash) VALUES(?1, ?2, ?3) ON CONFLICT DO NOTHING")
            .bind(level, qint64(place), hash)
            .run();
    }
}

Subtree over(Connection &db)
{
    return [&db](int level, std::size_t place) { return hashOf(db, level, place); };
}

qint64 size(Connection &db)
{
    Statement last(db, "SELECT coalesce(max(seq), 0) FROM ledger");
    last.step();
    return last.integer(0);
}

std::optional<QByteArray> checkpoint(Connection &db, KeyRing &keys, const QDateTime &now)
{
    const qint64 count = size(db);
    if (count == 0)
        return std::nullopt;
    {
        Statement same(db, "SELECT note FROM ledger_checkpoints WHERE size = ?1");
        if (same.bind(count).step())
            return same.text(0).toUtf8();
    }
    const auto key = signer(db, keys);
    const auto note = signedNote({originOf(key.publicKey()), count, treeRoot(std::size_t(count), over(db))}, key);
    Statement(db, "INSERT INTO ledger_checkpoints(size, at, note) VALUES(?1, ?2, ?3)")
        .bind(count, now, QString::fromUtf8(note))
        .run();
    return note;
}

std::vector<QByteArray> notes(Connection &db)
{
    std::vector<QByteArray> all;
    Statement read(db, "SELECT note FROM ledger_checkpoints ORDER BY size");
    while (read.step())
        all.push_back(read.text(0).toUtf8());
    return all;
}

QByteArray publicKey(Connection &db)
{
    Statement read(db, "SELECT public_key FROM ledger_signer");
    return read.step() ? read.blob(0) : QByteArray();
}

std::vector<Node> nodes(Connection &db)
{
    std::vector<Node> all;
    Statement read(db, "SELECT level, place, hash FROM ledger_nodes");
    while (read.step())
        all.push_back({read.number(0), read.integer(1), read.digest(2)});
    return all;
}

} // namespace ledger::tree
