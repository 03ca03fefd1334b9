#include <QDir>
#include <QFile>
#include <QTest>

#include "store/Statement.h"
#include "support/TempStore.h"
#include "sync/CaseRepository.h"
#include "sync/StreamRepository.h"

using base::Kind;
using namespace syncing;

namespace {

const domain::AccountId account(QStringLiteral("account-1"));
const QDateTime noon(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC);

template <class T>
base::Result<T> run(base::Task<base::Result<T>> task)
{
    auto result = support::runTask(std::move(task));
    if (!result)
        return base::failure(Kind::TimedOut, QStringLiteral("the task never ended"));
    return std::move(*result);
}

domain::Application application(const QString &id, const QDateTime &updated = noon)
{
    domain::Application out;
    out.id = domain::ApplicationId(id);
    out.candidate = domain::CandidateId(QStringLiteral("c") + id);
    out.requisition = domain::RequisitionId(QStringLiteral("r"));
    out.stage = domain::StageId(QStringLiteral("s"));
    out.stageName = QStringLiteral("Review");
    out.appliedAt = noon.addDays(-1);
    out.updatedAt = updated;
    out.answers.push_back({QStringLiteral("Why us?"), QStringLiteral("planted-answer")});
    out.fields.push_back({QStringLiteral("k"), QStringLiteral("K"), QStringLiteral("short_text"), QStringLiteral("v")});
    return out;
}

domain::Candidate candidate(const QString &id, const QDateTime &updated = noon)
{
    domain::Candidate out;
    out.id = domain::CandidateId(QStringLiteral("c") + id);
    out.firstName = QStringLiteral("planted-first");
    out.lastName = QStringLiteral("Hartig");
    out.emails = {QStringLiteral("planted@hartig.example")};
    out.updatedAt = updated;
    return out;
}

domain::Attachment attachment(const QString &application, const QString &id)
{
    domain::Attachment out;
    out.id = domain::AttachmentId(id);
    out.application = domain::ApplicationId(application);
    out.candidate = domain::CandidateId(QStringLiteral("c") + application);
    out.fileName = QStringLiteral("planted-name.pdf");
    return out;
}

Cases oneCase(const QString &id, const QDateTime &updated = noon)
{
    return {{application(id, updated)}, {candidate(id, updated)}, {attachment(id, QStringLiteral("f") + id)}};
}

} // namespace

