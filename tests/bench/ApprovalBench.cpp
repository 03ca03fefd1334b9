#include <QHBoxLayout>
#include <QTest>

#include "bench/Benches.h"
#include "bench/Waiting.h"
#include "bench/WatchedApplication.h"
#include "review/Composition.h"
#include "review/FieldMap.h"
#include "store/Statement.h"
#include "ui/review/ApproveAction.h"

namespace bench {

namespace {

constexpr int approvals = 240;

// A review pane on a window of its own: the only way to a gesture is a key pressed before somebody's eyes.
class Presser
{
public:
    Presser() : m_row(&m_window), m_review(new ui::review::ReviewPane), m_criteria(new ui::criteria::CriteriaPane)
    {
        m_criteria->setParent(&m_window); // there, but not on the screen: it has an A of its own
        m_criteria->hide();
        m_row.addWidget(m_review);
        new ui::review::ApproveAction(*m_review, *m_criteria,
                                      {[this](ui::review::Section, std::vector<review::Gesture> gestures) {
                                           m_gesture.emplace(std::move(gestures.front()));
                                       },
                                       [](std::vector<review::Gesture>) {}, [](const auto &, review::Gesture) {}},
                                      m_review);
        m_window.resize(900, 600);
        m_window.show();
        m_window.activateWindow();
        (void)QTest::qWaitForWindowActive(&m_window);
    }

    review::Gesture press(int number)
    {
        ui::review::ReviewView view;
        view.caseKey = QString::number(number);
        view[ui::review::Section::Summary].state = ui::review::OutputState::Draft;
        view[ui::review::Section::Summary].rows = {{{}, QStringLiteral("Words to approve.")}};
        m_review->setReview(view);
        m_gesture.reset();
        QTest::keyClick(m_review, Qt::Key_1);
        QTest::keyClick(m_review, Qt::Key_A);
        if (!m_gesture)
            throw Failed(QStringLiteral("the key made no gesture"));
        return std::move(*m_gesture);
    }

private:
    QWidget m_window;
    QHBoxLayout m_row;
    ui::review::ReviewPane *m_review;
    ui::criteria::CriteriaPane *m_criteria;
    std::optional<review::Gesture> m_gesture;
};

domain::Draft draftOf(const domain::AccountId &account, const domain::ApplicationId &application)
{
    domain::Claim claim;
    claim.kind = domain::ClaimKind::Person;
    claim.text = QStringLiteral("Eight years of Go in production; led the move to event sourcing. Salary not stated.");
    claim.support = domain::Support::NotNeeded;
    claim.changedByPerson = true;
    domain::Draft draft;
    draft.account = account;
    draft.application = application;
    draft.kind = domain::OutputKind::Summary;
    draft.claims = {claim};
    draft.engine = QStringLiteral("built-in");
    draft.promptVersion = QStringLiteral("bench");
    draft.inputDigest = base::Digest::of(application.text().toUtf8());
    draft.madeAt = QDateTime::currentDateTimeUtc();
    return draft;
}

// One row, one durable transaction, the same settings, the same disk.
class RawFile
{
public:
    explicit RawFile(const QString &path) : m_db(path, store::Access::Write)
    {
        m_db.run("CREATE TABLE rows(id INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT");
    }

