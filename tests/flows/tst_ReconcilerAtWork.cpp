// From approval to sweep over real HTTP: the practice ATS keeps what was approved, people there change some of it, and
// the sweep says which, and nothing else. // REL-32
#include <QTest>

#include "ats/greenhouse/GreenhouseWriter.h"
#include "fakes/GestureForTests.h"
#include "flows/SyncRig.h"
#include "review/Composition.h"
#include "review/Desk.h"
#include "review/FieldMap.h"
#include "writeback/Reconciler.h"
#include "writeback/Sender.h"

using namespace sync_testing;
using nlohmann::json;
using practice_testing::PracticeProcess;
using writeback::DriftKind;

namespace {

constexpr int applications = 500; // as many as stay well below twenty seconds
constexpr int least = 400;        // notes that must have been written; each goes through the whole way

} // namespace

class tst_ReconcilerAtWork : public QObject
{
    Q_OBJECT

    // In the order in which they are taken down.
    std::unique_ptr<PracticeProcess> m_practice;
    std::unique_ptr<SyncRig> m_rig;
    std::unique_ptr<support::TempStore> m_store;
    std::unique_ptr<net::WriteChannel> m_channel;
    std::shared_ptr<ats::greenhouse::GreenhouseWriter> m_writer;
    std::unique_ptr<review::Desk> m_desk;
    std::unique_ptr<writeback::Outbox> m_outbox;
    domain::User m_she;

    domain::DraftId approve(const syncing::QueueRow &row, const QString &words)
    {
        domain::Claim claim;
        claim.kind = domain::ClaimKind::Strength;
        claim.text = words;
        claim.support = domain::Support::NotNeeded;
        domain::Draft draft;
        draft.account = m_rig->account;
        draft.application = row.application;
        draft.kind = domain::OutputKind::Summary;
        draft.claims = {claim};
        draft.engine = QStringLiteral("by hand");
        draft.inputDigest = base::Digest::of(words.toUtf8());
        const auto stored = run(m_desk->saveDraft(std::move(draft)));
        if (!stored)
            return {};
        review::ApproveInput input;
        input.writer = m_writer.get();
        input.target = review::FieldMap().targetOf(domain::OutputKind::Summary, {});
        if (const auto person = syncing::CaseRepository(**m_store).person(m_rig->account, row.candidate))
            input.emails = person->emails;
        const review::DraftRevision revision{stored->draft.id, stored->draft.revision,
                                             review::contentDigest(stored->draft, {})};
        auto approval = m_desk->approve(revision, fakes::gesture(), input);
        if (!approval || !run(m_outbox->accept(std::move(*approval), base::Milliseconds(0))))
            return {};
        return stored->draft.id;
    }

    void edit(const writeback::Item &item, json change)
    {
        change["application_id"] = item.application.text().toLongLong();
        const auto answer = m_practice->admin(QStringLiteral("POST"), QStringLiteral("/edit"), change);
        QVERIFY2(answer.status == 200, answer.body.constData());
    }

    writeback::RecordSource source()
    {
        writeback::RecordSource source;
        source.idsPerRequest = m_rig->reader.capabilities().limits.idsPerRequest;
        source.notesAbout = [this](std::vector<domain::CandidateId> ids, std::stop_token stop) {
            return m_rig->reader.notesAbout(std::move(ids), stop);
        };
        source.applicationsById = [this](std::vector<domain::ApplicationId> ids, std::stop_token stop) {
            return m_rig->reader.applicationsById(std::move(ids), stop);
        };
        return source;
    }

    base::Result<writeback::Sweep> sweep(writeback::Reconciler &reconciler)
    {
        return run(reconciler.sweep(m_rig->account, m_she.id, source(), writeback::reconcile::Reach::Week, {}));
    }

private Q_SLOTS:
    void init()
    {
        support::failOnUnexpectedWarnings();
        m_practice = std::make_unique<PracticeProcess>(
            QStringList{QStringLiteral("--rate-limit"), QStringLiteral("1000000"), QStringLiteral("--applications"),
                        QString::number(applications)});
        QVERIFY(m_practice->isReady());
        m_rig = std::make_unique<SyncRig>(*m_practice, m_practice->signIn(m_practice->user(true)).access, 500);
        m_store = std::make_unique<support::TempStore>();
        VERIFY_RESULT(m_rig->sync(**m_store));
        m_channel =
            std::make_unique<net::WriteChannel>(m_rig->transport, m_rig->credentials, m_rig->pacer, m_rig->clock,
                                                QUrl(m_practice->word("api")), ats::greenhouse::unsafeEndpoints);
        m_writer = std::make_shared<ats::greenhouse::GreenhouseWriter>(
            *m_channel, m_rig->reader,
            ats::greenhouse::Options{QStringLiteral("ai_review"), ats::greenhouse::NoteAuthor::Sent, 500});
        const auto she = run(m_rig->reader.currentUser(m_rig->subject, {}));
        VERIFY_RESULT(she);
        m_she = *she;
        m_desk = std::make_unique<review::Desk>(**m_store, m_rig->clock);
        m_desk->setReviewer(m_rig->account, m_she);
        m_outbox = std::make_unique<writeback::Outbox>(**m_store, m_rig->clock);
    }
    void cleanup()
    {
        m_outbox.reset();
        m_desk.reset();
        m_writer.reset();
        m_channel.reset();
        m_store.reset();
        m_rig.reset();
        m_practice.reset();
    }

