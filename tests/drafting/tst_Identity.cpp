#include <QTest>

#include "drafting/redaction/Identity.h"
#include "drafting/redaction/IdentityGate.h"
#include "support/QtTestSupport.h"

using drafting::Identity;

class tst_Identity : public QObject
{
    Q_OBJECT
private:
    static Identity of(const QString &first, const QString &last)
    {
        domain::Candidate candidate;
        candidate.firstName = first;
        candidate.lastName = last;
        candidate.emails = {QStringLiteral("m.lopez85@mail.example")};
        candidate.phones = {QStringLiteral("+49 (0)151 234-567 89")};
        candidate.addresses = {QStringLiteral("Lindenstraße 14, 10115 Berlin")};
        candidate.links = {QStringLiteral("https://github.com/mlopez/")};
        return Identity(candidate, {QStringLiteral("cv_lopez_2026.pdf")});
    }

    static QStringList found(const Identity &identity, const QString &text)
    {
        QStringList out;
        for (const auto &place : identity.find(text))
            out.append(text.mid(place.begin, place.end - place.begin));
        return out;
    }

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void SEC42_aNameIsFoundInAllItsForms_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("last");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("places");
        const auto row = [](const char *first, const char *last, const char *text, QStringList places) {
            QTest::newRow(text) << QString::fromUtf8(first) << QString::fromUtf8(last) << QString::fromUtf8(text)
                                << places;
        };
        row("Maria", "Lopez", "by Maria Lopez, 2020", {QStringLiteral("Maria Lopez")});
        row("Maria", "Lopez", "LOPEZ, MARIA", {QStringLiteral("LOPEZ, MARIA")});
        row("Maria", "Lopez", "Ms Lopez's team", {QStringLiteral("Ms Lopez's")});
        row("Maria", "López", "lopez maria", {QStringLiteral("lopez maria")});
        row("Maria", "Lopez", "signed M. Lopez and Lopez, M.",
            {QStringLiteral("M. Lopez"), QStringLiteral("Lopez, M.")});
        row("Maria", "Lopez", "Dr. Maria T. Lopez", {QStringLiteral("Maria T. Lopez")});
        row("Tomasz", "Hargreave", "Kind regards\nTom Hargreave", {QStringLiteral("Tom Hargreave")});
        row("Maria", "Lopez", "the Lopez group, Senior Lopez", {QStringLiteral("Lopez"), QStringLiteral("Lopez")});
        row("Maria", "Lopez", "see marialopez and MariaLopez1985",
            {QStringLiteral("marialopez"), QStringLiteral("MariaLopez1985")});
        row("Jürgen", "Müller", "Juergen Mueller, Jurgen Muller", {QStringLiteral("Juergen Mueller, Jurgen Muller")});
        row("Jürgen", "Müller", "der Kollege Mül-\nler kam", {QStringLiteral("Mül-\nler")});
        row("Anna-Lena", "Groß", "Anna Lena Gross; ANNA-LENA GROSS",
            {QStringLiteral("Anna Lena Gross"), QStringLiteral("ANNA-LENA GROSS")});
        row("Иван", "Петров", "Ivan Petrov", {QStringLiteral("Ivan Petrov")});
        row("Ivan", "Petrov", "Иван Петров", {QStringLiteral("Иван Петров")});
        row("Łukasz", "Wójcik", "lukasz wojcik", {QStringLiteral("lukasz wojcik")});
        row("Sean", "O'Brien", "Sean O’Brien, OBrien", {QStringLiteral("Sean O’Brien, OBrien")});
        row("João", "da Silva", "Joao da Silva; Silva", {QStringLiteral("Joao da Silva"), QStringLiteral("Silva")});
        row("Maria", "Lopez", "lopez_maria_cv.pdf", {QStringLiteral("lopez_maria")});
    }
    void SEC42_aNameIsFoundInAllItsForms()
    {
        QFETCH(QString, first);
        QFETCH(QString, last);
        QFETCH(QString, text);
        QFETCH(QStringList, places);
        QCOMPARE(found(of(first, last), text), places);
    }

    void SEC42_numbersAndAddressesAreFoundHoweverTheyAreWritten()
    {
        const auto identity = of(QStringLiteral("Maria"), QStringLiteral("Lopez"));
        for (const char *text : {"0151 23456789", "+4915123456789", "0151/234 567 89", "(0151) 234-567-89"})
            QVERIFY2(found(identity, QString::fromUtf8(text)).size() == 1, text);
        QCOMPARE(found(identity, QStringLiteral("LINDENSTRASSE 14")).size(), 1);
        QCOMPARE(found(identity, QStringLiteral("10115  Berlin")).size(), 1);
        QCOMPARE(found(identity, QStringLiteral("M.Lopez85@Mail.Example")).size(), 1);
        QCOMPARE(found(identity, QStringLiteral("www.github.com/mlopez")).size(), 1);
        QVERIFY(found(identity, QStringLiteral("0151 2345678, 23456, house 14, github.com/other")).isEmpty());
    }

    void commonWordsStayWhereTheyAreNotTheName()
    {
        QVERIFY(
            found(of(QStringLiteral("Will"), QStringLiteral("Baker")), QStringLiteral("I will lead a bank; we bake."))
                .isEmpty());
        QCOMPARE(found(of(QStringLiteral("Will"), QStringLiteral("Baker")), QStringLiteral("will baker")),
                 {QStringLiteral("will baker")});
        QVERIFY(
            found(of(QStringLiteral("May"), QStringLiteral("Chen")), QStringLiteral("May 2019 – may be")).isEmpty());
        QCOMPARE(found(of(QStringLiteral("May"), QStringLiteral("Chen")), QStringLiteral("May Chen, May")).size(), 1);
        QVERIFY(found(of(QStringLiteral("Maria"), QStringLiteral("Lopez")),
                      QStringLiteral("MariaDB, Mario, Lopes, Salopez"))
                    .isEmpty());
    }

    // --- the gate

    void SEC44_theGateReadsEscapedStringsToo()
    {
        const drafting::IdentityGate gate(of(QStringLiteral("Märta"), QStringLiteral("Lopez")),
                                          {QStringLiteral("You help Lopez & Sons")});
        const auto stops = [&gate](const QByteArray &body) { return !gate.inspect(body); };
        QVERIFY(!stops(R"({"a":[{"b":"a clean text"}]})"));
        QVERIFY(stops(R"({"a":[{"b":"by M\u00e4rta"}]})"));
        QVERIFY(stops(R"({"a":[{"b":"by \u004dARTA LOPEZ"}]})"));
        QVERIFY(stops(R"({"a":"m.lopez85@mail.example"})"));
        QVERIFY(stops(R"({"a":"call 0151 234 567 89"})"));
        QVERIFY(!stops(R"({"system":"You help Lopez & Sons"})")); // our own text, as it is
        QVERIFY(stops(R"({"system":"You help Lopez & Sons."})")); // not quite
        QVERIFY(stops("not json"));
        const auto error = gate.inspect(R"({"a":"Lopez"})").error();
        QVERIFY(error.kind == base::Kind::Refused && error.subject == QLatin1String("name"));
        QVERIFY(!error.forLog.contains(QLatin1String("Lopez")));
    }
};

QTEST_GUILESS_MAIN(tst_Identity)
#include "tst_Identity.moc"
