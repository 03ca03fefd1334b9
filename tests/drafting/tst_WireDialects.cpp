#include <nlohmann/json.hpp>

#include <QTest>

#include "drafting/Prompts.h"
#include "drafting/providers/Shape.h"
#include "drafting/providers/WireDialect.h"
#include "fakes/ProviderForTests.h"
#include "support/QtTestSupport.h"

using drafting::ModelAnswer;
using drafting::Outcome;
using End = fakes::Thought::End;
using nlohmann::json;

class tst_WireDialects : public QObject
{
    Q_OBJECT
private:
    static const drafting::WireDialect &dialect(fakes::Wire wire)
    {
        return drafting::wireDialect(fakes::provider(wire, QUrl(QStringLiteral("https://model.example/v1"))).dialect);
    }

    static ModelAnswer read(fakes::Wire wire, const QByteArrayList &pieces)
    {
        const auto reader = dialect(wire).reader();
        for (const auto &piece : pieces)
            reader->feed(piece);
        return reader->finish();
    }

    static QByteArray stream(fakes::Wire wire, const fakes::Thought &thought)
    {
        return fakes::streamOf(wire, thought, "fake-1");
    }

    static drafting::Question question()
    {
        const auto &prompt = drafting::builtInPrompt(domain::OutputKind::Screening);
        return {prompt.text, QStringLiteral("[1] Go since 2019 – „sehr gut“"), prompt.schema, prompt.name};
    }

    static json body(fakes::Wire wire, const QByteArray &more = {})
    {
        const auto profile = fakes::provider(wire, QUrl(QStringLiteral("https://model.example/v1")), more);
        const auto bytes = drafting::wireDialect(profile.dialect).body(profile, question());
        return json::parse(bytes.begin(), bytes.end());
    }

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void anAnswerIsTheSameWhereverItsBytesAreCut()
    {
        const fakes::Thought thought{"{\"findings\": [\"größer als 5 – „ja“ \\u00e9\"]}"};
        for (const auto wire : fakes::wires) {
            const QByteArray whole = stream(wire, thought);
            QByteArrayList bytes;
            for (const char c : whole)
                bytes.append(QByteArray(1, c));
            QCOMPARE(read(wire, bytes).text, thought.text);
            for (qsizetype cut = 0; cut <= whole.size(); ++cut) {
                const auto answer = read(wire, {whole.left(cut), whole.mid(cut)});
                QVERIFY2(answer.outcome == Outcome::Ok, fakes::wireName(wire));
                QCOMPARE(answer.text, thought.text);
                QCOMPARE(answer.model, QStringLiteral("fake-1"));
                QCOMPARE(answer.in, 120);
                QCOMPARE(answer.out, 30);
            }
        }
    }

    // An answer without its terminal event is never taken for a whole one, however much of it arrived.
    void REL36_everyProperPrefixOfAnAnswerIsCut()
    {
        for (const auto wire : fakes::wires) {
            const QByteArray whole = stream(wire, {"{\"ready\": true}"});
            qsizetype firstWhole = whole.size();
            for (qsizetype cut = 0; cut < whole.size(); ++cut)
                if (read(wire, {whole.left(cut)}).outcome != Outcome::Cut)
                    firstWhole = std::min(firstWhole, cut);
            // What follows the terminal event is at most the end of its own line.
            QVERIFY2(firstWhole >= whole.size() - 2, fakes::wireName(wire));
        }
    }

    void eachEndIsAnOutcomeOfItsOwn()
    {
        for (const auto wire : fakes::wires) {
            const char *name = fakes::wireName(wire);
            QVERIFY2(read(wire, {stream(wire, {"{", End::OutOfTokens})}).outcome == Outcome::Truncated, name);
            QVERIFY2(read(wire, {stream(wire, {"{", End::CutOff})}).outcome == Outcome::Cut, name);
            const auto broken = read(wire, {stream(wire, {"{}", End::ErrorMidway})});
            QVERIFY2(broken.outcome == Outcome::Cut && !broken.why.isEmpty(), name);
            if (wire == fakes::Wire::Ollama)
                continue; // has neither refusals nor a filter
            const auto refused = read(wire, {stream(wire, {"I cannot", End::Refuses})}).outcome;
            QVERIFY2(refused == (wire == fakes::Wire::Gemini ? Outcome::Filtered : Outcome::Refused), name);
            const auto filtered = read(wire, {stream(wire, {"", End::Filtered})}).outcome;
            QVERIFY2(filtered == (wire == fakes::Wire::Anthropic ? Outcome::Refused : Outcome::Filtered), name);
        }
    }

