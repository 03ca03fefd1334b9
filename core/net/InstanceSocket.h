// One process per store: later starts and headless verbs speak to the running instance over a local socket that only
// this user can open. One line of JSON each way. // SEC-84, DESIGN 10 (14)
#pragma once

#include <functional>
#include <memory>

#include <QByteArray>
#include <QString>

#include "base/Result.h"

namespace net {

class InstanceServer
{
public:
    // answer gets one line (without its end) and gives one line back; it runs on this thread and must be quick.
    InstanceServer(QString path, std::function<QByteArray(QByteArray)> answer);
    ~InstanceServer();

    // Errors: Conflict when another instance listens there, Storage when the socket cannot be made.
    base::Result<void> listen();

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

// Asks the running instance; blocks at most two seconds, so it is for start-up and headless verbs only.
// Errors: NotFound when none is running, TimedOut, BadAnswer.
base::Result<QByteArray> askInstance(const QString &path, const QByteArray &line);

} // namespace net
