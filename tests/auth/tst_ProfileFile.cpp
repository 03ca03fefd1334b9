#include <QTemporaryDir>
#include <QTest>

#include "auth/ProfileFile.h"
#include "support/QtTestSupport.h"

using base::Kind;

// One raw string a line: moc loses its way in longer ones.
static const char good[] =
    R"({)"
    R"( "name": "Greenhouse", "system": "greenhouse", "kind": "authorization_code",)"
    R"( "api_url": "https://api.ats.example/root", "authorize_url": "https://auth.ats.example/authorize",)"
    R"( "token_url": "https://auth.ats.example/token", "introspect_url": "https://auth.ats.example/introspect",)"
    R"( "issuer": "https://auth.ats.example", "client_id": "countersign", "confidential": true, "pkce": false,)"
    R"( "redirect_port": 8765, "redirect_path": "/callback", "scopes": ["a:list", "b:create"], "options": {"region": "eu"})"
    R"(})";

class tst_ProfileFile : public QObject
{
    Q_OBJECT
private:
    static QByteArray changed(const char *from, const char *to)
    {
        QByteArray text(good);
        Q_ASSERT(text.contains(from));
        return text.replace(from, to);
    }

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void aGoodProfileIsReadAndWrittenBackEqual()
    {
        const auto profile = auth::readProfile(good, QStringLiteral("p.json"));
        VERIFY_RESULT(profile);
        QCOMPARE(profile->system, QStringLiteral("greenhouse"));
        QCOMPARE(profile->apiUrl, QUrl(QStringLiteral("https://api.ats.example/root")));
        QCOMPARE(profile->redirectPort, std::optional<int>(8765));
        QCOMPARE(profile->scopes, (QStringList{QStringLiteral("a:list"), QStringLiteral("b:create")}));
        QCOMPARE(profile->options.value(QStringLiteral("region")), QStringLiteral("eu"));
        QVERIFY(profile->confidential && !profile->pkce && !profile->isPractice());
        const auto json = auth::profileJson(*profile);
        const auto again = auth::readProfile(json, QStringLiteral("p.json"));
        VERIFY_RESULT(again);
        QCOMPARE(auth::profileJson(*again), json);
    }

