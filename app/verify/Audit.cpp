#include "verify/Audit.h"

#include <fstream>
#include <iterator>

#include <nlohmann/json.hpp>

#include "verify/Proofs.h"

namespace verify {

using nlohmann::json;
namespace fs = std::filesystem;

namespace {

std::optional<std::string> contentOf(const fs::path &path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

std::string textIn(const json &object, const char *key)
{
    const auto at = object.find(key);
    return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

std::optional<json> objectIn(const std::string &bytes)
{
    auto parsed = json::parse(bytes, nullptr, false);
    return parsed.is_object() ? std::optional(std::move(parsed)) : std::nullopt;
}

// The key to trust: the one that was told by another way, else the one in the files.
std::optional<std::string> keyFor(const json &file, const Given &given)
{
    return fromHex(given.publicKey.empty() ? textIn(file, "public_key") : given.publicKey);
}

// nlohmann's compact form has sorted keys and no blanks: with text and whole numbers alone it is the canonical one.
std::string canonical(const json &value)
{
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

bool isSignedDocument(json document, const std::string &key)
{
    const auto signature = fromBase64(textIn(document, "signature"));
    document.erase("signature");
    return signature && isSigned(canonical(document), *signature, key);
}

std::string keyNote(const Given &given)
{
    return given.publicKey.empty()
               ? " The key is the one in the files: compare it with one told by another way (--key)."
               : "";
}

std::optional<Broken> wrongFile(const fs::path &folder, const json &manifest)
{
    const auto files = manifest.find("files");
    for (const char *name : {"ledger.jsonl", "ledger.csv", "checkpoints.txt"}) {
        const auto content = contentOf(folder / name);
        if (!content)
            return Broken{std::string(name) + " is missing."};
        const bool named = files != manifest.end() && files->is_object() && files->contains(name);
        if (!named || textIn(files->at(name), "sha256") != hex(sha256(*content)))
            return Broken{std::string(name) + " is not the file that manifest.json names."};
    }
    return std::nullopt;
}

// One line of ledger.jsonl: the record byte for byte, and the hash beside it.
struct Line
{
    std::string_view record;
    std::string_view hash;
};
std::optional<Line> lineOf(std::string_view text)
{
    constexpr std::string_view begin = "{\"hash\":\"";
    constexpr std::string_view middle = "\",\"record\":";
    if (!text.starts_with(begin) || text.size() < begin.size() + 64 + middle.size() + 2 || text.back() != '}' ||
        text.substr(begin.size() + 64, middle.size()) != middle)
        return std::nullopt;
    const auto from = begin.size() + 64 + middle.size();
    return Line{text.substr(from, text.size() - from - 1), text.substr(begin.size(), 64)};
}

struct Milestone
{
    Checkpoint checkpoint;
    std::string name; // "checkpoints.txt", "the anchor"
};

// Each note ends with a blank line after it.
std::variant<std::vector<Milestone>, Broken> milestonesIn(const std::string &notes, const std::string &key)
{
    std::vector<Milestone> found;
    for (std::size_t begin = 0; begin < notes.size();) {
        auto end = notes.find("\n\n", begin); // inside a note, before its signature
        end = end == std::string::npos ? end : notes.find("\n\n", end + 2);
        if (end == std::string::npos)
            return Broken{"checkpoints.txt ends in the middle of a checkpoint."};
        const auto checkpoint = opened(std::string_view(notes).substr(begin, end + 1 - begin), key);
        if (!checkpoint)
            return Broken{"A checkpoint in checkpoints.txt is not signed with the ledger's key."};
        found.push_back({*checkpoint, "checkpoints.txt"});
        begin = end + 2;
    }
    return found;
}

// Walks the records once: chain, tree and every milestone on the way.
std::optional<Broken> wrongRecord(const std::string &lines, const std::vector<Milestone> &milestones, Tree &tree)
{
    std::string previous(64, '0');
    for (std::size_t begin = 0; begin < lines.size();) {
        const auto number = std::to_string(tree.size() + 1);
        const auto end = lines.find('\n', begin);
        if (end == std::string::npos)
            return Broken{"ledger.jsonl ends in the middle of record " + number + "."};
        const auto line = lineOf(std::string_view(lines).substr(begin, end - begin));
        const auto record = line ? objectIn(std::string(line->record)) : std::nullopt;
        if (!record)
            return Broken{"Record " + number + " cannot be read."};
        const auto hash = hex(sha256(line->record));
        const auto seq = record->find("seq");
        if (hash != line->hash)
            return Broken{"Record " + number + " was changed: its hash does not fit."};
        if (seq == record->end() || !seq->is_number_integer() || seq->get<std::uint64_t>() != tree.size() + 1 ||
            textIn(*record, "prev") != previous)
            return Broken{"Record " + number +
                          " does not follow the one before it: something was cut out, put in or moved."};
        previous = hash;
        tree.add(leaf(line->record));
        for (const auto &milestone : milestones)
            if (milestone.checkpoint.size == tree.size() && milestone.checkpoint.root != tree.root())
                return Broken{"The records up to " + number + " are not those that " + milestone.name + " signed."};
        begin = end + 1;
    }
    return std::nullopt;
}

std::vector<Hash> pathIn(const json &entry)
{
    std::vector<Hash> path;
    const auto proof = entry.find("proof");
    if (proof == entry.end() || !proof->is_array())
        return path;
    for (const auto &text : *proof) {
        const auto bytes = text.is_string() ? fromHex(text.get<std::string>()) : std::nullopt;
        Hash hash{};
        if (bytes && bytes->size() == hash.size())
            std::copy(bytes->begin(), bytes->end(), reinterpret_cast<char *>(hash.data()));
        path.push_back(hash);
    }
    return path;
}

std::optional<Broken> wrongEntry(const json &entry, const Checkpoint &top)
{
    const auto seq = entry.find("seq");
    const auto record = entry.find("record");
    if (seq == entry.end() || !seq->is_number_unsigned() || record == entry.end() || !record->is_object())
        return Broken{"An entry of the packet holds no record."};
    const auto number = seq->get<std::uint64_t>();
    const auto name = "Record " + std::to_string(number);
    const std::string bytes = canonical(*record);
    if (hex(sha256(bytes)) != textIn(entry, "hash"))
        return Broken{name + " was changed: its hash does not fit."};
    if (number == 0 || climb(leaf(bytes), number - 1, top.size, pathIn(entry)) != top.root)
        return Broken{name + " does not stand in the ledger that the checkpoint signed."};
    const auto payload = fromBase64(textIn(entry, "payload"));
    if (entry.contains("payload")) {
        const auto salt = fromHex(textIn(entry, "salt"));
        if (!payload || !salt || hex(sha256(*salt + *payload)) != textIn(*record, "payload"))
            return Broken{"The words of record " + std::to_string(number) + " are not those that were recorded."};
    }
    // What people read must be what was hashed.
    if (const auto content = entry.find("content"); content != entry.end()) {
        const auto parsed = payload ? json::parse(*payload, nullptr, false) : json();
        const bool same =
            content->is_string() ? payload && content->get<std::string>() == *payload : parsed == *content;
        if (!same)
            return Broken{"The content shown for record " + std::to_string(number) + " is not its payload."};
    }
    return std::nullopt;
}

} // namespace

Verdict auditExport(const fs::path &folder, const Given &given)
{
    const auto manifestBytes = contentOf(folder / "manifest.json");
    const auto manifest = manifestBytes ? objectIn(*manifestBytes) : std::nullopt;
    if (!manifest || !manifest->contains("countersign_export"))
        return Unusable{folder.string() +
                        " holds no manifest.json of an export; name the folder that “countersign ledger "
                        "export --dir” made."};
    const auto key = keyFor(*manifest, given);
    if (!key || key->size() != 32)
        return Unusable{"There is no public key of 64 hex digits, neither in manifest.json nor after --key."};
    if (!isSignedDocument(*manifest, *key))
        return Broken{"manifest.json was changed, or is not signed with the ledger's key."};
    if (auto wrong = wrongFile(folder, *manifest))
        return *wrong;
    auto milestones = milestonesIn(contentOf(folder / "checkpoints.txt").value_or(""), *key);
    if (auto *wrong = std::get_if<Broken>(&milestones))
        return *wrong;
    auto all = std::get<std::vector<Milestone>>(std::move(milestones));
    const auto top = opened(textIn(*manifest, "checkpoint"), *key);
    if (!top)
        return Broken{"The checkpoint in manifest.json is not signed with the ledger's key."};
    all.push_back({*top, "manifest.json"});
    if (!given.anchor.empty()) {
        const auto note = contentOf(given.anchor);
        if (!note)
            return Unusable{given.anchor.string() + " cannot be read."};
        const auto anchor = opened(*note, *key);
        if (!anchor)
            return Broken{"The anchor is not a checkpoint of this ledger."};
        all.push_back({*anchor, "the anchor"});
    }
    Tree tree;
    const auto lines = contentOf(folder / "ledger.jsonl").value_or("");
    if (auto wrong = wrongRecord(lines, all, tree))
        return *wrong;
    for (const auto &milestone : all)
        if (milestone.checkpoint.size > tree.size())
            return Broken{"Records are missing at the end: " + milestone.name + " signed " +
                          std::to_string(milestone.checkpoint.size) + ", there are " + std::to_string(tree.size()) +
                          "."};
    if (tree.size() != top->size)
        return Broken{"There are more records than manifest.json signed."};
    return Whole{std::to_string(tree.size()) + " records, " + std::to_string(all.size()) +
                 " signed checkpoints: all whole." + keyNote(given)};
}

Verdict auditPacket(const fs::path &file, const Given &given)
{
    const auto bytes = contentOf(file);
    const auto packet = bytes ? objectIn(*bytes) : std::nullopt;
    if (!packet || !packet->contains("countersign_packet"))
        return Unusable{file.string() + " is not a decision packet."};
    const auto key = keyFor(*packet, given);
    const auto top = key ? opened(textIn(*packet, "checkpoint"), *key) : std::nullopt;
    if (!top)
        return Broken{"The packet's checkpoint is not signed with the ledger's key."};
    if (!isSignedDocument(*packet, *key))
        return Broken{"The packet was changed, or is not signed with the ledger's key."};
    const auto records = packet->find("records");
    if (records == packet->end() || !records->is_array() || records->empty())
        return Unusable{file.string() + " holds no records."};
    for (const auto &entry : *records)
        if (auto wrong = wrongEntry(entry, *top))
            return *wrong;
    return Whole{std::to_string(records->size()) + " records of one decision, each proven to stand in a ledger of " +
                 std::to_string(top->size) + "." + keyNote(given)};
}

} // namespace verify