    // Two each are deleted, doubled, edited, edited with the reference gone, and added by a stranger hand under her
    // name. Red when notes are compared by their reference alone, and when the system's own change of blanks or
    // letters would be taken for an edit.
    void REL32_whatPeopleChangeAtTheSystemIsFoundAndNothingElse()
    {
        const auto rows = run(syncing::CaseRepository(**m_store).queueRows(m_rig->account));
        VERIFY_RESULT(rows);
        int approved = 0;
        for (const auto &row : *rows)
            if (!row.optedOut &&
                !approve(row, QStringLiteral("Größe: \"stark\" in <Go> & C++, Fall %1.").arg(approved)).isEmpty())
                ++approved;
        QVERIFY2(approved >= least, qPrintable(QString::number(approved)));
        {
            writeback::Sender sender(**m_store, *m_outbox, m_rig->clock);
            sender.signedIn(m_rig->account, m_she.id, m_writer);
            sender.start();
            QTRY_VERIFY_WITH_TIMEOUT(m_outbox->counts()->confirmed == approved, 100'000);
        }
        writeback::ReconcilerOptions options;
        options.lag = base::Milliseconds(0);
        writeback::Reconciler reconciler(**m_store, m_rig->clock, options);
        const auto clean = sweep(reconciler);
        VERIFY_RESULT(clean);
        QCOMPARE(clean->checked, approved);
        QCOMPARE(clean->found, 0);

        const auto items = m_outbox->list({}, approved);
        VERIFY_RESULT(items);
        std::map<QString, DriftKind> harmed;
        int strangers = 0;
        for (int i = 0; i < approved; i += approved / 10) {
            const auto &item = (*items)[std::size_t(i)];
            const auto details = m_outbox->details(item.id);
            QVERIFY(details && *details);
            const std::string body = (*details)->content.toStdString();
            const qint64 id = item.remoteId.toLongLong();
            switch (harmed.size() + std::size_t(strangers)) {
            case 0:
            case 1:
                edit(item, {{"delete_note", id}});
                harmed[item.id.text()] = DriftKind::Missing;
                break;
            case 2:
            case 3:
                edit(item, {{"note", body}, {"user_id", m_rig->subject.toLongLong()}});
                harmed[item.id.text()] = DriftKind::Doubled;
                break;
            case 4:
            case 5:
                edit(item, {{"edit_note", {{"id", id}, {"body", "Do not hire. " + body}}}});
                harmed[item.id.text()] = DriftKind::Changed;
                break;
            case 6:
            case 7:
                edit(item, {{"edit_note", {{"id", id}, {"body", "Somebody's own words."}}}});
                harmed[item.id.text()] = DriftKind::Changed;
                break;
            default: {
                QString other = (*details)->content;
                other.replace((*details)->marker, QStringLiteral("abcdefgh2345672%1").arg(strangers + 2));
                edit(item, {{"note", other.toStdString()}, {"user_id", m_rig->subject.toLongLong()}});
                ++strangers;
            }
            }
        }
        const auto found = sweep(reconciler);
        VERIFY_RESULT(found);
        QCOMPARE(found->checked, approved);
        QVERIFY(found->isAlarming);
        int foreign = 0;
        for (const auto &drift : found->fresh) {
            if (drift.kind == DriftKind::Foreign) {
                ++foreign;
                QCOMPARE(drift.author, m_she.id);
                continue;
            }
            const auto at = harmed.find(drift.operation.text());
            QVERIFY2(at != harmed.end(), qPrintable(drift.operation.text()));
            QCOMPARE(int(drift.kind), int(at->second));
            harmed.erase(at);
        }
        QVERIFY(harmed.empty());
        QCOMPARE(foreign, strangers);
        qInfo("%d notes written and compared, %d changes found", approved, found->found);
    }
};

QTEST_GUILESS_MAIN(tst_ReconcilerAtWork)
#include "tst_ReconcilerAtWork.moc"
