// The reading half of the ledger that leaves the house: export for auditors, packet for one decision.
#include <nlohmann/json.hpp>

#include <QCryptographicHash>
#include <QDir>
#include <QSaveFile>

#include "base/Clock.h"
#include "base/StrictJson.h"
#include "ledger/Export.h"
#include "ledger/LedgerRepository.h"
#include "ledger/TreeRepository.h"
#include "store/Statement.h"

namespace ledger {

using store::Connection;
using store::KeyRing;
using store::Statement;

namespace {

// A file of the export, with the hash that the manifest names.
class ExportFile
{
public:
    ExportFile(const QDir &folder, const QString &name) : m_name(name), m_file(folder.filePath(name))
    {
        m_open = m_file.open(QFile::WriteOnly);
    }
    void write(const QByteArray &bytes)
    {
        m_hash.addData(bytes);
        m_bytes += bytes.size();
        m_open = m_open && m_file.write(bytes) == bytes.size();
    }
    base::Result<void> finish(nlohmann::json &files)
    {
        if (!m_open || !m_file.commit())
            return base::failure(base::Kind::Storage, m_file.errorString(), m_file.fileName());
        files[m_name.toStdString()] = {{"sha256", base::toJson(QString::fromLatin1(m_hash.result().toHex()))},
                                       {"bytes", m_bytes}};
        return {};
    }

private:
    QString m_name;
    QSaveFile m_file;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    qint64 m_bytes = 0;
    bool m_open = false;
};

base::Result<qint64> exportRecords(Connection &db, KeyRing &keys, const QDir &folder, const QByteArray &note,
                                   const QDateTime &now)
{
    ExportFile lines(folder, QStringLiteral("ledger.jsonl"));
    ExportFile table(folder, QStringLiteral("ledger.csv"));
    ExportFile notes(folder, QStringLiteral("checkpoints.txt"));
    TRY(const auto newest, openedNote(note, tree::publicKey(db)));
    table.write(csvHeader());
    Statement read(db, "SELECT hash, record FROM ledger WHERE seq <= ?1 ORDER BY seq");
    read.bind(newest.size);
    while (read.step()) {
        const QByteArray hash = read.text(0).toLatin1();
        const QByteArray record = read.text(1).toUtf8();
        lines.write(jsonLine(hash, record));
        TRY(const auto row, csvRow(hash, record));
        table.write(row);
    }
    for (const auto &each : tree::notes(db))
        notes.write(each + '\n');
    nlohmann::json files;
    TRY_VOID(lines.finish(files));
    TRY_VOID(table.finish(files));
    TRY_VOID(notes.finish(files));
    const nlohmann::json manifest = {{"countersign_export", 1},
                                     {"records", newest.size},
                                     {"root", base::toJson(newest.root.hex())},
                                     {"checkpoint", base::toJson(QString::fromUtf8(note))},
                                     {"public_key", base::toJson(QString::fromLatin1(tree::publicKey(db).toHex()))},
                                     {"made_at", base::toJson(base::isoUtc(now))},
                                     {"app_version", COUNTERSIGN_VERSION},
                                     {"files", files}};
    TRY(const auto bytes, signedDocument(manifest, tree::signer(db, keys)));
    ExportFile file(folder, QStringLiteral("manifest.json"));
    file.write(bytes + '\n');
    nlohmann::json unused;
    TRY_VOID(file.finish(unused));
    return newest.size;
}

} // namespace

base::Task<base::Result<qint64>> Ledger::exportTo(QString folder, QDateTime now)
{
    const QDir dir(folder);
    if (!dir.mkpath(QStringLiteral(".")))
        co_return base::failure(base::Kind::Storage, QStringLiteral("the folder cannot be made"), folder);
    CO_TRY(const auto note, co_await checkpoint(now));
    if (!note)
        co_return base::failure(base::Kind::NotFound, QStringLiteral("the ledger is empty"), QStringLiteral("ledger"));
    auto work = [dir, now, note = *note](Connection &db, KeyRing &keys) {
        return exportRecords(db, keys, dir, note, now);
    };
    const auto records = co_await m_store.readAside(std::move(work));
    co_return records;
}

base::Task<base::Result<QByteArray>> Ledger::packet(domain::AccountId account, domain::ApplicationId application,
                                                    QDateTime now)
{
    CO_TRY(const auto note, co_await checkpoint(now));
    auto work = [=](Connection &db, KeyRing &keys) -> base::Result<QByteArray> {
        PacketParts parts;
        parts.madeAt = base::isoUtc(now).toLatin1();
        parts.note = note.value_or(QByteArray());
        parts.publicKey = tree::publicKey(db);
        Statement read(db, "SELECT l.seq, l.record, p.candidate, p.payload FROM ledger l "
                           "LEFT JOIN ledger_payloads p ON p.seq = l.seq WHERE l.application = ?2 "
                           "AND l.application <> '' AND l.record ->> '$.account' = ?1 ORDER BY l.seq");
        read.bind(account, application);
        while (read.step()) {
            PacketRecord part{read.integer(0), read.text(1).toUtf8(), std::nullopt, {}};
            if (!read.isNull(3))
                part.payload = keys.open(db, {account.text(), read.text(2)}, payloadPlace(part.seq), read.blob(3));
            parts.records.push_back(std::move(part));
        }
        if (parts.records.empty())
            return base::failure(base::Kind::NotFound, QStringLiteral("the ledger knows no such application"),
                                 application.text());
        TRY(const auto top, openedNote(parts.note, parts.publicKey));
        for (auto &part : parts.records)
            part.proof = inclusionProof(std::size_t(part.seq) - 1, std::size_t(top.size), tree::over(db));
        return packetOf(parts, tree::signer(db, keys));
    };
    const auto packet = co_await m_store.readAside(std::move(work));
    co_return packet;
}

} // namespace ledger
