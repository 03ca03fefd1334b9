// The port for tests: write log, statistics, one record as JSON, edits behind the app's back, faults. Every call needs
// the admin token.
#pragma once

#include "practice/ApiServer.h"
#include "practice/RelayServer.h"

namespace practice {

class AdminServer
{
public:
    AdminServer(Database &database, const ApiServer &api, const WriteLog &writes, FaultPlan &faults, RelayServer &relay,
                QString token);

    int start(int port) { return m_http.start(port); }
    void stop() { m_http.stop(); }

private:
    HttpResponse handle(const HttpRequest &request);
    HttpResponse record(qint64 applicationId) const;
    HttpResponse edit(const QByteArray &body);

    Database &m_database;
    const ApiServer &m_api;
    const WriteLog &m_writes;
    FaultPlan &m_faults;
    RelayServer &m_relay;
    const QString m_token;
    HttpServer m_http;
};

} // namespace practice
