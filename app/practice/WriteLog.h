// Every write that reached the API, refused or applied: what the tour compares with the app's ledger.
#pragma once

#include "practice/Database.h"
#include "practice/Http.h"

namespace practice {

struct WriteRecord
{
    std::optional<qint64> userId;
    int status = 0; // told to the client; 0 = no answer was given
    qint64 objectId = 0;
    bool applied = false;
    QString fault; // kind of the planned fault that met it, or empty
};

class WriteLog
{
public:
    explicit WriteLog(Database &database) : m_database(database) {}

    void add(const HttpRequest &request, const WriteRecord &record);
    QByteArray asJson() const; // array, oldest first

private:
    Database &m_database;
};

} // namespace practice
