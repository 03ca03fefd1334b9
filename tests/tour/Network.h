// What the walk spoke to, as a recorder outside the product saw it. // CMP-07
#pragma once

#include <map>
#include <set>

#include <nlohmann/json.hpp>

#include <QString>
#include <QStringList>
#include <QUrl>

namespace tour {

// Starts this program anew under the recorder, unless it runs under it already; returns only then.
void runUnderTheRecorder(char **argv);

class Network
{
public:
    Network();                                      // from now on
    void allow(const QUrl &url, const char *group); // host and port of the ATS or of a model
    // Connections by group, and those that belong to none.
    nlohmann::json report() const;
    bool isKept() const; // to the allowed groups alone, and something was recorded

private:
    struct Seen
    {
        std::map<std::string, int> byGroup;
        QStringList outside;
    };
    Seen seen() const;
    std::map<std::pair<QString, int>, std::string> m_allowed;
    qint64 m_from = 0; // in the log
};

} // namespace tour
