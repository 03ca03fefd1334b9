#include "drafting/providers/WireParts.h"

#include <nlohmann/json.hpp>

namespace drafting {

namespace {

// The text is taken from the last event, which holds the whole response; deltas only say that something comes.
class Reader final : public StreamReader
{
public:
    Reader() : StreamReader(Framing::Events) {}

protected:
    void event(const QByteArray &, const json &data) override
    {
        const auto type = textOf(data, {"type"});
        if (type == "error") {
            fail(QString::fromUtf8(textOf(data, {"message"})));
        } else if (type == "response.failed") {
            const auto code = textOf(data, {"response", "error", "code"});
            if (code == "invalid_prompt")
                end(Outcome::Filtered, QString::fromUtf8(code));
            else
                fail(QString::fromUtf8(code));
        } else if (type == "response.completed" || type == "response.incomplete") {
            whole(memberOf(data, {"response"}));
        }
    }

private:
    void whole(const json &response)
    {
        answer.model = QString::fromUtf8(textOf(response, {"model"}));
        answer.in = countOf(response, {"usage", "input_tokens"});
        answer.out = countOf(response, {"usage", "output_tokens"});
        QByteArray refusal;
        const json &output = memberOf(response, {"output"});
        for (const auto &item : output) {
            if (textOf(item, {"type"}) != "message")
                continue;
            for (const auto &part : memberOf(item, {"content"})) {
                if (textOf(part, {"type"}) == "output_text")
                    answer.text += textOf(part, {"text"});
                else if (textOf(part, {"type"}) == "refusal")
                    refusal += textOf(part, {"refusal"});
            }
        }
        const auto status = textOf(response, {"status"});
        const auto reason = textOf(response, {"incomplete_details", "reason"});
        if (!refusal.isEmpty())
            end(Outcome::Refused, QString::fromUtf8(refusal));
        else if (status == "completed")
            end(Outcome::Ok);
        else if (reason == "max_output_tokens")
            end(Outcome::Truncated, QString::fromUtf8(reason));
        else if (reason == "content_filter")
            end(Outcome::Filtered, QString::fromUtf8(reason));
        else
            fail(QStringLiteral("status ") + QString::fromUtf8(status + ' ' + reason));
    }
};

class OpenAiResponses final : public WireDialect
{
public:
    QString path(const ProviderProfile &) const override { return QStringLiteral("/responses"); }

    QByteArray body(const ProviderProfile &profile, const Question &question) const override
    {
        // Stored by default at the provider unless told otherwise. // ai/providers 0
        json out{{"model", base::toJson(profile.model)},
                 {"instructions", base::toJson(instructions(question, profile))},
                 {"input", {{{"role", "user"}, {"content", base::toJson(question.user)}}}},
                 {"max_output_tokens", profile.maxOutputTokens},
                 {"store", false},
                 {"stream", true}};
        if (profile.schema == SchemaMode::Native)
            out["text"] = {{"format",
                            {{"type", "json_schema"},
                             {"name", base::toJson(question.schemaName)},
                             {"strict", true},
                             {"schema", schemaOf(question)}}}};
        if (profile.sampling == Sampling::Fixed)
            out["temperature"] = 0;
        return finished(std::move(out), profile);
    }

    std::unique_ptr<AnswerReader> reader() const override { return std::make_unique<Reader>(); }
    std::optional<ModelAnswer> outcomeOf(const net::Response &response) const override
    {
        return openAiChat().outcomeOf(response);
    }
};

} // namespace

const WireDialect &openAiResponses()
{
    static const OpenAiResponses dialect;
    return dialect;
}

} // namespace drafting
