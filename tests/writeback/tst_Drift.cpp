// What was confirmed against what stands there: nothing is overlooked, nothing is made up.
#include <random>

#include <QTest>

#include "support/QtTestSupport.h"
#include "writeback/Drift.h"

using writeback::Drift;
using writeback::DriftKind;
using writeback::Expected;

namespace {

const domain::UserId she(QStringLiteral("7"));

QString marker(int i)
{
    return base::Digest::of(QByteArray::number(i)).base32(16);
}

QString noteText(int i)
{
    return QStringLiteral(
               "Strong in C++, number %1.\n\nApproved by Lena Brandt, 24 Nov 2026 09:14 UTC, with Countersign "
               "(built-in 0.1, criteria 1). Ref %2")
        .arg(i)
        .arg(marker(i));
}

Expected expectedNote(int i)
{
    Expected one;
    one.operation = domain::OperationId(QStringLiteral("op-%1").arg(i));
    one.application = domain::ApplicationId(QString::number(1000 + i));
    one.candidate = domain::CandidateId(QString::number(2000 + i / 2));
    one.marker = marker(i);
    one.content = noteText(i);
    return one;
}

domain::Note noteOf(const Expected &expected, int id)
{
    domain::Note note;
    note.id = domain::NoteId(QString::number(id));
    note.application = expected.application;
    note.candidate = expected.candidate;
    note.author = she;
    note.body = expected.content;
    return note;
}

} // namespace

class tst_Drift : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    // One per cent of ten thousand notes are deleted, doubled or edited: each is found, and nothing else. Red when
    // notes are compared by their marker alone.
    void REL32_onePerCentOfTenThousandIsFoundAndNothingElse()
    {
        std::mt19937 random(32);
        std::vector<Expected> expected;
        writeback::OnRecord record;
        std::set<QString> markers;
        std::map<QString, DriftKind> harmed;
        int id = 1;
        for (int i = 0; i < 10'000; ++i) {
            expected.push_back(expectedNote(i));
            const auto &one = expected.back();
            markers.insert(one.marker);
            auto note = noteOf(one, id++);
            const auto dice = random() % 300;
            if (dice > 2) {
                record.notes.push_back(note);
                continue;
            }
            if (dice == 0)
                harmed[one.operation.text()] = DriftKind::Missing;
            if (dice == 1) {
                record.notes.push_back(note);
                note.id = domain::NoteId(QString::number(id++));
                record.notes.push_back(note);
                harmed[one.operation.text()] = DriftKind::Doubled;
            }
            if (dice == 2) {
                note.body.replace(QStringLiteral("Strong"), QStringLiteral("Weak"));
                record.notes.push_back(note);
                harmed[one.operation.text()] = DriftKind::Changed;
            }
        }
        QVERIFY(harmed.size() > 50);
        // By batches, as the reconciler reads: so each person's notes are among few.
        std::vector<Drift> found;
        for (std::size_t at = 0; at < expected.size(); at += 100) {
            const std::vector<Expected> some(expected.begin() + std::ptrdiff_t(at),
                                             expected.begin() + std::ptrdiff_t(at + 100));
            writeback::OnRecord part;
            for (const auto &note : record.notes)
                if (note.candidate.text().toInt() >= 2000 + int(at) / 2 &&
                    note.candidate.text().toInt() < 2000 + int(at + 100) / 2)
                    part.notes.push_back(note);
            for (auto &drift : writeback::driftsOf(some, part, markers, she))
                found.push_back(std::move(drift));
        }
        QCOMPARE(found.size(), harmed.size());
        for (const auto &drift : found) {
            const auto at = harmed.find(drift.operation.text());
            QVERIFY(at != harmed.end());
            QCOMPARE(int(drift.kind), int(at->second));
        }
    }

    // Red when a note is only known by its reference: it would be offered to be written a second time.
    void REL32_aNoteWhoseReferenceWasEditedAwayIsChangedAndNotMissing()
    {
        auto ours = expectedNote(1);
        ours.remoteId = QStringLiteral("77");
        auto edited = noteOf(ours, 77);
        edited.body = QStringLiteral("Strong in C++, but not for us.");
        auto drifts = writeback::driftsOf({ours}, {{edited}, {}}, {ours.marker}, she);
        QCOMPARE(drifts.size(), std::size_t(1));
        QCOMPARE(int(drifts[0].kind), int(DriftKind::Changed));
        QCOMPARE(drifts[0].found, edited.body);
        drifts = writeback::driftsOf({ours}, {{edited, noteOf(ours, 78)}, {}}, {ours.marker}, she);
        QCOMPARE(drifts.size(), std::size_t(1));
        QCOMPARE(int(drifts[0].kind), int(DriftKind::Doubled));
        QCOMPARE(drifts[0].remoteIds, QStringList({QStringLiteral("77"), QStringLiteral("78")}));
        edited.id = domain::NoteId(QStringLiteral("79")); // somebody's own words: not ours at all
        drifts = writeback::driftsOf({ours}, {{edited}, {}}, {ours.marker}, she);
        QCOMPARE(int(drifts.at(0).kind), int(DriftKind::Missing));
    }

    void REL32_aNoteUnderHerNameThatIsNotFromHereIsForeign()
    {
        const auto ours = expectedNote(1);
        auto stranger = noteOf(expectedNote(50), 9);
        stranger.candidate = ours.candidate;
        auto colleague = noteOf(expectedNote(51), 10);
        colleague.author = domain::UserId(QStringLiteral("8")); // writes with Countersign, too: her own business
        auto byHand = noteOf(ours, 11);
        byHand.body = QStringLiteral("Called him. Ref my desk");
        const auto drifts =
            writeback::driftsOf({ours}, {{noteOf(ours, 1), stranger, colleague, byHand}, {}}, {ours.marker}, she);
        QCOMPARE(drifts.size(), std::size_t(1));
        QCOMPARE(int(drifts[0].kind), int(DriftKind::Foreign));
        QCOMPARE(drifts[0].remoteIds, QStringList{QStringLiteral("9")});
    }

    void REL32_ofAFieldOnlyTheLastWriteIsExpected()
    {
        auto first = expectedNote(1);
        first.target.kind = ats::TargetKind::ApplicationField;
        first.target.fieldKey = QStringLiteral("ai_screening");
        first.content = QStringLiteral("Met");
        auto second = first;
        second.operation = domain::OperationId(QStringLiteral("op-later"));
        second.content = QStringLiteral("Not found");
        domain::Application application;
        application.id = first.application;
        domain::FieldValue value;
        value.key = QStringLiteral("ai_screening");
        value.value = QStringLiteral("Not found");
        application.fields = {value};
        QVERIFY(writeback::driftsOf({first, second}, {{}, {application}}, {}, she).empty());
        application.fields.front().value = QStringLiteral("Met");
        auto drifts = writeback::driftsOf({first, second}, {{}, {application}}, {}, she);
        QCOMPARE(drifts.size(), std::size_t(1));
        QCOMPARE(drifts[0].operation.text(), QStringLiteral("op-later"));
        QCOMPARE(int(drifts[0].kind), int(DriftKind::Changed));
        QCOMPARE(drifts[0].found, QStringLiteral("Met"));
        drifts = writeback::driftsOf({first}, {}, {}, she); // the application is gone
        QCOMPARE(int(drifts.at(0).kind), int(DriftKind::Missing));
    }
};

QTEST_APPLESS_MAIN(tst_Drift)
#include "tst_Drift.moc"
