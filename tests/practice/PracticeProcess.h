// The practice ATS as a child process, and a plain blocking HTTP client to talk to it.
#pragma once

#include <map>
#include <memory>

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QUrlQuery>

#include <nlohmann/json.hpp>

class QProcess;

namespace practice_testing {

struct Answer
{
    int status = 0;                            // 0 = no answer
    std::multimap<QString, QByteArray> header; // names in lower case
    QByteArray body;

    QByteArray value(const char *lowerName) const; // empty when missing
    bool has(const char *lowerName) const;
    nlohmann::json json() const; // discarded when it is none
};

using Headers = std::map<QString, QString>;
Answer send(const QString &method, const QString &url, const QByteArray &body = {}, const Headers &headers = {});
Headers bearer(const QString &token);
Headers basic(const QString &user, const QString &password);

struct Tokens
{
    QString access;
    QString refresh;
};

class PracticeProcess
{
public:
    explicit PracticeProcess(const QStringList &arguments = {});
    ~PracticeProcess(); // closes its standard input and waits

    bool isReady() const { return !m_ready.is_null(); }
    QString word(const char *key) const; // of the ready line; empty when missing
    const nlohmann::json &ready() const { return m_ready; }
    nlohmann::json user(bool siteAdmin) const; // the first such sample recruiter
    QProcess &process() { return *m_process; }

    Answer get(const QString &pathAndQuery, const QString &token) const;
    Answer write(const QString &method, const QString &path, const nlohmann::json &body, const QString &token) const;
    Answer admin(const QString &method, const QString &path, const nlohmann::json &body = nullptr) const;
    std::vector<nlohmann::json> all(const QString &pathAndQuery, const QString &token) const; // every page

    // Sign-in as a browser and the app together would do it.
    Answer signInPage(const QUrlQuery &query) const;
    Answer answerPage(const QUrlQuery &query, const nlohmann::json &user, const QString &decision) const;
    QUrlQuery authorizeQuery() const; // good for the mode
    QString code(const nlohmann::json &user) const;
    Answer exchange(const QString &code, const QString &verifier) const;
    Answer refresh(const QString &token) const;
    Tokens signIn(const nlohmann::json &user) const;
    Headers clientHeaders() const;
    bool isPublic() const { return !m_ready.contains("client_secret"); }

private:
    std::unique_ptr<QProcess> m_process;
    nlohmann::json m_ready;
};

inline const QString goodVerifier = QStringLiteral("practice-verifier-practice-verifier-practice-verifier");
QUrlQuery location(const Answer &redirect); // the query of its Location

} // namespace practice_testing
