#include <QTest>

#include "ats/greenhouse/Endpoints.h"
#include "ats/greenhouse/GreenhouseReader.h"
#include "ats/greenhouse/GreenhouseWriter.h"
#include "fakes/PlainCredentials.h"
#include "support/ManualClock.h"
#include "support/QtTestSupport.h"

using namespace ats;
using base::Kind;
using greenhouse::GreenhouseReader;

static WriteIntent intentOf(TargetKind kind, const QString &content = QStringLiteral("Met.\n[ref abcdefgh23456723]"))
{
    WriteIntent intent;
    intent.application = domain::ApplicationId(QStringLiteral("700"));
    intent.candidate = domain::CandidateId(QStringLiteral("500"));
    intent.author = domain::UserId(QStringLiteral("4080001002"));
    intent.target.entry = QStringLiteral("entry");
    intent.target.kind = kind;
    intent.target.visibility = QStringLiteral("public");
    intent.target.fieldId = QStringLiteral("3001");
    intent.target.fieldKey = QStringLiteral("ai_score");
    intent.content = content;
    intent.marker = QStringLiteral("abcdefgh23456723");
    return intent;
}

class tst_GreenhouseEncode : public QObject
{
    Q_OBJECT

    std::shared_ptr<support::ManualClock> m_clock = std::make_shared<support::ManualClock>();
    net::Transport m_transport{m_clock};
    std::shared_ptr<fakes::PlainCredentials> m_credentials = std::make_shared<fakes::PlainCredentials>();
    std::shared_ptr<net::Pacer> m_pacer = std::make_shared<net::Pacer>(m_clock);
    const QUrl m_base{QStringLiteral("http://127.0.0.1:9")};
    net::ReadChannel m_read{m_transport, m_credentials, m_pacer, m_clock, m_base, greenhouse::safeEndpoints};
    net::WriteChannel m_write{m_transport, m_credentials, m_pacer, m_clock, m_base, greenhouse::unsafeEndpoints};
    GreenhouseReader m_reader{m_read, {}, {}};
    greenhouse::GreenhouseWriter m_writer{m_write, m_reader, {}};

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void aNoteIsTheseBytes()
    {
        const auto write = m_writer.encode(intentOf(TargetKind::Note));
        VERIFY_RESULT(write);
        QVERIFY(write->verb == net::Verb::Post);
        QCOMPARE(write->path, QStringLiteral("/v3/notes"));
        QCOMPARE(write->contentType, QByteArray("application/json"));
        QCOMPARE(write->body, QByteArray(R"({"application_id":700,"body":"Met.\n[ref abcdefgh23456723]",)"
                                         R"("candidate_id":500,"note_type":"NOTE","user_id":4080001002,)"
                                         R"("visibility":"public"})"));
    }

    void SEC51_eachFieldTypeIsTheseBytes_data()
    {
        QTest::addColumn<int>("form");
        QTest::addColumn<QString>("content");
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QByteArray>("value"); // empty = refused before approval
        const auto row = [](const char *name, ValueForm form, const char *content, const QStringList &options,
                            const char *value) {
            QTest::newRow(name) << int(form) << QString::fromUtf8(content) << options << QByteArray(value);
        };
        const QString one = QStringLiteral("9007199254740993"), two = QStringLiteral("12");
        row("number", ValueForm::Number, "72", {}, "72");
        row("half", ValueForm::Number, "72.5", {}, "72.5");
        row("no number", ValueForm::Number, "many", {}, "");
        row("choice", ValueForm::Choice, "Strong", {one}, "9007199254740993");
        row("two for one", ValueForm::Choice, "Strong, Weak", {one, two}, "");
        row("choices", ValueForm::Choices, "Go, SQL", {one, two}, "[9007199254740993,12]");
        row("no choice", ValueForm::Choices, "Go", {}, "");
        row("an option that is no id", ValueForm::Choice, "x", {QStringLiteral("x")}, "");
        row("line", ValueForm::Line, "a\nb", {}, R"("a; b")");
        row("HTML", ValueForm::Html, "a\n<b>", {}, R"("a<br>&lt;b&gt;")");
    }
    void SEC51_eachFieldTypeIsTheseBytes()
    {
        QFETCH(int, form);
        QFETCH(QString, content);
        QFETCH(QStringList, options);
        QFETCH(QByteArray, value);
        auto intent = intentOf(TargetKind::ApplicationField, content);
        intent.target.form = ValueForm(form);
        intent.target.optionIds = options;
        const auto write = m_writer.encode(intent);
        if (value.isEmpty()) {
            COMPARE_ERROR(write, Kind::Invalid);
            return;
        }
        VERIFY_RESULT(write);
        QCOMPARE(write->body, QByteArray(R"({"custom_fields":[{"custom_field_id":3001,"value":)") + value + "}]}");
    }

