// Named moments at which a process can be killed: the steps of the writing connection, by their SQL; the acts of SQLite
// on its files; what the system does; what the person is told. // REL-03
#pragma once

#include <map>

#include <QByteArray>

namespace torture::points {

// The process ends by SIGKILL when this point is reached for the hit-th time (from 1). An empty name only counts.
void killAt(const QByteArray &point, int hit);

void reach(const QByteArray &point); // on any thread
void reachSql(const char *sql);      // on the writer's thread: names the point after the statement

std::map<QByteArray, int> reached(); // how often each was, so far

} // namespace torture::points
