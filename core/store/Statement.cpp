#include "store/Statement.h"

#include <sqlite3.h>

#include "base/Clock.h"
#include "store/Fault.h"

namespace store {

Statement::Statement(Connection &db, const char *sql) : m_db(db), m_statement(db.take(sql)) {}

Statement::~Statement()
{
    m_db.giveBack(m_statement);
}

void Statement::check(int code) const
{
    if (code != SQLITE_OK)
        m_db.fail(code, sqlite3_sql(m_statement));
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
}

void Statement::put(int position, qint64 value)
{
    check(sqlite3_bind_int64(m_statement, position, value));
}

void Statement::put(int position, const QString &value)
{
    const QByteArray utf8 = value.toUtf8();
    check(sqlite3_bind_text64(m_statement, position, utf8.constData(), static_cast<sqlite3_uint64>(utf8.size()),
                              SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::put(int position, const QByteArray &value)
{
    check(sqlite3_bind_blob64(m_statement, position, value.isNull() ? "" : value.constData(),
                              static_cast<sqlite3_uint64>(value.size()), SQLITE_TRANSIENT));
}

void Statement::put(int position, const QDateTime &value)
{
    if (value.isValid())
        put(position, base::isoUtc(value));
    else
        put(position, nullptr);
}

void Statement::put(int position, std::nullptr_t)
{
    check(sqlite3_bind_null(m_statement, position));
}

bool Statement::step()
{
    m_db.announceStep(sqlite3_sql(m_statement));
    const int rc = sqlite3_step(m_statement);
    if (rc == SQLITE_ROW)
        return true;
    if (rc != SQLITE_DONE)
        m_db.fail(rc, sqlite3_sql(m_statement));
    return false;
}

void Statement::run()
{
    while (step()) {
    }
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

QString Statement::text(int column) const
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return text ? QString::fromUtf8(text, sqlite3_column_bytes(m_statement, column)) : QString();
}

QByteArray Statement::bytes(int column) const
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return text ? QByteArray(text, sqlite3_column_bytes(m_statement, column)) : QByteArray();
}

QByteArray Statement::blob(int column) const
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return bytes ? QByteArray(bytes, sqlite3_column_bytes(m_statement, column)) : QByteArray();
}

QDateTime Statement::time(int column) const
{
    return base::fromIso(text(column));
}

} // namespace store
