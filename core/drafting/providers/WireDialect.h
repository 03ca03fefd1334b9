// How one question is put to a model and how its answer reads, in each of the five dialects. Pure: bytes in, values
// out; nothing here knows a socket. // ai/providers 1 to 8
#pragma once

#include <memory>
#include <optional>

#include "drafting/providers/ProviderProfile.h"
#include "net/Request.h"

namespace drafting {

struct Question
{
    QString system;
    QString user;
    QByteArray schema;  // JSON Schema in the common subset // ai/providers 9
    QString schemaName; // [A-Za-z0-9_-]
};

// An answer counts only when its terminal event was read and its JSON has the shape; nothing partial is ever shown.
enum class Outcome
{
    Ok,
    Truncated, // the model ran out of tokens
    Refused,   // by the model
    Filtered,  // by the provider's filter
    Malformed, // not JSON, or not the shape that was asked for
    Cut,       // the stream ended before its end
};

struct ModelAnswer
{
    Outcome outcome = Outcome::Cut;
    QByteArray text;            // what the model wrote: JSON when Ok
    QString why = {};           // the provider's own word, for the log
    QString model = {};         // as the answer names it
    std::optional<int> in = {}; // tokens; nothing = the provider did not say
    std::optional<int> out = {};
    QString elsewhere = {}; // Ollama alone: the host that a "local" model was forwarded to
};

// Reads one answer from the pieces of its body, wherever they are cut.
class AnswerReader
{
public:
    virtual ~AnswerReader() = default;
    virtual void feed(const QByteArray &piece) = 0;
    virtual ModelAnswer finish() = 0; // once, after the last piece
};

class WireDialect
{
public:
    virtual ~WireDialect() = default;
    virtual QString path(const ProviderProfile &profile) const = 0;
    virtual std::vector<net::Header> headers() const { return {}; }
    virtual QByteArray body(const ProviderProfile &profile, const Question &question) const = 0;
    virtual std::unique_ptr<AnswerReader> reader() const = 0;
    // An answer outside 2xx that is an outcome and no failure: a filter that speaks by status.
    virtual std::optional<ModelAnswer> outcomeOf(const net::Response &) const { return std::nullopt; }
};

const WireDialect &wireDialect(Dialect dialect);
// The strings of a request that are ours and the same for everybody: a gate need not look at them.
QStringList fixedTexts(const Question &question, const ProviderProfile &profile);

// One per file.
const WireDialect &openAiChat();
const WireDialect &openAiResponses();
const WireDialect &anthropicMessages();
const WireDialect &gemini();
const WireDialect &ollama();

} // namespace drafting
