// A provider profile for a fake model.
#pragma once

#include "drafting/providers/ProviderProfile.h"
#include "fakes/FakeModel.h"

namespace fakes {

inline QByteArray providerJson(Wire wire, const QUrl &base, const QByteArray &more = {})
{
    return "{\"name\": \"Fake\", \"dialect\": \"" + QByteArray(wireName(wire)) + "\", \"base_url\": \"" +
           base.toString().toUtf8() +
           "\", \"model\": \"fake-1\", \"terms\": {\"locality\": \"private\", \"region\": \"EU\", \"retention\": "
           "\"none\", "
           "\"trains\": false, \"checked\": \"2026-11-01\", \"may_send\": [\"resume\", \"cover_letter\", "
           "\"scorecards\"]}" +
           more + "}";
}

inline drafting::ProviderProfile provider(Wire wire, const QUrl &base, const QByteArray &more = {})
{
    return drafting::readProvider(providerJson(wire, base, more)).value();
}

} // namespace fakes
