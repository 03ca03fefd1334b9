#include "drafting/providers/Gateway.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/Log.h"
#include "base/StrictJson.h"
#include "drafting/providers/Shape.h"
#include "drafting/redaction/IdentityGate.h"
#include "net/Answer.h"

namespace drafting {

using base::failure;
using base::Kind;
using base::Milliseconds;
using base::Result;

namespace {

constexpr int failuresToRest = 3;
constexpr Milliseconds firstRest{30'000};
constexpr Milliseconds longestRest{600'000};
constexpr Milliseconds day{24 * 60 * 60 * 1'000};

net::ModelAddress addressOf(const ProviderProfile &profile, QByteArray trust)
{
    net::ModelAddress out;
    out.base = profile.baseUrl;
    out.trust = std::move(trust);
    out.silence = profile.firstByte;
    out.total = profile.total;
    out.headers = wireDialect(profile.dialect).headers();
    for (const auto &[name, value] : profile.headers)
        out.headers.push_back({name, value});
    switch (profile.key) {
    case KeyPlace::Nowhere:
        break;
    case KeyPlace::Bearer:
        out.keyHeader = "Authorization";
        out.keyPrefix = "Bearer ";
        break;
    case KeyPlace::ApiKey:
        out.keyHeader = "api-key";
        break;
    case KeyPlace::XApiKey:
        out.keyHeader = "x-api-key";
        break;
    case KeyPlace::XGoogApiKey:
        out.keyHeader = "x-goog-api-key";
        break;
    }
    return out;
}

// A token is about 3.5 bytes of Latin text. // ai/providers 10
qint64 estimated(qsizetype bytes)
{
    return static_cast<qint64>(static_cast<double>(bytes) / 3.5) + 1;
}

QString testSchema()
{
    return QStringLiteral(R"({"type":"object","properties":{"ready":{"type":"boolean"}},"required":["ready"],)"
                          R"("additionalProperties":false})");
}

} // namespace

qint64 tokensOf(const Question &question, const ModelAnswer &answer)
{
    const auto asked = question.system.size() + question.user.toUtf8().size() + question.schema.size();
    const qint64 in = answer.in ? qint64{*answer.in} : estimated(asked);
    return in + (answer.out ? qint64{*answer.out} : estimated(answer.text.size()));
}

Gateway::Gateway(net::Transport &transport, std::shared_ptr<base::Clock> clock, ProviderProfile profile,
                 base::Secret key, QByteArray trust)
    : m_clock(std::move(clock)), m_profile(std::move(profile)),
      m_channel(transport, addressOf(m_profile, std::move(trust)), std::move(key))
{
    m_patience.longestWait = Milliseconds{60'000};
}

ModelStanding Gateway::standing()
{
    if (m_locked)
        return ModelStanding::Locked;
    if (m_profile.perDay > 0 && use().tokens >= m_profile.perDay)
        return ModelStanding::DayIsFull;
    return m_clock->monotonic() < m_restUntil ? ModelStanding::Resting : ModelStanding::Ready;
}

ModelUse Gateway::use()
{
    const auto now = m_clock->monotonic();
    while (!m_spent.empty() && now - m_spent.front().first > day)
        m_spent.pop_front();
    ModelUse out{m_questions, 0, m_ownTime};
    for (const auto &[at, tokens] : m_spent)
        out.tokens += tokens;
    return out;
}

void Gateway::changed()
{
    m_locked = false;
    m_failures = 0;
    m_restUntil = Milliseconds{0};
}

// What the status means for a person. The body is the provider's; only its own words go to the log.
base::Error Gateway::errorOf(const net::Response &response) const
{
    auto error = net::errorOf(response, m_clock->now());
    const auto value = nlohmann::json::parse(response.body.begin(), response.body.end(), nullptr, false);
    const std::string body = response.body.left(4'000).toStdString();
    const auto says = [&body](const char *word) { return body.find(word) != std::string::npos; };
    if (says("insufficient_quota") || says("billing") || response.status == 402) {
        error.kind = Kind::Refused; // waiting does not help
        error.subject = QStringLiteral("quota");
    } else if (response.status == 413 || says("exceed_context_size") || says("context_length_exceeded")) {
        error.kind = Kind::Refused;
        error.subject = QStringLiteral("too long");
    } else if (error.kind == Kind::Refused || error.kind == Kind::Conflict) {
        error.kind = response.status == 409 ? Kind::ServerFault : Kind::Refused;
        error.subject = QStringLiteral("request");
    } else if (response.status == 424 || response.status == 529) {
        error.kind = Kind::ServerFault;
    }
    return error;
}

base::Task<Result<void>> Gateway::staysHere(std::stop_token stop)
{
    if (m_profile.dialect != Dialect::Ollama || m_profile.locality == Locality::Cloud || m_knownHere)
        co_return Result<void>{};
    const nlohmann::json ask{{"model", base::toJson(m_profile.model)}};
    const auto gate = std::make_shared<FixedTextGate>(QStringList{m_profile.model});
    const net::Piece whole;
    const auto answer = co_await m_channel.post(QStringLiteral("/api/show"), base::dumpJson(ask), gate, whole, stop);
    if (!answer)
        co_return tl::unexpected(answer.error());
    if (answer->status / 100 != 2)
        co_return tl::unexpected(errorOf(*answer));
    CO_TRY(const auto value, base::parseJson(answer->body));
    for (const char *key : {"remote_host", "remote_model"})
        if (const auto it = value.find(key); it != value.end() && it->is_string() && !it->empty())
            co_return failure(Kind::Unsupported, QStringLiteral("the local model is forwarded"), base::toQString(*it));
    m_knownHere = true;
    co_return Result<void>{};
}

base::Task<Result<ModelAnswer>> Gateway::askOnce(Question question, std::shared_ptr<const net::OutboundGate> gate,
                                                 std::stop_token stop)
{
    const auto &dialect = wireDialect(m_profile.dialect);
    const auto begun = m_clock->monotonic();
    QByteArray body = dialect.body(m_profile, question);
    const auto reader = dialect.reader();
    auto own = m_clock->monotonic() - begun;
    bool any = false;
    const net::Piece piece = [&reader, &any](const QByteArray &bytes) {
        any = true;
        reader->feed(bytes);
    };
    ++m_questions;
    auto answer = co_await m_channel.post(dialect.path(m_profile), std::move(body), gate, piece, stop);
    m_ownTime += own;
    if (!answer) {
        auto error = answer.error();
        // A question may arrive twice: it is paid twice and does nothing else. But never after words came back.
        if (error.kind == Kind::OutcomeUnknown)
            error.kind = stop.stop_requested() ? Kind::Cancelled : any ? Kind::BadAnswer : Kind::Offline;
        if (any && error.kind != Kind::Cancelled) {
            auto cut = reader->finish();
            cut.outcome = Outcome::Cut;
            co_return cut;
        }
        co_return tl::unexpected(error);
    }
    if (answer->status / 100 != 2) {
        if (auto outcome = dialect.outcomeOf(*answer))
            co_return *std::move(outcome);
        co_return tl::unexpected(errorOf(*answer));
    }
    const auto read = m_clock->monotonic();
    auto out = reader->finish();
    m_ownTime += m_clock->monotonic() - read;
    if (!out.elsewhere.isEmpty() && m_profile.locality != Locality::Cloud)
        co_return failure(Kind::Unsupported, QStringLiteral("the local model was forwarded"), out.elsewhere);
    co_return out;
}

base::Task<Result<ModelAnswer>> Gateway::askPatiently(Question question, std::shared_ptr<const net::OutboundGate> gate,
                                                      std::stop_token stop)
{
    const auto deadline = m_clock->monotonic() + m_profile.total;
    for (int tried = 1;; ++tried) {
        auto answer = co_await askOnce(question, gate, stop);
        if (answer) // also a cut one: words came back and were paid for
            co_return answer;
        const auto wait = m_patience.next(answer.error(), tried, net::uniformRandom());
        if (!wait || m_clock->monotonic() + *wait >= deadline)
            co_return answer;
        const auto waited = co_await base::sleepFor(m_clock, *wait, stop);
        if (!waited)
            co_return tl::unexpected(waited.error());
    }
}

void Gateway::spentBefore(qint64 tokens)
{
    if (tokens > 0)
        m_spent.emplace_front(m_clock->monotonic(), tokens);
}

void Gateway::learn(const Result<ModelAnswer> &answer)
{
    if (answer) {
        m_failures = 0;
        return;
    }
    switch (answer.error().kind) {
    case Kind::SignedOut:
    case Kind::Forbidden:
    case Kind::NotFound:
    case Kind::Unsupported:
        m_locked = true;
        return;
    case Kind::Offline:
    case Kind::Untrusted:
    case Kind::TimedOut:
    case Kind::ServerFault:
    case Kind::Throttled:
        break;
    default:
        return; // of this question alone
    }
    if (++m_failures < failuresToRest)
        return;
    auto rest = firstRest * (1 << std::min(m_failures - failuresToRest, 5));
    rest = std::min(rest, longestRest);
    m_restUntil = m_clock->monotonic() + std::max(rest, answer.error().retryAfter.value_or(Milliseconds{0}));
    qCInfo(logNet) << "a model is left alone for" << rest.count() << "ms";
}

base::Task<Result<ModelAnswer>> Gateway::askChecked(Question question, std::shared_ptr<const net::OutboundGate> gate,
                                                    std::stop_token stop)
{
    switch (standing()) {
    case ModelStanding::Ready:
        break;
    case ModelStanding::Locked:
        co_return failure(Kind::SignedOut, QStringLiteral("the provider refused the key or the model before"),
                          m_profile.baseUrl.host());
    case ModelStanding::DayIsFull:
        co_return tl::unexpected(base::Error{Kind::Throttled, QStringLiteral("the day's tokens are spent"),
                                             QStringLiteral("day"),
                                             m_spent.front().first + day - m_clock->monotonic()});
    case ModelStanding::Resting:
        co_return failure(Kind::Offline, QStringLiteral("left alone after failures"), m_profile.baseUrl.host());
    }
    auto here = co_await staysHere(stop);
    if (!here) {
        learn(tl::unexpected(here.error()));
        co_return tl::unexpected(here.error());
    }
    for (const bool again : {false, true}) {
        auto answer = co_await askPatiently(question, gate, stop);
        learn(answer);
        if (!answer)
            co_return answer;
        m_spent.emplace_back(m_clock->monotonic(), tokensOf(question, *answer));
        if (answer->outcome != Outcome::Ok)
            co_return answer;
        const auto value = shaped(answer->text, question.schema);
        if (value) {
            answer->text = base::dumpJson(*value);
            co_return answer;
        }
        answer->outcome = Outcome::Malformed;
        answer->why = value.error().forLog;
        if (again)
            co_return answer;
    }
    co_return failure(Kind::BadAnswer, QStringLiteral("unreachable"));
}

base::Task<Result<ModelAnswer>> Gateway::ask(Question question, Departure departure, std::stop_token stop)
{
    const auto gate = departure.gate();
    auto answer = co_await askChecked(std::move(question), gate, stop);
    co_return answer;
}

base::Task<Result<ModelAnswer>> Gateway::test(std::stop_token stop)
{
    changed();
    Question question;
    question.system = QStringLiteral("This is a test of a connection. Answer that you are ready.");
    question.user = QStringLiteral("Are you ready? Answer with ready = true in the JSON that was described.");
    question.schema = testSchema().toUtf8();
    question.schemaName = QStringLiteral("readiness");
    const auto gate = std::make_shared<FixedTextGate>(fixedTexts(question, m_profile) << question.user);
    auto answer = co_await askChecked(question, gate, stop);
    co_return answer;
}

} // namespace drafting
