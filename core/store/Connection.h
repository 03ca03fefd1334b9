// One SQLite connection, set up the one way we use it. Throws Fault.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include <QString>

struct sqlite3;
struct sqlite3_stmt;

namespace store {

enum class Access
{
    Write,
    Read
};

QString libraryVersion(); // of SQLite, with its source id

class Connection
{
public:
    // path ":memory:" keeps everything in memory. beforeStep is a seam for the i-th failure sweep (REL-04): it may
    // throw. vfs: the file system's name, for the power-loss suite (REL-08).
    Connection(const QString &path, Access access, std::function<void(const char *sql)> beforeStep = {},
               const QByteArray &vfs = {});
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    void run(const char *sql); // one or several statements without parameters, each announced
    sqlite3 *handle() const { return m_db; }
    // Preparing costs more than most statements do: finished ones are kept by their SQL and used again.
    sqlite3_stmt *take(const char *sql);
    void giveBack(sqlite3_stmt *statement) noexcept;
    qint64 changes() const;
    void announceStep(const char *sql) const
    {
        if (m_beforeStep)
            m_beforeStep(sql);
    }
    [[noreturn]] void fail(int code, const char *doing) const;

private:
    void setUp(Access access);
    void assertSettings(); // REL-02
    void close() noexcept;

    struct SqlHash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view sql) const { return std::hash<std::string_view>()(sql); }
    };
    sqlite3 *m_db = nullptr;
    std::unordered_map<std::string, sqlite3_stmt *, SqlHash, std::equal_to<>> m_idle; // reset, nothing bound
    std::function<void(const char *sql)> m_beforeStep;
    bool m_memory = false;
};

// BEGIN IMMEDIATE; rolled back in the destructor unless committed.
class Transaction
{
public:
    explicit Transaction(Connection &db);
    ~Transaction();
    void commit();

private:
    Connection &m_db;
    bool m_open = true;
};

} // namespace store
