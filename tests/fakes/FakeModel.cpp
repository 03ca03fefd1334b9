#include "fakes/FakeModel.h"

#include <nlohmann/json.hpp>

namespace fakes {

using nlohmann::json;
using End = Thought::End;

namespace {

std::string str(const QByteArray &bytes)
{
    return bytes.toStdString();
}

// In pieces of a few characters, never inside one.
std::vector<std::string> pieces(const QByteArray &text)
{
    std::vector<std::string> out;
    const QString whole = QString::fromUtf8(text);
    for (qsizetype at = 0; at < whole.size(); at += 7)
        out.push_back(whole.mid(at, 7).toUtf8().toStdString());
    return out;
}

QByteArray sse(const json &data, const char *event = nullptr)
{
    QByteArray out;
    if (event)
        out += QByteArray("event: ") + event + "\n";
    return out + "data: " + QByteArray::fromStdString(data.dump()) + "\n\n";
}

QByteArray chat(const Thought &thought, const std::string &model)
{
    QByteArray out = ": keep-alive\n\n";
    const auto chunk = [&](json delta, json reason) {
        return json{{"object", "chat.completion.chunk"},
                    {"model", model},
                    {"choices", {{{"index", 0}, {"delta", std::move(delta)}, {"finish_reason", std::move(reason)}}}}};
    };
    out += sse(chunk({{"role", "assistant"}, {"content", ""}}, nullptr));
    for (const auto &piece : pieces(thought.text))
        out += sse(chunk({{thought.end == End::Refuses ? "refusal" : "content", piece}}, nullptr));
    if (thought.end == End::CutOff)
        return out;
    if (thought.end == End::ErrorMidway)
        return out + sse({{"error", {{"message", "overloaded"}, {"type", "server_error"}}}});
    const char *reason = thought.end == End::OutOfTokens ? "length"
                         : thought.end == End::Filtered  ? "content_filter"
                                                         : "stop";
    out += sse(chunk(json::object(), reason));
    out += sse({{"model", model},
                {"choices", json::array()},
                {"usage", {{"prompt_tokens", 120}, {"completion_tokens", 30}, {"total_tokens", 150}}}});
    return out + "data: [DONE]\n\n";
}

QByteArray responses(const Thought &thought, const std::string &model)
{
    int number = 0;
    QByteArray out;
    const auto event = [&](const char *type, json data) {
        data["type"] = type;
        data["sequence_number"] = number++;
        out += sse(data, type);
    };
    event("response.created", {{"response", {{"status", "in_progress"}}}});
    for (const auto &piece : pieces(thought.text))
        event(thought.end == End::Refuses ? "response.refusal.delta" : "response.output_text.delta",
              {{"delta", piece}});
    if (thought.end == End::CutOff)
        return out;
    if (thought.end == End::ErrorMidway) {
        event("error", {{"code", "server_error"}, {"message", "overloaded"}});
        return out;
    }
    const bool whole = thought.end == End::Finished || thought.end == End::Refuses;
    json part{{"type", "output_text"}, {"text", str(thought.text)}};
    if (thought.end == End::Refuses)
        part = {{"type", "refusal"}, {"refusal", str(thought.text)}};
    json response{{"object", "response"},
                  {"status", whole ? "completed" : "incomplete"},
                  {"model", model},
                  {"output",
                   {{{"type", "reasoning"}, {"summary", json::array()}},
                    {{"type", "message"}, {"role", "assistant"}, {"content", {part}}}}},
                  {"usage", {{"input_tokens", 120}, {"output_tokens", 30}, {"total_tokens", 150}}}};
    if (!whole)
        response["incomplete_details"] = {
            {"reason", thought.end == End::OutOfTokens ? "max_output_tokens" : "content_filter"}};
    event(whole ? "response.completed" : "response.incomplete", {{"response", response}});
    return out;
}

QByteArray anthropic(const Thought &thought, const std::string &model, bool asTool)
{
    QByteArray out;
    const auto event = [&](const char *type, json data) {
        data["type"] = type;
        out += sse(data, type);
    };
    event("message_start",
          {{"message",
            {{"model", model}, {"content", json::array()}, {"usage", {{"input_tokens", 120}, {"output_tokens", 1}}}}}});
    event("ping", json::object());
    event("content_block_start", {{"index", 0}, {"content_block", {{"type", asTool ? "tool_use" : "text"}}}});
    for (const auto &piece : pieces(thought.text)) {
        if (asTool)
            event("content_block_delta",
                  {{"index", 0}, {"delta", {{"type", "input_json_delta"}, {"partial_json", piece}}}});
        else
            event("content_block_delta", {{"index", 0}, {"delta", {{"type", "text_delta"}, {"text", piece}}}});
    }
    if (thought.end == End::CutOff)
        return out;
    if (thought.end == End::ErrorMidway) {
        event("error", {{"error", {{"type", "overloaded_error"}, {"message", "Overloaded"}}}});
        return out;
    }
    event("content_block_stop", {{"index", 0}});
    const char *reason = thought.end == End::OutOfTokens                               ? "max_tokens"
                         : thought.end == End::Refuses || thought.end == End::Filtered ? "refusal"
                         : asTool                                                      ? "tool_use"
                                                                                       : "end_turn";
    event("message_delta", {{"delta", {{"stop_reason", reason}}}, {"usage", {{"output_tokens", 30}}}});
    event("message_stop", json::object());
    return out;
}

QByteArray gemini(const Thought &thought, const std::string &model)
{
    QByteArray out;
    const auto fragment = [&](const std::string &text, const char *reason) {
        json candidate{{"content", {{"role", "model"}, {"parts", {{{"text", text}}}}}}, {"index", 0}};
        if (reason)
            candidate["finishReason"] = reason;
        json data{{"candidates", {candidate}}, {"modelVersion", model}};
        if (reason)
            data["usageMetadata"] = {{"promptTokenCount", 120}, {"candidatesTokenCount", 30}, {"totalTokenCount", 150}};
        return data;
    };
    for (const auto &piece : pieces(thought.text))
        out += sse(fragment(piece, nullptr));
    if (thought.end == End::CutOff)
        return out;
    if (thought.end == End::ErrorMidway)
        return out + sse({{"error", {{"code", 503}, {"status", "UNAVAILABLE"}, {"message", "overloaded"}}}});
    if (thought.end == End::Filtered && thought.text.isEmpty())
        return sse({{"promptFeedback", {{"blockReason", "PROHIBITED_CONTENT"}}}, {"modelVersion", model}});
    const char *reason = thought.end == End::OutOfTokens                               ? "MAX_TOKENS"
                         : thought.end == End::Filtered || thought.end == End::Refuses ? "SPII"
                                                                                       : "STOP";
    return out + sse(fragment("", reason));
}

QByteArray ollama(const Thought &thought, const std::string &model, const QByteArray &elsewhere)
{
    QByteArray out;
    const auto line = [&](json data) {
        data["model"] = model;
        if (!elsewhere.isEmpty())
            data["remote_host"] = str(elsewhere);
        out += QByteArray::fromStdString(data.dump()) + "\n";
    };
    for (const auto &piece : pieces(thought.text))
        line({{"message", {{"role", "assistant"}, {"content", piece}}}, {"done", false}});
    if (thought.end == End::CutOff)
        return out;
    if (thought.end == End::ErrorMidway)
        return out + "{\"error\":\"overloaded\"}\n";
    line({{"message", {{"role", "assistant"}, {"content", ""}}},
          {"done", true},
          {"done_reason", thought.end == End::OutOfTokens ? "length" : "stop"},
          {"prompt_eval_count", 120},
          {"eval_count", 30}});
    return out;
}

QString text(const json &value)
{
    return value.is_string() ? QString::fromStdString(value.get<std::string>()) : QString();
}

QByteArray dump(const json &value)
{
    return value.is_null() ? QByteArray() : QByteArray::fromStdString(value.dump());
}

json at(const json &value, const char *pointer)
{
    const json::json_pointer path(pointer);
    return value.contains(path) ? value.at(path) : json();
}

// Every object closed and complete, nothing that one of the vendors lacks. // ai/providers 9
QString faultOfSchema(const json &schema)
{
    static const std::vector<std::string> known{"type", "properties",           "required", "items",
                                                "enum", "additionalProperties", "anyOf",    "description"};
    if (!schema.is_object())
        return QStringLiteral("a schema that is no object");
    for (const auto &member : schema.items())
        if (std::find(known.begin(), known.end(), member.key()) == known.end())
            return QStringLiteral("schema: ") + QString::fromStdString(member.key());
    if (schema.value("type", "") == "object") {
        if (schema.value("additionalProperties", json()) != false)
            return QStringLiteral("schema: additionalProperties must be false");
        for (const auto &member : schema.at("properties").items()) {
            const auto &required = schema.at("required");
            if (std::find(required.begin(), required.end(), member.key()) == required.end())
                return QStringLiteral("schema: every property must be required");
            if (const QString fault = faultOfSchema(member.value()); !fault.isEmpty())
                return fault;
        }
    }
    return schema.contains("items") ? faultOfSchema(schema.at("items")) : QString();
}

} // namespace

const char *wireName(Wire wire)
{
    static constexpr const char *names[] = {"openai_chat", "openai_responses", "anthropic", "gemini", "ollama"};
    return names[static_cast<std::size_t>(wire)];
}

QByteArray streamOf(Wire wire, const Thought &thought, const QByteArray &model, const QByteArray &elsewhere)
{
    switch (wire) {
    case Wire::OpenAiChat:
        return chat(thought, str(model));
    case Wire::OpenAiResponses:
        return responses(thought, str(model));
    case Wire::Anthropic:
        return anthropic(thought, str(model), false);
    case Wire::Gemini:
        return gemini(thought, str(model));
    case Wire::Ollama:
        break;
    }
    return ollama(thought, str(model), elsewhere);
}

FakeModel::FakeModel(Wire wire, Brain brain)
    : m_wire(wire), m_brain(std::move(brain)), m_server([this](const Arrival &arrival) { return answer(arrival); })
{
}

QUrl FakeModel::baseUrl() const
{
    switch (m_wire) {
    case Wire::Gemini:
        return m_server.url(QStringLiteral("/v1beta"));
    case Wire::Ollama:
        return m_server.url(QString());
    default:
        return m_server.url(QStringLiteral("/v1"));
    }
}

Reply FakeModel::error(int status, const QByteArray &code, const QByteArray &words) const
{
    json body;
    switch (m_wire) {
    case Wire::OpenAiChat:
    case Wire::OpenAiResponses:
        body = {{"error", {{"message", str(words)}, {"type", "error"}, {"param", nullptr}, {"code", str(code)}}}};
        break;
    case Wire::Anthropic:
        body = {{"type", "error"}, {"error", {{"type", str(code)}, {"message", str(words)}}}, {"request_id", "req_1"}};
        break;
    case Wire::Gemini:
        body = {{"error", {{"code", status}, {"status", str(code)}, {"message", str(words)}}}};
        break;
    case Wire::Ollama:
        body = {{"error", str(words)}};
        break;
    }
    return Reply::json(QByteArray::fromStdString(body.dump()), status);
}

Reply FakeModel::wrong(const QString &why)
{
    m_complaints.append(why);
    return error(400, "invalid_request_error", why.toUtf8());
}

QString FakeModel::hear(const Arrival &arrival, Heard &heard) const
{
    const json body = json::parse(arrival.body.begin(), arrival.body.end(), nullptr, false);
    if (!body.is_object())
        return QStringLiteral("not a JSON object");
    heard.arrival = arrival;
    heard.model = text(at(body, "/model"));
    json schema;
    switch (m_wire) {
    case Wire::OpenAiChat:
        if (arrival.path() != "/v1/chat/completions")
            return QStringLiteral("no such path");
        heard.system = text(at(body, "/messages/0/content"));
        heard.user = text(at(body, "/messages/1/content"));
        schema = at(body, "/response_format/json_schema/schema");
        if (!schema.is_null() && at(body, "/response_format/json_schema/strict") != true)
            return QStringLiteral("not strict");
        break;
    case Wire::OpenAiResponses:
        if (arrival.path() != "/v1/responses")
            return QStringLiteral("no such path");
        if (at(body, "/store") != false)
            return QStringLiteral("would be stored");
        heard.system = text(at(body, "/instructions"));
        heard.user = text(at(body, "/input/0/content"));
        schema = at(body, "/text/format/schema");
        break;
    case Wire::Anthropic:
        if (arrival.path() != "/v1/messages" || arrival.header("anthropic-version").isEmpty())
            return QStringLiteral("no such path, or no version");
        if (!at(body, "/max_tokens").is_number_integer())
            return QStringLiteral("max_tokens: Field required");
        if (body.contains("temperature") || body.contains("top_p"))
            return QStringLiteral("temperature is not supported by this model");
        heard.system = text(at(body, "/system"));
        heard.user = text(at(body, "/messages/0/content"));
        schema = at(body, "/output_config/format/schema");
        if (body.contains("tools"))
            schema = at(body, "/tools/0/input_schema");
        break;
    case Wire::Gemini:
        heard.model = QString::fromUtf8(arrival.path().mid(15, arrival.path().indexOf(':') - 15));
        if (!arrival.target.startsWith("/v1beta/models/") || !arrival.target.endsWith(":streamGenerateContent?alt=sse"))
            return QStringLiteral("no such path: ") + QString::fromUtf8(arrival.target);
        heard.system = text(at(body, "/systemInstruction/parts/0/text"));
        heard.user = text(at(body, "/contents/0/parts/0/text"));
        schema = at(body, "/generationConfig/responseJsonSchema");
        break;
    case Wire::Ollama:
        if (arrival.path() != "/api/chat")
            return QStringLiteral("no such path");
        heard.system = text(at(body, "/messages/0/content"));
        heard.user = text(at(body, "/messages/1/content"));
        schema = at(body, "/format");
        break;
    }
    if (m_wire != Wire::Gemini && at(body, "/stream") != true)
        return QStringLiteral("not a stream");
    if (!schema.is_null())
        if (const QString fault = faultOfSchema(schema); !fault.isEmpty())
            return fault;
    heard.schema = dump(schema);
    return heard.user.isEmpty() ? QStringLiteral("nothing is asked") : QString();
}

Reply FakeModel::say(const Thought &thought, const Heard &heard) const
{
    switch (thought.end) {
    case End::ErrorBody: {
        auto reply = error(thought.status, thought.code, "the fake model was told to fail");
        return thought.retryAfter.isEmpty() ? reply : reply.with("Retry-After", thought.retryAfter);
    }
    case End::Silence:
        return Reply::of(Reply::Manner::Silence);
    case End::CloseAtOnce:
        return Reply::of(Reply::Manner::CloseUnanswered);
    default:
        break;
    }
    Reply reply;
    reply.headers = {{"Content-Type", m_wire == Wire::Ollama ? "application/x-ndjson" : "text/event-stream"}};
    const bool asTool = m_wire == Wire::Anthropic && heard.arrival.body.contains("\"tool_choice\"");
    reply.afterMs = thought.afterMs;
    reply.body = asTool ? anthropic(thought, heard.model.toStdString(), true)
                        : streamOf(m_wire, thought, heard.model.toUtf8(), m_elsewhere);
    return reply;
}

Reply FakeModel::answer(const Arrival &arrival)
{
    if (!m_key.isEmpty()) {
        const bool known = arrival.header("authorization") == "Bearer " + m_key ||
                           arrival.header("x-api-key") == m_key || arrival.header("api-key") == m_key ||
                           arrival.header("x-goog-api-key") == m_key;
        if (!known)
            return error(401, "authentication_error", "invalid key");
    }
    if (m_wire == Wire::Ollama && arrival.path() == "/api/show") {
        json show{{"capabilities", {"completion"}}};
        if (!m_elsewhere.isEmpty())
            show["remote_host"] = str(m_elsewhere);
        return Reply::json(QByteArray::fromStdString(show.dump()));
    }
    Heard heard;
    if (const QString why = hear(arrival, heard); !why.isEmpty())
        return wrong(why);
    m_heard.push_back(heard);
    return say(m_brain(heard), heard);
}

} // namespace fakes
