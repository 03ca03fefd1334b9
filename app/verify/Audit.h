// The two things an auditor is given, checked: an exported ledger, and the packet of one decision.
#pragma once

#include <filesystem>
#include <string>
#include <variant>

namespace verify {

struct Whole
{
    std::string sentence; // what was checked
};
struct Broken
{
    std::string sentence; // the first thing that does not hold
};
struct Unusable
{
    std::string sentence; // the input is not what it should be
};
using Verdict = std::variant<Whole, Broken, Unusable>;

struct Given
{
    std::filesystem::path anchor; // a checkpoint that was kept elsewhere; empty = none
    std::string publicKey;        // 64 hex digits, told by another way; empty = the one in the files
};

// A folder with manifest.json, ledger.jsonl, ledger.csv and checkpoints.txt.
Verdict auditExport(const std::filesystem::path &folder, const Given &given);
Verdict auditPacket(const std::filesystem::path &file, const Given &given);

} // namespace verify
