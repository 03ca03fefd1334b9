// Faults ordered by a test: which request they meet, how often, what goes wrong.
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <vector>

#include "practice/Dialect.h"

#include <nlohmann/json_fwd.hpp>

namespace practice {

struct Fault
{
    // What goes wrong, in the words of the admin port:
    //   before the request is looked at:  429 (retry_after), 500_before (status), expire_tokens, revoke_tokens,
    //                                     redirect_other_host (location), html_200, hang (ms), status (status, body)
    //   after it was done as usual:       500_after_apply (status), empty_200, no_id, slow (ms), truncated,
    //                                     field_missing, field_null, field_wrong (field), extra_field, repeat_row,
    //                                     same_cursor, no_rate_headers
    //   done a little differently:        stale_list (seconds), empty_link, missing_link, short_visibility,
    //                                     message_only, replace_fields, lost_write
    // "apply": true or false overrides whether the request is done at all.
    QString kind;
    unsigned generation = 0; // of the plan it was taken from: what waits is let go when that plan is cleared
    QString method;          // empty = any
    QString pathPrefix;      // empty = any
    int skip = 0;            // matching requests let through first
    int times = 1;           // how many are met; negative = all
    std::optional<bool> apply;
    int status = 500;
    int retryAfter = 1;
    qint64 ms = 0;
    qint64 seconds = 0;
    QString field;
    QString location;
    QByteArray body;

    bool isDone() const; // whether the server does what the request asks
    Twist twist(qint64 nowMs) const;
    void distort(const HttpRequest &request, HttpResponse &response) const;
};

class FaultPlan
{
public:
    // The body of POST /faults: {"plan": [{"match": {"method", "path_prefix"}, "times", "kind", …}]}. Words = refused.
    QString add(const QByteArray &body);
    void clear(); // also lets go of everything that hangs
    QByteArray asJson() const;

    std::optional<Fault> take(const HttpRequest &request);
    void wait(const Fault &fault); // as ordered; ends early when its plan is or was cleared

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_cleared;
    unsigned m_generation = 0;
    std::vector<Fault> m_faults;
};

} // namespace practice
