#include <map>
#include <set>

#include <QTest>

#include "quality/LabelledCorpus.h"
#include "support/QtTestSupport.h"

class tst_Corpus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    // At least 60 applications in four languages, half of them hard, each verdict in each half, personal words marked.
    void bothHalvesAreWholeAndBalanced()
    {
        std::size_t all = 0;
        int hard = 0;
        for (const char *half : {"tune", "kept"}) {
            const auto read = quality::readHalf(QStringLiteral(QUALITY_CORPUS "/") + QLatin1String(half));
            VERIFY_RESULT(read);
            std::set<QString> languages;
            std::map<domain::Verdict, int> verdicts;
            std::set<QByteArray> texts;
            for (const auto &one : *read) {
                languages.insert(one.language);
                hard += one.hard ? 1 : 0;
                for (const auto verdict : one.truth)
                    ++verdicts[verdict];
                QVERIFY2(one.personal.size() >= 3, qPrintable(one.file));
                QVERIFY2(texts.insert(one.documents.front().text.toUtf8()).second, qPrintable(one.file));
                for (const auto &email : one.candidate.emails)
                    QVERIFY2(email.endsWith(QLatin1String(".example")), qPrintable(one.file));
            }
            QCOMPARE(languages, (std::set<QString>{QStringLiteral("de"), QStringLiteral("en"), QStringLiteral("es"),
                                                   QStringLiteral("fr")}));
            QCOMPARE(verdicts.size(), std::size_t{4});
            all += read->size();
        }
        QVERIFY2(all >= 60, QByteArray::number(qulonglong(all)));
        QVERIFY2(hard * 5 >= static_cast<int>(all) * 2, QByteArray::number(hard));
    }
};

QTEST_GUILESS_MAIN(tst_Corpus)
#include "tst_Corpus.moc"
