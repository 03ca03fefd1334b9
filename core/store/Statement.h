// One prepared statement with typed binding by position; it goes back to its connection for the next use. Throws Fault.
#pragma once

#include <optional>

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include "base/Digest.h"
#include "base/Ids.h"
#include "store/Connection.h"

struct sqlite3_stmt;

namespace store {

class Statement
{
public:
    Statement(Connection &db, const char *sql);
    ~Statement();
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    // Resets, then binds ?1, ?2, … Times are stored as ISO 8601 UTC, digests as hex, ids as text, blobs as blobs.
    template <class... Values>
    Statement &bind(const Values &...values)
    {
        reset();
        int position = 0;
        (put(++position, values), ...);
        return *this;
    }

    bool step(); // true while there is a row
    void run();  // to the end; for statements without rows

    bool isNull(int column) const;
    qint64 integer(int column) const;
    int number(int column) const { return static_cast<int>(integer(column)); }
    bool flag(int column) const { return integer(column) != 0; }
    QString text(int column) const;
    QByteArray bytes(int column) const; // of a text, as stored (UTF-8)
    QByteArray blob(int column) const;
    QDateTime time(int column) const; // invalid when NULL or empty
    template <class SomeId>
    SomeId id(int column) const
    {
        return SomeId(text(column));
    }
    base::Digest digest(int column) const { return base::Digest::fromHex(bytes(column)); }

private:
    void reset();
    void put(int position, qint64 value);
    void put(int position, int value) { put(position, static_cast<qint64>(value)); }
    void put(int position, bool value) { put(position, static_cast<qint64>(value ? 1 : 0)); }
    void put(int position, const QString &value);
    void put(int position, const char *value) { put(position, QString::fromUtf8(value)); }
    void put(int position, const QByteArray &value);
    void put(int position, const QDateTime &value);
    void put(int position, const base::Digest &value) { put(position, value.isNone() ? QString() : value.hex()); }
    void put(int position, std::nullptr_t);
    template <class Tag>
    void put(int position, const base::Id<Tag> &id)
    {
        put(position, id.text());
    }
    template <class T>
    void put(int position, const std::optional<T> &value)
    {
        if (value)
            put(position, *value);
        else
            put(position, nullptr);
    }
    void check(int code) const;

    Connection &m_db;
    sqlite3_stmt *m_statement = nullptr;
};

} // namespace store
