#include <QDateTime>

#include "bench/Benches.h"
#include "bench/WatchedApplication.h"

namespace bench {

using nlohmann::json;

namespace {

constexpr int applications = 8000; // some 75 requests: ten whole windows, as one alone says little
constexpr int windowSeconds = 2;   // rate goals are measured on a short window // DESIGN 10 (34)
constexpr int allowedRequests = 7;

qint64 startOf(const json &window)
{
    return QDateTime::fromString(QString::fromStdString(window.at("starts_at").get<std::string>()), Qt::ISODateWithMs)
        .toMSecsSinceEpoch();
}

} // namespace

void measureSync(Report &report, const QDir &work)
{
    Company company(applications, work,
                    {QStringLiteral("--window-seconds"), QString::number(windowSeconds), QStringLiteral("--rate-limit"),
                     QString::number(allowedRequests)});
    auto window = company.openWindow();
    const qint64 from = nowNs();
    company.signIn(*window);
    if (!waitUntil([&] { return !window->queueFlow()->firstOpen().isEmpty(); }, 120'000))
        throw Failed(QStringLiteral("no case came"));
    const double firstCase = msSince(from) / 1000;
    company.readEverything(*window);
    const double all = msSince(from) / 1000;

    const json stats = company.practice().admin(QStringLiteral("GET"), QStringLiteral("/stats")).json();
    const json &windows = stats.at("windows");
    if (windows.empty())
        throw Failed(QStringLiteral("the practice ATS counted no window"));
    // Whole windows only: the first began before the reading and the last ended after it. One without any request is
    // not in the list, but it was allowed all the same.
    const qint64 first = startOf(windows.front()), last = startOf(windows.back());
    int used = 0;
    for (const json &one : windows)
        used += startOf(one) > first && startOf(one) < last ? one.at("allowed").get<int>() : 0;
    const auto whole = (last - first) / 1000 / windowSeconds - 1;
    json sync{{"rate_share", nullptr}, {"http_429", stats.at("http_429")}, {"first_case_s", rounded(firstCase)}};
    if (whole > 0)
        sync["rate_share"] = rounded(static_cast<double>(used) / static_cast<double>(whole * allowedRequests));
    report.figures["sync"] = sync;
    report.detail["sync"] = {{"applications", applications},         {"all_read_s", rounded(all)},
                             {"requests", stats.at("requests")},     {"whole_windows", whole},
                             {"allowed_in_window", allowedRequests}, {"windows", windows}};
}

} // namespace bench
