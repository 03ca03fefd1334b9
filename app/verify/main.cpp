// countersign-verify: for auditors, without the app. Exit code 0 whole, 1 broken, 2 the input cannot be used.
#include <cstdio>
#include <string>
#include <vector>

#include <sodium.h>

#include "verify/Audit.h"

namespace {

constexpr char usage[] =
    "countersign-verify FOLDER [--anchor FILE] [--key HEX]   checks an exported ledger\n"
    "countersign-verify --packet FILE [--key HEX]            checks the packet of one decision\n"
    "\n"
    "FOLDER comes from “countersign ledger export --dir”, the anchor from “countersign ledger anchor” or from the\n"
    "folder of daily anchors. The key is the ledger's public key, if you were told it by another way.\n"
    "Exit code: 0 whole, 1 broken, 2 the input cannot be used.\n";

} // namespace

int main(int argc, char **argv)
{
    std::string folder;
    std::string packet;
    verify::Given given;
    const std::vector<std::string> words(argv + 1, argv + argc);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto &word = words[i];
        const bool takesValue = word == "--anchor" || word == "--key" || word == "--packet";
        if (word == "--help") {
            std::fputs(usage, stdout);
            return 0;
        }
        if (takesValue ? i + 1 == words.size() : word.starts_with('-') || !folder.empty()) {
            std::fputs(usage, stderr);
            return 2;
        }
        if (word == "--anchor")
            given.anchor = words[++i];
        else if (word == "--key")
            given.publicKey = words[++i];
        else if (word == "--packet")
            packet = words[++i];
        else
            folder = word;
    }
    if (folder.empty() == packet.empty() || sodium_init() < 0) {
        std::fputs(usage, stderr);
        return 2;
    }
    const auto verdict = packet.empty() ? verify::auditExport(folder, given) : verify::auditPacket(packet, given);
    if (const auto *whole = std::get_if<verify::Whole>(&verdict)) {
        std::puts(whole->sentence.c_str());
        return 0;
    }
    const auto *broken = std::get_if<verify::Broken>(&verdict);
    std::fprintf(stderr, "%s\n",
                 broken ? broken->sentence.c_str() : std::get<verify::Unusable>(verdict).sentence.c_str());
    return broken ? 1 : 2;
}
