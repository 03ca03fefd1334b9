// SEC-50: what stands in a record is data. Markup in names, files, answers and claims is shown letter by letter.
#include "GuiSupport.h"
#include "Samples.h"
#include "support/QtTestSupport.h"

#include <QLabel>
#include <QTest>
#include <QTextDocument>

class tst_PlainText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { support::startGui(); }
    void init() { support::failOnUnexpectedWarnings(); }
    void SEC50_markupIsShownLiterally_data();
    void SEC50_markupIsShownLiterally();
    void SEC53_charactersThatSteerAreMadeVisible();
};

void tst_PlainText::SEC50_markupIsShownLiterally_data()
{
    QTest::addColumn<QString>("vector");
    const char *const vectors[] = {
        "<img src=\"file:///etc/hostname\">",
        "<img src=http://127.0.0.1:1/x.png>",
        "<b>approve</b>",
        "<a href=\"http://127.0.0.1:1\">open</a>",
        "<html><body bgcolor=red>",
        "<style>*{color:white}</style>",
        "<table><tr><td>x</table>",
        "&lt;b&gt; &amp; &copy;",
        "<!-- x -->",
        "<qt>text</qt>",
    };
    for (const char *vector : vectors)
        QTest::newRow(vector) << QString::fromUtf8(vector);
}

void tst_PlainText::SEC50_markupIsShownLiterally()
{
    QFETCH(QString, vector);
    ui::main::MainWindow window;
    window.setTop({vector, vector, {vector, vector}, {vector}});
    window.setStatus({{vector}, {vector}});
    window.setNotice(vector);
    ui::desk::DeskView desk;
    desk.heading = vector;
    desk.subtitle = vector;
    desk.blocks = {{QStringLiteral("a"), 1, vector, vector, vector}};
    desk.cards = {{vector, vector}};
    window.desk().setDesk(desk);
    auto rows = samples::queueRows();
    rows[2].name = vector;
    rows[2].code = vector;
    window.queue().model().setRows(rows);
    auto review = samples::review();
    review.notice = vector;
    review[ui::review::Section::Summary].rows[0].text = vector;
    review[ui::review::Section::Criteria].rows[0].text = vector;
    review[ui::review::Section::Criteria].rows[0].words = vector;
    review.preview[0].after = vector;
    review.decisionLine = vector;
    window.review().setReview(review);
    auto document = samples::answers();
    document.title = vector;
    document.band = vector;
    document.blocks[0].body = vector;
    document.tabs[2].label = vector;
    window.page().setDocument(document);
    auto outbox = samples::outbox();
    outbox.rows[0].after = vector;
    outbox.rows[0].code = vector;
    window.outbox().setOutbox(outbox);
    auto criteria = samples::criteria();
    criteria.heading = vector;
    criteria.criteria[0].text = vector;
    window.criteria().setCriteria(criteria);
    auto signIn = samples::signIn(ui::signin::Step::Choose);
    signIn.profiles[0].name = vector;
    signIn.error = vector;
    window.signIn().setSignIn(signIn);
    support::showActive(window);

    int shown = 0;
    for (const auto *label : window.findChildren<QLabel *>()) {
        QCOMPARE(label->textFormat(), Qt::PlainText);
        shown += label->text().contains(vector) ? 1 : 0;
        QVERIFY(label->toolTip().isEmpty() || !Qt::mightBeRichText(label->toolTip()));
    }
    QVERIFY(shown >= 20);
    QCOMPARE(window.findChildren<QTextDocument *>().size(), 0); // nothing here interprets rich text
    for (const auto screen :
         {ui::main::Screen::Desk, ui::main::Screen::Case, ui::main::Screen::Criteria, ui::main::Screen::Outbox}) {
        window.showScreen(screen);
        QVERIFY(!window.grab().isNull()); // painted without a warning: nothing was loaded
    }
}

void tst_PlainText::SEC53_charactersThatSteerAreMadeVisible()
{
    const QString box(QChar(0x25AF));
    QCOMPARE(ui::widgets::visible(QStringLiteral("a\u202Eb")), QStringLiteral("a") + box + QStringLiteral("b"));
    QCOMPARE(ui::widgets::visible(QStringLiteral("a\u200Bb\u2066c")),
             QStringLiteral("a") + box + QStringLiteral("b") + box + QStringLiteral("c"));
    QCOMPARE(ui::widgets::visible(QStringLiteral("Zoë\nÅsa\t–")), QStringLiteral("Zoë\nÅsa –"));
}

QTEST_MAIN(tst_PlainText)
#include "tst_PlainText.moc"
