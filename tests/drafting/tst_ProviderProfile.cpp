#include <QTest>

#include "fakes/ProviderForTests.h"
#include "support/QtTestSupport.h"

using drafting::readProvider;

class tst_ProviderProfile : public QObject
{
    Q_OBJECT
private:
    const QUrl m_base{QStringLiteral("https://model.example/v1")};

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void aProfileSaysWhereHowAndWhatMayBeSent()
    {
        const auto profile = readProvider(fakes::providerJson(
            fakes::Wire::Anthropic, m_base,
            ", \"auth\": \"x-api-key\", \"caps\": {\"tokens_per_case\": 60000, \"tokens_per_day\": 2000000}"));
        VERIFY_RESULT(profile);
        QCOMPARE(profile->dialect, drafting::Dialect::Anthropic);
        QCOMPARE(profile->key, drafting::KeyPlace::XApiKey);
        QCOMPARE(profile->perCase, 60'000);
        QVERIFY(profile->mayReceive(QStringLiteral("resume")));
        QVERIFY(!profile->mayReceive(QStringLiteral("photo")));
    }

    // The administrator says what is agreed with the provider, or there is no provider.
    void SEC48_withoutTermsThereIsNoProfile()
    {
        const QByteArray whole = fakes::providerJson(fakes::Wire::OpenAiChat, m_base);
        for (const QByteArray term : {"locality", "region", "retention", "trains", "checked", "may_send"}) {
            QByteArray without = whole;
            without.replace("\"" + term + "\":", "\"x" + term + "\":");
            const auto profile = readProvider(without);
            QVERIFY2(!profile && profile.error().kind == base::Kind::Invalid, term);
        }
        QByteArray trains = whole;
        trains.replace("\"trains\": false", "\"trains\": true");
        QCOMPARE(readProvider(trains).error().subject, QStringLiteral("/terms/trains"));
    }

    void aSecretInTheFileIsRefused()
    {
        for (const QByteArray member : {"api_key", "apiKey", "token", "client_secret"}) {
            const auto profile =
                readProvider(fakes::providerJson(fakes::Wire::OpenAiChat, m_base, ", \"" + member + "\": \"sk-1\""));
            QVERIFY2(!profile, member);
        }
        QVERIFY(!readProvider(fakes::providerJson(fakes::Wire::OpenAiChat, m_base,
                                                  ", \"headers\": {\"Authorization\": \"Bearer sk-1\"}")));
    }

    void plainHttpIsForThisMachineAlone()
    {
        QVERIFY(readProvider(fakes::providerJson(fakes::Wire::Ollama, QUrl(QStringLiteral("http://127.0.0.1:11434")))));
        for (const char *elsewhere : {"http://model.example/v1", "http://localhost.example/v1", "ftp://127.0.0.1/",
                                      "https://user:word@model.example/v1", "https://model.example/v1?key=1"})
            QVERIFY2(!readProvider(fakes::providerJson(fakes::Wire::Ollama, QUrl(QLatin1String(elsewhere)))),
                     elsewhere);
    }

    void whatIsCalledLocalIsOnThisMachine()
    {
        QByteArray local = fakes::providerJson(fakes::Wire::OpenAiChat, m_base);
        local.replace("\"private\"", "\"local\"");
        QCOMPARE(readProvider(local).error().subject, QStringLiteral("/terms/locality"));
    }

    void aMisspeltMemberIsNamed()
    {
        const auto profile =
            readProvider(fakes::providerJson(fakes::Wire::OpenAiChat, m_base, ", \"max_tokens\": 100"));
        QCOMPARE(profile.error().subject, QStringLiteral("/max_tokens"));
    }

    // CMP-37: change any one of what makes the machine, and the parameters differ.
    void CMP37_theParametersTellEveryMachineApart()
    {
        const auto of = [this](const QByteArray &more, fakes::Wire wire = fakes::Wire::OpenAiChat) {
            return drafting::parametersOf(fakes::provider(wire, m_base, more));
        };
        const QStringList all{of({}),
                              of({}, fakes::Wire::OpenAiResponses),
                              of(", \"max_output_tokens\": 500"),
                              of(", \"context_tokens\": 8000"),
                              of(", \"schema\": \"prompt\""),
                              of(", \"sampling\": \"fixed\""),
                              of(", \"body\": {\"reasoning_effort\": \"low\"}")};
        QCOMPARE(QSet<QString>(all.begin(), all.end()).size(), all.size());
        QCOMPARE(of({}), of(", \"caps\": {\"tokens_per_day\": 5}")); // a cap makes no other machine
    }
};

QTEST_GUILESS_MAIN(tst_ProviderProfile)
#include "tst_ProviderProfile.moc"
