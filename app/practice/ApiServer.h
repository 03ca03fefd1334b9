// The public face of the practice ATS: sign-in, the dialect's API, files and pages for people on one port, with the
// fault plan, the rate windows and the write log around them.
#pragma once

#include <atomic>
#include <memory>

#include "practice/Accounts.h"
#include "practice/CommandLine.h"
#include "practice/FaultPlan.h"
#include "practice/FileShelf.h"
#include "practice/HttpServer.h"
#include "practice/RateWindow.h"
#include "practice/RecordPages.h"
#include "practice/WriteLog.h"

namespace practice {

class ApiServer
{
public:
    // All handed over must outlive the server.
    ApiServer(Database &database, Accounts &accounts, Dialect &dialect, FileShelf &files, FaultPlan &faults,
              WriteLog &writes, const Options &options);

    int start(int port); // the port in use, or 0
    void stop();

    QByteArray statistics() const; // JSON: requests, rate windows, 429s

private:
    HttpResponse handle(const HttpRequest &request);
    HttpResponse signIn(const HttpRequest &request);
    HttpResponse serve(const HttpRequest &request, const std::optional<Fault> &fault);
    HttpResponse serveApi(const HttpRequest &request, const std::optional<Fault> &fault);

    Database &m_database;
    Accounts &m_accounts;
    Dialect &m_dialect;
    FileShelf &m_files;
    FaultPlan &m_faults;
    WriteLog &m_writes;
    RecordPages m_pages;
    RateWindow m_apiWindow;
    RateWindow m_tokenWindow;
    std::atomic<qint64> m_requests = 0;
    std::atomic<qint64> m_throttled = 0; // 429s told, planned ones included
    HttpServer m_http;
};

} // namespace practice
