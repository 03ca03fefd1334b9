// Every list against the vendor's description, both ways.
#include <QFile>
#include <QTest>

#include "practice/PracticeProcess.h"
#include "support/QtTestSupport.h"

using namespace practice_testing;
using nlohmann::json;

namespace {

const char *typeName(const json &value)
{
    if (value.is_number_integer())
        return "integer";
    return value.is_number() ? "number" : value.type_name();
}

bool isDateTime(const json &value)
{
    static const QRegularExpression form(QStringLiteral("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$"));
    return form.match(QString::fromStdString(value.get<std::string>())).hasMatch();
}

// What is wrong with a value, one line each.
void check(const json &value, const json &shape, const QString &where, QStringList &wrong)
{
    if (shape.contains("type")) {
        const json &types = shape["type"];
        if (std::find(types.begin(), types.end(), typeName(value)) == types.end())
            wrong << where + QStringLiteral(": is ") + QLatin1String(typeName(value));
    }
    if (shape.contains("enum") && !value.is_null() &&
        std::find(shape["enum"].begin(), shape["enum"].end(), value) == shape["enum"].end())
        wrong << where + QStringLiteral(": not in the enum: ") + QString::fromStdString(value.dump());
    if (shape.value("format", "") == "date-time" && value.is_string() && !isDateTime(value))
        wrong << where + QStringLiteral(": not a date-time");
    if (value.is_array() && shape.contains("items"))
        for (const json &item : value)
            check(item, shape["items"], where + QStringLiteral("[]"), wrong);
    if (!value.is_object())
        return;
    for (const auto &[name, inner] : value.items()) {
        const QString at = where + QLatin1Char('.') + QString::fromStdString(name);
        if (shape.contains("properties") && shape["properties"].contains(name))
            check(inner, shape["properties"][name], at, wrong);
        else if (shape.contains("values"))
            check(inner, shape["values"], at, wrong);
        else if (shape.contains("properties"))
            wrong << at + QStringLiteral(": unknown field");
    }
    if (shape.contains("properties"))
        for (const auto &[name, inner] : shape["properties"].items())
            if (!value.contains(name))
                wrong << where + QLatin1Char('.') + QString::fromStdString(name) + QStringLiteral(": missing");
}

QString sampleFor(const QString &parameter, const QString &type)
{
    if (parameter == QLatin1String("per_page"))
        return QStringLiteral("10");
    if (parameter == QLatin1String("fields"))
        return QStringLiteral("id");
    if (parameter == QLatin1String("status"))
        return QStringLiteral("active");
    if (type == QLatin1String("object"))
        return QStringLiteral("gte%7C2020-01-01T00:00:00.000Z");
    if (type == QLatin1String("boolean"))
        return QStringLiteral("true");
    return QStringLiteral("1");
}

} // namespace

class tst_GreenhouseSchemas : public QObject
{
    Q_OBJECT

    std::unique_ptr<PracticeProcess> m_ats;
    QString m_token;
    json m_lists;

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(QStringLiteral(COUNTERSIGN_SOURCE_DIR "/tests/data/wire/greenhouse/schemas.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_lists = json::parse(file.readAll().toStdString()).at("lists");
        m_ats =
            std::make_unique<PracticeProcess>(QStringList{QStringLiteral("--rate-limit"), QStringLiteral("100000")});
        QVERIFY(m_ats->isReady());
        m_token = m_ats->signIn(m_ats->user(true)).access;
        QVERIFY(!m_token.isEmpty());
        // A written value and an emptied one, so that fields are checked with content.
        const json application = m_ats->get(QStringLiteral("/v3/applications?per_page=1"), m_token).json().at(0);
        const json fields{{"custom_fields",
                           {{{"name_key", "ai_screening"}, {"value", "fits"}},
                            {{"name_key", "ai_review"}, {"value", 4'210'000'001}},
                            {{"name_key", "legacy_score"}, {"value", 85}}}}};
        const QString path = QStringLiteral("/v3/applications/%1").arg(application.at("id").get<qint64>());
        QCOMPARE(m_ats->write(QStringLiteral("PATCH"), path, fields, m_token).status, 200);
    }

    void init() { support::failOnUnexpectedWarnings(); }

    void lists_data()
    {
        QTest::addColumn<QString>("list");
        for (const auto &[name, description] : m_lists.items())
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }

    void everyRowHasTheDescribedFieldsAndTypesAndNoOthers_data() { lists_data(); }
    void everyRowHasTheDescribedFieldsAndTypesAndNoOthers()
    {
        QFETCH(QString, list);
        const auto rows = m_ats->all(QStringLiteral("/v3/%1?per_page=500").arg(list), m_token);
        QVERIFY2(!rows.empty(), "a list without rows proves nothing");
        QStringList wrong;
        for (const json &row : rows)
            check(row, m_lists.at(list.toStdString()).at("row"), list, wrong);
        wrong.removeDuplicates();
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }

    void everyDescribedParameterIsKnownAndAnyOtherRefused_data() { lists_data(); }
    void everyDescribedParameterIsKnownAndAnyOtherRefused()
    {
        QFETCH(QString, list);
        QStringList wrong;
        for (const auto &[name, type] : m_lists.at(list.toStdString()).at("parameters").items()) {
            const QString parameter = QString::fromStdString(name);
            if (parameter == QLatin1String("cursor"))
                continue;
            const QString value = sampleFor(parameter, QString::fromStdString(type.get<std::string>()));
            const Answer answer = m_ats->get(QStringLiteral("/v3/%1?%2=%3").arg(list, parameter, value), m_token);
            if (answer.status != 200)
                wrong << parameter + QStringLiteral(": ") + QString::fromUtf8(answer.body);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
        for (const char *unknown : {"updated_after=2020-01-01", "page=2", "job_id=1", "skip_count=true"})
            QCOMPARE(m_ats->get(QStringLiteral("/v3/%1?%2").arg(list, QLatin1String(unknown)), m_token).status, 422);
    }

    void scorecardsRefuseJobIds()
    {
        QCOMPARE(m_ats->get(QStringLiteral("/v3/scorecards?job_ids=1"), m_token).status, 422);
    }

    void theCheckItselfSeesEveryKindOfDeviation()
    {
        const json shape = m_lists.at("notes").at("row");
        const json good = m_ats->get(QStringLiteral("/v3/notes?per_page=1"), m_token).json().at(0);
        const auto problems = [&](auto change) {
            json row = good;
            change(row);
            QStringList wrong;
            check(row, shape, {}, wrong);
            return wrong.size();
        };
        QCOMPARE(problems([](json &) {}), 0);
        QCOMPARE(problems([](json &row) { row.erase("body"); }), 1);
        QCOMPARE(problems([](json &row) { row["extra"] = 1; }), 1);
        QCOMPARE(problems([](json &row) { row["id"] = "9"; }), 1);
        QCOMPARE(problems([](json &row) { row["visibility"] = "private"; }), 1);
        QCOMPARE(problems([](json &row) { row["created_at"] = "2026-01-01"; }), 1);
    }
};

QTEST_GUILESS_MAIN(tst_GreenhouseSchemas)
#include "tst_GreenhouseSchemas.moc"
