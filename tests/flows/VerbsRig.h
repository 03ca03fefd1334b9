// The program `countersign` as a child process, as a person or a script starts it. The event loop of the test runs on
// meanwhile, so that servers of the test can answer.
#pragma once

#include <functional>
#include <memory>

#include <QMap>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

#include <nlohmann/json.hpp>

#include "practice/PracticeProcess.h"

namespace verbs_testing {

struct Ended
{
    int code = -1; // -1: did not end by itself, or crashed
    QByteArray out;
    QByteArray err;

    nlohmann::json json() const; // discarded when stdout is not one JSON value
    // Empty when this is exit 1 with nothing on stdout and exactly one sentence on stderr; else what is wrong.
    QByteArray notOneSentence() const;
    bool says(const char *words) const { return err.contains(words); }
};

struct How
{
    QMap<QString, QString> environment = {};
    QStringList before = {};                               // a command in front, such as a shell with limits
    std::function<void(const QByteArray &err)> heard = {}; // called with what stderr holds so far
};

Ended runProgram(const QStringList &arguments, const How &how = {});
// Starts it, plays the browser on the address it prints, and waits for its end.
Ended runConnect(const QString &data, const QString &profile, const nlohmann::json &user, const How &how = {});

// The address that connect has printed; empty before.
QUrl printedAddress(const QByteArray &err);

quint16 freePort();
QByteArray fileContent(const QString &path);
void writeFile(const QString &path, const QByteArray &content);
// A copy of a profile with other words in it; returns its path.
QString changedProfile(const QString &profile, const QString &name, const nlohmann::json &changes);

// A practice ATS, a profile for it and a data folder that is signed in.
class SignedIn
{
public:
    explicit SignedIn(const QString &mode = QStringLiteral("public"), QStringList practiceWords = {});

    const practice_testing::PracticeProcess &practice() const { return *m_practice; }
    QString profile() const { return m_dir.filePath(QStringLiteral("practice.json")); }
    QString data() const { return m_dir.filePath(QStringLiteral("data")); }
    QString place(const QString &name) const { return m_dir.filePath(name); }
    QMap<QString, QString> environment() const; // with the client's secret in the documented mode

    Ended connect(bool siteAdmin = true) const;
    Ended run(QStringList verb, const How &how = {}) const; // on the data folder
    void fault(const nlohmann::json &fault) const;
    void noFaults() const;

private:
    QTemporaryDir m_dir;
    std::unique_ptr<practice_testing::PracticeProcess> m_practice;
};

} // namespace verbs_testing

// Exit 1, nothing on stdout, one sentence that says what happened and what to do and has these words in it.
#define VERIFY_ONE_SENTENCE(run, words)                                                                                \
    do {                                                                                                               \
        const auto ended_ = (run); /* once: it starts the program */                                                   \
        const QByteArray wrong_ = ended_.notOneSentence();                                                             \
        QVERIFY2(wrong_.isEmpty(), wrong_.constData());                                                                \
        QVERIFY2(ended_.says(words), ended_.err.constData());                                                          \
    } while (false)
