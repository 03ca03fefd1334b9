#include <nlohmann/json.hpp>

#include <QTest>

#include "base/CanonicalJson.h"
#include "base/Digest.h"
#include "support/QtTestSupport.h"

using nlohmann::json;

class tst_CanonicalJson : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void chainVectorA2HashesAsPublished()
    {
        // REL-41, reliability.md annex A-2
        const auto record = [](const char *actor, const char *artifact, const char *kind, std::string prev, int seq,
                               const char *ts) {
            return json{{"actor", actor}, {"artifact", artifact}, {"kind", kind},
                        {"prev", prev},   {"seq", seq},           {"ts", ts}};
        };
        const auto first = base::canonicalJson(
            record("recruiter:7", "sha256:aa", "approve", std::string(64, '0'), 1, "2026-11-22T09:00:00.000Z"));
        VERIFY_RESULT(first);
        const auto h1 = base::Digest::of(*first).hex();
        QCOMPARE(h1, QStringLiteral("dc58b82d0da219a514d1c19d868ff2360aabebbbb06ad1cf315fd72582ee187a"));
        const auto second = base::canonicalJson(
            record("recruiter:7", "sha256:aa", "write.sent", h1.toStdString(), 2, "2026-11-22T09:00:00.120Z"));
        VERIFY_RESULT(second);
        QCOMPARE(base::Digest::of(*second).hex(),
                 QStringLiteral("4959550cf5b45da784265203ee5014f019e340d96b4dd5f8567c882ffb4dfa5a"));
    }

    void keysSortByUtf16CodeUnits()
    {
        // U+1F600 is D83D DE00 in UTF-16 and sorts before U+FB33, though its code point is larger (RFC 8785, 3.2.3).
        const auto bytes = base::canonicalJson(json{{"\xEF\xAC\xB3", 1}, {"\xF0\x9F\x98\x80", 2}, {"a", 3}});
        VERIFY_RESULT(bytes);
        QCOMPARE(*bytes, QByteArray("{\"a\":3,\"\xF0\x9F\x98\x80\":2,\"\xEF\xAC\xB3\":1}"));
    }

    void controlCharactersAreEscapedAsTheStandardSays()
    {
        const auto bytes = base::canonicalJson(json("\x01\b\t\n\f\r\"\\/\x7f"));
        VERIFY_RESULT(bytes);
        QCOMPARE(*bytes, QByteArray("\"\\u0001\\b\\t\\n\\f\\r\\\"\\\\/\x7f\""));
    }

    void floatsAndHugeIntegersAreRefused()
    {
        COMPARE_ERROR(base::canonicalJson(json(1.5)), base::Kind::Invalid);
        COMPARE_ERROR(base::canonicalJson(json(Q_INT64_C(9007199254740993))), base::Kind::Invalid);
        COMPARE_ERROR(base::canonicalJson(json("\xff")), base::Kind::Invalid);
    }
};

QTEST_GUILESS_MAIN(tst_CanonicalJson)
#include "tst_CanonicalJson.moc"
