// Greenhouse Harvest v3: routes, rights, lists and writes under /v3.
#pragma once

#include <atomic>
#include <functional>

#include "practice/Database.h"
#include "practice/Dialect.h"
#include "practice/dialects/GreenhouseLists.h"

#include <nlohmann/json_fwd.hpp>

namespace practice::greenhouse {

class GreenhouseDialect final : public Dialect
{
public:
    enum class Listing
    {
        SiteAdmins,
        Everyone
    }; // who may list: as documented, or anybody signed in

    // Makes the signed, expiring address of a file: (origin, file id).
    using FileUrl = std::function<QString(const QString &, qint64)>;

    GreenhouseDialect(Database &database, Listing listing, FileUrl fileUrl);

    bool owns(const QString &path) const override;
    DialectAnswer answer(const HttpRequest &request, const std::optional<Caller> &caller, const Twist &twist) override;
    HttpResponse throttled(int retryAfterSeconds) const override;

private:
    DialectAnswer list(const ListSpec &spec, const HttpRequest &request, const Caller &caller, const Twist &twist);
    // GreenhouseWrites.cpp
    DialectAnswer write(const HttpRequest &request, const Caller &caller, const Twist &twist);
    DialectAnswer createNote(const nlohmann::json &body, const Caller &caller, const Twist &twist);
    DialectAnswer updateRecord(const QString &resource, qint64 id, const nlohmann::json &body, const Caller &caller,
                               const Twist &twist);
    DialectAnswer applyTag(const nlohmann::json &body, const Caller &caller);
    // move, reject, unreject of one application
    DialectAnswer step(const QString &verb, qint64 applicationId, const nlohmann::json &body, const Caller &caller);
    DialectAnswer move(qint64 applicationId, const nlohmann::json &body);
    DialectAnswer reject(qint64 applicationId, const nlohmann::json &body, const Caller &caller);

    nlohmann::json record(const ListSpec &spec, qint64 id, const QString &origin) const;

    Database &m_database;
    Listing m_listing;
    FileUrl m_fileUrl;
    std::atomic<unsigned> m_lastPages = 0;
};

// Answers in the vendor's shape.
DialectAnswer message(int status, const QString &words);
DialectAnswer errors(const QStringList &words); // 422

} // namespace practice::greenhouse
