#include "ledger/DecisionRecord.h"

#include <map>

#include <nlohmann/json.hpp>

#include "base/StrictJson.h"

namespace ledger {

namespace {

using Members = std::initializer_list<const char *>;

// Of every record.
constexpr const char *always[] = {"seq", "ts", "kind", "actor", "prev", "app"};

const std::map<std::string, std::vector<const char *>> &members()
{
    static const std::vector<const char *> outcome{"account", "application", "operation", "approval",
                                                   "attempt", "reason",      "endpoint"};
    static const auto with = [](std::vector<const char *> base, Members more) {
        base.insert(base.end(), more);
        return base;
    };
    static const std::vector<const char *> draft{"account", "application", "draft", "revision", "output"};
    static const std::map<std::string, std::vector<const char *>> all{
        {"draft.made", with(draft, {"requisition",  "class",
                                    "engine",       "model",
                                    "parameters",   "prompt_version",
                                    "prompt",       "machine",
                                    "input",        "sources",
                                    "hidden_words", "unread",
                                    "criteria",     "criteria_version",
                                    "redaction",    "redacted",
                                    "withheld",     "content",
                                    "payload",      "jurisdiction",
                                    "notice",       "opt_out",
                                    "accommodation"})},
        {"draft.viewed", with(draft, {"passages"})},
        {"draft.edited", with(draft, {"content", "payload"})},
        {"draft.rejected", with(draft, {"decision"})},
        {"approval.given",
         with(draft, {"approval", "content", "operation_digest", "target", "map_version", "criteria_version",
                      "passages_seen", "payload", "decision", "role", "training", "own_view", "shown_at", "dwell_ms",
                      "changes", "opt_out", "accommodation", "notice"})},
        {"write.attempt",
         {"account", "application", "operation", "approval", "attempt", "body", "operation_digest", "endpoint"}},
        {"write.confirmed", with(outcome, {"remote_id", "status"})},
        {"write.refused", with(outcome, {"status"})},
        {"write.unknown", outcome},
        {"write.conflict", outcome},
        {"write.needs_human", outcome},
        {"model.asked",
         {"account", "application", "departure", "output", "provider", "model", "host", "region", "provider_keeps",
          "sends", "redaction", "redacted", "withheld", "body", "bytes"}},
        {"model.answered", {"account", "application", "departure", "outcome", "tokens"}},
    };
    return all;
}

} // namespace

QStringList missingIn(const QByteArray &line)
{
    const auto record = base::parseJson(line);
    if (!record || !record->is_object() || !record->contains("kind") || !record->at("kind").is_string())
        return {QStringLiteral("JSON")};
    QStringList missing;
    const auto need = [&](const char *name) {
        const auto at = record->find(name);
        if (at == record->end() || at->is_null() || (at->is_string() && at->get_ref<const std::string &>().empty()))
            missing.append(QLatin1String(name));
    };
    for (const char *name : always)
        need(name);
    const auto wanted = members().find(record->at("kind").get<std::string>());
    if (wanted != members().end())
        for (const char *name : wanted->second)
            need(name);
    return missing;
}

} // namespace ledger
