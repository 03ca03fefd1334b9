// Where the administrator's policy lies, and what holds when it cannot be read.
#pragma once

#include "app/countersign/Paths.h"
#include "review/Policy.h"

namespace app {

struct PolicyInForce
{
    review::Policy policy;
    QString trouble = {}; // one sentence: the file cannot be used, and nothing may be approved until it can
};

// The machine's file (/etc/countersign/policy.json) wins over the one in the data folder; without any, the default
// holds.
PolicyInForce policyInForce(const Paths &paths);
PolicyInForce policyFrom(const QString &file);

} // namespace app
