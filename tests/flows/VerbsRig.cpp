#include "flows/VerbsRig.h"

#include <thread>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QTcpServer>

#include "tour/Browser.h"

namespace verbs_testing {

using nlohmann::json;

namespace {

constexpr int longestMs = 120'000; // a bound, not a measure
const QString program = QStringLiteral(COUNTERSIGN_BIN_DIR "/countersign");

} // namespace

json Ended::json() const
{
    return nlohmann::json::parse(out.toStdString(), nullptr, false);
}

QByteArray Ended::notOneSentence() const
{
    const QByteArray all = "exit " + QByteArray::number(code) + "\nstdout: " + out + "\nstderr: " + err;
    if (code != 1)
        return "exit code is not 1; " + all;
    if (!out.isEmpty())
        return "something on stdout; " + all;
    QList<QByteArray> lines = err.trimmed().split('\n');
    // A keyring's prompter without a display writes to the same stderr: "(gcr-prompter:123): Gtk-WARNING …".
    lines.removeIf([](const QByteArray &line) { return line.isEmpty() || line.startsWith("(gcr-prompter:"); });
    // The address to open is no part of the error.
    if (lines.size() > 2 && lines[1].startsWith("http"))
        lines.remove(0, 2);
    if (lines.size() != 1)
        return "not one line; " + all;
    const QByteArray &line = lines.first();
    if (!line.endsWith('.') || line.contains(". ") || line.size() < 30)
        return "not one sentence; " + all;
    if (!line.contains("; "))
        return "says what happened but not what to do; " + all;
    return {};
}

Ended runProgram(const QStringList &arguments, const How &how)
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    for (auto it = how.environment.begin(); it != how.environment.end(); ++it)
        environment.insert(it.key(), it.value());
    process.setProcessEnvironment(environment);
    QStringList words = how.before;
    words += program;
    words += arguments;
    const QString first = words.takeFirst();
    Ended ended;
    QObject::connect(&process, &QProcess::readyReadStandardError, &process, [&] {
        ended.err += process.readAllStandardError();
        if (how.heard)
            how.heard(ended.err);
    });
    process.start(first, words);
    QElapsedTimer since;
    since.start();
    while (process.state() != QProcess::NotRunning && since.elapsed() < longestMs)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 50);
    ended.out = process.readAllStandardOutput();
    ended.err += process.readAllStandardError();
    if (process.state() == QProcess::NotRunning && process.exitStatus() == QProcess::NormalExit)
        ended.code = process.exitCode();
    process.kill();
    process.waitForFinished();
    return ended;
}

QUrl printedAddress(const QByteArray &err)
{
    for (const auto &line : err.split('\n'))
        if (line.startsWith("http") && err.contains(line + '\n'))
            return QUrl(QString::fromUtf8(line));
    return {};
}

Ended runConnect(const QString &data, const QString &profile, const json &user, const How &how)
{
    const tour::Login login{QString::fromStdString(user.at("email").get<std::string>()),
                            QString::fromStdString(user.at("password").get<std::string>())};
    std::thread browser; // blocks, while this thread answers for servers of the test
    How mine = how;
    mine.heard = [&](const QByteArray &err) {
        if (how.heard)
            how.heard(err);
        const QUrl address = printedAddress(err);
        if (!address.isEmpty() && !browser.joinable())
            browser = std::thread([address, login] { (void)tour::signInAt(address, login); });
    };
    auto ended = runProgram(
        {QStringLiteral("--data"), data, QStringLiteral("connect"), QStringLiteral("--profile"), profile}, mine);
    if (browser.joinable())
        browser.join();
    return ended;
}

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress(QHostAddress::LocalHost));
    return server.serverPort();
}

QByteArray fileContent(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (file.open(QFile::WriteOnly))
        file.write(content);
}

QString changedProfile(const QString &profile, const QString &name, const json &changes)
{
    auto content = json::parse(fileContent(profile).toStdString());
    content.update(changes);
    const QString path = profile.section(QLatin1Char('/'), 0, -2) + QLatin1Char('/') + name;
    writeFile(path, QByteArray::fromStdString(content.dump()));
    return path;
}

SignedIn::SignedIn(const QString &mode, QStringList practiceWords)
{
    practiceWords += {QStringLiteral("--mode"),          mode,
                      QStringLiteral("--write-profile"), profile(),
                      QStringLiteral("--redirect-port"), QString::number(freePort()),
                      QStringLiteral("--rate-limit"),    QStringLiteral("100000")};
    m_practice = std::make_unique<practice_testing::PracticeProcess>(practiceWords);
}

QMap<QString, QString> SignedIn::environment() const
{
    const QString secret = m_practice->word("client_secret");
    if (secret.isEmpty())
        return {};
    return {{QStringLiteral("COUNTERSIGN_CLIENT_SECRET"), secret}};
}

Ended SignedIn::connect(bool siteAdmin) const
{
    return runConnect(data(), profile(), m_practice->user(siteAdmin), {environment(), {}, {}});
}

Ended SignedIn::run(QStringList verb, const How &how) const
{
    verb += {QStringLiteral("--data"), data()};
    return runProgram(verb, how);
}

void SignedIn::fault(const json &fault) const
{
    m_practice->admin(QStringLiteral("POST"), QStringLiteral("/faults"), {{"plan", json::array({fault})}});
}

void SignedIn::noFaults() const
{
    m_practice->admin(QStringLiteral("DELETE"), QStringLiteral("/faults"));
}

} // namespace verbs_testing
