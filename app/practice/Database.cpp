#include "practice/Database.h"

#include <sqlite3.h>

#include "practice/Schema.h"

namespace practice {

namespace {

[[noreturn]] void fail(sqlite3 *connection)
{
    throw DatabaseError(sqlite3_errmsg(connection));
}

} // namespace

void Statement::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

Statement::Statement(sqlite3 *connection, const QByteArray &sql)
{
    sqlite3_stmt *raw = nullptr;
    if (sqlite3_prepare_v2(connection, sql.constData(), static_cast<int>(sql.size()), &raw, nullptr) != SQLITE_OK)
        fail(connection);
    m_statement.reset(raw);
}

Statement &Statement::bind(const std::vector<Bound> &values)
{
    sqlite3_reset(m_statement.get());
    sqlite3_clear_bindings(m_statement.get());
    int at = 0;
    for (const Bound &value : values) {
        ++at;
        int rc = SQLITE_OK;
        if (value.number) {
            rc = sqlite3_bind_int64(m_statement.get(), at, *value.number);
        } else if (value.text) {
            const QByteArray text = value.text->toUtf8();
            rc = sqlite3_bind_text(m_statement.get(), at, text.constData(), static_cast<int>(text.size()),
                                   SQLITE_TRANSIENT);
        }
        if (rc != SQLITE_OK)
            fail(sqlite3_db_handle(m_statement.get()));
    }
    return *this;
}

bool Statement::step()
{
    const int rc = sqlite3_step(m_statement.get());
    if (rc != SQLITE_ROW && rc != SQLITE_DONE)
        fail(sqlite3_db_handle(m_statement.get()));
    return rc == SQLITE_ROW;
}

void Statement::run(const std::vector<Bound> &values)
{
    bind(values);
    while (step()) {
    }
    sqlite3_reset(m_statement.get());
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

QByteArray Statement::utf8(int column) const
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement.get(), column));
    return QByteArray(text, sqlite3_column_bytes(m_statement.get(), column));
}

QString Statement::text(int column) const
{
    return QString::fromUtf8(utf8(column));
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

void Database::Close::operator()(sqlite3 *connection) const
{
    sqlite3_close_v2(connection);
}

Database::Database(const QString &file)
{
    sqlite3 *raw = nullptr;
    const int rc =
        sqlite3_open_v2(file.toUtf8().constData(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    m_connection.reset(raw);
    if (rc != SQLITE_OK)
        fail(raw);
    run("PRAGMA journal_mode=WAL");
    run("PRAGMA synchronous=NORMAL");
    run("PRAGMA foreign_keys=ON");
    for (const char *const sql : schema)
        run(sql);
}

Database::~Database() = default;

Statement Database::prepare(const QByteArray &sql) const
{
    return Statement(m_connection.get(), sql);
}

void Database::run(const QByteArray &sql, const std::vector<Bound> &values)
{
    const Guard guard = lock();
    prepare(sql).run(values);
}

std::optional<qint64> Database::number(const QByteArray &sql, const std::vector<Bound> &values) const
{
    const Guard guard = lock();
    Statement statement = prepare(sql);
    statement.bind(values);
    if (!statement.step() || statement.isNull(0))
        return std::nullopt;
    return statement.integer(0);
}

QString Database::word(const QByteArray &sql, const std::vector<Bound> &values) const
{
    const Guard guard = lock();
    Statement statement = prepare(sql);
    statement.bind(values);
    return statement.step() ? statement.text(0) : QString();
}

bool Database::isFilled() const
{
    return number("SELECT count(*) FROM users").value_or(0) > 0;
}

Transaction::Transaction(Database &database) : m_database(database), m_guard(database.lock())
{
    m_database.run("BEGIN IMMEDIATE");
}

Transaction::~Transaction()
{
    if (!m_open)
        return;
    try {
        m_database.run("ROLLBACK");
    } catch (const DatabaseError &problem) {
        qWarning("rollback failed: %s", problem.what());
    }
}

void Transaction::commit()
{
    m_database.run("COMMIT");
    m_open = false;
}

qint64 nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

QByteArray isoTime(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs).toLatin1();
}

} // namespace practice