class tst_CaseRepository : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void aCaseComesBackAsItWasSaved()
    {
        support::TempStore store;
        StreamRepository streams(*store);
        StreamState place;
        place.windowUntil = noon;
        place.nextPage = QStringLiteral("page2");
        const auto touched = run(streams.saveCases(account, oneCase(QStringLiteral("1")), place));
        VERIFY_RESULT(touched);
        QCOMPARE(touched->size(), std::size_t(1));
        store.reopen();
        CaseRepository cases(*store);
        const auto got = cases.application(account, domain::ApplicationId(QStringLiteral("1")));
        VERIFY_RESULT(got);
        QCOMPARE(got->answers.front().answer, QStringLiteral("planted-answer"));
        QCOMPARE(got->fields.front().value, QStringLiteral("v"));
        QCOMPARE(got->updatedAt, noon);
        const auto person = cases.person(account, got->candidate);
        VERIFY_RESULT(person);
        QCOMPARE(person->emails, QStringList{QStringLiteral("planted@hartig.example")});
        const auto files = cases.attachmentsOf(account, got->id);
        VERIFY_RESULT(files);
        QCOMPARE(files->front().fileName, QStringLiteral("planted-name.pdf"));
        const auto state = StreamRepository(*store).state(account, Stream::Applications);
        VERIFY_RESULT(state);
        QCOMPARE(state->nextPage, QStringLiteral("page2"));
        const auto rows = run(cases.queueRows(account));
        VERIFY_RESULT(rows);
        QCOMPARE(rows->front().appliedAt, noon.addDays(-1));
        QCOMPARE(rows->front().updatedAt, noon);
        COMPARE_ERROR(cases.application(domain::AccountId(QStringLiteral("other")), got->id), Kind::NotFound);
    }

    void anOlderRowNeverReplacesANewerOneAndTheSameRowTouchesNothing()
    {
        support::TempStore store;
        StreamRepository streams(*store);
        CaseRepository cases(*store);
        VERIFY_RESULT(run(streams.saveCases(account, oneCase(QStringLiteral("1")), {})));
        auto stale = oneCase(QStringLiteral("1"), noon.addSecs(-1));
        stale.applications[0].stageName = QStringLiteral("Old stage");
        stale.candidates[0].firstName = QStringLiteral("Old");
        auto touched = run(streams.saveCases(account, stale, {}));
        VERIFY_RESULT(touched);
        QVERIFY(touched->empty());
        QCOMPARE(cases.application(account, stale.applications[0].id)->stageName, QStringLiteral("Review"));
        QCOMPARE(cases.person(account, stale.candidates[0].id)->firstName, QStringLiteral("planted-first"));
        touched = run(streams.saveCases(account, oneCase(QStringLiteral("1")), {}));
        QVERIFY(touched->empty());
        touched = run(streams.saveCases(account, oneCase(QStringLiteral("1"), noon.addSecs(1)), {}));
        QCOMPARE(touched->size(), std::size_t(1));
    }

    void peopleAndFilesMayComeBeforeTheirApplicationAndStrangersGoAtTheEnd()
    {
        support::TempStore store;
        StreamRepository streams(*store);
        CaseRepository cases(*store);
        const QString one = QStringLiteral("1");
        const QString stranger = QStringLiteral("2");
        const auto open = opened({}, noon);
        auto touched = run(streams.saveFirstCandidates(account, {candidate(one), candidate(stranger)}, open));
        VERIFY_RESULT(touched);
        touched = run(streams.saveFirstAttachments(
            account, {attachment(one, QStringLiteral("f1")), attachment(stranger, QStringLiteral("f2"))}, open));
        VERIFY_RESULT(touched);
        QVERIFY(touched->empty()); // nobody's case yet
        QCOMPARE(cases.counts(account)->candidates, 2);
        VERIFY_RESULT(run(streams.saveApplications(account, {application(one)}, advanced(open, {}))));
        VERIFY_RESULT(run(streams.saveFirstCandidates(account, {}, advanced(open, {}))));
        VERIFY_RESULT(run(streams.saveFirstAttachments(account, {}, advanced(open, {}))));
        const auto counts = cases.counts(account);
        VERIFY_RESULT(counts);
        QCOMPARE(counts->candidates, 1);
        QCOMPARE(counts->attachments, 1);
        QCOMPARE(cases.person(account, candidate(one).id)->firstName, QStringLiteral("planted-first"));
        QCOMPARE(cases.attachmentsOf(account, application(one).id)->front().fileName,
                 QStringLiteral("planted-name.pdf"));
        const auto keys = store->read([](store::Connection &db, store::KeyRing &) {
            store::Statement row(db, "SELECT count(*) FROM candidate_keys");
            return row.step() ? row.number(0) : -1;
        });
        QCOMPARE(*keys, 1);
    }

    void namesComeWithoutThoseWhoseKeyIsGone()
    {
        support::TempStore store;
        StreamRepository streams(*store);
        CaseRepository cases(*store);
        for (const char *id : {"1", "10", "2", "30"})
            VERIFY_RESULT(run(streams.saveCases(account, oneCase(QLatin1String(id)), {})));
        VERIFY_RESULT(
            run(streams.saveCases(domain::AccountId(QStringLiteral("account-0")), oneCase(QStringLiteral("1")), {})));
        VERIFY_RESULT(run(store->write([](store::Connection &db, store::KeyRing &keys) {
            keys.destroy(db, {account.text(), QStringLiteral("c10")});
            keys.destroy(db, {account.text(), QStringLiteral("c30")});
        })));
        const auto names = run(cases.names(account));
        VERIFY_RESULT(names);
        QStringList said;
        for (const auto &name : *names)
            said.append(name.candidate.text() + QLatin1Char(' ') + name.name);
        QCOMPARE(said, (QStringList{QStringLiteral("c1 planted-first Hartig"), QStringLiteral("c10 "),
                                    QStringLiteral("c2 planted-first Hartig"), QStringLiteral("c30 ")}));
    }

    void anAttachmentThatIsGoneTakesItsFileAlong()
    {
        support::TempStore store;
        StreamRepository streams(*store);
        CaseRepository cases(*store);
        VERIFY_RESULT(run(streams.saveCases(account, oneCase(QStringLiteral("1")), {})));
        const auto file = attachment(QStringLiteral("1"), QStringLiteral("f1"));
        VERIFY_RESULT(run(cases.saveFile(account, file, "%PDF planted-bytes", noon)));
        auto stored = run(cases.fileOf(account, file.id));
        VERIFY_RESULT(stored);
        QVERIFY(*stored && (*stored)->bytes == "%PDF planted-bytes");
        auto without = oneCase(QStringLiteral("1"));
        without.attachments.clear();
        VERIFY_RESULT(run(streams.saveCases(account, without, {})));
        QVERIFY(cases.attachmentsOf(account, file.application)->empty());
        stored = run(cases.fileOf(account, file.id));
        QVERIFY(!*stored);
    }

    void strangersAreDroppedAndRemovalTakesEverything()
    {
        support::TempStore store;
        StreamRepository streams(*store);
        CaseRepository cases(*store);
        VERIFY_RESULT(run(streams.saveCases(account, oneCase(QStringLiteral("1")), {})));
        VERIFY_RESULT(run(streams.saveCandidates(account, {candidate(QStringLiteral("9"))}, {})));
        VERIFY_RESULT(
            run(streams.saveAttachments(account, {attachment(QStringLiteral("9"), QStringLiteral("f9"))}, {})));
        auto counts = cases.counts(account);
        QCOMPARE(counts->candidates, 1);
        QCOMPARE(counts->attachments, 1);
        VERIFY_RESULT(run(streams.removeApplication(account, domain::ApplicationId(QStringLiteral("1")))));
        counts = cases.counts(account);
        QCOMPARE(counts->candidates + counts->attachments + counts->applications, 0);
    }

    void theBestPostingSpeaksForTheRequisitionWhateverComesFirst()
    {
        support::TempStore store;
        StreamRepository streams(*store);
        CaseRepository cases(*store);
        domain::Requisition requisition;
        requisition.id = domain::RequisitionId(QStringLiteral("r"));
        requisition.title = QStringLiteral("Nurse");
        requisition.updatedAt = noon;
        const auto posting = [&](const char *id, int rank, const char *text) {
            return ats::Posting{QLatin1String(id), requisition.id, QLatin1String(text), {}, rank};
        };
        VERIFY_RESULT(run(streams.savePostings(account, {posting("1", 3, "public")}, {})));
        VERIFY_RESULT(run(streams.saveRequisitions(account, {requisition}, {})));
        VERIFY_RESULT(run(streams.savePostings(account, {posting("2", 2, "internal")}, {})));
        QCOMPARE(cases.requisition(account, requisition.id)->text, QStringLiteral("public"));
        VERIFY_RESULT(run(streams.savePostings(account, {posting("1", 0, "public")}, {}))); // taken down
        QCOMPARE(cases.requisition(account, requisition.id)->text, QStringLiteral("internal"));
    }

    void SEC55_nothingPersonalIsInAnyFile()
    {
        support::TempStore store;
        StreamRepository streams(*store);
        CaseRepository cases(*store);
        VERIFY_RESULT(run(streams.saveCases(account, oneCase(QStringLiteral("1")), {})));
        domain::Note note{domain::NoteId(QStringLiteral("n")),
                          domain::ApplicationId(QStringLiteral("1")),
                          {},
                          {},
                          QStringLiteral("planted-note"),
                          noon};
        VERIFY_RESULT(run(streams.saveNotes(account, {note}, {})));
        domain::Scorecard card;
        card.id = domain::ScorecardId(QStringLiteral("s"));
        card.application = note.application;
        card.notes = QStringLiteral("planted-feedback");
        VERIFY_RESULT(run(streams.saveScorecards(account, {card}, {})));
        VERIFY_RESULT(
            run(cases.saveFile(account, attachment(QStringLiteral("1"), QStringLiteral("f1")), "planted-bytes", noon)));
        QCOMPARE(cases.notesOf(account, note.application)->front().body, note.body);
        QCOMPARE(cases.scorecardsOf(account, note.application)->front().notes, card.notes);
        const auto files = QFileInfo(store.path()).dir().entryInfoList(QDir::Files);
        QVERIFY(files.size() >= 2);
        for (const auto &info : files) {
            QFile file(info.filePath());
            QVERIFY(file.open(QFile::ReadOnly));
            QVERIFY2(!file.readAll().contains("planted"), qPrintable(info.fileName()));
        }
    }
};

QTEST_GUILESS_MAIN(tst_CaseRepository)
#include "tst_CaseRepository.moc"
