#include "drafting/providers/WireParts.h"

#include <nlohmann/json.hpp>

namespace drafting {

namespace {

class Reader final : public StreamReader
{
public:
    Reader() : StreamReader(Framing::Events) {}

protected:
    void event(const QByteArray &, const json &data) override
    {
        const auto type = textOf(data, {"type"});
        if (type == "error") {
            fail(QString::fromUtf8(textOf(data, {"error", "type"})));
        } else if (type == "message_start") {
            answer.model = QString::fromUtf8(textOf(data, {"message", "model"}));
            countInput(memberOf(data, {"message", "usage"}));
        } else if (type == "content_block_delta") {
            answer.text += textOf(data, {"delta", "text"});
            answer.text += textOf(data, {"delta", "partial_json"}); // the input of the one forced tool
        } else if (type == "message_delta") {
            if (const auto out = countOf(data, {"usage", "output_tokens"}))
                answer.out = out;
            m_reason = textOf(data, {"delta", "stop_reason"});
            m_category = textOf(data, {"delta", "stop_details", "category"});
        } else if (type == "message_stop") {
            stopped();
        }
    }

private:
    void countInput(const json &usage)
    {
        int in = 0;
        for (const char *part : {"input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens"})
            in += countOf(usage, {part}).value_or(0);
        if (countOf(usage, {"input_tokens"}))
            answer.in = in;
    }

    void stopped()
    {
        if (m_reason == "refusal")
            end(Outcome::Refused, QString::fromUtf8(m_category));
        else if (m_reason == "max_tokens" || m_reason == "model_context_window_exceeded")
            end(Outcome::Truncated, QString::fromUtf8(m_reason));
        else if (m_reason == "end_turn" || m_reason == "stop_sequence" || m_reason == "tool_use")
            end(Outcome::Ok);
        else
            fail(QStringLiteral("no known reason why the answer ended: ") + QString::fromUtf8(m_reason));
    }

    QByteArray m_reason;
    QByteArray m_category;
};

class AnthropicMessages final : public WireDialect
{
public:
    QString path(const ProviderProfile &) const override { return QStringLiteral("/messages"); }
    std::vector<net::Header> headers() const override { return {{"anthropic-version", "2023-06-01"}}; }

    QByteArray body(const ProviderProfile &profile, const Question &question) const override
    {
        json out{{"model", base::toJson(profile.model)},
                 {"max_tokens", profile.maxOutputTokens},
                 {"system", base::toJson(instructions(question, profile))},
                 {"messages", {{{"role", "user"}, {"content", base::toJson(question.user)}}}},
                 {"stream", true}};
        if (profile.schema == SchemaMode::Native)
            out["output_config"] = {{"format", {{"type", "json_schema"}, {"schema", schemaOf(question)}}}};
        if (profile.schema == SchemaMode::Tool) {
            // The only tool there ever is: a form for the answer. It reaches nothing. // SEC-39
            out["tools"] = {{{"name", base::toJson(question.schemaName)},
                             {"description", "The answer."},
                             {"strict", true},
                             {"input_schema", schemaOf(question)}}};
            out["tool_choice"] = {
                {"type", "tool"}, {"name", base::toJson(question.schemaName)}, {"disable_parallel_tool_use", true}};
        }
        if (profile.sampling == Sampling::Fixed)
            out["temperature"] = 0;
        return finished(std::move(out), profile);
    }

    std::unique_ptr<AnswerReader> reader() const override { return std::make_unique<Reader>(); }
};

} // namespace

const WireDialect &anthropicMessages()
{
    static const AnthropicMessages dialect;
    return dialect;
}

} // namespace drafting