    double commitOne()
    {
        const qint64 from = nowNs();
        store::Transaction tx(m_db);
        store::Statement(m_db, "INSERT INTO rows(body) VALUES(?1)").bind(QByteArray(120, 'x')).run();
        tx.commit();
        return msSince(from);
    }

private:
    store::Connection m_db;
};

} // namespace

void measureApproval(Report &report, Company &company, const QDir &work)
{
    const auto clock = std::make_shared<base::SystemClock>();
    const auto paths = app::pathsFor(company.dataFolder());
    auto key = await(app::findKey(clock, paths, nullptr, {}), "key");
    const auto services = take(app::openServices(clock, paths, std::move(key)), "store");
    const auto stored = take(services->accounts->accounts(), "accounts");
    if (stored.empty())
        throw Failed(QStringLiteral("no account"));
    const auto link = take(app::AccountLink::open(*services, stored.front()), "account");
    auto reviewer = link->user();
    services->desk.setReviewer(link->id(), reviewer);
    const auto fields = take(services->cases.fieldDefinitions(link->id()), "fields");
    const auto rows = await(services->cases.queueRows(link->id()), "queue");

    Presser presser;
    const QString rawPath = work.filePath(QStringLiteral("raw.db"));
    RawFile raw(rawPath);
    Times accepted, committed;
    int number = 0;
    for (const auto &row : rows) {
        if (row.optedOut)
            continue;
        if (++number > approvals)
            break;
        const auto draft = await(services->desk.saveDraft(draftOf(link->id(), row.application)), "draft");
        if (draft.state != review::DraftState::Open)
            continue;
        review::ApproveInput input;
        input.writer = &link->writer();
        input.target = review::FieldMap().targetOf(domain::OutputKind::Summary, fields);
        auto approval = take(services->desk.approve({draft.draft.id, draft.draft.revision,
                                                     review::contentDigest(draft.draft, domain::CriteriaSet{})},
                                                    presser.press(number), input),
                             "approval");
        pause(1); // whatever the window still has to do
        committed.push_back(raw.commitOne());
        const qint64 from = nowNs();
        (void)await(services->outbox.accept(std::move(approval), std::chrono::hours(2)), "accept");
        accepted.push_back(msSince(from));
    }
    report.figures["approval_vs_raw_commit"] = rounded(median(accepted) / median(committed));
    report.detail["approval"] = {{"accept_ms", summary(accepted)}, {"raw_commit_ms", summary(committed)}};
}

void queueMore(Company &company, int operations)
{
    const auto clock = std::make_shared<base::SystemClock>();
    const auto paths = app::pathsFor(company.dataFolder());
    auto key = await(app::findKey(clock, paths, nullptr, {}), "key");
    const auto services = take(app::openServices(clock, paths, std::move(key)), "store");
    await(services->store->write([operations](store::Connection &db, store::KeyRing &) {
        // Copies of what was approved, each an approval of its own: the rules of the database hold for them, too.
        db.run("CREATE TEMP TABLE again AS SELECT a.id AS old, lower(hex(randomblob(16))) AS approval, "
               "lower(hex(randomblob(16))) AS operation, lower(hex(randomblob(32))) AS digest FROM approvals a "
               "JOIN operations o ON o.approval = a.id, (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
               "FROM n WHERE i < 100) SELECT i FROM n)");
        store::Statement(db, "DELETE FROM again WHERE rowid > ?1").bind(operations).run();
        db.run("INSERT INTO approvals SELECT g.approval, a.account, a.application, a.candidate, a.kind, a.draft, "
               "a.revision, a.content_digest, g.digest, a.body_digest, a.map_version, a.map_entry, a.criteria_digest, "
               "a.criteria_version, a.reviewer, a.reviewer_name, a.approved_at, a.evidence, NULL FROM again g "
               "JOIN approvals a ON a.id = g.old");
        db.run("INSERT INTO operations(id, approval, account, application, candidate, kind, operation_digest, "
               "body_digest, marker, effect, target, map_version, verb, path, content_type, body, content, "
               "before_value, accepted_at, fresh_until, state, reason, due_at, attempts, absent_reads, remote_id, "
               "changed_at) SELECT g.operation, g.approval, o.account, o.application, o.candidate, o.kind, g.digest, "
               "o.body_digest, o.marker, o.effect, o.target, o.map_version, o.verb, o.path, o.content_type, o.body, "
               "o.content, o.before_value, o.accepted_at, o.fresh_until, 'queued', '', o.due_at, 0, 0, '', "
               "o.changed_at FROM again g JOIN operations o ON o.approval = g.old");
        return 0;
    }),
          "queue");
}

} // namespace bench
