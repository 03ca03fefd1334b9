#include "drafting/redaction/IdentityGate.h"

#include <functional>
#include <nlohmann/json.hpp>

#include "base/StrictJson.h"

namespace drafting {

namespace {

using nlohmann::json;

const char *knownWord(Known known)
{
    switch (known) {
    case Known::Name:
        return "name";
    case Known::Email:
        return "email";
    case Known::Phone:
        return "phone";
    case Known::Link:
        return "link";
    case Known::Address:
        break;
    }
    return "address";
}

// Every string value, decoded; false as soon as one is not accepted.
bool everyString(const json &value, const std::function<bool(const QString &)> &accept)
{
    if (value.is_string())
        return accept(base::toQString(value));
    if (value.is_structured())
        for (const auto &inner : value)
            if (!everyString(inner, accept))
                return false;
    return true;
}

} // namespace

IdentityGate::IdentityGate(Identity identity, QStringList fixed)
    : m_identity(std::move(identity)), m_fixed(std::move(fixed))
{
}

base::Result<void> IdentityGate::inspect(const QByteArray &body) const
{
    const json value = json::parse(body.begin(), body.end(), nullptr, false);
    if (value.is_discarded())
        return base::failure(base::Kind::Refused, QStringLiteral("gate: not JSON"), QStringLiteral("not JSON"));
    QString found;
    everyString(value, [&](const QString &text) {
        if (m_fixed.contains(text))
            return true;
        const auto places = m_identity.find(text);
        if (!places.empty())
            found = QLatin1String(knownWord(places.front().what));
        return places.empty();
    });
    if (!found.isEmpty())
        return base::failure(base::Kind::Refused, QStringLiteral("gate: the request holds a known ") + found, found);
    return {};
}

base::Result<void> FixedTextGate::inspect(const QByteArray &body) const
{
    const json value = json::parse(body.begin(), body.end(), nullptr, false);
    const bool known = !value.is_discarded() && everyString(value, [&](const QString &text) {
        return text.size() < 40 || m_texts.contains(text); // short ones are the dialect's own words
    });
    if (!known)
        return base::failure(base::Kind::Refused, QStringLiteral("gate: a text that is not ours"));
    return {};
}

} // namespace drafting
