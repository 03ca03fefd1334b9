// The speech of one applicant tracking system over the one data model. The server hands over whatever is not sign-in,
// a page for people or a file.
#pragma once

#include <functional>
#include <optional>

#include <QString>
#include <QStringList>

#include "practice/Http.h"

namespace practice {

// Whom a bearer stands for.
struct Caller
{
    qint64 userId = 0;
    QString clientId;
    QStringList scopes;
    bool siteAdmin = false;
    bool mayWriteNotes = false;
    bool mayMoveStages = false;
};

// Unusual but legal turns of an answer, asked for by the fault plan.
struct Twist
{
    bool shortVisibility = false;  // a note answers "private" instead of "privately_visible"
    bool messageOnly = false;      // PATCH answers {"message"} instead of the record
    bool replaceAllFields = false; // custom fields that were not sent are cleared
    bool loseWrite = false;        // answers as if done, keeps nothing
    std::optional<qint64> asOf;    // lists show the world as it was at this moment
    enum class LastLink
    {
        Alternate,
        Empty,
        Missing
    } lastLink = LastLink::Alternate;
};

struct DialectAnswer
{
    HttpResponse response;
    qint64 objectId = 0;  // of the record a write touched
    bool applied = false; // the write changed something
};

class Dialect
{
public:
    virtual ~Dialect() = default;
    virtual bool owns(const QString &path) const = 0; // an API path of this system
    // The API with its authorisation; caller is empty when the bearer is missing, unknown or expired.
    virtual DialectAnswer answer(const HttpRequest &request, const std::optional<Caller> &caller,
                                 const Twist &twist) = 0;
    virtual HttpResponse throttled(int retryAfterSeconds) const = 0;
};

} // namespace practice