    void aTagAndAnActivityAreTheseBytes()
    {
        auto tag = intentOf(TargetKind::Tag, QStringLiteral("AI screened"));
        tag.marker.clear();
        const auto applied = m_writer.encode(tag);
        VERIFY_RESULT(applied);
        QCOMPARE(applied->path, QStringLiteral("/v3/applied_candidate_tags"));
        QCOMPARE(applied->body, QByteArray(R"({"candidate_id":500,"candidate_tag_id":3001})"));
        auto logged = intentOf(TargetKind::Note);
        logged.target.noteType = QStringLiteral("ACTIVITY");
        const auto note = m_writer.encode(logged);
        VERIFY_RESULT(note);
        QVERIFY(note->body.contains(R"("note_type":"ACTIVITY")"));
    }

    void aNoteWithoutVisibilityAndAuthorLeavesThemOut()
    {
        auto intent = intentOf(TargetKind::Note);
        intent.target.visibility.clear();
        const greenhouse::GreenhouseWriter implied(m_write, m_reader,
                                                   {QStringLiteral("ai_review"), greenhouse::NoteAuthor::Implied, 100});
        const auto write = implied.encode(intent);
        VERIFY_RESULT(write);
        QCOMPARE(write->body, QByteArray(R"({"application_id":700,"body":"Met.\n[ref abcdefgh23456723]",)"
                                         R"("candidate_id":500,"note_type":"NOTE"})"));
    }

    void aFieldIsTheseBytesAndItsIdIsExactBeyond53Bits()
    {
        auto intent = intentOf(TargetKind::ApplicationField, QStringLiteral("met"));
        intent.application = domain::ApplicationId(QStringLiteral("9223372036854775807"));
        intent.target.fieldId = QStringLiteral("9007199254740993");
        const auto write = m_writer.encode(intent);
        VERIFY_RESULT(write);
        QVERIFY(write->verb == net::Verb::Patch);
        QCOMPARE(write->path, QStringLiteral("/v3/applications/9223372036854775807"));
        QCOMPARE(write->body, QByteArray(R"({"custom_fields":[{"custom_field_id":9007199254740993,"value":"met"}]})"));
        QVERIFY(m_writer.effect(intent.target) == Effect::IdempotentSet);
        QVERIFY(m_writer.effect(intentOf(TargetKind::Note).target) == Effect::Append);
    }

    void aFieldWithoutIdGoesByItsKey()
    {
        auto intent = intentOf(TargetKind::ApplicationField, QStringLiteral("met"));
        intent.target.fieldId.clear();
        const auto write = m_writer.encode(intent);
        VERIFY_RESULT(write);
        QCOMPARE(write->body, QByteArray(R"({"custom_fields":[{"name_key":"ai_score","value":"met"}]})"));
    }

    void equalIntentsGiveEqualBytes()
    {
        const auto intent =
            intentOf(TargetKind::Note, QStringLiteral("Größe „é“ 👩 \"quoted\" \\ [ref abcdefgh23456723]"));
        const auto one = m_writer.encode(intent);
        const auto two = m_writer.encode(intent);
        VERIFY_RESULT(one);
        VERIFY_RESULT(two);
        QCOMPARE(one->body, two->body);
        QVERIFY(one->body.contains("Größe „é“ 👩 \\\"quoted\\\" \\\\ [ref"));
    }

    void whatCannotBeWrittenIsRefusedBeforeApproval()
    {
        COMPARE_ERROR(m_writer.encode(intentOf(TargetKind::CandidateField)), Kind::Unsupported);
        auto noField = intentOf(TargetKind::ApplicationField);
        noField.target.fieldId.clear();
        noField.target.fieldKey.clear();
        COMPARE_ERROR(m_writer.encode(noField), Kind::Invalid);
        auto path = intentOf(TargetKind::ApplicationField);
        path.application = domain::ApplicationId(QStringLiteral("../candidates/5"));
        COMPARE_ERROR(m_writer.encode(path), Kind::Invalid);
        auto padded = intentOf(TargetKind::Note);
        padded.candidate = domain::CandidateId(QStringLiteral("0500"));
        COMPARE_ERROR(m_writer.encode(padded), Kind::Invalid);
        COMPARE_ERROR(m_writer.encode(intentOf(TargetKind::ApplicationField, QStringLiteral("\x07"))), Kind::Invalid);
        COMPARE_ERROR(m_writer.encode(intentOf(TargetKind::ApplicationField, QString(50'001, QLatin1Char('x')))),
                      Kind::Invalid);
        VERIFY_RESULT(m_writer.encode(intentOf(TargetKind::ApplicationField, QString(50'000, QLatin1Char('x')))));
    }

    void REL31_aNoteWithoutItsMarkerIsRefused()
    {
        COMPARE_ERROR(m_writer.encode(intentOf(TargetKind::Note, QStringLiteral("Met."))), Kind::Invalid);
    }

    void REL31_theMarkerSurvivesAnyContent()
    {
        for (int i = 0; i < 100; ++i) {
            QString content;
            for (int c = 0; c < 40; ++c)
                content += QChar(static_cast<char16_t>((i * 977 + c * 331) % 0x3000));
            const auto write =
                m_writer.encode(intentOf(TargetKind::Note, content + QStringLiteral("\n[ref abcdefgh23456723]")));
            VERIFY_RESULT(write);
            QVERIFY(write->body.contains("[ref abcdefgh23456723]"));
        }
    }
};

QTEST_GUILESS_MAIN(tst_GreenhouseEncode)
#include "tst_GreenhouseEncode.moc"
