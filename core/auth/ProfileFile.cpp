#include "auth/ProfileFile.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include <QFile>
#include <QFileInfo>

#include "base/StrictJson.h"
#include "net/Endpoint.h"

namespace auth {

using base::failure;
using base::Kind;
using base::Result;
using domain::ConnectionProfile;
using domain::SignInKind;

static constexpr std::pair<const char *, SignInKind> kinds[] = {
    {"authorization_code", SignInKind::AuthorizationCode},
    {"client_credentials", SignInKind::ClientCredentials},
    {"api_key", SignInKind::ApiKey},
    {"mcp", SignInKind::Mcp},
};

static constexpr const char *knownKeys[] = {
    "name",           "system", "kind",      "api_url",      "authorize_url", "token_url",
    "introspect_url", "issuer", "client_id", "confidential", "pkce",          "redirect_port",
    "redirect_path",  "scopes", "options",   "field_map",    "objects",       "establishment"};

static QString need(const base::Fields &fields, const char *key)
{
    const QString text = fields.optText(key).trimmed();
    if (text.isEmpty())
        fields.fail(key, QStringLiteral("missing"));
    return text;
}

enum class Presence
{
    Needed,
    Optional
};

static QUrl address(const base::Fields &fields, const char *key, Presence presence)
{
    const QString text = presence == Presence::Needed ? need(fields, key) : fields.optText(key).trimmed();
    if (text.isEmpty())
        return {};
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        fields.fail(key, QStringLiteral("not an address"));
    if (!url.userInfo().isEmpty())
        fields.fail(key, QStringLiteral("an address with a user name or password in it"));
    if (url.hasFragment())
        fields.fail(key, QStringLiteral("an address with a fragment"));
    if (url.scheme() != QLatin1String("https") && !(url.scheme() == QLatin1String("http") && net::isLoopback(url)))
        fields.fail(key, QStringLiteral("not https; http is for 127.0.0.1 only"));
    return url;
}

static SignInKind kindOf(const base::Fields &fields)
{
    const QString text = need(fields, "kind");
    for (const auto &[name, kind] : kinds)
        if (text == QLatin1String(name))
            return kind;
    fields.fail("kind", QStringLiteral("unknown kind"));
}

static void readRedirect(const base::Fields &fields, ConnectionProfile &profile)
{
    if (const auto port = fields.optInteger("redirect_port")) {
        if (*port < 1 || *port > 65'535)
            fields.fail("redirect_port", QStringLiteral("not a port"));
        profile.redirectPort = static_cast<int>(*port);
    }
    profile.redirectPath = fields.optText("redirect_path");
    const auto plain = [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || QStringLiteral("/-_.~").contains(c));
    };
    if (!profile.redirectPath.isEmpty() &&
        (!profile.redirectPath.startsWith(QLatin1Char('/')) ||
         !std::all_of(profile.redirectPath.begin(), profile.redirectPath.end(), plain)))
        fields.fail("redirect_path", QStringLiteral("not a plain path"));
}

static constexpr const char *outputs[] = {"summary", "screening", "message", "synthesis",
                                          "score",   "rating",    "met",     "tag"};
static constexpr const char *entryKeys[] = {"to", "field", "visibility", "note_type", "tag", "bands"};
static constexpr std::pair<const char *, domain::MapPlace> places[] = {
    {"note", domain::MapPlace::Note},
    {"application_field", domain::MapPlace::ApplicationField},
    {"tag", domain::MapPlace::Tag},
    {"nowhere", domain::MapPlace::Nowhere},
};

static std::vector<domain::ScoreBand> bandsOf(const base::Fields &fields)
{
    std::vector<domain::ScoreBand> bands;
    if (const auto *list = fields.optArray("bands"))
        for (const auto &item : *list) {
            const base::Fields band(item, fields.path() + QStringLiteral("/bands"));
            const auto least = band.integer("at_least");
            if (least < 0 || least > 100)
                band.fail("at_least", QStringLiteral("not between 0 and 100"));
            bands.push_back({static_cast<int>(least), need(band, "option")});
        }
    std::sort(bands.begin(), bands.end(), [](const auto &a, const auto &b) { return a.atLeast > b.atLeast; });
    return bands;
}

static domain::MapEntry mapEntryOf(const nlohmann::json &object, const std::string &output)
{
    const base::Fields fields(object, QStringLiteral("/field_map/") + QString::fromStdString(output));
    domain::MapEntry entry;
    entry.output = QString::fromStdString(output);
    const QString to = need(fields, "to");
    const auto *place = std::find_if(std::begin(places), std::end(places),
                                     [&to](const auto &each) { return to == QLatin1String(each.first); });
    if (place == std::end(places))
        fields.fail("to", QStringLiteral("not note, application_field, tag or nowhere"));
    entry.place = place->second;
    // Values that come along with verdicts have places of their own kind.
    const bool isTag = output == "tag", isValue = output == "score" || output == "rating" || output == "met";
    const bool elsewhere = entry.place == domain::MapPlace::Nowhere;
    if (!elsewhere && (isTag != (entry.place == domain::MapPlace::Tag) ||
                       (isValue && entry.place != domain::MapPlace::ApplicationField)))
        fields.fail("to", QStringLiteral("not for this output"));
    entry.noteType = fields.optText("note_type").trimmed();
    entry.tag = fields.optText("tag").trimmed();
    entry.bands = bandsOf(fields);
    if ((entry.place == domain::MapPlace::Tag) == entry.tag.isEmpty())
        fields.fail("tag", isTag ? QStringLiteral("missing") : QStringLiteral("only for a tag"));
    if ((output == "rating" && !elsewhere) == entry.bands.empty())
        fields.fail("bands", output == "rating" ? QStringLiteral("missing") : QStringLiteral("only for a rating"));
    entry.field = fields.optText("field").trimmed();
    entry.visibility = fields.optText("visibility").trimmed();
    const bool isField = entry.place == domain::MapPlace::ApplicationField;
    if (isField == entry.field.isEmpty())
        fields.fail("field", isField ? QStringLiteral("missing") : QStringLiteral("only for application_field"));
    if (!entry.visibility.isEmpty() && entry.place != domain::MapPlace::Note)
        fields.fail("visibility", QStringLiteral("only for note"));
    if (!entry.noteType.isEmpty() && entry.place != domain::MapPlace::Note)
        fields.fail("note_type", QStringLiteral("only for note"));
    for (const auto &[key, value] : object.items())
        if (std::find(std::begin(entryKeys), std::end(entryKeys), key) == std::end(entryKeys))
            fields.fail(key.c_str(), QStringLiteral("unknown key"));
    return entry;
}

using domain::Direction;
using domain::Object;

struct ObjectName
{
    const char *name;
    Object object;
    std::vector<Direction> possible;
};

static const std::vector<ObjectName> &objectNames()
{
    static const std::vector<Direction> written{Direction::Both, Direction::Read},
        read{Direction::Read, Direction::None};
    static const std::vector<ObjectName> names{
        {"notes", Object::Notes, {Direction::Both, Direction::Read, Direction::Write, Direction::None}},
        {"fields", Object::Fields, written},
        {"tags", Object::Tags, written},
        {"stages", Object::Stages, written},
        {"scorecards", Object::Scorecards, read},
        {"files", Object::Files, read}};
    return names;
}

static constexpr std::pair<const char *, Direction> directionNames[] = {
    {"both", Direction::Both}, {"read", Direction::Read}, {"write", Direction::Write}, {"none", Direction::None}};

static void readObjects(const base::Fields &fields, ConnectionProfile &profile)
{
    if (!fields.has("objects"))
        return;
    const auto &objects = *fields.raw("objects");
    const base::Fields inner = fields.object("objects");
    for (const auto &[key, value] : objects.items()) {
        const auto known = std::find_if(objectNames().begin(), objectNames().end(),
                                        [&key](const ObjectName &each) { return key == each.name; });
        if (known == objectNames().end())
            inner.fail(key.c_str(), QStringLiteral("no such object"));
        const QString word = inner.text(key.c_str());
        const auto *direction = std::find_if(std::begin(directionNames), std::end(directionNames),
                                             [&word](const auto &each) { return word == QLatin1String(each.first); });
        const auto &possible = known->possible;
        if (direction == std::end(directionNames) ||
            std::find(possible.begin(), possible.end(), direction->second) == possible.end())
            inner.fail(key.c_str(), QStringLiteral("not a direction of this object"));
        profile.objects.set(known->object, direction->second);
    }
}

static void readFieldMap(const base::Fields &fields, ConnectionProfile &profile)
{
    if (!fields.has("field_map"))
        return;
    const auto &map = *fields.raw("field_map");
    const base::Fields inner = fields.object("field_map");
    for (const auto &[output, value] : map.items()) {
        if (std::find(std::begin(outputs), std::end(outputs), output) == std::end(outputs))
            inner.fail(output.c_str(), QStringLiteral("no such output"));
        profile.fieldMap.push_back(mapEntryOf(value, output));
    }
}

static ConnectionProfile profileOf(const nlohmann::json &object)
{
    const base::Fields fields(object, QString());
    for (const auto &[key, value] : object.items())
        if (std::find(std::begin(knownKeys), std::end(knownKeys), key) == std::end(knownKeys))
            fields.fail(key.c_str(), QStringLiteral("unknown key"));
    ConnectionProfile profile;
    profile.kind = kindOf(fields);
    profile.name = need(fields, "name");
    profile.system = need(fields, "system");
    const bool byCode = profile.kind == SignInKind::AuthorizationCode;
    const bool byClient = byCode || profile.kind == SignInKind::ClientCredentials;
    profile.apiUrl = address(fields, "api_url", Presence::Needed);
    profile.authorizeUrl = address(fields, "authorize_url", byCode ? Presence::Needed : Presence::Optional);
    profile.tokenUrl = address(fields, "token_url", byClient ? Presence::Needed : Presence::Optional);
    profile.introspectUrl = address(fields, "introspect_url", Presence::Optional);
    profile.issuer = fields.optText("issuer");
    profile.establishment = fields.optText("establishment").trimmed();
    profile.clientId = byClient ? need(fields, "client_id") : fields.optText("client_id");
    profile.confidential = fields.optBoolean("confidential", false);
    profile.pkce = fields.optBoolean("pkce", true);
    if (byCode && !profile.confidential && !profile.pkce)
        fields.fail("pkce", QStringLiteral("a public client needs it")); // SEC-01
    readRedirect(fields, profile);
    profile.scopes = fields.optTexts("scopes");
    if (fields.has("options")) {
        const auto &options = *fields.raw("options");
        if (!options.is_object())
            fields.fail("options", QStringLiteral("not an object"));
        const base::Fields inner(options, QStringLiteral("/options"));
        for (const auto &[key, value] : options.items())
            profile.options.insert(QString::fromStdString(key), inner.text(key.c_str()));
    }
    readFieldMap(fields, profile);
    readObjects(fields, profile);
    return profile;
}

Result<ConnectionProfile> readProfile(const QByteArray &json, const QString &fileName)
{
    QByteArray text = json;
    if (text.startsWith("\xef\xbb\xbf"))
        text.remove(0, 3); // Notepad's mark
    auto parsed = base::parseJson(text, {256 * 1024, 16});
    if (!parsed)
        return failure(Kind::Invalid, QStringLiteral("profile: %1").arg(parsed.error().forLog), fileName);
    if (!parsed->is_object())
        return failure(Kind::Invalid, QStringLiteral("profile: not a JSON object"), fileName);
    if (const QString key = base::secretMember(*parsed); !key.isEmpty())
        return failure(Kind::Invalid, QStringLiteral("profile: a secret does not belong into a profile"), key);
    try {
        return profileOf(*parsed);
    } catch (const base::JsonShape &shape) {
        const QString field = shape.path.mid(shape.path.lastIndexOf(QLatin1Char('/')) + 1);
        return failure(Kind::Invalid, QStringLiteral("profile: %1: %2").arg(shape.path, shape.problem), field);
    } catch (const std::exception &e) {
        return failure(Kind::Invalid, QStringLiteral("profile: %1").arg(QString::fromUtf8(e.what())), fileName);
    }
}

Result<ConnectionProfile> readProfileFile(const QString &path)
{
    QFile file(path);
    const QString name = QFileInfo(path).fileName();
    if (!file.open(QIODevice::ReadOnly))
        return failure(Kind::NotFound, QStringLiteral("profile cannot be read: %1").arg(file.errorString()), name);
    return readProfile(file.read(256 * 1024 + 1), name);
}

QByteArray profileJson(const ConnectionProfile &profile)
{
    nlohmann::json out = nlohmann::json::object();
    const auto put = [&out](const char *key, const QString &text) {
        if (!text.isEmpty())
            out[key] = base::toJson(text);
    };
    for (const auto &[name, kind] : kinds)
        if (kind == profile.kind)
            out["kind"] = name;
    put("name", profile.name);
    put("system", profile.system);
    put("api_url", profile.apiUrl.toString());
    put("authorize_url", profile.authorizeUrl.toString());
    put("token_url", profile.tokenUrl.toString());
    put("introspect_url", profile.introspectUrl.toString());
    put("issuer", profile.issuer);
    put("establishment", profile.establishment);
    put("client_id", profile.clientId);
    out["confidential"] = profile.confidential;
    out["pkce"] = profile.pkce;
    if (profile.redirectPort)
        out["redirect_port"] = *profile.redirectPort;
    put("redirect_path", profile.redirectPath);
    out["scopes"] = nlohmann::json::array();
    for (const auto &scope : profile.scopes)
        out["scopes"].push_back(base::toJson(scope));
    out["options"] = nlohmann::json::object();
    for (auto it = profile.options.begin(); it != profile.options.end(); ++it)
        out["options"][it.key().toStdString()] = base::toJson(it.value());
    for (const auto &each : objectNames())
        if (profile.objects.all().contains(each.object))
            for (const auto &[name, direction] : directionNames)
                if (direction == profile.objects.of(each.object))
                    out["objects"][each.name] = name;
    for (const auto &entry : profile.fieldMap) {
        auto &mapped = out["field_map"][entry.output.toStdString()];
        for (const auto &[name, place] : places)
            if (place == entry.place)
                mapped["to"] = name;
        if (!entry.field.isEmpty())
            mapped["field"] = base::toJson(entry.field);
        if (!entry.visibility.isEmpty())
            mapped["visibility"] = base::toJson(entry.visibility);
        if (!entry.noteType.isEmpty())
            mapped["note_type"] = base::toJson(entry.noteType);
        if (!entry.tag.isEmpty())
            mapped["tag"] = base::toJson(entry.tag);
        for (const auto &band : entry.bands)
            mapped["bands"].push_back({{"at_least", band.atLeast}, {"option", base::toJson(band.option)}});
    }
    return base::dumpJson(out);
}

} // namespace auth
