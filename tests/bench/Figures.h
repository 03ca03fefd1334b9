// What a bench measured: times in milliseconds, and the figures that are written down.
#pragma once

#include <chrono>
#include <stdexcept>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include <QString>

namespace bench {

// A measurement that could not be made; ends that one, the others go on.
struct Failed : std::runtime_error
{
    explicit Failed(const QString &what) : std::runtime_error(what.toStdString()) {}
};

// One clock for all processes of a run (CLOCK_MONOTONIC), so that a child can measure from its spawning.
inline qint64 nowNs()
{
    using namespace std::chrono;
    return duration_cast<nanoseconds>(steady_clock::now().time_since_epoch()).count();
}
inline double msSince(qint64 ns)
{
    return static_cast<double>(nowNs() - ns) / 1e6;
}

using Times = std::vector<double>;

double percentile(Times times, double share); // nearest rank; 0 when there are none
inline double median(const Times &times)
{
    return percentile(times, 0.5);
}
double rounded(double value);               // three digits behind the point: more is noise
nlohmann::json summary(const Times &times); // n, p50, p95, p99, max

// figures: the keys of the report that others compare; detail: whatever explains them.
struct Report
{
    nlohmann::json figures = nlohmann::json::object();
    nlohmann::json detail = nlohmann::json::object();

    void print() const; // a table on stdout, with the goals beside
};

} // namespace bench
