// The program and a model: set up by the command line, asked over real HTTP in each dialect, and what left is told.
#include <set>

#include <QTest>

#include "drafting/ScriptedModel.h"
#include "fakes/ProviderForTests.h"
#include "flows/VerbsRig.h"
#include "support/QtTestSupport.h"

using fakes::FakeModel;
using fakes::Heard;
using fakes::Thought;
using fakes::Wire;
using nlohmann::json;
using verbs_testing::SignedIn;

class tst_VerbsModel : public QObject
{
    Q_OBJECT
private:
    static Thought honest(const Heard &heard) { return {scripted::reply(heard.user, heard.schema)}; }

    static verbs_testing::Ended words(const SignedIn &rig, const char *line, const verbs_testing::How &how = {})
    {
        return rig.run(QString::fromLatin1(line).split(QLatin1Char(' ')), how);
    }

    static void set(const SignedIn &rig, const FakeModel &model, Wire wire, const QByteArray &more = {})
    {
        const QString file = rig.place(QStringLiteral("provider.json"));
        verbs_testing::writeFile(file, fakes::providerJson(wire, model.baseUrl(), more));
        const auto ended =
            rig.run({QStringLiteral("model"), QStringLiteral("set"), QStringLiteral("--provider"), file});
        QVERIFY2(ended.code == 0, ended.err.constData());
    }

    // Every person of the practice ATS, as the record names them.
    static std::vector<json> people(const SignedIn &rig)
    {
        const auto tokens = rig.practice().signIn(rig.practice().user(true));
        return rig.practice().all(QStringLiteral("/v3/candidates?per_page=100"), tokens.access);
    }

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void withoutAModelItSaysHowToSetOneUp()
    {
        const SignedIn rig;
        QCOMPARE(rig.connect().code, 0);
        VERIFY_ONE_SENTENCE(words(rig, "model test"), "model set --provider FILE");
        const auto bad = rig.place(QStringLiteral("bad.json"));
        verbs_testing::writeFile(bad, "{\"name\": \"x\", \"api_key\": \"sk-1\"}");
        const auto ended = rig.run({QStringLiteral("model"), QStringLiteral("set"), QStringLiteral("--provider"), bad});
        QCOMPARE(ended.code, 1);
        QVERIFY(ended.says("api_key"));
    }

    void aKeyIsKeptAndAWrongOneIsSaid()
    {
        const SignedIn rig;
        QCOMPARE(rig.connect().code, 0);
        FakeModel model(Wire::Anthropic, honest);
        model.setKey("sk-right");
        set(rig, model, Wire::Anthropic, ", \"auth\": \"x-api-key\"");
        VERIFY_ONE_SENTENCE(words(rig, "model test"), "model key");
        const auto kept =
            words(rig, "model key", {{{QStringLiteral("COUNTERSIGN_MODEL_KEY"), QStringLiteral("sk-right")}}, {}, {}});
        QVERIFY2(kept.code == 0, kept.err.constData());
        const auto tested = words(rig, "model test");
        QVERIFY2(tested.code == 0, tested.err.constData());
        QVERIFY(tested.json().at("ok").get<bool>());
        // The key stands nowhere in the open.
        for (const auto &file : QDir(rig.data()).entryInfoList(QDir::Files))
            QVERIFY2(!verbs_testing::fileContent(file.filePath()).contains("sk-right"), qPrintable(file.fileName()));
    }

    void everyDialectDraftsSummaries()
    {
        const SignedIn rig;
        QCOMPARE(rig.connect().code, 0);
        QCOMPARE(words(rig, "sync").code, 0);
        for (const auto wire : fakes::wires) {
            FakeModel model(wire, honest);
            set(rig, model, wire);
            const auto drafted = words(rig, "draft --limit 4");
            QVERIFY2(drafted.code == 0, drafted.err.constData());
            const json counts = drafted.json();
            QVERIFY2(counts.at("by_model") == counts.at("drafted") && counts.at("drafted").get<int>() > 0,
                     drafted.out + fakes::wireName(wire) + model.complaints().join(QLatin1Char(';')).toUtf8());
            // The same question again is not asked again: the draft that stands answers it.
            const auto asked = model.heard().size();
            QCOMPARE(words(rig, "draft --limit 4").code, 0);
            QCOMPARE(model.heard().size(), asked);
        }
    }

