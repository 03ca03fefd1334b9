#include <nlohmann/json.hpp>

#include <QTest>

#include "base/StrictJson.h"
#include "support/QtTestSupport.h"

class tst_StrictJson : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void idsBeyond53BitsAndLettersComeBackExactly()
    {
        const auto value = base::parseJson(R"({"a":9007199254740993,"b":"x-7","c":18446744073709551615})");
        VERIFY_RESULT(value);
        const base::Fields fields(*value, {});
        QCOMPARE(fields.id("a"), QStringLiteral("9007199254740993"));
        QCOMPARE(fields.id("b"), QStringLiteral("x-7"));
        QCOMPARE(fields.id("c"), QStringLiteral("18446744073709551615"));
    }

    void numbersAreNeverNarrowedOrTruncated()
    {
        const auto value = base::parseJson(R"({"f":1.9,"b":true,"big":18446744073709551615})");
        VERIFY_RESULT(value);
        for (const char *key : {"f", "b", "big"})
            COMPARE_ERROR(base::decode([&] { return base::Fields(*value, {}).integer(key); }), base::Kind::BadAnswer);
    }

    void aMissingFieldIsNamedByItsPath()
    {
        const auto value = base::parseJson(R"({"inner":{}})");
        VERIFY_RESULT(value);
        const auto read =
            base::decode([&] { return base::Fields(*value, QStringLiteral("/0")).object("inner").text("name"); });
        COMPARE_ERROR(read, base::Kind::BadAnswer);
        QCOMPARE(read.error().subject, QStringLiteral("/0/inner/name"));
    }

    void brokenInputIsABadAnswer_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("html") << QByteArray("<!doctype html>");
        QTest::newRow("half") << QByteArray("[1,2");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("doubled key") << QByteArray(R"({"a":1,"a":2})");
        QTest::newRow("doubled key inside") << QByteArray(R"([{"x":{"a":1,"a":2}}])");
        QTest::newRow("not utf-8") << QByteArray("[\"\xff\"]");
        QTest::newRow("deep") << QByteArray(100'000, '[');
    }

    void brokenInputIsABadAnswer()
    {
        QFETCH(QByteArray, bytes);
        COMPARE_ERROR(base::parseJson(bytes), base::Kind::BadAnswer);
    }

    void sameKeyInTwoObjectsIsFine() { VERIFY_RESULT(base::parseJson(R"([{"a":1},{"a":2,"b":{"a":3}}])")); }
    void bracketsInsideTextDoNotCount() { VERIFY_RESULT(base::parseJson("[\"" + QByteArray(500, '[') + "\\\"{\"]")); }

    void oversizeIsRefused()
    {
        COMPARE_ERROR(base::parseJson(QByteArray(200, ' ') + "[]", {.bytes = 100}), base::Kind::BadAnswer);
    }
};

QTEST_GUILESS_MAIN(tst_StrictJson)
#include "tst_StrictJson.moc"
