#include <nlohmann/json.hpp>

#include "drafting/providers/WireParts.h"

namespace drafting {

namespace {

bool isFilter(const QByteArray &reason)
{
    for (const char *each : {"SAFETY", "RECITATION", "SPII", "BLOCKLIST", "PROHIBITED_CONTENT", "LANGUAGE"})
        if (reason == each)
            return true;
    return false;
}

class Reader final : public StreamReader
{
public:
    Reader() : StreamReader(Framing::Events) {}

protected:
    void event(const QByteArray &, const json &data) override
    {
        if (data.contains("error")) {
            fail(QString::fromUtf8(textOf(data, {"error", "status"})));
            return;
        }
        if (const auto model = textOf(data, {"modelVersion"}); !model.isEmpty())
            answer.model = QString::fromUtf8(model);
        if (const auto in = countOf(data, {"usageMetadata", "promptTokenCount"}))
            answer.in = in;
        if (const auto out = countOf(data, {"usageMetadata", "candidatesTokenCount"}))
            answer.out = *out + countOf(data, {"usageMetadata", "thoughtsTokenCount"}).value_or(0);
        const json &parts = memberOf(data, {"candidates", "0", "content", "parts"});
        for (const auto &part : parts)
            if (memberOf(part, {"thought"}) != true)
                answer.text += textOf(part, {"text"});
        if (const auto blocked = textOf(data, {"promptFeedback", "blockReason"}); !blocked.isEmpty())
            end(Outcome::Filtered, QString::fromUtf8(blocked));
        const auto reason = textOf(data, {"candidates", "0", "finishReason"});
        if (reason == "STOP")
            end(Outcome::Ok);
        else if (reason == "MAX_TOKENS")
            end(Outcome::Truncated, QString::fromUtf8(reason));
        else if (isFilter(reason))
            end(Outcome::Filtered, QString::fromUtf8(reason));
        else if (reason.startsWith("MALFORMED"))
            end(Outcome::Malformed, QString::fromUtf8(reason));
        else if (!reason.isEmpty())
            fail(QStringLiteral("no known reason why the answer ended: ") + QString::fromUtf8(reason));
    }
};

class Gemini final : public WireDialect
{
public:
    QString path(const ProviderProfile &profile) const override
    {
        return QStringLiteral("/models/%1:streamGenerateContent?alt=sse").arg(profile.model);
    }

    QByteArray body(const ProviderProfile &profile, const Question &question) const override
    {
        json generation{{"maxOutputTokens", profile.maxOutputTokens}, {"responseMimeType", "application/json"}};
        if (profile.schema == SchemaMode::Native)
            generation["responseJsonSchema"] = schemaOf(question);
        if (profile.sampling == Sampling::Fixed) {
            generation["temperature"] = 0;
            generation["seed"] = fixedSeed;
        }
        return finished(
            {{"systemInstruction", {{"parts", {{{"text", base::toJson(instructions(question, profile))}}}}}},
             {"contents", {{{"role", "user"}, {"parts", {{{"text", base::toJson(question.user)}}}}}}},
             {"generationConfig", std::move(generation)}},
            profile);
    }

    std::unique_ptr<AnswerReader> reader() const override { return std::make_unique<Reader>(); }
};

} // namespace

const WireDialect &gemini()
{
    static const Gemini dialect;
    return dialect;
}

} // namespace drafting