    void aStreamOfNonsenseIsCutAndNothingElse()
    {
        for (const auto wire : fakes::wires) {
            QVERIFY(read(wire, {"<html>Sign in to the network</html>\n\n"}).outcome == Outcome::Cut);
            QVERIFY(read(wire, {"data: [1,2]\n\n[1,2]\n"}).outcome == Outcome::Cut);
            QVERIFY(read(wire, {"data: {\"choices\":7,\"candidates\":{},\"message\":[],\"type\":3}\n\n"}).outcome ==
                    Outcome::Cut);
            QVERIFY(read(wire, {}).outcome == Outcome::Cut);
        }
    }

    void everyDialectAsksForTheSchemaInItsOwnField()
    {
        const json schema = json::parse(question().schema.begin(), question().schema.end());
        QCOMPARE(body(fakes::Wire::OpenAiChat).at("/response_format/json_schema/schema"_json_pointer), schema);
        QCOMPARE(body(fakes::Wire::OpenAiResponses).at("/text/format/schema"_json_pointer), schema);
        QCOMPARE(body(fakes::Wire::Anthropic).at("/output_config/format/schema"_json_pointer), schema);
        QCOMPARE(body(fakes::Wire::Gemini).at("/generationConfig/responseJsonSchema"_json_pointer), schema);
        QCOMPARE(body(fakes::Wire::Ollama).at("/format"_json_pointer), schema);
        const json tool = body(fakes::Wire::Anthropic, ", \"schema\": \"tool\"");
        QCOMPARE(tool.at("/tools/0/input_schema"_json_pointer), schema);
        QVERIFY(!tool.contains("output_config"));
    }

    void aSchemaInWordsStandsInTheInstructionsAlone()
    {
        for (const auto wire : fakes::wires) {
            const json out = body(wire, ", \"schema\": \"prompt\"");
            const std::string all = out.dump();
            QVERIFY2(all.find("has exactly the shape of this JSON Schema") != std::string::npos, fakes::wireName(wire));
            for (const char *field : {"response_format", "output_config", "responseJsonSchema", "\"format\""})
                QVERIFY2(all.find(field) == std::string::npos, field);
        }
    }

