// The whole practice ATS put together: world, database, servers.
#pragma once

#include <memory>

#include "practice/CommandLine.h"

namespace practice {

class Practice
{
public:
    explicit Practice(Options options);
    ~Practice();

    QString start();              // words of what went wrong; empty = serving
    QByteArray ready() const;     // the one line of JSON for whoever started the program
    QString writeProfile() const; // as asked for on the command line; words of what went wrong
    void stop();

private:
    struct Parts;
    QByteArray profile() const;

    Options m_options;
    std::unique_ptr<Parts> m_parts;
};

} // namespace practice
