#include <nlohmann/json.hpp>

#include "drafting/providers/WireParts.h"

namespace drafting {

namespace {

class Reader final : public StreamReader
{
public:
    Reader() : StreamReader(Framing::Lines) {}

protected:
    void event(const QByteArray &, const json &data) override
    {
        if (data.contains("error")) {
            fail(QString::fromUtf8(textOf(data, {"error"})));
            return;
        }
        if (answer.model.isEmpty())
            answer.model = QString::fromUtf8(textOf(data, {"model"}));
        // Ollama on this machine may hand the words on to its own cloud; only these members show it.
        for (const char *key : {"remote_host", "remote_model"})
            if (const auto host = textOf(data, {key}); !host.isEmpty() && answer.elsewhere.isEmpty())
                answer.elsewhere = QString::fromUtf8(host);
        answer.text += textOf(data, {"message", "content"});
        if (memberOf(data, {"done"}) != true)
            return;
        answer.in = countOf(data, {"prompt_eval_count"});
        answer.out = countOf(data, {"eval_count"});
        const auto reason = textOf(data, {"done_reason"});
        if (reason == "stop")
            end(Outcome::Ok);
        else if (reason == "length")
            end(Outcome::Truncated, QString::fromUtf8(reason));
        else
            fail(QStringLiteral("no known reason why the answer ended: ") + QString::fromUtf8(reason));
    }
};

class Ollama final : public WireDialect
{
public:
    QString path(const ProviderProfile &) const override { return QStringLiteral("/api/chat"); }

    QByteArray body(const ProviderProfile &profile, const Question &question) const override
    {
        // Ollama does not show the schema to the model, and cuts a long chat silently unless told not to.
        json options{{"num_ctx", profile.contextTokens}, {"num_predict", profile.maxOutputTokens}};
        if (profile.sampling == Sampling::Fixed) {
            options["temperature"] = 0;
            options["seed"] = fixedSeed;
        }
        json out{
            {"model", base::toJson(profile.model)},
            {"messages",
             {{{"role", "system"}, {"content", base::toJson(instructions(question, profile, SchemaInWords::Always))}},
              {{"role", "user"}, {"content", base::toJson(question.user)}}}},
            {"stream", true},
            {"think", false},
            {"truncate", false},
            {"shift", false},
            {"options", std::move(options)}};
        if (profile.schema == SchemaMode::Native)
            out["format"] = schemaOf(question);
        return finished(std::move(out), profile);
    }

    std::unique_ptr<AnswerReader> reader() const override { return std::make_unique<Reader>(); }
};

} // namespace

const WireDialect &ollama()
{
    static const Ollama dialect;
    return dialect;
}

} // namespace drafting
