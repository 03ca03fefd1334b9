// A model that an administrator allows: where it is, how it is spoken to, what it keeps, and what may be sent there. A
// JSON file without secrets; the key lies in the keychain. // SEC-48, ai/providers 11
#pragma once

#include <vector>

#include <QDate>
#include <QStringList>
#include <QUrl>

#include "base/Digest.h"
#include "base/Result.h"

namespace drafting {

enum class Dialect
{
    OpenAiChat, // also Azure, Bedrock and Vertex's compatible routes, vLLM, llama.cpp, LM Studio
    OpenAiResponses,
    Anthropic,
    Gemini,
    Ollama
};

enum class KeyPlace // where the key goes in a request
{
    Nowhere,
    Bearer,
    ApiKey,     // api-key
    XApiKey,    // x-api-key
    XGoogApiKey // x-goog-api-key
};

enum class SchemaMode
{
    Native, // the dialect's own field
    Tool,   // as the input of one forced tool: older Claude models
    Prompt  // in words only; the answer is checked all the same
};

enum class Sampling
{
    Provider, // nothing is sent: several models refuse any value
    Fixed     // temperature 0 and a seed, for local servers
};

enum class Locality
{
    Local, // nothing leaves the machine
    Private,
    Cloud
};

struct ProviderProfile
{
    QString name;
    Dialect dialect = Dialect::OpenAiChat;
    QUrl baseUrl; // what the dialect's path is appended to: https://api.openai.com/v1
    KeyPlace key = KeyPlace::Nowhere;
    QString model;
    int maxOutputTokens = 2'000;
    int contextTokens = 16'000;
    SchemaMode schema = SchemaMode::Native;
    Sampling sampling = Sampling::Provider;
    std::vector<std::pair<QByteArray, QByteArray>> headers; // beside; never a secret
    QByteArray extraBody;                                   // a JSON object laid over the request; empty = none
    QString certificateAuthority;                           // a PEM file; empty = the system's alone
    base::Milliseconds firstByte{60'000};                   // and longest pause
    base::Milliseconds total{180'000};
    // What is agreed with the provider. // SEC-48
    Locality locality = Locality::Cloud;
    QString region;      // where it is processed, "EU"
    QString retention;   // "none", "30 days of abuse logs"
    bool trains = false; // on what it is sent
    QDate checked;       // when somebody last read the terms
    QStringList maySend; // of resume, cover_letter, scorecards
    QStringList notFrom; // places: requisitions there are drafted without this provider
    int repeats = 2;     // of a screening, in other order and words, to see which verdicts waver
    qint64 perCase = 0;  // tokens, in and out; 0 = no limit // SEC-40
    qint64 perDay = 0;   // tokens of this installation in 24 hours
    bool mayReceive(const QString &what) const { return maySend.contains(what); }
};

// {"name", "dialect": openai_chat | openai_responses | anthropic | gemini | ollama, "base_url",
//  "auth": none | bearer | api-key | x-api-key | x-goog-api-key, "model", "max_output_tokens", "context_tokens",
//  "schema": native | tool | prompt, "sampling": provider | fixed, "headers": {}, "body": {},
//  "certificate_authority": "company.pem", "timeouts": {"first_byte_seconds", "total_seconds"},
//  "terms": {"locality": local | private | cloud, "region", "retention", "trains": bool, "checked": "2026-11-01",
//  "may_send": ["resume", "cover_letter", "scorecards"], "not_from": ["New York"]},
//  "caps": {"tokens_per_case", "tokens_per_day"}, "repeats": 0 to 4}.
// Required: name, dialect, base_url, model and all terms but not_from. Invalid: subject = the member that cannot be
// right; a member that looks like a secret, a model that trains on what it is sent, plain http to another machine.
base::Result<ProviderProfile> readProvider(const QByteArray &json);

const char *dialectWord(Dialect dialect);
// Of what makes the machine: everything but name, caps and time-outs. // CMP-37
QString parametersOf(const ProviderProfile &profile);

} // namespace drafting