    void wrongProfilesNameTheField_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("subject");
        QTest::newRow("unknown kind") << changed("authorization_code", "magic") << QStringLiteral("kind");
        QTest::newRow("kind missing") << changed("\"kind\": \"authorization_code\",", "") << QStringLiteral("kind");
        QTest::newRow("unknown key") << changed("\"pkce\"", "\"pkcs\"") << QStringLiteral("pkcs");
        QTest::newRow("client secret") << changed("\"pkce\": false", "\"client_secret\": \"x\"")
                                       << QStringLiteral("client_secret");
        QTest::newRow("token inside options")
            << changed("\"region\"", "\"Access-Token\"") << QStringLiteral("Access-Token");
        QTest::newRow("password inside a list")
            << changed("\"b:create\"", "{\"password\": \"x\"}") << QStringLiteral("password");
        QTest::newRow("api key") << changed("\"region\"", "\"api_key\"") << QStringLiteral("api_key");
        QTest::newRow("api address missing")
            << changed("\"api_url\": \"https://api.ats.example/root\",", "") << QStringLiteral("api_url");
        QTest::newRow("no address") << changed("https://api.ats.example/root", "api.ats.example")
                                    << QStringLiteral("api_url");
        QTest::newRow("http to the world") << changed("https://auth.ats.example/token", "http://auth.ats.example/token")
                                           << QStringLiteral("token_url");
        QTest::newRow("http to localhost by name")
            << changed("https://auth.ats.example/token", "http://localhost/token") << QStringLiteral("token_url");
        QTest::newRow("ftp") << changed("https://auth.ats.example/token", "ftp://auth.ats.example/token")
                             << QStringLiteral("token_url");
        QTest::newRow("password in address")
            << changed("https://auth.ats.example/token", "https://a:b@auth.ats.example/token")
            << QStringLiteral("token_url");
        QTest::newRow("port") << changed("8765", "87650") << QStringLiteral("redirect_port");
        QTest::newRow("port as text") << changed("8765", "\"8765\"") << QStringLiteral("redirect_port");
        QTest::newRow("path") << changed("/callback", "callback") << QStringLiteral("redirect_path");
        QTest::newRow("client missing") << changed("\"client_id\": \"countersign\",", "")
                                        << QStringLiteral("client_id");
        QTest::newRow("public without PKCE")
            << changed("\"confidential\": true", "\"confidential\": false") << QStringLiteral("pkce");
        const auto withMap = [](const char *map) {
            return changed("\"pkce\"", (QByteArray("\"field_map\": ") + map + ", \"pkce\"").constData());
        };
        QTest::newRow("map: no such output") << withMap(R"({"mail":{"to":"note"}})") << QStringLiteral("mail");
        QTest::newRow("map: nowhere known") << withMap(R"({"summary":{"to":"heaven"}})") << QStringLiteral("to");
        QTest::newRow("map: no place") << withMap(R"({"summary":{}})") << QStringLiteral("to");
        QTest::newRow("map: which field")
            << withMap(R"({"summary":{"to":"application_field"}})") << QStringLiteral("field");
        QTest::newRow("map: a note has no field")
            << withMap(R"({"summary":{"to":"note","field":"x"}})") << QStringLiteral("field");
        QTest::newRow("map: unknown word")
            << withMap(R"({"summary":{"to":"note","who":"x"}})") << QStringLiteral("who");
        const auto withObjects = [](const char *objects) {
            return changed("\"pkce\"", (QByteArray("\"objects\": ") + objects + ", \"pkce\"").constData());
        };
        QTest::newRow("objects: unknown") << withObjects(R"({"offers":"read"})") << QStringLiteral("offers");
        QTest::newRow("objects: no direction") << withObjects(R"({"notes":"sideways"})") << QStringLiteral("notes");
        QTest::newRow("objects: never written") << withObjects(R"({"files":"both"})") << QStringLiteral("files");
        QTest::newRow("objects: always read") << withObjects(R"({"stages":"none"})") << QStringLiteral("stages");
        QTest::newRow("map: a score is no note") << withMap(R"({"score":{"to":"note"}})") << QStringLiteral("to");
        QTest::newRow("map: words are no tag")
            << withMap(R"({"summary":{"to":"tag","tag":"x"}})") << QStringLiteral("to");
        QTest::newRow("map: which tag") << withMap(R"({"tag":{"to":"tag"}})") << QStringLiteral("tag");
        QTest::newRow("map: a rating without bands")
            << withMap(R"({"rating":{"to":"application_field","field":"fit"}})") << QStringLiteral("bands");
        QTest::newRow("map: a band beyond the scale")
            << withMap(R"({"rating":{"to":"application_field","field":"fit","bands":[{"at_least":101,"option":"a"}]}})")
            << QStringLiteral("at_least");
        QTest::newRow("map: bands for a score")
            << withMap(R"({"score":{"to":"application_field","field":"s","bands":[{"at_least":1,"option":"a"}]}})")
            << QStringLiteral("bands");
        QTest::newRow("map: note type of a field")
            << withMap(R"({"summary":{"to":"application_field","field":"s","note_type":"EMAIL"}})")
            << QStringLiteral("note_type");
        QTest::newRow("not JSON") << QByteArray("{") << QStringLiteral("p.json");
        QTest::newRow("a list") << QByteArray("[]") << QStringLiteral("p.json");
        QTest::newRow("empty") << QByteArray() << QStringLiteral("p.json");
        QTest::newRow("doubled key") << changed("\"pkce\": false", "\"pkce\": false, \"pkce\": true")
                                     << QStringLiteral("p.json");
    }
    void wrongProfilesNameTheField()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, subject);
        const auto profile = auth::readProfile(json, QStringLiteral("p.json"));
        COMPARE_ERROR(profile, Kind::Invalid);
        QCOMPARE(profile.error().subject, subject);
        QVERIFY(!profile.error().forLog.isEmpty());
    }

    void theFieldMapIsReadAndWrittenBackEqual()
    {
        const auto json = changed(
            "\"pkce\"",
            R"("objects": {"notes": "write", "scorecards": "none"},)"
            R"("field_map": {"summary": {"to": "note", "visibility": "private"},)"
            R"( "screening": {"to": "application_field", "field": "ai_screening"}, "message": {"to": "note", "note_type": "ACTIVITY"},)"
            R"( "rating": {"to": "application_field", "field": "fit", "bands": [{"at_least": 0, "option": "Weak"},)"
            R"( {"at_least": 70, "option": "Strong"}]}, "tag": {"to": "tag", "tag": "AI screened"}}, "pkce")");
        const auto profile = auth::readProfile(json, QStringLiteral("p.json"));
        VERIFY_RESULT(profile);
        QCOMPARE(profile->fieldMap.size(), std::size_t(5));
        QStringList ids;
        for (const auto &entry : profile->fieldMap)
            ids.append(entry.id());
        ids.sort();
        QCOMPARE(ids, QStringList({QStringLiteral("message-note/ACTIVITY"),
                                   QStringLiteral("rating-field:fit:70=Strong:0=Weak"),
                                   QStringLiteral("screening-field:ai_screening"),
                                   QStringLiteral("summary-note:private"), QStringLiteral("tag-tag:AI screened")}));
        const auto again = auth::readProfile(auth::profileJson(*profile), QStringLiteral("p.json"));
        VERIFY_RESULT(again);
        QVERIFY(again->fieldMap == profile->fieldMap);
        QVERIFY(profile->objects.writes(domain::Object::Notes) && !profile->objects.reads(domain::Object::Notes));
        QVERIFY(!profile->objects.reads(domain::Object::Scorecards) && profile->objects.reads(domain::Object::Files));
        QVERIFY(again->objects == profile->objects);
    }

    void httpOnLoopbackIsAPracticeProfile()
    {
        QByteArray text(good);
        text.replace("https://api.ats.example", "http://127.0.0.1:8080")
            .replace("https://auth.ats.example", "http://127.0.0.1:8080");
        const auto profile = auth::readProfile(text, QStringLiteral("p.json"));
        VERIFY_RESULT(profile);
        QVERIFY(profile->isPractice());
    }

    void aFileIsReadAndAMissingOneNamed()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("mine.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\xef\xbb\xbf");
        file.write(good);
        file.close();
        VERIFY_RESULT(auth::readProfileFile(path));
        const auto missing = auth::readProfileFile(dir.filePath(QStringLiteral("other.json")));
        COMPARE_ERROR(missing, Kind::NotFound);
        QCOMPARE(missing.error().subject, QStringLiteral("other.json"));
    }

    void theProfilesThatAreShippedAreGood()
    {
        const QDir dir(QStringLiteral(COUNTERSIGN_SOURCE_DIR "/resources/profiles"));
        for (const auto &name : dir.entryList({QStringLiteral("*.json")}))
            VERIFY_RESULT(auth::readProfileFile(dir.filePath(name)));
    }
};

QTEST_GUILESS_MAIN(tst_ProfileFile)
#include "tst_ProfileFile.moc"
