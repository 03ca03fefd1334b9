#include "store/Migrations.h"

#include <iterator>

#include "store/MigrationFiles.h" // generated from migrations/*.sql
#include "store/Statement.h"

namespace store {

int newestVersion()
{
    return std::rbegin(migrationFiles)->version;
}

int versionOf(Connection &db)
{
    Statement s(db, "PRAGMA user_version");
    s.step();
    return s.number(0);
}

void migrate(Connection &db)
{
    for (const auto &file : migrationFiles) {
        Transaction tx(db);
        if (versionOf(db) >= file.version)
            continue;
        db.run(file.sql);
        db.run(QStringLiteral("PRAGMA user_version=%1").arg(file.version).toLatin1().constData());
        tx.commit();
    }
}

} // namespace store
