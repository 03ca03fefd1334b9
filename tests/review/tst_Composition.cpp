#include <QTest>

#include "fakes/Bench.h"
#include "review/Composition.h"

using domain::Support;

namespace {

domain::Draft draftOf(const QString &text)
{
    domain::Claim claim;
    claim.kind = domain::ClaimKind::Person;
    claim.text = text;
    claim.support = Support::NotNeeded;
    domain::Draft draft;
    draft.account = domain::AccountId(QStringLiteral("acct-42"));
    draft.application = domain::ApplicationId(QStringLiteral("app-77"));
    draft.revision = 3;
    draft.claims = {claim};
    draft.engine = QStringLiteral("built-in");
    draft.promptVersion = QStringLiteral("0.1");
    return draft;
}

} // namespace

class tst_Composition : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void theMarkerIsTheStartOfTheDigestInBase32()
    {
        // reliability.md A-1
        const auto digest = base::Digest::of("acct-42|cand-1001|app-77|note|rev-3|Strong C++ background; 6 years Qt.");
        QCOMPARE(digest.hex(), QStringLiteral("a6b6abd992895a1b76e24d329c769f2f40350e806770d7464d3abc2f39f3802c"));
        QCOMPARE(review::markerOf(digest), QStringLiteral("u23kxwmsrfnbw5xc"));
    }

    void theOperationDigestHasAFixedVector()
    {
        // Computed by hand: SHA-256 over eight-byte big-endian lengths and the parts.
        const auto draft = draftOf(QStringLiteral("Strong C++ background; 6 years Qt."));
        const auto digest =
            review::operationDigest(draft, QStringLiteral("summary-note"), domain::plainText(draft, {}));
        QByteArray bytes;
        for (const QByteArray &part :
             {QByteArray("acct-42"), QByteArray("app-77"), QByteArray("summary"), QByteArray("3"),
              QByteArray("summary-note"), QByteArray("Strong C++ background; 6 years Qt.")})
            bytes += QByteArray(7, '\0') + static_cast<char>(part.size()) + part;
        QCOMPARE(digest, base::Digest::of(bytes));
    }

    void REL23_theOperationDigestDependsOnWhatIsWrittenAndOnNothingElse()
    {
        const auto one = draftOf(QStringLiteral("Six years of Qt"));
        auto other = one;
        other.id = domain::DraftId(QStringLiteral("another device's draft"));
        other.madeAt = QDateTime(QDate(2026, 11, 24), QTime(9, 0), Qt::UTC);
        const auto digest = [](const domain::Draft &draft) {
            return review::operationDigest(draft, QStringLiteral("summary-note"), domain::plainText(draft, {}));
        };
        QCOMPARE(digest(one), digest(other));
        other.revision = 4; // planted bug: "operation digest without revision"
        QVERIFY(digest(one) != digest(other));
        QVERIFY(digest(one) != digest(draftOf(QStringLiteral("Six years of Qt."))));
        QVERIFY(digest(one) != review::operationDigest(one, QStringLiteral("x"), domain::plainText(one, {})));
    }

    void theClosingLineTellsTheStory()
    {
        auto draft = draftOf(QStringLiteral("x"));
        draft.criteriaVersion = 1;
        const QDateTime at(QDate(2026, 11, 24), QTime(9, 14, 33), Qt::UTC);
        QCOMPARE(review::closingLine(QStringLiteral("Lena Brandt"), at, draft, QStringLiteral("u23kxwmsrfnbw5xc")),
                 QStringLiteral("Approved by Lena Brandt, 24 Nov 2026 09:14 UTC, with Countersign (built-in 0.1, "
                                "criteria 1). Ref u23kxwmsrfnbw5xc"));
        draft.criteriaVersion = 0;
        draft.engine = QStringLiteral("Office model");
        draft.model = QStringLiteral("m-1");
        QCOMPARE(review::closingLine(QStringLiteral("Lena\nBrandt"), at, draft, QStringLiteral("r")),
                 QStringLiteral("Approved by Lena Brandt, 24 Nov 2026 09:14 UTC, with Countersign (Office model m-1 "
                                "0.1). Ref r"));
    }

    void theClosingLineCanBeTakenApartAgain()
    {
        const QDateTime at(QDate(2026, 11, 24), QTime(9, 14, 33), Qt::UTC);
        const auto line = review::closingLine(QStringLiteral("Brandt, Lena"), at, draftOf(QStringLiteral("x")),
                                              QStringLiteral("u23kxwmsrfnbw5xc"));
        const auto closing = review::closingIn(QStringLiteral("Some words.\n\n") + line);
        QVERIFY(closing);
        QCOMPARE(closing->approver, QStringLiteral("Brandt, Lena"));
        QCOMPARE(closing->when, QStringLiteral("24 Nov 2026 09:14 UTC"));
        QCOMPARE(closing->marker, QStringLiteral("u23kxwmsrfnbw5xc"));
        QVERIFY(review::closingIn(line + QLatin1Char('\n')));
        QVERIFY(!review::closingIn(line + QStringLiteral(" and more")));
        QVERIFY(!review::closingIn(QStringLiteral("He said: ") + line));
        QVERIFY(!review::closingIn(QStringLiteral("Ref u23kxwmsrfnbw5xc")));
    }

    // Two recruiters, one application: red when her own note or a note by hand stops her, or a colleague's does not.
    void REL23_aColleaguesApprovedNoteIsNamed()
    {
        const QDateTime at(QDate(2026, 11, 24), QTime(9, 14), Qt::UTC);
        const domain::UserId she(QStringLiteral("7"));
        const auto noteBy = [&](const char *author, const char *name, int minute) {
            domain::Note note;
            note.author = domain::UserId(QString::fromLatin1(author));
            note.createdAt = at.addSecs(60 * minute);
            note.body = QStringLiteral("Words.\n\n") + review::closingLine(QString::fromLatin1(name), note.createdAt,
                                                                           draftOf(QStringLiteral("x")),
                                                                           QStringLiteral("u23kxwmsrfnbw5xc"));
            return note;
        };
        domain::Note byHand;
        byHand.author = domain::UserId(QStringLiteral("8"));
        byHand.body = QStringLiteral("Approved by me. Ref u23kxwmsrfnbw5xc");
        QVERIFY(!review::colleaguesNote({}, she));
        QVERIFY(!review::colleaguesNote({byHand, noteBy("7", "Lena Brandt", 0), noteBy("", "Nobody", 1)}, she));
        const auto other = review::colleaguesNote(
            {noteBy("8", "Mario Ortiz", 1), noteBy("9", "Ines Cabral", 3), noteBy("7", "Lena Brandt", 4)}, she);
        QVERIFY(other);
        QCOMPARE(other->approver, QStringLiteral("Ines Cabral"));
        QCOMPARE(other->when, QStringLiteral("24 Nov 2026 09:17 UTC"));
    }

    void onlyANoteCarriesTheClosingLine()
    {
        ats::Target note;
        ats::Target field;
        field.kind = ats::TargetKind::ApplicationField;
        QCOMPARE(review::contentFor(note, QStringLiteral("a"), QStringLiteral("b")), QStringLiteral("a\n\nb"));
        QCOMPARE(review::contentFor(field, QStringLiteral("a"), QStringLiteral("b")), QStringLiteral("a"));
    }

    void CMP11_whatIsUnsupportedOrEmptyCannotBeApproved()
    {
        auto draft = draftOf(QStringLiteral("x"));
        VERIFY_RESULT(review::approvable(draft));
        draft.claims.front().support = Support::Unsupported;
        COMPARE_ERROR(review::approvable(draft), base::Kind::Refused);
        draft.claims.front().support = Support::Verified; // says so, without a passage
        COMPARE_ERROR(review::approvable(draft), base::Kind::Refused);
        draft = draftOf(QStringLiteral("  \n"));
        COMPARE_ERROR(review::approvable(draft), base::Kind::Refused);
        draft.claims.clear();
        COMPARE_ERROR(review::approvable(draft), base::Kind::Refused);
    }
};

QTEST_APPLESS_MAIN(tst_Composition)
#include "tst_Composition.moc"
