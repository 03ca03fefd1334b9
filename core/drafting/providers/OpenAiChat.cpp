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
        if (data.contains("error")) {
            fail(QString::fromUtf8(textOf(data, {"error", "message"})));
            return;
        }
        if (answer.model.isEmpty())
            answer.model = QString::fromUtf8(textOf(data, {"model"}));
        if (const auto in = countOf(data, {"usage", "prompt_tokens"}))
            answer.in = in;
        if (const auto out = countOf(data, {"usage", "completion_tokens"}))
            answer.out = out;
        answer.text += textOf(data, {"choices", "0", "delta", "content"});
        m_refusal += textOf(data, {"choices", "0", "delta", "refusal"});
        if (const auto reason = textOf(data, {"choices", "0", "finish_reason"}); !reason.isEmpty())
            m_reason = reason;
    }

    // The stream's end, not the finish reason, is the terminal event: what comes between may still be an error.
    void done() override
    {
        if (!m_refusal.isEmpty())
            end(Outcome::Refused, QString::fromUtf8(m_refusal));
        else if (m_reason == "length")
            end(Outcome::Truncated, QString::fromUtf8(m_reason));
        else if (m_reason == "content_filter")
            end(Outcome::Filtered, QString::fromUtf8(m_reason));
        else if (m_reason == "stop")
            end(Outcome::Ok);
        else
            fail(QStringLiteral("no known reason why the answer ended: ") + QString::fromUtf8(m_reason));
    }

private:
    QByteArray m_refusal;
    QByteArray m_reason;
};

class OpenAiChat final : public WireDialect
{
public:
    QString path(const ProviderProfile &) const override { return QStringLiteral("/chat/completions"); }

    QByteArray body(const ProviderProfile &profile, const Question &question) const override
    {
        json out{{"model", base::toJson(profile.model)},
                 {"messages",
                  {{{"role", "system"}, {"content", base::toJson(instructions(question, profile))}},
                   {{"role", "user"}, {"content", base::toJson(question.user)}}}},
                 {"stream", true},
                 {"stream_options", {{"include_usage", true}}}};
        // Local servers read the old name alone, OpenAI's newer models the new one alone. // ai/providers 2, 7
        out[profile.locality == Locality::Local ? "max_tokens" : "max_completion_tokens"] = profile.maxOutputTokens;
        if (profile.schema == SchemaMode::Native)
            out["response_format"] = {
                {"type", "json_schema"},
                {"json_schema",
                 {{"name", base::toJson(question.schemaName)}, {"strict", true}, {"schema", schemaOf(question)}}}};
        if (profile.sampling == Sampling::Fixed) {
            out["temperature"] = 0;
            out["seed"] = fixedSeed;
        }
        return finished(std::move(out), profile);
    }

    std::unique_ptr<AnswerReader> reader() const override { return std::make_unique<Reader>(); }

    // Azure's filter on the prompt answers with 400. // ai/providers 3
    std::optional<ModelAnswer> outcomeOf(const net::Response &response) const override
    {
        const json value = json::parse(response.body.begin(), response.body.end(), nullptr, false);
        if (response.status != 400 || textOf(value, {"error", "code"}) != "content_filter")
            return std::nullopt;
        ModelAnswer out;
        out.outcome = Outcome::Filtered;
        out.why = QStringLiteral("content_filter");
        return out;
    }
};

} // namespace

const WireDialect &openAiChat()
{
    static const OpenAiChat dialect;
    return dialect;
}

} // namespace drafting
