// A message says what happens next and nothing about the person: every field filled, no verdict, no number.
#include <QRegularExpression>
#include <QTest>

#include "drafting/Letter.h"
#include "support/QtTestSupport.h"

using drafting::LetterInput;
using drafting::LetterKind;
using drafting::RefusalKind;

namespace {

LetterInput input(const char *language, LetterKind kind)
{
    LetterInput out;
    out.kind = kind;
    out.language = QString::fromLatin1(language);
    out.firstName = QStringLiteral("Ilse");
    out.requisition = QStringLiteral("Backend Engineer, Payments");
    out.recruiter = QStringLiteral("Lena Brandt");
    out.about = QStringLiteral("German B2");
    return out;
}

} // namespace

class tst_Letter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void everyFieldIsFilledAndNothingIsSaidAboutThePerson_data()
    {
        QTest::addColumn<QByteArray>("language");
        QTest::addColumn<int>("kind");
        for (const char *language : {"en", "de", "fr", "es", "pl"})
            for (const auto kind :
                 {LetterKind::Outreach, LetterKind::Question, LetterKind::NextStep, LetterKind::Refusal})
                QTest::addRow("%s %d", language, int(kind)) << QByteArray(language) << int(kind);
    }
    void everyFieldIsFilledAndNothingIsSaidAboutThePerson()
    {
        QFETCH(QByteArray, language);
        QFETCH(int, kind);
        const auto draft = drafting::letter(input(language.constData(), LetterKind(kind)));
        const QString words = domain::plainText(draft, {});
        QVERIFY2(!words.contains(QLatin1Char('%')) && !words.contains(QLatin1Char('{')), qPrintable(words));
        for (const char *part : {"Ilse", "Backend Engineer, Payments", "Lena Brandt"})
            QVERIFY(words.contains(QLatin1String(part)));
        QCOMPARE(words.contains(QStringLiteral("German B2")), LetterKind(kind) == LetterKind::Question);
        QVERIFY(!words.contains(QRegularExpression(QStringLiteral("score|verdict|\\b[0-9]{2,3}\\s*(%|/)"),
                                                   QRegularExpression::CaseInsensitiveOption)));
        QCOMPARE(draft.claims.size(), std::size_t(5));
        for (const auto &claim : draft.claims)
            QVERIFY(claim.support == domain::Support::NotNeeded && !claim.passage);
    }

    void namesCannotBringFieldsOfTheirOwn()
    {
        auto from = input("en", LetterKind::NextStep);
        from.firstName = QStringLiteral("%1\nBcc: all");
        const auto words = domain::plainText(drafting::letter(from), {});
        QVERIFY(words.startsWith(QStringLiteral("Hello %1 Bcc: all,\n"))); // as it stands, on one line
        from.firstName.clear();
        QVERIFY(domain::plainText(drafting::letter(from), {}).startsWith(QStringLiteral("Hello,\n")));
    }

    void theReasonIsToldByItsKind()
    {
        QVERIFY(drafting::refusalKindOf(QStringLiteral("Position filled")) == RefusalKind::Filled);
        QVERIFY(drafting::refusalKindOf(QStringLiteral("Lacks a required certificate")) == RefusalKind::Requirements);
        QVERIFY(drafting::refusalKindOf(QStringLiteral("Withdrew")) == RefusalKind::Other);
        auto filled = input("de", LetterKind::Refusal);
        filled.why = RefusalKind::Filled;
        QVERIFY(domain::plainText(drafting::letter(filled), {}).contains(QStringLiteral("besetzt")));
    }
};

QTEST_APPLESS_MAIN(tst_Letter)
#include "tst_Letter.moc"