    // All 240 cases of the practice ATS: what left is counted person by person, and names nobody.
    void SEC42_SEC44_CMP45_nobodyIsNamedToTheModelAndWhoOptedOutIsNotInIt()
    {
        const SignedIn rig;
        QCOMPARE(rig.connect().code, 0);
        QCOMPARE(words(rig, "sync").code, 0);
        // Two hundred papers by OCR would take three minutes.
        QFile policy(QDir(rig.data()).filePath(QStringLiteral("policy.json")));
        QVERIFY(policy.open(QFile::WriteOnly) && policy.write(R"({"check_text_layers": false})") > 0);
        policy.close();
        FakeModel model(Wire::OpenAiResponses, honest);
        set(rig, model, Wire::OpenAiResponses);
        const auto drafted = words(rig, "draft");
        QVERIFY2(drafted.code == 0, drafted.err.constData());
        const json counts = drafted.json();
        QVERIFY(counts.at("without_ai").get<int>() > 0);
        const auto left = words(rig, "model left --json");
        QVERIFY2(left.code == 0, left.err.constData());
        const json departures = left.json().at("left");
        QCOMPARE(departures.size(), model.heard().size()); // each leaving is on the list, and nothing else is
        QVERIFY(model.heard().size() > 100);
        std::set<std::string> applications;
        for (const auto &one : departures) {
            applications.insert(one.at("application").get<std::string>());
            QCOMPARE(one.at("outcome").get<std::string>(), "ok");
            QCOMPARE(one.at("region").get<std::string>(), "EU");
            QVERIFY(one.at("redacted").get<int>() > 0);
        }
        // Nobody but those who were drafted: who asked for review without AI is in no request.
        QCOMPARE(static_cast<int>(applications.size()), counts.at("drafted").get<int>());
        QByteArray all;
        for (const auto &heard : model.heard())
            all += heard.user.toUtf8() + '\n';
        QVERIFY(!all.contains('@'));
        int checked = 0;
        for (const auto &person : people(rig)) {
            const auto first = QString::fromStdString(person.at("first_name").get<std::string>());
            const auto last = QString::fromStdString(person.at("last_name").get<std::string>());
            QVERIFY2(!all.contains((first + QLatin1Char(' ') + last).toUtf8()),
                     qPrintable(first + QLatin1Char(' ') + last));
            ++checked;
        }
        QVERIFY(checked > 200);
        const auto verified = words(rig, "ledger verify --json");
        QVERIFY2(verified.code == 0, verified.err.constData());
    }

    void aPlaceThatIsBarredIsDraftedWithoutTheModel()
    {
        const SignedIn rig;
        QCOMPARE(rig.connect().code, 0);
        QCOMPARE(words(rig, "sync").code, 0);
        FakeModel model(Wire::Gemini, honest);
        QByteArray profile = fakes::providerJson(Wire::Gemini, model.baseUrl());
        profile.replace("\"may_send\"", "\"not_from\": [\"a\", \"e\", \"i\", \"o\"], \"may_send\"");
        const QString file = rig.place(QStringLiteral("provider.json"));
        verbs_testing::writeFile(file, profile);
        QCOMPARE(rig.run({QStringLiteral("model"), QStringLiteral("set"), QStringLiteral("--provider"), file}).code, 0);
        const auto drafted = words(rig, "draft --limit 6");
        QVERIFY2(drafted.code == 0, drafted.err.constData());
        QCOMPARE(drafted.json().at("by_model").get<int>(), 0);
        QVERIFY(drafted.json().at("drafted").get<int>() > 0);
        QVERIFY(model.heard().empty());
    }

    // What a model may come to; the case stays workable with the built-in engine's drafts.
    void REL37_aModelInTroubleLeavesTheDraftsOfTheBuiltInEngine()
    {
        using End = Thought::End;
        const SignedIn rig;
        QCOMPARE(rig.connect().code, 0);
        QCOMPARE(words(rig, "sync").code, 0);
        Thought thought;
        FakeModel model(Wire::OpenAiChat, [&thought](const Heard &) { return thought; });
        set(rig, model, Wire::OpenAiChat);
        for (const auto &trouble :
             {Thought{"Certainly! Here is my view of the person."}, Thought{QByteArray()},
              Thought{"{\"strengths\": [{\"seg"}, Thought{"Gerne, hier ist die Zusammenfassung"},
              Thought{"{}", End::OutOfTokens}, Thought{"I will not", End::Refuses}, Thought{{}, End::Filtered},
              Thought{"{", End::CutOff}, Thought{{}, End::ErrorBody, 429, "insufficient_quota"},
              Thought{{}, End::ErrorBody, 401, "invalid_api_key"}}) {
            thought = trouble;
            const auto drafted = words(rig, "draft --limit 2");
            QVERIFY2(drafted.code == 0, drafted.err.constData());
            QCOMPARE(drafted.json().at("by_model").get<int>(), 0);
            QCOMPARE(drafted.json().at("could_not_be_prepared").get<int>(), 0);
        }
    }
};

QTEST_GUILESS_MAIN(tst_VerbsModel)
#include "tst_VerbsModel.moc"
