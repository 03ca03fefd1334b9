#include "fakes/Bench.h"

#include <QBuffer>

#include "review/Composition.h"
#include "review/FieldMap.h"
#include "store/Statement.h"

namespace fakes {

using store::Connection;
using store::KeyRing;
using store::Statement;

Bench::Bench(QByteArray vfs, QString path, std::function<void(const char *sql)> beforeStep)
    : store(std::move(vfs), std::move(path), std::move(beforeStep))
{
    build();
    for (int i = 1; i <= 6; ++i)
        addApplication(QString::number(100 + i), QString::number(200 + i));
}

Bench::~Bench()
{
    sender.reset();
}

void Bench::build()
{
    desk = std::make_unique<review::Desk>(*store, clock);
    desk->setReviewer(account, reviewer);
    outbox = std::make_unique<writeback::Outbox>(*store, clock);
}

void Bench::restart(std::function<void(const char *sql)> beforeStep)
{
    sender.reset();
    outbox.reset();
    desk.reset();
    QCoreApplication::processEvents();
    store.reopen(std::move(beforeStep));
    system->inFlight = 0;
    build();
}

void Bench::startSender()
{
    sender = std::make_unique<writeback::Sender>(*store, *outbox, clock, options);
    sender->signedIn(account, reviewer.id, system);
    sender->start();
    spin();
}

void Bench::stopSender()
{
    sender.reset();
}

void Bench::spin()
{
    // While the system holds an answer back, only the clock ends that; the others get their turns at the store first:
    // its queue is in order, so a few empty writes mean that everything asked before has been answered.
    static constexpr int turns = 4;
    QElapsedTimer timer;
    timer.start();
    int turn = 0;
    do {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        if (system->inFlight > 0) {
            (void)await(store->write([](Connection &, KeyRing &) {})).has_value();
            ++turn;
        }
    } while (sender && !sender->isIdle() && turn < turns && timer.elapsed() < 20'000);
}

void Bench::run(base::Milliseconds time)
{
    const auto end = clock->monotonic() + time;
    for (;;) {
        spin();
        const auto left = end - clock->monotonic();
        if (left <= base::Milliseconds(0))
            break;
        clock->advance(std::clamp(clock->nextDue().value_or(left), base::Milliseconds(1), left));
    }
    spin();
}

void Bench::addApplication(const QString &id, const QString &candidate)
{
    const auto done = await(store->write([=, this](Connection &db, KeyRing &) {
        Statement(db, "INSERT INTO applications(account, id, candidate, requisition, stage, stage_name, status, "
                      "opted_out, answers) VALUES(?1, ?2, ?3, ?4, '', '', 0, 0, x'') ON CONFLICT DO NOTHING")
            .bind(account, id, candidate, requisition)
            .run();
    }));
    if (!done)
        qFatal("bench: %s", qPrintable(support::describe(done.error())));
}

void Bench::optOut(const QString &application)
{
    const auto refused = refusalOf("UPDATE applications SET opted_out = 1 WHERE id = '" + application.toLatin1() + "'");
    if (!refused.isEmpty())
        qFatal("bench: %s", qPrintable(refused));
}

void Bench::defineScreeningField()
{
    definitions = {{QStringLiteral("991"),
                    QStringLiteral("ai_screening"),
                    QStringLiteral("AI screening"),
                    QStringLiteral("application"),
                    QStringLiteral("long_text"),
                    {}}};
}

domain::Draft Bench::summary(const QString &application, const QString &text) const
{
    domain::Passage passage{base::Digest::of("document"), 0, 4, QStringLiteral("C++ "), 0};
    domain::Claim strength;
    strength.kind = domain::ClaimKind::Strength;
    strength.text = text;
    strength.support = domain::Support::Verified;
    strength.passage = passage;
    domain::Claim gap;
    gap.kind = domain::ClaimKind::Gap;
    gap.text = QStringLiteral("Not found in the documents: leadership");
    gap.support = domain::Support::NotNeeded;
    domain::Draft draft;
    draft.account = account;
    draft.application = domain::ApplicationId(application);
    draft.kind = domain::OutputKind::Summary;
    draft.claims = {strength, gap};
    draft.engine = QStringLiteral("built-in");
    draft.promptVersion = QStringLiteral("0.1");
    draft.inputDigest = base::Digest::of(text.toUtf8());
    draft.madeAt = clock->now();
    return draft;
}

domain::Draft Bench::screening(const QString &application, domain::Verdict verdict) const
{
    auto draft = summary(application, QStringLiteral("x"));
    draft.kind = domain::OutputKind::Screening;
    const auto set = desk->criteria(account, requisition).value_or(std::nullopt);
    draft.criteriaDigest = set ? set->digest : base::Digest::of("unapproved");
    draft.criteriaVersion = set ? set->version : 0;
    domain::Claim finding;
    finding.kind = domain::ClaimKind::Finding;
    finding.criterion = domain::CriterionId(QStringLiteral("crit"));
    finding.verdict = verdict;
    finding.support = domain::Support::Verified;
    finding.passage = draft.claims.front().passage;
    draft.claims = {finding};
    draft.inputDigest = base::Digest::ofParts({"screening", application.toUtf8(), draft.criteriaDigest.bytes()});
    return draft;
}

review::StoredDraft Bench::save(domain::Draft draft)
{
    const auto stored = await(desk->saveDraft(std::move(draft)));
    if (!stored)
        qFatal("save: %s", qPrintable(support::describe(stored.error())));
    return *stored;
}

domain::CriteriaSet Bench::approveCriteria(const QString &name)
{
    domain::CriteriaSet set;
    set.requisition = requisition;
    domain::Criterion criterion;
    criterion.id = domain::CriterionId(QStringLiteral("crit"));
    criterion.text = name;
    set.criteria = {criterion};
    set.digest = base::Digest::of(name.toUtf8());
    const auto approved = await(desk->approveCriteria(account, set, gesture()));
    if (!approved)
        qFatal("criteria: %s", qPrintable(support::describe(approved.error())));
    return *approved;
}

base::Result<review::Approval> Bench::approve(const review::StoredDraft &stored, const QString &before)
{
    const auto criteria = desk->criteriaOf(stored).value_or(std::nullopt).value_or(domain::CriteriaSet());
    review::ApproveInput input;
    if (stored.draft.kind == domain::OutputKind::Message) { // to somebody in an open stage
        domain::Requisition job;
        job.stages = {{domain::StageId(QStringLiteral("s")), QStringLiteral("Review"), 0, true}};
        domain::Application application;
        application.id = stored.draft.application;
        application.stage = job.stages.front().id;
        input.reachable = domain::Workflow(job, {}).reachable(application);
    }
    input.writer = system.get();
    input.target = review::FieldMap().targetOf(stored.draft.kind, definitions);
    input.before = before;
    input.emails = system->emails.value(stored.draft.application.text());
    const review::DraftRevision revision{stored.draft.id, stored.draft.revision,
                                         review::contentDigest(stored.draft, criteria)};
    return desk->approve(revision, gesture(), input);
}

base::Result<writeback::Accepted> Bench::approveAndAccept(const review::StoredDraft &stored, int holdMs,
                                                          const QString &before)
{
    auto approval = approve(stored, before);
    if (!approval)
        return tl::unexpected(approval.error());
    return await(outbox->accept(*std::move(approval), base::Milliseconds(holdMs)));
}

std::optional<writeback::Operation> Bench::operation(const domain::OperationId &id)
{
    return outbox->details(id).value_or(std::nullopt);
}

writeback::State Bench::stateOf(const domain::OperationId &id)
{
    const auto found = operation(id);
    return found ? found->item.state : writeback::State::Superseded;
}

bool Bench::ledgerIsWhole()
{
    ledger::Ledger ledger(*store);
    const auto verdict = await(ledger.verify());
    return verdict && verdict->ok();
}

std::vector<QByteArray> Bench::ledgerLines()
{
    ledger::Ledger ledger(*store);
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    (void)ledger.exportJsonLines(out).has_value();
    std::vector<QByteArray> lines;
    for (const auto &line : out.data().split('\n'))
        if (!line.isEmpty())
            lines.push_back(line);
    return lines;
}

QString Bench::refusalOf(const QByteArray &sql)
{
    const auto done = await(store->write([sql](Connection &db, KeyRing &) -> void { db.run(sql.constData()); }));
    return done ? QString() : done.error().forLog;
}

} // namespace fakes
