// Sign-in by keyboard.
#include "GuiSupport.h"
#include "Samples.h"
#include "support/QtTestSupport.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using ui::signin::SignInPane;
using ui::signin::Step;

class tst_SignInPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { support::startGui(); }
    void init()
    {
        support::failOnUnexpectedWarnings();
        m_pane = std::make_unique<SignInPane>();
        m_pane->resize(1200, 800);
        m_pane->setSignIn(samples::signIn(Step::Choose));
        support::showActive(*m_pane);
    }
    void cleanup() { m_pane.reset(); }
    void enterOpensTheBrowserForTheChosenProfile();
    void aSecretIsHiddenAskedOnceAndForgotten();
    void waitingCanBeCancelledAndCopied();
    void aPassphraseIsTypedTwiceAndLongEnough();
    void anErrorIsOneVisibleSentence();
    void withoutAProfileOnlyImportIsOffered();

private:
    void press(int key) { QTest::keyClick(m_pane.get(), Qt::Key(key)); }
    QLineEdit *field() const { return m_pane->findChild<QLineEdit *>(QStringLiteral("secretField")); }
    QLineEdit *again() const { return m_pane->findChild<QLineEdit *>(QStringLiteral("secretAgain")); }

    std::unique_ptr<SignInPane> m_pane;
};

void tst_SignInPane::enterOpensTheBrowserForTheChosenProfile()
{
    QSignalSpy wanted(m_pane.get(), &SignInPane::browserRequested);
    press(Qt::Key_J);
    press(Qt::Key_Return);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][0].toString(), QStringLiteral("p2"));
}

void tst_SignInPane::aSecretIsHiddenAskedOnceAndForgotten()
{
    QSignalSpy given(m_pane.get(), &SignInPane::secretGiven);
    m_pane->setSignIn(samples::signIn(Step::Secret));
    QCOMPARE(field()->echoMode(), QLineEdit::Password);
    QTest::keyClick(field(), Qt::Key_Return); // nothing typed yet
    QCOMPARE(given.count(), 0);
    QTest::keyClicks(field(), QStringLiteral("jki-secret"));
    QTest::keyClick(field(), Qt::Key_Return);
    QCOMPARE(given.count(), 1);
    QCOMPARE(given[0][1].toString(), QStringLiteral("jki-secret"));
    QCOMPARE(field()->text(), QString());
}

void tst_SignInPane::waitingCanBeCancelledAndCopied()
{
    QSignalSpy cancelled(m_pane.get(), &SignInPane::cancelRequested);
    QSignalSpy copied(m_pane.get(), &SignInPane::copyRequested);
    m_pane->setSignIn(samples::signIn(Step::Waiting));
    press(Qt::Key_C);
    press(Qt::Key_Escape);
    QCOMPARE(copied.count(), 1);
    QCOMPARE(cancelled.count(), 1);
}

void tst_SignInPane::aPassphraseIsTypedTwiceAndLongEnough()
{
    QSignalSpy given(m_pane.get(), &SignInPane::passphraseGiven);
    m_pane->setSignIn(samples::signIn(Step::NewPassphrase));
    field()->setText(QStringLiteral("three quiet lamps"));
    QVERIFY(!m_pane->keys().go->isEnabled());
    again()->setText(QStringLiteral("three quiet lamp"));
    QVERIFY(!m_pane->keys().go->isEnabled());
    again()->setText(QStringLiteral("three quiet lamps"));
    QTest::keyClick(again(), Qt::Key_Return);
    QCOMPARE(given.count(), 1);
    field()->setText(QStringLiteral("short"));
    again()->setText(QStringLiteral("short"));
    QVERIFY(!m_pane->keys().go->isEnabled());
}

void tst_SignInPane::anErrorIsOneVisibleSentence()
{
    auto view = samples::signIn(Step::Choose);
    view.error = QStringLiteral("The sign-in took too long and was given up; open the browser again.");
    m_pane->setSignIn(view);
    const auto *band = m_pane->findChild<ui::widgets::Band *>();
    QVERIFY(band->isVisible());
    QCOMPARE(band->words(), view.error);
}

void tst_SignInPane::withoutAProfileOnlyImportIsOffered()
{
    m_pane->setSignIn({});
    QSignalSpy wanted(m_pane.get(), &SignInPane::browserRequested);
    QSignalSpy import(m_pane.get(), &SignInPane::importRequested);
    press(Qt::Key_Return);
    press(Qt::Key_I);
    QCOMPARE(wanted.count(), 0);
    QCOMPARE(import.count(), 1);
}

QTEST_MAIN(tst_SignInPane)
#include "tst_SignInPane.moc"
