// The records as pages for people: jobs, their applications, one application with notes and fields, who wrote them and
// when. Read-only and without sign-in: everything in here is invented.
#pragma once

#include "practice/Database.h"
#include "practice/Http.h"

namespace practice {

class RecordPages
{
public:
    explicit RecordPages(const Database &database) : m_database(database) {}

    bool owns(const QString &path) const; // /, /jobs/ID, /applications/ID
    HttpResponse answer(const HttpRequest &request) const;

private:
    HttpResponse start() const;
    HttpResponse job(qint64 id, int page) const;
    HttpResponse application(qint64 id) const;
    QString fields(qint64 ownerId, const QString &ownerKind) const;
    QString notes(qint64 applicationId, qint64 candidateId) const;
    QString history(qint64 applicationId) const;
    QString files(qint64 applicationId) const;

    const Database &m_database;
};

} // namespace practice
