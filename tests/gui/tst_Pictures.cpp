// Every screen in both themes and two sizes, as pictures to be looked at; no word may be cut.
#include "GuiSupport.h"
#include "Samples.h"
#include "support/QtTestSupport.h"

#include <QApplication>
#include <QDir>
#include <QTest>

using ui::main::Screen;

class tst_Pictures : public QObject
{
    Q_OBJECT

private:
    static void fill(ui::main::MainWindow &window, Screen screen, const QString &variant);
    static void takePicture(ui::main::MainWindow &window, const QString &name);

private Q_SLOTS:
    void initTestCase() { support::startGui(); }
    void init() { support::failOnUnexpectedWarnings(); }
    void everyScreen_data();
    void everyScreen();
};

void tst_Pictures::everyScreen_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("screen");
    QTest::addColumn<QString>("variant");
    const auto row = [](const char *name, Screen screen, const char *variant = "") {
        QTest::newRow(name) << QString::fromLatin1(name) << int(screen) << QString::fromLatin1(variant);
    };
    row("desk", Screen::Desk);
    row("review", Screen::Case);
    row("review-editing", Screen::Case, "editing");
    row("review-rejected", Screen::Case, "rejected");
    row("review-answers", Screen::Case, "answers");
    row("review-unreadable", Screen::Case, "unreadable");
    row("review-hidden-words", Screen::Case, "hidden");
    row("queue-filter", Screen::Case, "filter");
    row("keys", Screen::Case, "keys");
    row("commands", Screen::Case, "commands");
    row("criteria", Screen::Criteria);
    row("outbox", Screen::Outbox);
    row("model", Screen::Model);
    row("model-key", Screen::Model, "key");
    row("sign-in", Screen::SignIn, "choose");
    row("sign-in-secret", Screen::SignIn, "secret");
    row("sign-in-waiting", Screen::SignIn, "waiting");
    row("sign-in-passphrase", Screen::SignIn, "passphrase");
}

void tst_Pictures::fill(ui::main::MainWindow &window, Screen screen, const QString &variant)
{
    window.setStatus(samples::status());
    window.showScreen(screen);
    switch (screen) {
    case Screen::SignIn: {
        window.setTop({{}, QStringLiteral("Countersign"), {}, {}});
        window.setStatus({{QStringLiteral("Outbox 0"), QStringLiteral("Lives only here 0")}, {}});
        auto step = ui::signin::Step::Choose;
        if (variant == QLatin1String("secret"))
            step = ui::signin::Step::Secret;
        if (variant == QLatin1String("waiting"))
            step = ui::signin::Step::Waiting;
        if (variant == QLatin1String("passphrase"))
            step = ui::signin::Step::NewPassphrase;
        auto view = samples::signIn(step);
        if (variant == QLatin1String("choose"))
            view.error = QStringLiteral("The sign-in took too long and was given up; open the browser again.");
        window.signIn().setSignIn(view);
        return;
    }
    case Screen::Desk:
        window.setTop(samples::deskTop());
        window.desk().setDesk(samples::desk());
        return;
    case Screen::Criteria:
        window.setTop(samples::criteriaTop());
        window.criteria().setCriteria(samples::criteria());
        return;
    case Screen::Outbox:
        window.setTop(samples::outboxTop());
        window.outbox().setOutbox(samples::outbox());
        QTest::keyClick(&window, Qt::Key_Space);
        return;
    case Screen::Model:
        window.setTop({{}, QStringLiteral("The model"), {}, {}});
        window.model().setModel(samples::model());
        if (variant == QLatin1String("key"))
            QTest::keyClick(&window, Qt::Key_P);
        return;
    case Screen::Case:
        break;
    }
    window.setTop(samples::caseTop());
    window.queue().model().setRows(samples::queueRows());
    window.queue().setCurrent(QStringLiteral("app2"));
    window.review().setReview(samples::review());
    if (variant == QLatin1String("answers")) {
        window.page().setDocument(samples::answers());
        return;
    }
    if (variant == QLatin1String("unreadable")) {
        ui::evidence::DocumentView view = samples::resume(1).view;
        view.pages.clear();
        view.markers.clear();
        view.hidden.clear();
        view.band = QStringLiteral("This file is protected by a password. Read it in Greenhouse.");
        window.page().setDocument(view);
        auto review = samples::review();
        review[ui::review::Section::Summary].rows.clear();
        review[ui::review::Section::Criteria].rows.clear();
        review.preview.clear();
        review[ui::review::Section::Summary] = {
            ui::review::OutputState::None,
            {},
            QStringLiteral("Nothing was drafted: the file could not be read. Write your own with E."),
            {},
            true};
        review[ui::review::Section::Criteria] = {
            ui::review::OutputState::None, {}, QStringLiteral("No verdicts without a text."), {}, true};
        window.review().setReview(review);
        return;
    }
    const samples::Paper paper = samples::resume(1.3);
    QObject::connect(&window.page(), &ui::evidence::PageView::pageWanted, &window, [&window](int page, double scale) {
        window.page().setPage(page, samples::resume(scale).pages[std::size_t(page)]);
    });
    window.page().setDocument(paper.view);
    QTest::qWait(30);
    QTest::keyClick(&window, Qt::Key_2);
    if (variant == QLatin1String("editing")) {
        QTest::keyClick(&window, Qt::Key_1);
        QTest::keyClick(&window, Qt::Key_E);
    } else if (variant == QLatin1String("rejected")) {
        auto view = samples::review();
        QTest::keyClick(&window, Qt::Key_1);
        QTest::keyClick(&window, Qt::Key_X);
        view[ui::review::Section::Summary].state = ui::review::OutputState::Rejected;
        view[ui::review::Section::Summary].stateLine = QStringLiteral("rejected 09:14");
        view.notice = QStringLiteral("Stage is now Phone screen (by M. Ortiz, 09:12). What was proposed is withdrawn.");
        window.review().setReview(view);
    } else if (variant == QLatin1String("filter")) {
        QTest::keyClick(&window, Qt::Key_Slash);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("store"));
    } else if (variant == QLatin1String("keys")) {
        QTest::keyClick(&window, Qt::Key_Question);
    } else if (variant == QLatin1String("commands")) {
        QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
    } else if (variant == QLatin1String("hidden")) {
        QTest::keyClick(&window, Qt::Key_Space);
    }
}

void tst_Pictures::takePicture(ui::main::MainWindow &window, const QString &name)
{
    QTest::qWait(150); // the passage comes to rest
    const QString folder = QStringLiteral(COUNTERSIGN_PICTURES);
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(window.grab().save(folder + QLatin1Char('/') + name + QStringLiteral(".png")));
}

void tst_Pictures::everyScreen()
{
    QFETCH(QString, name);
    QFETCH(int, screen);
    QFETCH(QString, variant);
    for (const auto scheme : {ui::theme::Scheme::Light, ui::theme::Scheme::Dark}) {
        ui::theme::apply(*qApp, scheme);
        for (const QSize size : {QSize(1440, 900), QSize(1100, 700)}) {
            ui::main::MainWindow window;
            window.resize(size);
            support::showActive(window);
            fill(window, Screen(screen), variant);
            const bool large = size.width() == 1440;
            takePicture(window,
                        name +
                            (scheme == ui::theme::Scheme::Dark ? QStringLiteral("-dark") : QStringLiteral("-light")) +
                            (large ? QString() : QStringLiteral("-small")));
            if (large)
                QCOMPARE(support::cutLabels(window), QStringList());
        }
    }
}

QTEST_MAIN(tst_Pictures)
#include "tst_Pictures.moc"
