#include "store/Connection.h"

#include <memory>

#include <sqlite3.h>

#include "base/Planted.h"
#include "store/Fault.h"
#include "store/Statement.h"

namespace store {

QString libraryVersion()
{
    return QString::fromLatin1(sqlite3_libversion()) + QLatin1Char(' ') + QString::fromLatin1(sqlite3_sourceid());
}

Connection::Connection(const QString &path, Access access, std::function<void(const char *sql)> beforeStep,
                       const QByteArray &vfs)
    : m_memory(path == QStringLiteral(":memory:"))
{
    const int flags = (access == Access::Write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY) |
                      SQLITE_OPEN_EXRESCODE | (m_memory ? 0 : SQLITE_OPEN_NOFOLLOW);
    const int rc = sqlite3_open_v2(path.toUtf8().constData(), &m_db, flags, vfs.isEmpty() ? nullptr : vfs.constData());
    if (rc != SQLITE_OK) {
        const QString what = QStringLiteral("open: %1").arg(QString::fromUtf8(sqlite3_errstr(rc)));
        sqlite3_close(m_db);
        throw Fault(rc, what);
    }
    try {
        setUp(access);
    } catch (...) {
        close();
        throw;
    }
    m_beforeStep = std::move(beforeStep);
}

Connection::~Connection()
{
    close();
}

void Connection::close() noexcept
{
    for (const auto &[sql, statement] : m_idle)
        sqlite3_finalize(statement);
    m_idle.clear();
    sqlite3_close(m_db);
}

sqlite3_stmt *Connection::take(const char *sql)
{
    if (const auto at = m_idle.find(std::string_view(sql)); at != m_idle.end()) {
        auto *statement = at->second;
        m_idle.erase(at);
        return statement;
    }
    sqlite3_stmt *statement = nullptr;
    const int rc = sqlite3_prepare_v3(m_db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (rc != SQLITE_OK)
        fail(rc, sql);
    return statement;
}

void Connection::giveBack(sqlite3_stmt *statement) noexcept
{
    static constexpr std::size_t mostIdle = 256;
    if (!statement)
        return;
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement); // what was bound may be personal
    try {
        if (m_idle.size() < mostIdle && m_idle.emplace(sqlite3_sql(statement), statement).second)
            return;
    } catch (const std::bad_alloc &) {
    }
    sqlite3_finalize(statement);
}

void Connection::setUp(Access access)
{
    sqlite3_busy_timeout(m_db, 5000);
    sqlite3_db_config(m_db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    // recursive_triggers: or INSERT OR REPLACE walks past the append-only triggers.
    run("PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON; PRAGMA trusted_schema=OFF; PRAGMA secure_delete=ON;"
        "PRAGMA temp_store=MEMORY; PRAGMA mmap_size=0;");
    if (access == Access::Write && !m_memory)
        run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
    if (base::planted(base::Bug::SynchronousNormal))
        run("PRAGMA synchronous=NORMAL;");
    assertSettings();
    if (access == Access::Read)
        run("PRAGMA query_only=ON;");
}

void Connection::assertSettings()
{
    struct Setting
    {
        const char *pragma;
        const char *wanted;
    };
    static constexpr Setting settings[] = {
        {"PRAGMA foreign_keys", "1"},  {"PRAGMA recursive_triggers", "1"}, {"PRAGMA trusted_schema", "0"},
        {"PRAGMA secure_delete", "1"}, {"PRAGMA temp_store", "2"},
    };
    for (const auto &setting : settings) {
        Statement s(*this, setting.pragma);
        if (!s.step() || s.text(0) != QLatin1String(setting.wanted))
            throw Fault(0, QStringLiteral("%1 could not be set").arg(QLatin1String(setting.pragma)));
    }
    if (m_memory)
        return;
    Statement sync(*this, "PRAGMA synchronous");
    if ((!sync.step() || sync.integer(0) < 2) && !base::planted(base::Bug::SynchronousNormal))
        throw Fault(0, QStringLiteral("PRAGMA synchronous is below FULL"));
}

void Connection::run(const char *sql)
{
    while (*sql) {
        sqlite3_stmt *statement = nullptr;
        const char *rest = nullptr;
        int rc = sqlite3_prepare_v2(m_db, sql, -1, &statement, &rest);
        if (rc != SQLITE_OK)
            fail(rc, "run");
        sql = rest;
        if (!statement)
            continue; // blanks or a comment at the end
        const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt *)> owner(statement, sqlite3_finalize);
        announceStep(sqlite3_sql(statement));
        while ((rc = sqlite3_step(statement)) == SQLITE_ROW) {
        }
        if (rc != SQLITE_DONE)
            fail(rc, "run");
    }
}

qint64 Connection::changes() const
{
    return sqlite3_changes64(m_db);
}

void Connection::fail(int code, const char *doing) const
{
    throw Fault(
        code,
        QStringLiteral("%1: %2 (%3)").arg(QLatin1String(doing), QString::fromUtf8(sqlite3_errmsg(m_db))).arg(code));
}

Transaction::Transaction(Connection &db) : m_db(db)
{
    m_db.run("BEGIN IMMEDIATE");
}

Transaction::~Transaction()
{
    if (m_open)
        sqlite3_exec(m_db.handle(), "ROLLBACK", nullptr, nullptr, nullptr); // nothing to do about a failure here
}

void Transaction::commit()
{
    m_db.run("COMMIT"); // a failed COMMIT throws; the destructor then rolls back // REL-07
    m_open = false;
}

} // namespace store
