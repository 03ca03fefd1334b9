#include "practice/WriteLog.h"

#include <QCryptographicHash>

#include <nlohmann/json.hpp>

namespace practice {

void WriteLog::add(const HttpRequest &request, const WriteRecord &record)
{
    const QByteArray hash = QCryptographicHash::hash(request.body, QCryptographicHash::Sha256).toHex();
    m_database.run("INSERT INTO write_log(at, user_id, method, path, body_sha256, body, status, object_id, applied,"
                   " fault) VALUES(?,?,?,?,?,?,?,?,?,?)",
                   {nowMs(), record.userId ? Bound(*record.userId) : Bound(std::nullopt), request.method, request.path,
                    QString::fromLatin1(hash), QString::fromUtf8(request.body), record.status,
                    record.objectId ? Bound(record.objectId) : Bound(std::nullopt), int(record.applied),
                    record.fault.isEmpty() ? Bound(std::nullopt) : Bound(record.fault)});
}

QByteArray WriteLog::asJson() const
{
    using nlohmann::json;
    const auto guard = m_database.lock();
    Statement row = m_database.prepare("SELECT sequence, at, user_id, method, path, body_sha256, body, status,"
                                       " object_id, applied, fault FROM write_log ORDER BY sequence");
    json all = json::array();
    const auto text = [&](int column) { return row.utf8(column).toStdString(); };
    while (row.step())
        all.push_back({{"sequence", row.integer(0)},
                       {"time", isoTime(row.integer(1)).toStdString()},
                       {"user_id", row.isNull(2) ? json() : json(row.integer(2))},
                       {"method", text(3)},
                       {"path", text(4)},
                       {"body_sha256", text(5)},
                       {"body", text(6)},
                       {"status", row.integer(7)},
                       {"object_id", row.isNull(8) ? json() : json(row.integer(8))},
                       {"applied", row.integer(9) != 0},
                       {"fault", row.isNull(10) ? json() : json(text(10))}});
    return QByteArray::fromStdString(all.dump());
}

} // namespace practice
