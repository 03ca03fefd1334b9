// What the dialects share: framing, the schema in words, the administrator's own members.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "base/StrictJson.h"
#include "drafting/providers/WireDialect.h"
#include "net/EventStream.h"

namespace drafting {

using nlohmann::json;

// Feeds each JSON object of a stream to event(); a piece that is no JSON ends the answer as cut.
class StreamReader : public AnswerReader
{
public:
    enum class Framing
    {
        Events,
        Lines
    };
    explicit StreamReader(Framing framing) : m_framing(framing) {}
    void feed(const QByteArray &piece) final;
    ModelAnswer finish() final;

protected:
    virtual void event(const QByteArray &name, const json &data) = 0;
    virtual void done() {} // "[DONE]"

    void end(Outcome outcome, const QString &why = {}); // the terminal event was read; the first word stands
    void fail(const QString &why);                      // no terminal event will count any more
    ModelAnswer answer;

private:
    void read(const QByteArray &name, const QByteArray &data);

    const Framing m_framing;
    net::SseReader m_events;
    net::LineReader m_lines;
    bool m_ended = false;
    bool m_failed = false;
};

// Members by path that may be missing: {} and -1 when they are not there or something else.
const json &memberOf(const json &object, std::initializer_list<const char *> path);
QByteArray textOf(const json &object, std::initializer_list<const char *> path);
std::optional<int> countOf(const json &object, std::initializer_list<const char *> path);

json schemaOf(const Question &question);
enum class SchemaInWords
{
    WhereAsked, // by the profile
    Always      // the dialect's servers do not show the schema to the model
};
QString instructions(const Question &question, const ProviderProfile &profile,
                     SchemaInWords words = SchemaInWords::WhereAsked);
// The administrator's own members laid over, as bytes.
QByteArray finished(json body, const ProviderProfile &profile);

inline constexpr int fixedSeed = 20'260;

} // namespace drafting
