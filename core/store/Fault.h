// The exception that lives inside store and its repositories: RAII rollback needs it. Store turns it into
// Kind::Storage; it never leaves a repository method.
#pragma once

#include <stdexcept>

#include <QString>

namespace store {

struct Fault : std::runtime_error
{
    Fault(int code, const QString &what) : std::runtime_error(what.toStdString()), code(code) {}
    int code; // SQLite's extended result code; 0 for our own
};

} // namespace store
