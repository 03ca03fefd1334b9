#include "practice/FaultPlan.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace practice {

namespace {

using nlohmann::json;

enum class Moment
{
    Before,
    After,
    Differently
};

struct Kind
{
    const char *name;
    Moment moment;
};

constexpr Kind kinds[] = {
    {"429", Moment::Before},
    {"500_before", Moment::Before},
    {"expire_tokens", Moment::Differently},
    {"revoke_tokens", Moment::Differently},
    {"redirect_other_host", Moment::Before},
    {"html_200", Moment::Before},
    {"hang", Moment::Before},
    {"status", Moment::Before},
    {"500_after_apply", Moment::After},
    {"empty_200", Moment::After},
    {"no_id", Moment::After},
    {"slow", Moment::After},
    {"truncated", Moment::After},
    {"field_missing", Moment::After},
    {"field_null", Moment::After},
    {"field_wrong", Moment::After},
    {"extra_field", Moment::After},
    {"repeat_row", Moment::After},
    {"same_cursor", Moment::After},
    {"no_rate_headers", Moment::After},
    {"stale_list", Moment::Differently},
    {"empty_link", Moment::Differently},
    {"missing_link", Moment::Differently},
    {"short_visibility", Moment::Differently},
    {"message_only", Moment::Differently},
    {"replace_fields", Moment::Differently},
    {"lost_write", Moment::Differently},
};

const Kind *kindNamed(const QString &name)
{
    const auto *it = std::find_if(std::begin(kinds), std::end(kinds),
                                  [&](const Kind &kind) { return name == QLatin1String(kind.name); });
    return it == std::end(kinds) ? nullptr : it;
}

// One change to every object of an answer, be it one or a list.
template <class Change>
void changeObjects(HttpResponse &response, Change change)
{
    json value = json::parse(response.body.toStdString(), nullptr, false);
    if (value.is_object())
        change(value);
    else if (value.is_array())
        for (json &row : value)
            change(row);
    else
        return;
    response.body = QByteArray::fromStdString(value.dump());
}

void repeatFirstRow(HttpResponse &response)
{
    json value = json::parse(response.body.toStdString(), nullptr, false);
    if (!value.is_array() || value.empty())
        return;
    const json first = value.front();
    value.push_back(first);
    response.body = QByteArray::fromStdString(value.dump());
}

const char portal[] = "<!DOCTYPE html><html><head><title>Welcome to the guest network</title></head>"
                      "<body><h1>Please accept the terms to go online</h1></body></html>\n";

QString text(const json &from, const char *key)
{
    return from.contains(key) ? QString::fromStdString(from.at(key).get<std::string>()) : QString();
}

Fault readFault(const json &entry)
{
    Fault fault;
    const json match = entry.value("match", json::object());
    fault.kind = text(entry, "kind");
    fault.method = text(match, "method");
    fault.pathPrefix = text(match, "path_prefix");
    fault.skip = entry.value("skip", 0);
    fault.times = entry.value("times", 1);
    if (entry.contains("apply"))
        fault.apply = entry.at("apply").get<bool>();
    fault.status = entry.value("status", 500);
    fault.retryAfter = entry.value("retry_after", 1);
    fault.ms = entry.value("ms", qint64(fault.kind == QLatin1String("hang") ? 120'000 : 500));
    fault.seconds = entry.value("seconds", qint64(5));
    fault.field = text(entry, "field");
    fault.location = text(entry, "location");
    fault.body = text(entry, "body").toUtf8();
    return fault;
}

} // namespace

bool Fault::isDone() const
{
    const Kind *known = kindNamed(kind);
    return apply.value_or(!known || known->moment != Moment::Before);
}

Twist Fault::twist(qint64 nowMs) const
{
    Twist twist;
    const auto is = [&](const char *name) { return kind == QLatin1String(name); };
    if (is("stale_list"))
        twist.asOf = nowMs - seconds * 1000;
    if (is("empty_link"))
        twist.lastLink = Twist::LastLink::Empty;
    if (is("missing_link"))
        twist.lastLink = Twist::LastLink::Missing;
    twist.shortVisibility = is("short_visibility");
    twist.messageOnly = is("message_only");
    twist.replaceAllFields = is("replace_fields");
    twist.loseWrite = is("lost_write");
    return twist;
}

void Fault::distort(const HttpRequest &request, HttpResponse &response) const
{
    const auto is = [&](const char *name) { return kind == QLatin1String(name); };
    const std::string name = field.toStdString();
    if (is("429")) {
        response = HttpResponse::text(429, "Retry later\n");
        response.setHeader("Retry-After", QByteArray::number(retryAfter));
    } else if (is("500_before") || is("500_after_apply")) {
        response = HttpResponse::json(status, R"({"message":"Internal error"})");
    } else if (is("status")) {
        response = HttpResponse::json(status, body);
    } else if (is("redirect_other_host")) {
        QString target = location;
        if (target.isEmpty()) // the same server by another name
            target = request.origin().replace(QLatin1String("127.0.0.1"), QLatin1String("localhost")) + request.path;
        response = HttpResponse{307, {}, {}, {{"Location", target.toUtf8()}}};
    } else if (is("html_200")) {
        response = HttpResponse{200, "text/html; charset=utf-8", portal, {}};
    } else if (is("empty_200")) {
        response.status = 200;
        response.body.clear();
    } else if (is("truncated")) {
        response.body.truncate(response.body.size() / 2);
    } else if (is("no_id")) {
        changeObjects(response, [](json &object) { object.erase("id"); });
    } else if (is("field_missing")) {
        changeObjects(response, [&](json &object) { object.erase(name); });
    } else if (is("field_null")) {
        changeObjects(response, [&](json &object) { object[name] = nullptr; });
    } else if (is("field_wrong")) {
        changeObjects(response, [&](json &object) { object[name] = {{"unexpected", "shape"}}; });
    } else if (is("extra_field")) {
        changeObjects(response, [](json &object) { object["added_last_week"] = {{"new", true}}; });
    } else if (is("repeat_row")) {
        repeatFirstRow(response);
    } else if (is("same_cursor") && request.queryValue(QStringLiteral("cursor"))) {
        const QString self =
            QStringLiteral("<%1%2?%3>; rel=\"next\"").arg(request.origin(), request.path, request.rawQuery);
        response.setHeader("Link", self.toUtf8());
    } else if (is("no_rate_headers")) {
        std::erase_if(response.headers, [](const auto &header) { return header.first.startsWith("X-RateLimit"); });
    }
}

QString FaultPlan::add(const QByteArray &body)
{
    const json value = json::parse(body.toStdString(), nullptr, false);
    if (!value.is_object() || !value.contains("plan") || !value["plan"].is_array())
        return QStringLiteral("wants {\"plan\": [...]}");
    std::vector<Fault> faults;
    try {
        for (const json &entry : value["plan"])
            faults.push_back(readFault(entry));
    } catch (const json::exception &problem) {
        return QString::fromUtf8(problem.what());
    }
    for (const Fault &fault : faults)
        if (!kindNamed(fault.kind))
            return QStringLiteral("unknown kind: ") + fault.kind;
    const std::lock_guard guard(m_mutex);
    m_faults.insert(m_faults.end(), faults.begin(), faults.end());
    return {};
}

void FaultPlan::clear()
{
    const std::lock_guard guard(m_mutex);
    m_faults.clear();
    ++m_generation;
    m_cleared.notify_all();
}

QByteArray FaultPlan::asJson() const
{
    const std::lock_guard guard(m_mutex);
    nlohmann::json all = nlohmann::json::array();
    for (const Fault &fault : m_faults)
        all.push_back({{"kind", fault.kind.toStdString()},
                       {"method", fault.method.toStdString()},
                       {"path_prefix", fault.pathPrefix.toStdString()},
                       {"skip", fault.skip},
                       {"times", fault.times}});
    return QByteArray::fromStdString(all.dump());
}

std::optional<Fault> FaultPlan::take(const HttpRequest &request)
{
    const std::lock_guard guard(m_mutex);
    for (auto it = m_faults.begin(); it != m_faults.end(); ++it) {
        if ((!it->method.isEmpty() && it->method != request.method) || !request.path.startsWith(it->pathPrefix))
            continue;
        if (it->skip > 0) {
            --it->skip;
            continue;
        }
        Fault fault = *it;
        fault.generation = m_generation;
        if (it->times > 0)
            --it->times;
        if (fault.times == 1)
            m_faults.erase(it);
        return fault;
    }
    return std::nullopt;
}

void FaultPlan::wait(const Fault &fault)
{
    std::unique_lock lock(m_mutex);
    m_cleared.wait_for(lock, std::chrono::milliseconds(fault.ms), [&] { return m_generation != fault.generation; });
}

} // namespace practice
