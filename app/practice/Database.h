// The practice ATS's one data model, in SQLite. One connection, one lock: whoever reads or writes holds it, so that a
// request sees one state. Problems are DatabaseError, which ends at the HTTP server as a 500.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <vector>

#include <QByteArray>
#include <QDateTime>
#include <QString>

struct sqlite3;
struct sqlite3_stmt;

namespace practice {

struct World;

struct DatabaseError : std::runtime_error
{
    using std::runtime_error::runtime_error;
};

// What can be bound: an integer, a text, or nothing.
struct Bound
{
    Bound(qint64 value) : number(value) {}
    Bound(int value) : number(value) {}
    Bound(QString value) : text(std::move(value)) {}
    Bound(QLatin1String value) : text(value) {}
    Bound(std::nullopt_t) {}
    std::optional<qint64> number;
    std::optional<QString> text;
};

class Statement
{
public:
    Statement(sqlite3 *connection, const QByteArray &sql);

    Statement &bind(const std::vector<Bound> &values); // from the first parameter on; clears earlier ones
    bool step();
    void run(const std::vector<Bound> &values);

    qint64 integer(int column) const;
    QString text(int column) const;
    QByteArray utf8(int column) const;
    bool isNull(int column) const;

private:
    struct Finalize
    {
        void operator()(sqlite3_stmt *statement) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

class Database
{
public:
    using Guard = std::unique_lock<std::recursive_mutex>;

    explicit Database(const QString &file); // ":memory:" for none
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    Guard lock() const { return Guard(m_mutex); }

    Statement prepare(const QByteArray &sql) const;
    void run(const QByteArray &sql, const std::vector<Bound> &values = {});
    std::optional<qint64> number(const QByteArray &sql, const std::vector<Bound> &values = {}) const;
    QString word(const QByteArray &sql, const std::vector<Bound> &values = {}) const;

    bool isFilled() const;
    void fill(const World &world, qint64 nowMs); // Fill.cpp

private:
    struct Close
    {
        void operator()(sqlite3 *connection) const;
    };
    std::unique_ptr<sqlite3, Close> m_connection;
    mutable std::recursive_mutex m_mutex;
};

// BEGIN … COMMIT; rolls back when it goes out of scope before commit().
class Transaction
{
public:
    explicit Transaction(Database &database);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    void commit();

private:
    Database &m_database;
    Database::Guard m_guard;
    bool m_open = true;
};

qint64 nowMs();
QByteArray isoTime(qint64 ms); // 2026-11-01T09:00:00.000Z

} // namespace practice
