// What the program can be told.
#pragma once

#include <optional>

#include <QString>
#include <QStringList>

#include "practice/Accounts.h"
#include "practice/RateWindow.h"

namespace practice {

struct Options
{
    int port = 0; // 0 = any free one
    int adminPort = 0;
    int relayPort = 0;
    int redirectPort = 8765; // of the registered redirect, documented mode
    QString adminToken;      // made when empty
    AccountRules::Mode mode = AccountRules::Mode::Documented;
    int applications = 240;
    quint64 seed = 1;
    int windowSeconds = 30;
    int rateLimit = 150;
    RateWindow::Reset reset = RateWindow::Reset::WindowEnd;
    qint64 tokenSeconds = 3600;
    qint64 refreshSeconds = 24LL * 3600;
    qint64 codeSeconds = 60;
    qint64 linkSeconds = 7LL * 24 * 3600;
    QString data = QStringLiteral(":memory:");
    QString profileFile; // written when named
    enum class Life
    {
        WithStdin,
        UntilSignal
    } life = Life::WithStdin;
};

struct CommandLine
{
    Options options;
    QString problem; // not empty: wrong use, exit code 2
    QString help;    // not empty: print and end
};

CommandLine readCommandLine(const QStringList &arguments);

} // namespace practice
