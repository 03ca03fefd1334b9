// The second half of the tour: what the ATS says it got, what changes behind her back, and what others can check.
#include <QApplication>
#include <QProcess>

#include "ats/TargetText.h"
#include "tour/Tour.h"

namespace tour {

using nlohmann::json;
using ui::main::Screen;
using ui::review::OutputState;
using ui::review::Section;

// A colleague's words are not written over by themselves: she sees all three, asks for a new look, and approves anew,
// bound to what stands there now.
void Tour::writeOver()
{
    std::optional<writeback::Item> held;
    for (const auto &item : items())
        if (item.state == writeback::State::NeedsHuman && item.reason == writeback::Reason::Conflict) {
            held = item;
            ++m_conflicts;
        }
    if (!held)
        return;
    m_robot->press(Qt::Key_O);
    m_robot->until(QStringLiteral("the outbox"), [&] { return window().screen() == Screen::Outbox; });
    auto &outbox = window().outbox();
    const auto mark = [&](const QString &key) {
        for (std::size_t i = 0; i < items().size(); ++i)
            m_robot->press(Qt::Key_K);
        for (std::size_t i = 0; i < items().size() && outbox.currentKey() != key; ++i)
            m_robot->press(Qt::Key_J);
        if (outbox.currentKey() != key)
            throw Lost(QStringLiteral("a row of the outbox cannot be reached"));
    };
    m_robot->press(Qt::Key_N); // the numbers lead to it
    while (outbox.keys().open->isEnabled() == false)
        m_robot->press(Qt::Key_J);
    m_robot->picture(QStringLiteral("numbers"));
    m_robot->press(Qt::Key_J);
    m_robot->press(Qt::Key_Return);
    m_robot->settle();
    m_robot->picture(QStringLiteral("numbers-list"));
    m_robot->press(Qt::Key_N);
    m_robot->press(Qt::Key_K);
    m_robot->press(Qt::Key_Return);
    mark(held->id.text());
    m_robot->press(Qt::Key_Space);
    m_robot->settle();
    m_robot->picture(QStringLiteral("conflict-difference"));
    m_robot->press(Qt::Key_W);
    m_robot->until(QStringLiteral("the case to be open for a new look"), [&] {
        return window().screen() == Screen::Case && caseFlow().current() &&
               caseFlow().current()->application.id == held->application &&
               view()[Section::Criteria].state == OutputState::Draft;
    });
    const auto current =
        m_practice->admin(QStringLiteral("GET"), QStringLiteral("/records/") + held->application.text())
            .json()
            .at("custom_fields")
            .at(held->target.fieldKey.toStdString());
    if (current != "Changed by a colleague meanwhile.")
        throw Lost(QStringLiteral("a colleague's words were written over without a new approval"));
    readPassages();
    m_robot->press(Qt::Key_2);
    m_robot->picture(QStringLiteral("conflict-new-look"));
    m_robot->press(Qt::Key_A);
    m_robot->until(QStringLiteral("the criteria to be approved anew"), [&] { return saved(Section::Criteria); });
    m_robot->press(Qt::Key_O);
    m_robot->until(QStringLiteral("the outbox"), [&] { return window().screen() == Screen::Outbox; });
    m_robot->press(Qt::Key_Return, Qt::ShiftModifier);
    untilNothingIsUnderWay();
    m_robot->settle();
    m_robot->picture(QStringLiteral("conflict-written-over"));
    m_robot->press(Qt::Key_Escape);
    m_robot->until(QStringLiteral("the desk"), [&] {
        if (window().screen() == Screen::Case)
            m_robot->press(Qt::Key_Escape);
        return window().screen() == Screen::Desk;
    });
}

void Tour::askTheAts()
{
    const auto all = items();
    const auto counts = m_bench->services()->outbox.counts();
    m_report["drafted"] = m_worked;
    m_report["approved"] = counts->approved - counts->takenBack - counts->superseded;
    m_report["cases_approved"] = m_approved;
    m_report["edited"] = m_edited;
    m_report["rejected"] = m_rejected;
    m_report["deferred"] = m_deferred;
    m_report["undone"] = m_undone;
    m_report["worked_by_hand"] = m_byHand;
    m_report["keys_pressed"] = m_robot->keysPressed();
    int written = 0, verified = 0, duplicates = 0;
    std::set<std::string> approvedBodies;
    for (const auto &item : all) {
        const auto details = m_bench->services()->outbox.details(item.id);
        if (!details || !*details)
            continue;
        approvedBodies.insert((*details)->bodyDigest.hex().toStdString());
        if (item.state != writeback::State::Confirmed)
            continue;
        ++written;
        const auto record =
            m_practice->admin(QStringLiteral("GET"), QStringLiteral("/records/") + item.application.text()).json();
        if (!record.is_object())
            continue;
        const auto sent = json::parse((*details)->write.body.toStdString());
        if (item.target.kind == ats::TargetKind::Note) {
            int same = 0;
            for (const auto &note : record.at("notes"))
                same += note.at("body") == sent.at("body") ? 1 : 0;
            verified += same >= 1 ? 1 : 0;
            duplicates += same > 1 ? same - 1 : 0;
        } else if (item.target.kind == ats::TargetKind::Stage) {
            verified += record.at("stage").at("id") == sent.at("to_stage_id") ? 1 : 0;
        } else if (item.target.kind == ats::TargetKind::Disposition) {
            verified += record.at("status") == "rejected" ? 1 : 0;
        } else {
            const auto &value = record.at("custom_fields").at(item.target.fieldKey.toStdString());
            const QString shown = QString::fromStdString(value.is_string() ? value.get<std::string>() : value.dump());
            verified += ats::isShownAs(shown, (*details)->content, item.target) ? 1 : 0;
        }
    }
    // Whatever reached the ATS and was not approved, by the very bytes.
    int unapproved = 0;
    for (const auto &write : m_practice->admin(QStringLiteral("GET"), QStringLiteral("/writes")).json())
        unapproved += approvedBodies.contains(write.at("body_sha256").get<std::string>()) ? 0 : 1;
    m_report["conflicts"] = m_conflicts;
    m_report["moved"] = m_moved;
    m_report["written"] = written;
    m_report["verified_at_ats"] = verified;
    m_report["unapproved_at_ats"] = unapproved;
    m_report["duplicates_at_ats"] = duplicates;
    m_report["needs_person"] = counts->needsHuman + counts->refused + counts->stale;
    std::optional<bool> whole;
    m_bench->services()->ledger.verify().then(
        [&whole](base::Result<ledger::Verdict> verdict) { whole = verdict && verdict->ok(); });
    m_robot->until(QStringLiteral("the ledger to be checked"), [&] { return whole.has_value(); });
    m_report["ledger_ok"] = *whole;
}

// Behind her back one note is deleted and another changed: the reconciler finds both, and the outbox shows them.
void Tour::lookAgain()
{
    std::vector<writeback::Item> notes;
    for (const auto &item : items())
        if (item.state == writeback::State::Confirmed && item.target.kind == ats::TargetKind::Note)
            notes.push_back(item);
    if (notes.size() < 2)
        throw Lost(QStringLiteral("there are no two written notes"));
    editAtTheAts(notes[0].application, {{"delete_note", notes[0].remoteId.toLongLong()}});
    editAtTheAts(notes[1].application,
                 {{"edit_note",
                   {{"id", notes[1].remoteId.toLongLong()},
                    {"body", "Shortened by a colleague.\n\nRef " +
                                 m_bench->services()->outbox.details(notes[1].id)->value().marker.toStdString()}}}});
    const auto found = [&] {
        const auto open = m_bench->hub()->reconciler().open();
        m_driftsShown = open ? int(open->size()) : 0;
        return m_driftsShown >= 2;
    };
    bool told = false;
    const auto telling = QObject::connect(&m_bench->hub()->reconciler(), &writeback::Reconciler::swept, m_bench.get(),
                                          [&told, &found] { told = found(); });
    m_robot->until(QStringLiteral("the two changes to be found"), [&told] { return told; }, 60'000);
    QObject::disconnect(telling);
    m_robot->settle();
    m_robot->picture(QStringLiteral("drift-notice"));
    m_robot->press(Qt::Key_O);
    m_robot->until(QStringLiteral("the outbox"), [&] { return window().screen() == Screen::Outbox; });
    for (std::size_t i = 0; i < items().size(); ++i) // to the top
        m_robot->press(Qt::Key_K);
    const QString marked = window().outbox().currentKey();
    std::optional<domain::ApplicationId> about;
    if (const auto open = m_bench->hub()->reconciler().open())
        for (const auto &drift : *open)
            if (marked == QStringLiteral("drift:") + drift.id)
                about = drift.application;
    if (!about)
        throw Lost(QStringLiteral("what changed behind her back is not at the top"));
    m_robot->press(Qt::Key_Space);
    m_robot->picture(QStringLiteral("look-again"));
    const QDir packets(m_home.filePath(QStringLiteral("packets")));
    m_robot->press(Qt::Key_S);
    m_robot->until(QStringLiteral("the packet"), [&] { return !packets.entryList(QDir::Files).isEmpty(); });
    m_robot->settle();
    m_robot->picture(QStringLiteral("packet-saved"));
    m_packet = packets.filePath(packets.entryList(QDir::Files).first());
    // Written again only after a new look at the case.
    m_robot->press(Qt::Key_W);
    m_robot->until(QStringLiteral("the case to be open for review"), [&] {
        return window().screen() == Screen::Case && caseFlow().current() &&
               caseFlow().current()->application.id == *about && view()[Section::Summary].state == OutputState::Draft;
    });
    m_robot->settle();
    m_robot->picture(QStringLiteral("write-again"));
}

void Tour::compareElsewhere()
{
    // The window goes, its store is free; then another process exports the ledger and a third compares.
    window().close();
    m_bench.reset();
    const QString exported = m_options.out.filePath(QStringLiteral("ledger.jsonl"));
    const auto run = [](const QString &program, const QStringList &arguments) {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QCoreApplication::applicationDirPath() + QLatin1Char('/') + program, arguments);
        if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit)
            return -1;
        return process.exitCode();
    };
    const QString data = m_home.filePath(QStringLiteral("data"));
    const int verified = run(QStringLiteral("countersign"),
                             {QStringLiteral("ledger"), QStringLiteral("verify"), QStringLiteral("--data"), data});
    const int out =
        run(QStringLiteral("countersign"), {QStringLiteral("ledger"), QStringLiteral("export"),
                                            QStringLiteral("--data"), data, QStringLiteral("--out"), exported});
    const int compared = run(QStringLiteral("countersign-tour-check"),
                             {exported, m_practice->word("admin"), m_practice->word("admin_token")});
    // And what auditors get, with nothing but their own program.
    const QString folder = m_home.filePath(QStringLiteral("audit"));
    const int handed =
        run(QStringLiteral("countersign"), {QStringLiteral("ledger"), QStringLiteral("export"),
                                            QStringLiteral("--data"), data, QStringLiteral("--dir"), folder});
    const QDir anchors(m_home.filePath(QStringLiteral("anchors")));
    const auto kept = anchors.entryList(QDir::Files);
    const int audited = kept.isEmpty() ? -1
                                       : run(QStringLiteral("countersign-verify"),
                                             {folder, QStringLiteral("--anchor"), anchors.filePath(kept.first())});
    const int packet = run(QStringLiteral("countersign-verify"), {QStringLiteral("--packet"), m_packet});
    m_report["drifts_found"] = m_driftsShown;
    m_report["audit_ok"] = handed == 0 && audited == 0 && packet == 0;
    m_report["ledger_ok"] =
        m_report["ledger_ok"].get<bool>() && verified == 0 && out == 0 && m_report["audit_ok"].get<bool>();
    m_report["write_log_equals_ledger"] = compared == 0;
    m_report["ok"] =
        m_report["written"] >= 12 && m_report["verified_at_ats"] == m_report["written"] &&
        m_report["unapproved_at_ats"] == 0 && m_report["duplicates_at_ats"] == 0 &&
        m_report["conflicts"] == (m_conflictMade ? 1 : 0) && m_report["moved"] == 2 && m_report["needs_person"] == 0 &&
        m_report["drifts_found"] == 2 &&
        m_report["approved"].get<int>() == m_report["written"].get<int>() + m_report["needs_person"].get<int>() &&
        m_report["ledger_ok"].get<bool>() && m_report["write_log_equals_ledger"].get<bool>();
}

} // namespace tour
