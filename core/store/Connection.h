// One SQLite connection, set up the one way we use it. Throws Fault.
#pragma once

#include <functional>

#include <QString>

struct sqlite3;

namespace store {

enum class Access
{
    Write,
    Read
};

class Connection
{
public:
    // path ":memory:" keeps everything in memory. beforeStep is a seam for the i-th failure sweep (REL-04): it may
    // throw.
    Connection(const QString &path, Access access, std::function<void()> beforeStep = {});
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    void run(const char *sql); // one or several statements without parameters
    sqlite3 *handle() const { return m_db; }
    qint64 changes() const;
    void announceStep() const
    {
        if (m_beforeStep)
            m_beforeStep();
    }
    [[noreturn]] void fail(int code, const char *doing) const;

private:
    void setUp(Access access);
    void assertSettings(); // REL-02

    sqlite3 *m_db = nullptr;
    std::function<void()> m_beforeStep;
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
