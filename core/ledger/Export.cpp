#include "ledger/Export.h"

#include <map>

#include <nlohmann/json.hpp>

#include "base/CanonicalJson.h"
#include "base/StrictJson.h"

namespace ledger {

using nlohmann::json;

namespace {

constexpr int saltBytes = 16;
const char *const columns[] = {"seq", "ts", "kind", "actor", "account", "application"};

QByteArray cell(QByteArray text)
{
    static constexpr char formula[] = "=+-@\t\r";
    if (!text.isEmpty() && QByteArray::fromRawData(formula, sizeof formula - 1).contains(text.front()))
        text.prepend('\'');
    return '"' + text.replace('"', "\"\"") + '"';
}

QByteArray textOf(const json &record, const char *key)
{
    const auto at = record.find(key);
    if (at == record.end())
        return {};
    return at->is_string() ? base::toQString(*at).toUtf8() : base::dumpJson(*at);
}

// Item by item: what an edit left as it was is not told again.
json changesBetween(const json &before, const json &after)
{
    const auto itemsOf = [](const json &content) {
        return content.is_object() && content.contains("items") ? content.at("items") : json::array();
    };
    const json old = itemsOf(before);
    const json now = itemsOf(after);
    json changes = json::array();
    for (std::size_t i = 0; i < std::max(old.size(), now.size()); ++i) {
        const json was = i < old.size() ? old[i] : json(nullptr);
        const json is = i < now.size() ? now[i] : json(nullptr);
        if (was != is)
            changes.push_back({{"item", i}, {"before", was}, {"after", is}});
    }
    return changes;
}

} // namespace

QByteArray jsonLine(const QByteArray &hash, const QByteArray &record)
{
    return "{\"hash\":\"" + hash + "\",\"record\":" + record + "}\n";
}

QByteArray csvHeader()
{
    QByteArray line;
    for (const char *column : columns)
        line += cell(column) + ',';
    return line + cell("hash") + ',' + cell("record") + "\r\n";
}

base::Result<QByteArray> csvRow(const QByteArray &hash, const QByteArray &record)
{
    TRY(const auto parsed, base::parseJson(record));
    QByteArray line;
    for (const char *column : columns)
        line += cell(textOf(parsed, column)) + ',';
    return line + cell(hash) + ',' + cell(record) + "\r\n";
}

base::Result<QByteArray> packetOf(const PacketParts &parts, const Signer &signer)
{
    json packet = {{"countersign_packet", 1},
                   {"checkpoint", base::toJson(QString::fromUtf8(parts.note))},
                   {"public_key", base::toJson(QString::fromLatin1(parts.publicKey.toHex()))},
                   {"made_at", base::toJson(QString::fromLatin1(parts.madeAt))}};
    auto &records = packet["records"] = json::array();
    std::map<std::string, json> claims; // of each draft, as last told
    for (const auto &part : parts.records) {
        TRY(const auto record, base::parseJson(part.record));
        json entry = {{"seq", part.seq},
                      {"record", record},
                      {"hash", base::toJson(base::Digest::of(part.record).hex())},
                      {"proof", json::array()}};
        for (const auto &hash : part.proof)
            entry["proof"].push_back(base::toJson(hash.hex()));
        if (part.payload) {
            const QByteArray content = part.payload->mid(saltBytes);
            entry["salt"] = base::toJson(QString::fromLatin1(part.payload->left(saltBytes).toHex()));
            entry["payload"] = base::toJson(QString::fromLatin1(content.toBase64()));
            const auto parsed = base::parseJson(content);
            entry["content"] = parsed ? *parsed : base::toJson(QString::fromUtf8(content));
            const auto kind = textOf(record, "kind");
            if (parsed && (kind == "draft.made" || kind == "draft.edited")) {
                auto &before = claims[textOf(record, "draft").toStdString()];
                if (kind == "draft.edited")
                    entry["changes"] = changesBetween(before, *parsed);
                before = *parsed;
            }
        }
        records.push_back(std::move(entry));
    }
    return signedDocument(packet, signer);
}

base::Result<QByteArray> signedDocument(const json &document, const Signer &signer)
{
    TRY(const auto bytes, base::canonicalJson(document));
    json whole = document;
    const auto signature = signer.sign("countersign document\n" + bytes); // never to be taken for a checkpoint
    whole["signature"] = base::toJson(QString::fromLatin1(signature.toBase64()));
    return base::canonicalJson(whole);
}

} // namespace ledger
