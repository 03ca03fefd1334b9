#include "drafting/providers/ProviderProfile.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/StrictJson.h"
#include "net/Endpoint.h"

namespace drafting {

namespace {

constexpr std::pair<const char *, Dialect> dialects[] = {{"openai_chat", Dialect::OpenAiChat},
                                                         {"openai_responses", Dialect::OpenAiResponses},
                                                         {"anthropic", Dialect::Anthropic},
                                                         {"gemini", Dialect::Gemini},
                                                         {"ollama", Dialect::Ollama}};
constexpr std::pair<const char *, KeyPlace> keyPlaces[] = {{"none", KeyPlace::Nowhere},
                                                           {"bearer", KeyPlace::Bearer},
                                                           {"api-key", KeyPlace::ApiKey},
                                                           {"x-api-key", KeyPlace::XApiKey},
                                                           {"x-goog-api-key", KeyPlace::XGoogApiKey}};
constexpr std::pair<const char *, SchemaMode> schemaModes[] = {
    {"native", SchemaMode::Native}, {"tool", SchemaMode::Tool}, {"prompt", SchemaMode::Prompt}};
constexpr std::pair<const char *, Sampling> samplings[] = {{"provider", Sampling::Provider},
                                                           {"fixed", Sampling::Fixed}};
constexpr std::pair<const char *, Locality> localities[] = {
    {"local", Locality::Local}, {"private", Locality::Private}, {"cloud", Locality::Cloud}};
constexpr const char *sendable[] = {"resume", "cover_letter", "scorecards"};

void onlyKnown(const base::Fields &fields, const nlohmann::json &object, std::initializer_list<const char *> known)
{
    for (const auto &member : object.items())
        if (std::none_of(known.begin(), known.end(), [&member](const char *each) { return member.key() == each; }))
            fields.fail(member.key().c_str(), QStringLiteral("no such member"));
}

QString need(const base::Fields &fields, const char *key)
{
    const QString text = fields.optText(key).trimmed();
    if (text.isEmpty())
        fields.fail(key, QStringLiteral("missing"));
    return text;
}

template <class T, std::size_t n>
T wordOf(const base::Fields &fields, const char *key, const std::pair<const char *, T> (&words)[n],
         std::optional<T> otherwise = std::nullopt)
{
    if (otherwise && !fields.has(key))
        return *otherwise;
    const QString given = need(fields, key);
    for (const auto &[word, value] : words)
        if (given == QLatin1String(word))
            return value;
    fields.fail(key, QStringLiteral("unknown word"));
}

template <class T, std::size_t n>
const char *wordFor(const std::pair<const char *, T> (&words)[n], T value)
{
    for (const auto &[word, each] : words)
        if (each == value)
            return word;
    return "";
}

qint64 within(const base::Fields &fields, const char *key, qint64 least, qint64 most, qint64 otherwise)
{
    const auto given = fields.optInteger(key);
    if (given && (*given < least || *given > most))
        fields.fail(key, QStringLiteral("not between %1 and %2").arg(least).arg(most));
    return given.value_or(otherwise);
}

QUrl addressOf(const base::Fields &fields)
{
    const QUrl url(need(fields, "base_url"), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasFragment() || url.hasQuery())
        fields.fail("base_url", QStringLiteral("not a plain address"));
    if (url.scheme() != QLatin1String("https") && !(url.scheme() == QLatin1String("http") && net::isLoopback(url)))
        fields.fail("base_url", QStringLiteral("not https; http is for 127.0.0.1 only"));
    return url;
}

void readTerms(const base::Fields &fields, ProviderProfile &profile)
{
    if (!fields.has("terms"))
        fields.fail("terms", QStringLiteral("missing"));
    onlyKnown(fields.object("terms"), *fields.raw("terms"),
              {"locality", "region", "retention", "trains", "checked", "may_send", "not_from"});
    const base::Fields terms = fields.object("terms");
    profile.locality = wordOf(terms, "locality", localities);
    profile.region = need(terms, "region");
    profile.retention = need(terms, "retention");
    profile.trains = terms.boolean("trains");
    if (profile.trains)
        terms.fail("trains", QStringLiteral("candidate data is never sent to a provider that trains on it"));
    profile.checked = QDate::fromString(need(terms, "checked"), Qt::ISODate);
    if (!profile.checked.isValid())
        terms.fail("checked", QStringLiteral("not a date"));
    if (!terms.has("may_send"))
        terms.fail("may_send", QStringLiteral("missing"));
    profile.maySend = terms.optTexts("may_send");
    for (const auto &each : profile.maySend)
        if (std::none_of(std::begin(sendable), std::end(sendable),
                         [&each](const char *known) { return each == QLatin1String(known); }))
            terms.fail("may_send", QStringLiteral("unknown word"));
    profile.notFrom = terms.optTexts("not_from");
    if (profile.locality == Locality::Local && !net::isLoopback(profile.baseUrl))
        terms.fail("locality", QStringLiteral("local, but the address is elsewhere"));
}

void readHeaders(const base::Fields &fields, ProviderProfile &profile)
{
    if (!fields.has("headers"))
        return;
    const base::Fields headers = fields.object("headers");
    for (const auto &[key, value] : fields.raw("headers")->items())
        profile.headers.emplace_back(QByteArray::fromStdString(key), headers.text(key.c_str()).toUtf8());
}

ProviderProfile profileOf(const nlohmann::json &object)
{
    const base::Fields fields(object, {});
    if (const QString secret = base::secretMember(object); !secret.isEmpty())
        throw base::JsonShape{secret, QStringLiteral("a secret; keys are kept in the keychain")};
    onlyKnown(fields, object,
              {"name", "dialect", "base_url", "auth", "model", "max_output_tokens", "context_tokens", "schema",
               "sampling", "headers", "body", "certificate_authority", "timeouts", "terms", "caps", "repeats"});
    ProviderProfile out;
    out.name = need(fields, "name");
    out.dialect = wordOf(fields, "dialect", dialects);
    out.baseUrl = addressOf(fields);
    out.key = wordOf(fields, "auth", keyPlaces, std::optional(KeyPlace::Nowhere));
    out.model = need(fields, "model");
    out.maxOutputTokens = static_cast<int>(within(fields, "max_output_tokens", 16, 200'000, out.maxOutputTokens));
    out.contextTokens = static_cast<int>(within(fields, "context_tokens", 1'000, 10'000'000, out.contextTokens));
    out.schema = wordOf(fields, "schema", schemaModes, std::optional(SchemaMode::Native));
    if (out.schema == SchemaMode::Tool && out.dialect != Dialect::Anthropic)
        fields.fail("schema", QStringLiteral("tool is for the dialect anthropic"));
    out.sampling = wordOf(fields, "sampling", samplings, std::optional(Sampling::Provider));
    readHeaders(fields, out);
    if (fields.has("body"))
        out.extraBody = (fields.object("body"), base::dumpJson(*fields.raw("body")));
    out.certificateAuthority = fields.optText("certificate_authority");
    if (fields.has("timeouts")) {
        const base::Fields times = fields.object("timeouts");
        out.firstByte = std::chrono::seconds(within(times, "first_byte_seconds", 1, 3'600, 60));
        out.total = std::chrono::seconds(within(times, "total_seconds", 1, 3'600, 180));
    }
    out.repeats = static_cast<int>(within(fields, "repeats", 0, 4, out.repeats));
    readTerms(fields, out);
    if (fields.has("caps")) {
        const base::Fields caps = fields.object("caps");
        out.perCase = within(caps, "tokens_per_case", 1, 1'000'000'000, 0);
        out.perDay = within(caps, "tokens_per_day", 1, 1'000'000'000'000, 0);
    }
    return out;
}

} // namespace

base::Result<ProviderProfile> readProvider(const QByteArray &json)
{
    TRY(const auto object, base::parseJson(json));
    auto profile = base::decode([&object] { return profileOf(object); });
    if (!profile)
        profile.error().kind = base::Kind::Invalid; // the administrator's file, not somebody's answer
    return profile;
}

const char *dialectWord(Dialect dialect)
{
    return wordFor(dialects, dialect);
}

QString parametersOf(const ProviderProfile &profile)
{
    nlohmann::json out{
        {"dialect", dialectWord(profile.dialect)},        {"base_url", base::toJson(profile.baseUrl.toString())},
        {"max_output_tokens", profile.maxOutputTokens},   {"context_tokens", profile.contextTokens},
        {"schema", wordFor(schemaModes, profile.schema)}, {"sampling", wordFor(samplings, profile.sampling)}};
    if (!profile.extraBody.isEmpty())
        out["body"] = nlohmann::json::parse(profile.extraBody.toStdString());
    return QString::fromUtf8(base::dumpJson(out));
}

} // namespace drafting
