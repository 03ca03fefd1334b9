#include "drafting/providers/WireParts.h"

#include <nlohmann/json.hpp>

namespace drafting {

void StreamReader::read(const QByteArray &name, const QByteArray &data)
{
    if (m_failed || data.trimmed().isEmpty())
        return;
    if (data == "[DONE]") {
        done();
        return;
    }
    const json value = json::parse(data.begin(), data.end(), nullptr, false);
    if (!value.is_object()) {
        fail(QStringLiteral("a piece of the answer is no JSON object"));
        return;
    }
    event(name, value);
}

void StreamReader::feed(const QByteArray &piece)
{
    if (m_framing == Framing::Events) {
        for (const auto &each : m_events.feed(piece))
            read(each.name, each.data);
    } else {
        for (const auto &each : m_lines.feed(piece))
            read({}, each);
    }
}

void StreamReader::end(Outcome outcome, const QString &why)
{
    if (std::exchange(m_ended, true))
        return;
    answer.outcome = outcome;
    answer.why = why;
}

void StreamReader::fail(const QString &why)
{
    if (!std::exchange(m_failed, true))
        answer.why = why;
}

ModelAnswer StreamReader::finish()
{
    if (m_framing == Framing::Lines)
        read({}, m_lines.rest());
    if (m_failed || !m_ended) {
        answer.outcome = Outcome::Cut;
        if (answer.why.isEmpty())
            answer.why = QStringLiteral("the answer ended before its end");
    }
    return answer;
}

const json &memberOf(const json &object, std::initializer_list<const char *> path)
{
    static const json nothing;
    const json *at = &object;
    for (const char *key : path) {
        if (at->is_array() && *key == '0') {
            if (at->empty())
                return nothing;
            at = &at->front();
            continue;
        }
        const auto found = at->is_object() ? at->find(key) : at->end();
        if (!at->is_object() || found == at->end())
            return nothing;
        at = &*found;
    }
    return *at;
}

QByteArray textOf(const json &object, std::initializer_list<const char *> path)
{
    const json &value = memberOf(object, path);
    return value.is_string() ? QByteArray::fromStdString(value.get_ref<const std::string &>()) : QByteArray();
}

std::optional<int> countOf(const json &object, std::initializer_list<const char *> path)
{
    const json &value = memberOf(object, path);
    if (!value.is_number_integer() || value.get<qint64>() < 0 || value.get<qint64>() > 1'000'000'000)
        return std::nullopt;
    return value.get<int>();
}

json schemaOf(const Question &question)
{
    return json::parse(question.schema.begin(), question.schema.end());
}

QStringList fixedTexts(const Question &question, const ProviderProfile &profile)
{
    return {question.system, instructions(question, profile, SchemaInWords::Always), profile.model};
}

QString instructions(const Question &question, const ProviderProfile &profile, SchemaInWords words)
{
    if (profile.schema != SchemaMode::Prompt && words != SchemaInWords::Always)
        return question.system;
    return question.system +
           QStringLiteral("\n\nAnswer with one JSON object and nothing else. It has exactly the shape of this JSON "
                          "Schema:\n") +
           QString::fromUtf8(question.schema);
}

QByteArray finished(json body, const ProviderProfile &profile)
{
    if (!profile.extraBody.isEmpty())
        body.merge_patch(json::parse(profile.extraBody.begin(), profile.extraBody.end()));
    return base::dumpJson(body);
}

const WireDialect &wireDialect(Dialect dialect)
{
    switch (dialect) {
    case Dialect::OpenAiChat:
        return openAiChat();
    case Dialect::OpenAiResponses:
        return openAiResponses();
    case Dialect::Anthropic:
        return anthropicMessages();
    case Dialect::Gemini:
        return gemini();
    case Dialect::Ollama:
        break;
    }
    return ollama();
}

} // namespace drafting
