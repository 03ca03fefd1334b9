// Numbered SQL files, compiled in; each is one transaction together with its user_version. // REL-11
#pragma once

#include "store/Connection.h"

namespace store {

struct Migration
{
    int version; // 1, 2, …
    const char *sql;
};

int newestVersion();
int versionOf(Connection &db);
// Brings an older store to the newest version. A newer store is left alone.
void migrate(Connection &db);

} // namespace store
