#include <QTemporaryDir>
#include <QTest>

#include "app/countersign/PolicyFile.h"
#include "support/QtTestSupport.h"

using review::WriteClass;

class tst_PolicyFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void withoutAFileTheDefaultHolds()
    {
        const QTemporaryDir folder;
        const auto found = app::policyInForce({folder.path()});
        if (QFile::exists(QStringLiteral("/etc/countersign/policy.json")))
            QSKIP("this machine has a policy of its own");
        QVERIFY(found.trouble.isEmpty());
        QVERIFY(found.policy.rule(WriteClass::Notes).on);
    }

    void aFileIsReadAndABrokenOneStopsApproving()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("policy.json"));
        const auto put = [&](const QByteArray &json) {
            QFile file(path);
            QVERIFY(file.open(QFile::WriteOnly) && file.write(json) == json.size());
        };
        put(R"({"writes":{"notes":{"on":false}}})");
        auto found = app::policyFrom(path);
        QVERIFY(found.trouble.isEmpty());
        QVERIFY(!found.policy.rule(WriteClass::Notes).on);
        put(R"({"writes":{"nots":{"on":false}}})");
        found = app::policyFrom(path);
        QVERIFY2(found.trouble.contains(QStringLiteral("“nots”")), qPrintable(found.trouble));
        put({});
        QVERIFY(!app::policyFrom(path).trouble.isEmpty());
        QVERIFY(!app::policyFrom(folder.filePath(QStringLiteral("none.json"))).trouble.isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_PolicyFile)
#include "tst_PolicyFile.moc"