    void SEC39_noRequestHasAToolOrSettingsThatNobodyAskedFor()
    {
        for (const auto wire : fakes::wires) {
            const json out = body(wire);
            for (const char *member : {"tools", "tool_choice", "functions", "temperature", "top_p", "seed", "metadata",
                                       "user", "previous_response_id", "conversation"})
                QVERIFY2(!out.contains(member), member);
        }
        QCOMPARE(body(fakes::Wire::OpenAiResponses).at("store"), json(false));
        QCOMPARE(body(fakes::Wire::Ollama).at("/truncate"_json_pointer), json(false));
        QCOMPARE(body(fakes::Wire::Ollama).at("/options/num_ctx"_json_pointer), json(16'000));
        QCOMPARE(body(fakes::Wire::OpenAiChat, ", \"sampling\": \"fixed\"").at("temperature"), json(0));
    }

    void theAdministratorsMembersAreLaidOver()
    {
        const json out =
            body(fakes::Wire::OpenAiChat, ", \"body\": {\"reasoning_effort\": \"low\", \"stream_options\": null}");
        QCOMPARE(out.at("reasoning_effort"), json("low"));
        QVERIFY(!out.contains("stream_options"));
    }

    void aPromptsFilterThatAnswersWith400IsAnOutcome()
    {
        net::Response response;
        response.status = 400;
        response.body = "{\"error\":{\"code\":\"content_filter\",\"param\":\"prompt\",\"message\":\"blocked\"}}";
        const auto outcome = dialect(fakes::Wire::OpenAiChat).outcomeOf(response);
        QVERIFY(outcome && outcome->outcome == Outcome::Filtered);
        response.body = "{\"error\":{\"code\":\"invalid_request\"}}";
        QVERIFY(!dialect(fakes::Wire::OpenAiChat).outcomeOf(response));
    }

    // --- shapes

    void SEC37_unknownMembersAreDropped_missingOnesRefused()
    {
        const QByteArray schema = drafting::builtInPrompt(domain::OutputKind::Summary).schema;
        const auto good = drafting::shaped("{\"strengths\":[],\"missing\":[\"c1\"],\"reject\":true}", schema);
        VERIFY_RESULT(good);
        QVERIFY(!good->contains("reject"));
        const auto fenced = drafting::shaped("```json\n{\"strengths\":[],\"missing\":[]}\n```", schema);
        VERIFY_RESULT(fenced);
    }

    // 1,000 malformed answers: cut, mangled, of another kind, too long. None is taken.
    void SEC37_aThousandMalformedAnswersAreRefused()
    {
        const QByteArray schema = drafting::builtInPrompt(domain::OutputKind::Screening).schema;
        const QByteArray good = "{\"findings\":[{\"criterion\":\"c1\",\"quotes\":[{\"segment\":1,\"quote\":\"Go since "
                                "2019\"}],\"reason\":\"Go since 2019.\",\"verdict\":\"met\"}]}";
        VERIFY_RESULT(drafting::shaped(good, schema));
        int refused = 0;
        int made = 0;
        const auto try_ = [&](const QByteArray &answer) {
            ++made;
            refused += drafting::shaped(answer, schema) ? 0 : 1;
        };
        for (qsizetype cut = 0; cut < good.size(); ++cut)
            try_(good.left(cut)); // half an object
        for (qsizetype at = 0; at < good.size(); ++at) {
            QByteArray broken = good; // one character less, where that hurts the structure
            broken.remove(at, 1);
            const bool structural = QByteArray("{}[]:,\"").contains(good.at(at));
            if (structural && broken != good)
                try_(broken);
        }
        for (const QByteArray word : {"findings", "criterion", "quotes", "segment", "quote", "reason", "verdict"}) {
            QByteArray renamed = good;
            try_(renamed.replace("\"" + word + "\"", "\"x" + word + "\""));
        }
        const QByteArrayList kinds{"1", "true", "null", "\"text\"", "[]", "{}", "1.5", "[[1]]", "{\"a\":{}}"};
        for (const auto &kind : kinds) {
            try_(kind);
            try_("{\"findings\":" + (kind == "[]" ? QByteArray("[[]]") : kind) + "}");
            try_("{\"findings\":[" + kind + "]}");
            QByteArray swapped = good;
            if (kind != "1")
                try_(swapped.replace("\"segment\":1", "\"segment\":" + kind));
            swapped = good;
            try_(swapped.replace("\"verdict\":\"met\"", "\"verdict\":" + kind));
            swapped = good;
            if (kind != "\"text\"")
                try_(swapped.replace("\"reason\":\"Go since 2019.\"", "\"reason\":" + kind));
        }
        for (const QByteArray verdict : {"Met", "MET", "pass", "hire", "not found", "yes", "100", ""}) {
            QByteArray other = good;
            try_(other.replace("\"met\"", "\"" + verdict + "\""));
        }
        for (const QByteArray around : {"Sure! Here is the JSON: ", "<json>", "answer=", "// note\n"}) {
            try_(around + good);
            try_(good + around);
        }
        QByteArray longText = good;
        try_(longText.replace("Go since 2019.", QByteArray(20'000, 'x')));
        try_("{\"findings\":[" + QByteArray(10 * 1024 * 1024, ' ') + "]}");
        try_(QByteArray(200, '[') + QByteArray(200, ']'));
        // And at random, by a fixed seed: bytes turned into others until nothing is left of the syntax.
        quint32 seed = 7;
        const auto next = [&seed] { return seed = seed * 1664525u + 1013904223u; };
        while (made < 1'000) {
            QByteArray noise = good;
            for (int i = 0; i < 6; ++i)
                noise[static_cast<qsizetype>(next() % static_cast<quint32>(noise.size()))] =
                    static_cast<char>(next() >> 24 | 0x80);
            try_(noise); // no longer UTF-8
        }
        QCOMPARE(refused, made);
    }
};

QTEST_GUILESS_MAIN(tst_WireDialects)
#include "tst_WireDialects.moc"
