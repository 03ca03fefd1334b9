// How to reach one system: a JSON file that an administrator can hand out. It never holds a secret.
#pragma once

#include <optional>
#include <vector>

#include <QMap>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace domain {

enum class SignInKind
{
    AuthorizationCode,
    ClientCredentials,
    ApiKey,
    Mcp
};

// Where one kind of output goes in this system: an entry of the field map. // DESIGN 10 (29)
enum class MapPlace
{
    Note,
    ApplicationField,
    Tag,    // on the person; only for the output "tag"
    Nowhere // it lives only here
};

// From a score to one of a field's choices.
struct ScoreBand
{
    int atLeast = 0;
    QString option; // its name or id

    friend bool operator==(const ScoreBand &, const ScoreBand &) = default;
};

struct MapEntry
{
    QString output; // summary, screening, message, synthesis, score, rating, met, tag
    MapPlace place = MapPlace::Note;
    QString field;                     // for a field: its key or its id
    QString visibility;                // for a note: the system's word; empty = the system's default
    QString noteType = {};             // for a note: the system's word, such as ACTIVITY; empty = a plain note
    QString tag = {};                  // for a tag: its name
    std::vector<ScoreBand> bands = {}; // for a rating: highest first

    // Changes whenever the place does: what an approval binds. "screening-field:ai_screening"
    QString id() const;
    friend bool operator==(const MapEntry &, const MapEntry &) = default;
};

// What an administrator may keep out of this program, or keep it from writing to.
enum class Object
{
    Notes,
    Fields,     // of applications: always read, for one of them says who wants no machine
    Tags,       // always read
    Stages,     // always read; declines count as moves
    Scorecards, // never written
    Files       // never written
};
enum class Direction
{
    Both,
    Read,
    Write,
    None
};

class Directions
{
public:
    void set(Object object, Direction direction) { m_set.insert(object, direction); }
    Direction of(Object object) const { return m_set.value(object, Direction::Both); }
    bool reads(Object object) const { return of(object) == Direction::Both || of(object) == Direction::Read; }
    bool writes(Object object) const { return of(object) == Direction::Both || of(object) == Direction::Write; }
    const QMap<Object, Direction> &all() const { return m_set; }
    friend bool operator==(const Directions &, const Directions &) = default;

private:
    QMap<Object, Direction> m_set; // what differs from both
};

struct ConnectionProfile
{
    QString name;   // as people see it: "Greenhouse · Hagedorn GmbH"
    QString system; // greenhouse, …
    SignInKind kind = SignInKind::AuthorizationCode;
    QUrl apiUrl;
    QUrl authorizeUrl;
    QUrl tokenUrl;
    QUrl introspectUrl;    // may be empty
    QString issuer;        // expected iss; empty = not checked unless sent
    QString establishment; // where the company sits, such as "Hamburg, Germany"; empty = not said // CMP-03
    QString clientId;
    bool confidential = false; // a client secret is asked for once and kept sealed
    bool pkce = true;
    std::optional<int> redirectPort; // fixed port; none = any free port
    QString redirectPath;            // fixed path such as /callback; empty = a random one
    QStringList scopes;
    QMap<QString, QString> options; // connector options, named in its README
    Directions objects;             // direction per object
    std::vector<MapEntry> fieldMap; // at most one per output; those not named go where they go without a map

    // A practice profile is one whose every URL is loopback. Only there may a program press keys. // DESIGN 10 (33)
    bool isPractice() const;
};

} // namespace domain
