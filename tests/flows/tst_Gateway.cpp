#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include "drafting/providers/Gateway.h"
#include "drafting/redaction/IdentityGate.h"
#include "fakes/DepartureForTests.h"
#include "fakes/FakeModel.h"
#include "fakes/ProviderForTests.h"
#include "support/QtTestSupport.h"

using namespace std::chrono_literals;
using base::Kind;
using drafting::Gateway;
using drafting::ModelStanding;
using drafting::Outcome;
using End = fakes::Thought::End;
using fakes::FakeModel;
using fakes::Heard;
using fakes::Thought;
using fakes::Wire;

static const QByteArray ready = "{\"ready\": true}";

class tst_Gateway : public QObject
{
    Q_OBJECT
private:
    std::shared_ptr<base::Clock> m_clock = std::make_shared<base::SystemClock>();
    net::Transport m_transport{m_clock};

    std::unique_ptr<Gateway> gateway(const FakeModel &model, Wire wire, const QByteArray &more = {},
                                     const QByteArray &key = {})
    {
        auto out = std::make_unique<Gateway>(m_transport, m_clock, fakes::provider(wire, model.baseUrl(), more),
                                             base::Secret(key));
        out->setPatience({3, 5ms, 50ms, 2'000ms});
        return out;
    }

    static drafting::Question question()
    {
        return {QStringLiteral("Answer."), QStringLiteral("[1] ready?"),
                "{\"type\":\"object\",\"properties\":{\"ready\":{\"type\":\"boolean\"}},\"required\":[\"ready\"],"
                "\"additionalProperties\":false}",
                QStringLiteral("readiness")};
    }

    static drafting::Departure leave(const drafting::Identity &identity = {})
    {
        return review::Departures::forTests(std::make_shared<drafting::IdentityGate>(identity, QStringList()));
    }

    base::Result<drafting::ModelAnswer> ask(Gateway &gateway, std::stop_token stop = {})
    {
        return support::await(gateway.ask(question(), leave(), stop));
    }

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void allFiveDialectsAreAnsweredOverRealHttp()
    {
        for (const auto wire : fakes::wires) {
            FakeModel model(wire, [](const Heard &) { return Thought{ready}; });
            model.setKey("sk-test");
            const char *auth = wire == Wire::Anthropic ? "x-api-key"
                               : wire == Wire::Gemini  ? "x-goog-api-key"
                                                       : "bearer";
            const auto way = gateway(model, wire, ", \"auth\": \"" + QByteArray(auth) + "\"", "sk-test");
            const auto answer = ask(*way);
            VERIFY_RESULT(answer);
            QVERIFY2(answer->outcome == Outcome::Ok, qPrintable(answer->why));
            QCOMPARE(answer->text, QByteArray("{\"ready\":true}"));
            QCOMPARE(answer->in, 120);
            QCOMPARE(model.heard().size(), std::size_t{1});
            QCOMPARE(model.heard().front().model, QStringLiteral("fake-1"));
            QCOMPARE(model.heard().front().user, question().user);
            QVERIFY(!model.heard().front().schema.isEmpty());
            QVERIFY(model.complaints().isEmpty());
            QCOMPARE(way->use().tokens, 150);
        }
    }

    void everyEndIsToldApart()
    {
        for (const auto wire : fakes::wires) {
            End end = End::Finished;
            FakeModel model(wire, [&end](const Heard &) { return Thought{ready, end}; });
            const auto way = gateway(model, wire);
            const auto outcome = [&](End one) {
                end = one;
                const auto answer = ask(*way);
                return answer ? std::optional(answer->outcome) : std::nullopt;
            };
            QVERIFY2(outcome(End::OutOfTokens) == Outcome::Truncated, fakes::wireName(wire));
            QVERIFY2(outcome(End::CutOff) == Outcome::Cut, fakes::wireName(wire));
            QVERIFY2(outcome(End::ErrorMidway) == Outcome::Cut, fakes::wireName(wire));
            if (wire != Wire::Ollama && wire != Wire::Gemini)
                QVERIFY2(outcome(End::Refuses) == Outcome::Refused, fakes::wireName(wire));
            QVERIFY2(outcome(End::Finished) == Outcome::Ok, fakes::wireName(wire));
        }
    }

    void SEC37_anAnswerInProseIsAskedForOnceMoreAndThenNoResult()
    {
        int asked = 0;
        FakeModel model(Wire::OpenAiChat, [&asked](const Heard &) {
            ++asked;
            return Thought{"Certainly! The candidate is ready."};
        });
        const auto way = gateway(model, Wire::OpenAiChat);
        const auto answer = ask(*way);
        VERIFY_RESULT(answer);
        QVERIFY(answer->outcome == Outcome::Malformed);
        QCOMPARE(asked, 2);
        model.setBrain([&asked](const Heard &) { return ++asked == 3 ? Thought{"{\"rea"} : Thought{ready}; });
        QVERIFY(ask(*way)->outcome == Outcome::Ok);
        QCOMPARE(asked, 4);
    }

    void whatMayPassIsTriedAgain_whatMayNotIsNot()
    {
        struct Case
        {
            int status;
            const char *code;
            int asked;
            Kind kind;
        };
        for (const Case &expected :
             {Case{500, "server_error", 3, Kind::ServerFault}, Case{503, "overloaded", 3, Kind::ServerFault},
              Case{529, "overloaded_error", 3, Kind::ServerFault}, Case{429, "rate_limit", 3, Kind::Throttled},
              Case{400, "invalid_request_error", 1, Kind::Refused}, Case{413, "request_too_large", 1, Kind::Refused},
              Case{401, "authentication_error", 1, Kind::SignedOut}, Case{403, "permission_error", 1, Kind::Forbidden},
              Case{404, "not_found_error", 1, Kind::NotFound}, Case{429, "insufficient_quota", 1, Kind::Refused}}) {
            int arrived = 0;
            FakeModel model(Wire::OpenAiChat, [&](const Heard &) {
                ++arrived;
                return Thought{{}, End::ErrorBody, expected.status, expected.code};
            });
            const auto way = gateway(model, Wire::OpenAiChat);
            COMPARE_ERROR(ask(*way), expected.kind);
            QCOMPARE(arrived, expected.asked);
        }
    }

    void aServerThatClosesOrComesBackIsTriedAgain()
    {
        int arrived = 0;
        FakeModel model(Wire::Anthropic, [&arrived](const Heard &) {
            return ++arrived < 3 ? Thought{{}, End::CloseAtOnce} : Thought{ready};
        });
        const auto way = gateway(model, Wire::Anthropic);
        const auto answer = ask(*way);
        VERIFY_RESULT(answer);
        QCOMPARE(arrived, 3);
        model.setBrain([&arrived](const Heard &) {
            return ++arrived == 4 ? Thought{{}, End::ErrorBody, 429, "rate_limit_error", "1"} : Thought{ready};
        });
        QElapsedTimer timer;
        timer.start();
        VERIFY_RESULT(ask(*way));
        QVERIFY(timer.elapsed() >= 1'000); // as long as it was asked to wait
    }

    void aModelThatFailsIsLeftAloneForAWhile()
    {
        int arrived = 0;
        FakeModel model(Wire::Gemini, [&arrived](const Heard &) {
            ++arrived;
            return Thought{{}, End::ErrorBody, 500, "INTERNAL"};
        });
        const auto way = gateway(model, Wire::Gemini);
        for (int i = 0; i < 3; ++i)
            COMPARE_ERROR(ask(*way), Kind::ServerFault);
        QCOMPARE(way->standing(), ModelStanding::Resting);
        const int before = arrived;
        COMPARE_ERROR(ask(*way), Kind::Offline); // says so at once
        QCOMPARE(arrived, before);
        model.setBrain([](const Heard &) { return Thought{ready}; });
        VERIFY_RESULT(support::await(way->test({}))); // asking by hand looks again
        QCOMPARE(way->standing(), ModelStanding::Ready);
    }

    void aWrongKeyIsNotTriedOverAndOver()
    {
        FakeModel model(Wire::OpenAiResponses, [](const Heard &) { return Thought{ready}; });
        model.setKey("sk-right");
        const auto way = gateway(model, Wire::OpenAiResponses, ", \"auth\": \"bearer\"", "sk-wrong");
        COMPARE_ERROR(ask(*way), Kind::SignedOut);
        QCOMPARE(way->standing(), ModelStanding::Locked);
        COMPARE_ERROR(ask(*way), Kind::SignedOut);
        QVERIFY(model.heard().empty());
    }

    void SEC40_theDaysTokensAreALimit()
    {
        int arrived = 0;
        FakeModel model(Wire::OpenAiChat, [&arrived](const Heard &) {
            ++arrived;
            return Thought{ready};
        });
        const auto way = gateway(model, Wire::OpenAiChat, ", \"caps\": {\"tokens_per_day\": 300}");
        VERIFY_RESULT(ask(*way));
        VERIFY_RESULT(ask(*way));
        const auto third = ask(*way);
        COMPARE_ERROR(third, Kind::Throttled);
        QCOMPARE(third.error().subject, QStringLiteral("day"));
        QCOMPARE(arrived, 2);
        QCOMPARE(way->standing(), ModelStanding::DayIsFull);
    }

    void cancellingReallyEndsTheRequest()
    {
        FakeModel model(Wire::Ollama, [](const Heard &) { return Thought{{}, End::Silence}; });
        const auto way = gateway(model, Wire::Ollama);
        std::stop_source stop;
        QTimer::singleShot(200, this, [&stop] { stop.request_stop(); });
        QElapsedTimer timer;
        timer.start();
        COMPARE_ERROR(ask(*way, stop.get_token()), Kind::Cancelled);
        QVERIFY(timer.elapsed() < 5'000);
        QCOMPARE(way->standing(), ModelStanding::Ready); // giving up is no failure of the model
    }

    void aModelThatSaysNothingTimesOut()
    {
        FakeModel model(Wire::OpenAiChat, [](const Heard &) { return Thought{{}, End::Silence}; });
        auto profile = fakes::provider(Wire::OpenAiChat, model.baseUrl());
        profile.firstByte = 100ms;
        Gateway way(m_transport, m_clock, profile, {});
        way.setPatience({1, 5ms, 50ms, 100ms});
        const auto answer = ask(way);
        QVERIFY(!answer && (answer.error().kind == Kind::TimedOut || answer.error().kind == Kind::Offline));
    }

    void SEC44_whatTheGateFindsNeverReachesTheSocket()
    {
        FakeModel model(Wire::OpenAiChat, [](const Heard &) { return Thought{ready}; });
        const auto way = gateway(model, Wire::OpenAiChat);
        domain::Candidate candidate;
        candidate.lastName = QStringLiteral("Ready");
        auto one = question();
        one.user = QStringLiteral("[1] Ready was here");
        const auto answer = support::await(way->ask(one, leave(drafting::Identity(candidate)), {}));
        COMPARE_ERROR(answer, Kind::Refused);
        QVERIFY(model.heard().empty());
    }

    void aLocalModelThatForwardsIsNotAsked()
    {
        FakeModel model(Wire::Ollama, [](const Heard &) { return Thought{ready}; });
        model.setElsewhere("https://ollama.example");
        const auto way = gateway(model, Wire::Ollama);
        const auto answer = ask(*way);
        COMPARE_ERROR(answer, Kind::Unsupported);
        QCOMPARE(answer.error().subject, QStringLiteral("https://ollama.example"));
        QVERIFY(model.heard().empty()); // not a word of the question left
    }

    void aTestOfTheConnectionSaysWhatItFound()
    {
        for (const auto wire : fakes::wires) {
            FakeModel model(wire, [](const Heard &) { return Thought{ready}; });
            const auto way = gateway(model, wire);
            const auto answer = support::await(way->test({}));
            VERIFY_RESULT(answer);
            QVERIFY2(answer->outcome == Outcome::Ok, fakes::wireName(wire));
        }
    }

    void anAnswerOfManyMegabytesIsRefused()
    {
        // In pieces of seven characters, each in an event of its own: some 20 MB on the wire.
        FakeModel model(Wire::OpenAiChat, [](const Heard &) { return Thought{QByteArray(1024 * 1024, 'x')}; });
        const auto way = gateway(model, Wire::OpenAiChat);
        const auto answer = ask(*way);
        QVERIFY(answer ? answer->outcome == Outcome::Cut : answer.error().kind == Kind::BadAnswer);
    }

    void SEC41_theKeyStandsInItsHeaderAndNowhereElse()
    {
        FakeModel model(Wire::Gemini, [](const Heard &) { return Thought{ready}; });
        const auto way = gateway(model, Wire::Gemini, ", \"auth\": \"x-goog-api-key\"", "sk-secret");
        VERIFY_RESULT(ask(*way));
        const auto &arrival = model.heard().front().arrival;
        QCOMPARE(arrival.header("x-goog-api-key"), QByteArray("sk-secret"));
        QVERIFY(!arrival.target.contains("sk-secret") && !arrival.body.contains("sk-secret"));
    }
};

QTEST_GUILESS_MAIN(tst_Gateway)
#include "tst_Gateway.moc"
