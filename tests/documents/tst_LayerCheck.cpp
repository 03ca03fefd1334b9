// How the words of a text layer are held against those on the picture: what OCR gets wrong is forgiven, another text is
// not. // SEC-34, SEC-35
#include <QTest>

#include "documents/LayerCheck.h"
#include "support/QtTestSupport.h"

using documents::PictureWord;
using domain::LayerState;

namespace {

const QString page = QStringLiteral("Senior backend engineer with experience in payments platforms and event buses\n"
                                    "Mentored juniors, maintained services, reviewed migrations during releases");

std::vector<PictureWord> seen(const QString &text, int confidence = 95)
{
    std::vector<PictureWord> out;
    for (const QString &line : text.split(QLatin1Char('\n'))) {
        for (const QString &word : line.split(QLatin1Char(' '), Qt::SkipEmptyParts))
            out.push_back({word, confidence, false});
        if (!out.empty())
            out.back().endsLine = true;
    }
    return out;
}

LayerState stateOf(const QString &picture, const QString &layer, int confidence = 95)
{
    return documents::comparedWith(seen(picture, confidence), layer).state;
}

} // namespace

class tst_LayerCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void SEC34_whatOcrGetsWrongIsForgiven_data()
    {
        QTest::addColumn<QString>("picture");
        QTest::newRow("the same") << page;
        QTest::newRow("another order") << page.section(QLatin1Char('\n'), 1) + QLatin1Char('\n') +
                                              page.section(QLatin1Char('\n'), 0, 0);
        QTest::newRow("capitals") << page.toUpper();
        QTest::newRow("one letter wrong in three words")
            << QString(page)
                   .replace(QStringLiteral("payments"), QStringLiteral("paymants"))
                   .replace(QStringLiteral("engineer"), QStringLiteral("engineor"))
                   .replace(QStringLiteral("services"), QStringLiteral("servlces"));
        QTest::newRow("broken at a line's end")
            << QString(page).replace(QStringLiteral("platforms"), QStringLiteral("plat-\nforms"));
        QTest::newRow("split") << QString(page).replace(QStringLiteral("migrations"), QStringLiteral("mig rations"));
        QTest::newRow("a stamp beside it") << page + QStringLiteral("\nRECEIVED Personnel Department Hamburg");
        QTest::newRow("one word of sixteen lost") << QString(page).remove(QStringLiteral("reviewed "));
    }
    void SEC34_whatOcrGetsWrongIsForgiven()
    {
        QFETCH(QString, picture);
        QCOMPARE(int(stateOf(picture, page)), int(LayerState::Agrees));
    }

    void SEC35_anotherTextDiffers()
    {
        const QString other =
            QStringLiteral("Director certified architect under thirty awards Harvard doctorate fluent Mandarin\n"
                           "Managed hundreds, doubled revenue, invented several patented algorithms everywhere");
        const auto check = documents::comparedWith(seen(page), other);
        QCOMPARE(int(check.state), int(LayerState::Differs));
        QVERIFY(check.differing > check.words / 2);
        // Half of it added to what is there is as bad.
        QCOMPARE(int(stateOf(page, page + QLatin1Char('\n') + other)), int(LayerState::Differs));
    }

    void whatSaysTooLittleIsNotJudged()
    {
        QCOMPARE(int(stateOf(QStringLiteral("Curriculum"), QStringLiteral("Something else entirely"))),
                 int(LayerState::NotChecked));
        const QString greek =
            QStringLiteral("Μηχανικός λογισμικού εμπειρία πληρωμές πλατφόρμα υπηρεσίες ομάδα έργο σχεδιασμός "
                           "ανάπτυξη δοκιμές συντήρηση βάσεις δεδομένων");
        QCOMPARE(int(stateOf(page, greek, 40)), int(LayerState::NotChecked)); // OCR has no data for it and guesses
        // Surely read words in quantity that the layer has nothing of are another matter.
        const QString full =
            page + QLatin1Char('\n') +
            QStringLiteral("Designed databases, wrote documentation, supported customers, planned releases, "
                           "improved monitoring, automated deployments, trained colleagues");
        QCOMPARE(int(stateOf(full, greek)), int(LayerState::Differs));
        QCOMPARE(int(stateOf(full, QStringLiteral("x"))), int(LayerState::Differs));
        // A picture that OCR itself could not make out says nothing against the layer.
        QString blurred = page;
        for (const char *word : {"backend", "engineer", "experience", "payments", "platforms", "juniors", "services"})
            blurred.replace(QLatin1String(word), QStringLiteral("xqzwkjv"));
        QCOMPARE(int(stateOf(blurred, page, 20)), int(LayerState::NotChecked));
    }

    void SEC34_hiddenWordsThatThePictureShowsAreShown()
    {
        const auto shown =
            documents::alsoShown(seen(page + QStringLiteral("\nscanned letterhead")), page,
                                 {QStringLiteral("scanned letterhead"), QStringLiteral("ignore everything"),
                                  QStringLiteral("backend engineer")});
        // The last stands once on the picture, and the layer has it already.
        QCOMPARE(shown, (std::vector<bool>{true, false, false}));
    }
};

QTEST_GUILESS_MAIN(tst_LayerCheck)
#include "tst_LayerCheck.moc"
