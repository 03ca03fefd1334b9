// What the connector may call on Harvest v3, and with what scope. The reader's channel knows only the first table, the
// writer's only the second. Sources: shared fact page on Greenhouse, sections 4 to 6.
#pragma once

#include <array>

#include "net/Endpoint.h"

namespace ats::greenhouse {

inline constexpr std::array safeEndpoints{
    net::Endpoint{net::Verb::Get, "/v3/users"},
    net::Endpoint{net::Verb::Get, "/v3/jobs"},
    net::Endpoint{net::Verb::Get, "/v3/job_posts"},
    net::Endpoint{net::Verb::Get, "/v3/job_interview_stages"},
    net::Endpoint{net::Verb::Get, "/v3/application_stages"},
    net::Endpoint{net::Verb::Get, "/v3/applications"},
    net::Endpoint{net::Verb::Get, "/v3/candidates"},
    net::Endpoint{net::Verb::Get, "/v3/attachments"},
    net::Endpoint{net::Verb::Get, "/v3/notes"},
    net::Endpoint{net::Verb::Get, "/v3/scorecards"},
    net::Endpoint{net::Verb::Get, "/v3/scorecard_candidate_attributes"},
    net::Endpoint{net::Verb::Get, "/v3/job_candidate_attributes"},
    net::Endpoint{net::Verb::Get, "/v3/custom_fields"},
    net::Endpoint{net::Verb::Get, "/v3/custom_field_options"},
    net::Endpoint{net::Verb::Get, "/v3/rejection_reasons"},
    net::Endpoint{net::Verb::Get, "/v3/rejection_details"},
    net::Endpoint{net::Verb::Get, "/v3/candidate_tags"},
    net::Endpoint{net::Verb::Get, "/v3/applied_candidate_tags"},
};

inline constexpr std::array unsafeEndpoints{
    net::Endpoint{net::Verb::Post, "/v3/notes"},                    // harvest:notes:create
    net::Endpoint{net::Verb::Patch, "/v3/applications/{id}"},       // harvest:applications:update
    net::Endpoint{net::Verb::Post, "/v3/applications/{id}/move"},   // harvest:applications:move
    net::Endpoint{net::Verb::Post, "/v3/applications/{id}/reject"}, // harvest:applications:reject
    net::Endpoint{net::Verb::Post, "/v3/applied_candidate_tags"},   // harvest:applied_candidate_tags:create
};

} // namespace ats::greenhouse
