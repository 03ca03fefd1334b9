#include <QTest>

#include "drafting/Lexicon.h"
#include "support/QtTestSupport.h"

using namespace drafting;

class tst_Lexicon : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void wordsAreFoundOnTheirBounds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("key");
        QTest::addColumn<bool>("found");
        QTest::newRow("Go in a list") << "Go, Kafka" << "go" << true;
        QTest::newRow("golang") << "five years of Golang" << "go" << true;
        QTest::newRow("the verb go") << "ready to go" << "go" << false;
        QTest::newRow("Go to market") << "Go-to-market plans" << "go" << false;
        QTest::newRow("inside a word") << "Gotha and cargo" << "go" << false;
        QTest::newRow("R in a list") << "Python, R, SQL" << "r" << true;
        QTest::newRow("an initial") << "R. Delmar" << "r" << false;
        QTest::newRow("R&D") << "head of R&D" << "r" << false;
        QTest::newRow("C is not C++") << "C++, Java" << "c" << false;
        QTest::newRow("C is not C#") << "C#, Java" << "c" << false;
        QTest::newRow("C in a list") << "C, Java" << "c" << true;
        QTest::newRow("vitamin C") << "vitamin C tablets" << "c" << false;
        QTest::newRow("C++") << "C++ and Qt" << "c++" << true;
        QTest::newRow(".NET") << "ASP and .NET services" << ".net" << true;
        QTest::newRow("Postgres") << "on Postgres 14" << "postgresql" << true;
        QTest::newRow("accents") << "Expérience de la relation client" << "customer service" << true;
        QTest::newRow("German ending") << "Kassenabrechnung am Abend" << "cash register" << true;
        QTest::newRow("Spanish") << "cobro en caja" << "cash register" << true;
        QTest::newRow("over a line end") << "cash\nregister" << "cash register" << true;
        QTest::newRow("hyphen at line end") << "Zahlungs-\nverkehr" << "payments" << true;
        QTest::newRow("hyphens are blanks") << "on-call rota" << "on-call" << true;
        QTest::newRow("IFRS") << "IFRS 16" << "ifrs" << true;
        QTest::newRow("Java is not JavaScript") << "JavaScript" << "java" << false;
    }

    void wordsAreFoundOnTheirBounds()
    {
        QFETCH(QString, text);
        QFETCH(QString, key);
        QFETCH(bool, found);
        bool any = false;
        for (const Hit &hit : Lexicon::builtIn().find(text, folded(text, Fold::Search)))
            any = any || hit.entry->key == key;
        QCOMPARE(any, found);
    }

    void aLongerWordOfTheSameTopicWins()
    {
        const QString text = QStringLiteral("German very good");
        QStringList levels;
        for (const Hit &hit : Lexicon::builtIn().find(text, folded(text, Fold::Search))) {
            if (hit.entry->topic == Topic::Level)
                levels.append(hit.entry->key);
        }
        QCOMPARE(levels, QStringList{QStringLiteral("B2")});
    }
};

QTEST_GUILESS_MAIN(tst_Lexicon)
#include "tst_Lexicon.moc"
