// SEC-61 in small: with every log category on, nothing personal and no secret is in a log or, in plain, in a file.
#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include "flows/VerbsRig.h"
#include "support/QtTestSupport.h"

using nlohmann::json;
using verbs_testing::SignedIn;

namespace {

// Stands in front of the token address and keeps what came back: tokens that nobody else could name.
class Overhearing
{
public:
    explicit Overhearing(quint16 target)
    {
        m_server.listen(QHostAddress(QHostAddress::LocalHost));
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this, target] {
            while (auto *near = m_server.nextPendingConnection()) {
                auto *far = new QTcpSocket(near);
                far->connectToHost(QHostAddress(QHostAddress::LocalHost), target);
                QObject::connect(near, &QTcpSocket::readyRead, far, [near, far] { far->write(near->readAll()); });
                QObject::connect(far, &QTcpSocket::readyRead, near, [this, near, far] {
                    const QByteArray bytes = far->readAll();
                    m_heard += bytes;
                    near->write(bytes);
                });
                QObject::connect(far, &QTcpSocket::disconnected, near, &QTcpSocket::disconnectFromHost);
            }
        });
    }
    quint16 port() const { return m_server.serverPort(); }
    QList<QByteArray> tokens() const
    {
        static const QRegularExpression token(QStringLiteral("\"(?:access|refresh)_token\"\\s*:\\s*\"([^\"]+)\""));
        QList<QByteArray> out;
        for (auto it = token.globalMatch(QString::fromUtf8(m_heard)); it.hasNext();)
            out.append(it.next().captured(1).toUtf8());
        return out;
    }

private:
    QByteArray m_heard;
    QTcpServer m_server;
};

// Whole words of the sample people that cannot stand there by chance.
QList<QByteArray> personalWords(const practice_testing::PracticeProcess &practice)
{
    const auto token = practice.signIn(practice.user(true)).access;
    QList<QByteArray> out;
    const auto add = [&out](const json &value) {
        if (value.is_string() && value.get<std::string>().size() >= 6)
            out.append(QByteArray::fromStdString(value.get<std::string>()));
    };
    for (const auto &row : practice.all(QStringLiteral("/v3/candidates?per_page=500"), token)) {
        if (row.contains("first_name") && row.contains("last_name"))
            add(row.at("first_name").get<std::string>() + " " + row.at("last_name").get<std::string>());
        for (const char *list : {"email_addresses", "phone_numbers"})
            for (const auto &each : row.value(list, json::array()))
                if (each.is_object())
                    add(each.value("value", json()));
    }
    for (const auto &row : practice.all(QStringLiteral("/v3/attachments?per_page=500"), token)) {
        if (row.contains("filename") && row.at("filename").get<std::string>().find('_') != std::string::npos)
            add(row.at("filename"));
    }
    return out;
}

} // namespace

class tst_VerbsCanary : public QObject
{
    Q_OBJECT

    static QByteArray firstFound(const QByteArray &in, const QList<QByteArray> &words)
    {
        for (const auto &word : words)
            for (const auto &form : {word, word.toPercentEncoding(), word.toBase64().chopped(3)})
                if (in.contains(form))
                    return word;
        return {};
    }

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void SEC61_noLogAndNoPlainFileHoldsPeopleOrSecrets_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::newRow("public client") << QStringLiteral("public");
        QTest::newRow("as documented") << QStringLiteral("documented");
    }

    void SEC61_noLogAndNoPlainFileHoldsPeopleOrSecrets()
    {
        QFETCH(QString, mode);
        const SignedIn rig(mode);
        QUrl tokenUrl(rig.practice().word("token"));
        Overhearing ear(static_cast<quint16>(tokenUrl.port()));
        tokenUrl.setPort(ear.port());
        const QString profile = verbs_testing::changedProfile(rig.profile(), QStringLiteral("overheard.json"),
                                                              {{"token_url", tokenUrl.toString().toStdString()}});
        verbs_testing::How loud{rig.environment(), {}, {}};
        loud.environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("*=true"));
        const auto connected = verbs_testing::runConnect(rig.data(), profile, rig.practice().user(true), loud);
        QVERIFY2(connected.code == 0, connected.err.right(500).constData());
        const auto synced = rig.run({QStringLiteral("sync")}, loud);
        QVERIFY2(synced.code == 0, synced.err.right(500).constData());
        const auto drafted = rig.run({QStringLiteral("draft"), QStringLiteral("--limit"), QStringLiteral("25")}, loud);
        QVERIFY2(drafted.code == 0, drafted.err.right(500).constData());

        auto words = ear.tokens();
        QVERIFY(words.size() >= 4); // two answers with two tokens each
        if (const auto secret = rig.practice().word("client_secret"); !secret.isEmpty())
            words.append(secret.toUtf8());
        const auto people = personalWords(rig.practice());
        QVERIFY(people.size() > 400);
        words += people;

        const QByteArray logs = connected.err + synced.err + drafted.err;
        QVERIFY2(logs.contains("countersign.") || logs.size() > 1000, logs.left(300).constData()); // it did log
        QCOMPARE(firstFound(logs, words), QByteArray());
        int files = 0;
        for (QDirIterator it(rig.data(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext();) {
            const QString path = it.next();
            const QByteArray content = verbs_testing::fileContent(path);
            const QByteArray found = firstFound(content, words);
            QVERIFY2(found.isEmpty(), qPrintable(path + QStringLiteral(": ") + QString::fromUtf8(found)));
            ++files;
        }
        QVERIFY(files >= 1);
        // Control: what is not sealed is found by this very search.
        QVERIFY(!firstFound(verbs_testing::fileContent(rig.data() + QStringLiteral("/countersign.db")),
                            {QByteArray("greenhouse")})
                     .isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_VerbsCanary)
#include "tst_VerbsCanary.moc"
