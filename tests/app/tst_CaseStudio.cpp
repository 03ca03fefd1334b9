// A case on its way to be looked at: with the real reader of documents and the OCR of this machine. // SEC-34, SEC-35
#include <QRegularExpression>
#include <QTest>

#include "app/countersign/CaseStudio.h"
#include "app/countersign/window/CaseViews.h"
#include "documents/LayeredPdf.h"
#include "support/ManualClock.h"
#include "support/TempStore.h"
#include "sync/StreamRepository.h"

namespace {

const domain::AccountId account(QStringLiteral("account-1"));
const domain::ApplicationId application(QStringLiteral("1"));
const QDateTime noon(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC);

template <class T>
base::Result<T> run(base::Task<base::Result<T>> task)
{
    auto result = support::runTask(std::move(task), 60'000);
    if (!result)
        return base::failure(base::Kind::TimedOut, QStringLiteral("the task never ended"));
    return std::move(*result);
}

// One application with one résumé, kept already.
struct Rig
{
    explicit Rig(const QByteArray &resume)
    {
        syncing::StreamRepository streams(*store);
        domain::Application applied;
        applied.id = application;
        applied.candidate = domain::CandidateId(QStringLiteral("c1"));
        applied.requisition = domain::RequisitionId(QStringLiteral("r"));
        applied.updatedAt = noon;
        domain::Candidate person;
        person.id = applied.candidate;
        person.firstName = QStringLiteral("Ines");
        person.lastName = QStringLiteral("Hartig");
        person.updatedAt = noon;
        domain::Attachment file;
        file.id = domain::AttachmentId(QStringLiteral("f1"));
        file.application = application;
        file.candidate = applied.candidate;
        file.fileName = QStringLiteral("cv.pdf");
        domain::Requisition job;
        job.id = applied.requisition;
        job.title = QStringLiteral("Engineer");
        syncing::StreamState place;
        place.windowUntil = noon;
        const auto jobs = support::runTask(streams.saveRequisitions(account, {job}, place));
        const auto saved = support::runTask(streams.saveCases(account, {{applied}, {person}, {file}}, place));
        const auto kept = support::runTask(cases.saveFile(account, file, resume, noon));
        if (!jobs || !*jobs || !saved || !*saved || !kept || !*kept)
            qFatal("the case was not kept");
        models.use({});
        studio.checkTextLayers(true);
    }

    bool isDrafted()
    {
        const auto stored = desk.currentDraft(account, application, domain::OutputKind::Summary);
        return stored && *stored && (*stored)->state == review::DraftState::Open;
    }

    support::TempStore store;
    std::shared_ptr<support::ManualClock> clock = std::make_shared<support::ManualClock>();
    net::Transport transport{clock};
    syncing::CaseRepository cases{*store};
    syncing::ReadingRepository readings{*store};
    review::Desk desk{*store, clock};
    documents::WorkerPool workers{QStringLiteral(COUNTERSIGN_BIN_DIR "/countersign-docworker"), 1};
    app::ModelDesk models{transport, *store, desk, clock};
    app::CaseStudio studio{cases, readings, desk, workers, models, clock};
};

} // namespace

class tst_CaseStudio : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }
    void initTestCase()
    {
        Rig rig(layered::remapped(0));
        const auto prepared = run(rig.studio.prepare(account, application, {}));
        VERIFY_RESULT(prepared);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("words are not those")));
        VERIFY_RESULT(run(rig.studio.finish(*prepared, {})));
        if ((*prepared)->files.front().document->text().checks.empty())
            QSKIP("tesseract is not installed here (./dev deps installs it): nothing was tried");
    }

    void SEC35_aFileWhoseLettersLieCanBeSeenNotApprovedAndLosesItsDrafts()
    {
        Rig rig(layered::remapped(0));
        const auto prepared = run(rig.studio.prepare(account, application, {}));
        VERIFY_RESULT(prepared);
        QVERIFY((*prepared)->checking && rig.isDrafted());
        const app::CaseStanding standing;
        QVERIFY(!app::notApprovable(**prepared, standing, domain::OutputKind::Summary).isEmpty());
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("words are not those")));
        VERIFY_RESULT(run(rig.studio.finish(*prepared, {})));
        QVERIFY(!(*prepared)->checking && !rig.isDrafted());
        QCOMPARE((*prepared)->noDraft, app::NoDraft::NoReadableFile);
        QCOMPARE((*prepared)->files.front().document->text().state, domain::ReadState::OtherWords);
        // Known from now on: nothing is drafted from it again, not even for a moment.
        const auto again = run(rig.studio.prepare(account, application, {}));
        VERIFY_RESULT(again);
        QVERIFY(!(*again)->checking && !rig.isDrafted());
        QCOMPARE((*again)->noDraft, app::NoDraft::NoReadableFile);
    }

    void SEC35_control_anHonestFileKeepsItsDraftsAndIsCheckedOnce()
    {
        Rig rig(layered::notRemapped(0));
        const auto prepared = run(rig.studio.prepare(account, application, {}));
        VERIFY_RESULT(prepared);
        QVERIFY((*prepared)->checking);
        VERIFY_RESULT(run(rig.studio.finish(*prepared, {})));
        QVERIFY(!(*prepared)->checking && rig.isDrafted());
        QVERIFY(app::notApprovable(**prepared, {}, domain::OutputKind::Summary).isEmpty());
        const auto again = run(rig.studio.prepare(account, application, {}));
        VERIFY_RESULT(again);
        QVERIFY(!(*again)->checking && !(*again)->files.front().document->text().checks.empty());
    }

    void SEC35_control_whereThePolicySaysNothingIsChecked()
    {
        Rig rig(layered::remapped(0));
        rig.studio.checkTextLayers(false);
        const auto prepared = run(rig.studio.prepare(account, application, {}));
        VERIFY_RESULT(prepared);
        VERIFY_RESULT(run(rig.studio.finish(*prepared, {})));
        QVERIFY(!(*prepared)->checking && rig.isDrafted());
    }

    // Words beside their letters look hidden until the picture says them: read again, and no mark stands at an old
    // place.
    void SEC34_wordsThatThePictureShowsAreReadAgainAndNothingStandsAtAnOldPlace()
    {
        Rig rig(layered::scans(0, 1, layered::Layer::Beside));
        const auto prepared = run(rig.studio.prepare(account, application, {}));
        VERIFY_RESULT(prepared);
        auto &file = (*prepared)->files.front();
        const QString before = file.document->text().text;
        VERIFY_RESULT(run(rig.studio.finish(*prepared, {})));
        const auto &text = file.document->text();
        QCOMPARE(text.state, domain::ReadState::Ok);
        QVERIFY(text.text.size() > before.size());
        for (const auto &[range, boxes] : file.places)
            QVERIFY(range.second <= text.text.size() && !boxes.empty());
        const auto stored = rig.desk.currentDraft(account, application, domain::OutputKind::Summary);
        QVERIFY(stored && *stored);
        for (const auto &claim : (*stored)->draft.claims)
            if (claim.passage)
                QCOMPARE(text.text.mid(claim.passage->begin, claim.passage->end - claim.passage->begin),
                         claim.passage->quote);
    }
};

QTEST_MAIN(tst_CaseStudio)
#include "tst_CaseStudio.moc"
