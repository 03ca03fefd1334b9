// "An await stands alone": three written forms, nothing clever inside them. g++ 12 miscompiles other forms, and a later
// retreat to blocking code stays mechanical.
#include <QRegularExpression>
#include <QTest>

#include "arch/SourceTree.h"
#include "support/QtTestSupport.h"

namespace {

bool standsAlone(const arch::Statement &statement)
{
    static const QRegularExpression form(
        QStringLiteral(R"(^(?:(?:(?:const\s+)?auto\s*&{0,2}\s*\w+\s*=\s*)?co_await\s+(?<plain>.*))"
                       R"(|CO_TRY\s*\(\s*(?:(?:const\s+)?auto\s*&{0,2}\s*\w+|[\w.]+)\s*,\s*co_await\s+(?<tried>.*)\))"
                       R"(|CO_TRY_VOID\s*\(\s*co_await\s+(?<void>.*)\))$)"),
        QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression clever(QStringLiteral(R"(\?|&&|\|\||\[|co_await)"));
    if (statement.end != QLatin1Char(';'))
        return false;
    const auto match = form.match(statement.text.trimmed());
    if (!match.hasMatch())
        return false;
    const QString awaited = match.captured(QStringLiteral("plain")) + match.captured(QStringLiteral("tried")) +
                            match.captured(QStringLiteral("void"));
    return !awaited.contains(clever);
}

QStringList wrongIn(const QString &text)
{
    QStringList wrong;
    const QString plain = arch::stripped(text);
    for (const auto &statement : arch::statementsOf(plain))
        if (statement.text.contains(QLatin1String("co_await")) && !standsAlone(statement))
            wrong.append(statement.text.simplified());
    return wrong;
}

} // namespace

class tst_FlatAwaits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void theCheckerFindsWhatCrashed_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("fine");
        const auto row = [](const char *code, bool fine) { QTest::newRow(code) << QString::fromLatin1(code) << fine; };
        row("co_await thing();", true);
        row("const auto page = co_await ats.page(cursor, stop);", true);
        row("CO_TRY(const auto page, co_await ats.page(cursor, stop));", true);
        row("CO_TRY(loaded.states, co_await thing(stop));", true); // the macro awaits into a name of its own first
        row("CO_TRY_VOID(co_await thing(stop));", true);
        row("// co_await c ? a : b;\n", true);
        row("co_return c ? co_await a() : b();", false);
        row("co_await f([cap](int){ return 1; });", false);
        row("co_await f(Agg{a, b, 3});", false);
        row("const auto v = co_await f({1, 2, 3});", false);
        row("if (co_await x() == 1) { co_return 3; }", false);
        row("switch (co_await x()) { }", false);
        row("if (!done) co_await x();", false);
        row("const auto v = co_await f(a && b);", false);
        row("const auto v = co_await f(list[0]);", false);
        row("const auto v = co_await f(co_await g());", false);
    }
    void theCheckerFindsWhatCrashed()
    {
        QFETCH(QString, code);
        QFETCH(bool, fine);
        QCOMPARE(wrongIn(code).isEmpty(), fine);
    }

    void everyAwaitStandsAlone()
    {
        int files = 0;
        QStringList all;
        for (const auto &source :
             arch::sourcesIn({QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app")})) {
            for (const auto &wrong : wrongIn(source.text))
                all.append(source.path + QStringLiteral(": ") + wrong);
            ++files;
        }
        QVERIFY2(all.isEmpty(), qPrintable(all.join(QLatin1Char('\n'))));
        QVERIFY(files > 50);
    }
};

QTEST_APPLESS_MAIN(tst_FlatAwaits)
#include "tst_FlatAwaits.moc"
