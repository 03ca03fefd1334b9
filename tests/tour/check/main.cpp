// countersign-tour-check LEDGER.jsonl ADMIN_URL ADMIN_TOKEN: compares what the practice ATS logged as applied with what
// the exported ledger says was confirmed, byte digest by byte digest, each exactly once. Shares no code with the app.
#include <cstdio>
#include <fstream>
#include <map>
#include <set>
#include <string>

#include <httplib.h>
#include <nlohmann/json.hpp>

using nlohmann::json;

int main(int argc, char **argv)
{
    if (argc != 4) {
        std::fprintf(stderr, "usage: countersign-tour-check LEDGER.jsonl ADMIN_URL ADMIN_TOKEN\n");
        return 2;
    }
    try {
        std::map<std::string, int> confirmed, attempted, approved;
        std::map<std::string, std::string> bodyOf; // operation → digest of its bytes, from its attempt
        std::ifstream ledger(argv[1]);
        std::string line;
        int lines = 0;
        while (std::getline(ledger, line)) {
            ++lines;
            const json record = json::parse(line).at("record");
            const auto text = [&record](const char *key) { return record.value(key, std::string()); };
            const std::string kind = text("kind");
            if (kind == "write.confirmed") {
                ++confirmed[bodyOf[text("operation")]];
            } else if (kind == "write.attempt") {
                ++attempted[text("body")];
                bodyOf[text("operation")] = text("body");
            } else if (kind == "approval.given") {
                ++approved[text("body")];
            }
        }
        httplib::Client client(argv[2]);
        const auto answer = client.Get("/writes", {{"Authorization", std::string("Bearer ") + argv[3]}});
        if (!answer || answer->status != 200) {
            std::fprintf(stderr, "the write log could not be had\n");
            return 1;
        }
        int faults = 0;
        std::map<std::string, int> applied;
        for (const json &write : json::parse(answer->body)) {
            const auto digest = write.value("body_sha256", std::string());
            if (write.at("applied").get<bool>())
                ++applied[digest];
            if (!attempted.contains(digest) || !approved.contains(digest)) {
                std::fprintf(stderr, "reached the ATS without approval and attempt in the ledger: %s\n",
                             digest.c_str());
                ++faults;
            }
        }
        for (const auto &[digest, times] : applied)
            if (times != confirmed[digest]) { // one number for several people is the same bytes on other paths
                std::fprintf(stderr, "applied %d times, confirmed %d times: %s\n", times, confirmed[digest],
                             digest.c_str());
                ++faults;
            }
        for (const auto &[digest, times] : confirmed)
            if (times > 0 && !applied.contains(digest)) {
                std::fprintf(stderr, "confirmed, but never applied: %s\n", digest.c_str());
                ++faults;
            }
        std::printf("%d ledger records, %zu applied writes, %d differences\n", lines, applied.size(), faults);
        return faults == 0 && lines > 0 && !applied.empty() ? 0 : 1;
    } catch (const std::exception &e) {
        std::fprintf(stderr, "%s\n", e.what());
        return 1;
    }
}
