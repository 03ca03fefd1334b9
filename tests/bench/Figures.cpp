#include "bench/Figures.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

namespace bench {

using nlohmann::json;

double percentile(Times times, double share)
{
    if (times.empty())
        return 0;
    const auto rank = static_cast<std::ptrdiff_t>(std::ceil(share * static_cast<double>(times.size()))) - 1;
    const auto at = times.begin() + std::clamp(rank, std::ptrdiff_t(0), static_cast<std::ptrdiff_t>(times.size()) - 1);
    std::nth_element(times.begin(), at, times.end());
    return *at;
}

double rounded(double value)
{
    return std::round(value * 1000) / 1000;
}

json summary(const Times &times)
{
    return {{"n", times.size()},
            {"p50", rounded(percentile(times, 0.5))},
            {"p95", rounded(percentile(times, 0.95))},
            {"p99", rounded(percentile(times, 0.99))},
            {"max", rounded(percentile(times, 1))}};
}

namespace {

// The goals of the project, by path in the report.
const std::map<std::string, std::string> goals = {
    {"key_to_paint_ms.p99", "<= 16.7"},
    {"next_case_ms.p95", "<= 50"},
    {"sync.rate_share", ">= 0.97"},
    {"sync.http_429", "0"},
    {"parse_vs_pdftotext.warm", "<= 1.2"},
    {"parse_vs_pdftotext.cold", "<= 3"},
    {"approval_vs_raw_commit", "<= 2"},
    {"ledger_verify_vs_sha256sum", "<= 3"},
    {"start_ms.10000_queued", "<= 2000"},
    {"quality.citation_precision", "1"},
    {"quality.redaction.kept.recall", ">= 0.995"},
    {"quality.redaction.kept.recall_of_known", "1"},
    {"quality.redaction.kept.twins_that_differ", "0"},
    {"quality.twin_pairs_that_differ", "0"},
    {"quality.obedient_model.changed", "0"},
    {"quality.false_claims.true ones wrongly blocked", "<= 0.02"},
    {"quality.guard_false_alarms.share", "<= 0.001"},
    {"quality.overhead_ms.p50", "<= 20"},
    {"quality.hidden_words.found", "1"},
    {"quality.hidden_words.false_alarms", "<= 0.001"},
    {"quality.built_in_ms.p50", "<= 100"},
};

void printRows(const std::string &path, const json &value)
{
    if (value.is_object()) {
        for (const auto &[key, inner] : value.items())
            printRows(path.empty() ? key : path + "." + key, inner);
        return;
    }
    const auto goal = goals.find(path);
    std::printf("%-58s %14s   %s\n", path.c_str(), value.dump().c_str(),
                goal == goals.end() ? "" : goal->second.c_str());
}

} // namespace

void Report::print() const
{
    std::printf("%-58s %14s   %s\n", "figure", "measured", "goal");
    printRows({}, figures);
    std::fflush(stdout);
}

} // namespace bench
