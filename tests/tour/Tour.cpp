#include "tour/Tour.h"

#include <QApplication>
#include <QThread>
#include <QUrlQuery>

#include "auth/ProfileFile.h"
#include "tour/Browser.h"
#include "ui/theme/Theme.h"

namespace tour {

using nlohmann::json;
using ui::main::Screen;
using ui::review::OutputState;
using ui::review::Section;

Tour::Tour(TourOptions options) : m_options(std::move(options))
{
    m_clock.start();
}

Tour::~Tour() = default;

json Tour::walk()
{
    try {
        startApp();
        signIn();
        lookAround();
        workThrough();
        specialCases();
        askModels();
        showDark();
        release();
        writeOver();
        askTheAts();
        lookAgain();
    } catch (const Lost &) {
        if (m_robot)
            m_robot->picture(QStringLiteral("lost"));
        throw;
    }
    compareElsewhere();
    m_report["network"] = m_network.report();
    m_report["ok"] = m_report.value("ok", false) && m_network.isKept();
    for (const auto &[name, value] : m_seconds)
        m_report["seconds"][name] = value;
    return m_report;
}

// As an administrator does who wants a number and a choice beside the verdicts.
void Tour::mapValues(const QString &profileFile)
{
    QFile file(profileFile);
    if (!file.open(QFile::ReadWrite))
        throw Lost(QStringLiteral("the profile cannot be changed"));
    auto profile = json::parse(file.readAll().toStdString());
    profile["field_map"] = {
        {"score", {{"to", "application_field"}, {"field", "ai_score"}}},
        {"rating",
         {{"to", "application_field"},
          {"field", "ai_fit"},
          {"bands", {{{"at_least", 70}, {"option", "Strong"}}, {{"at_least", 0}, {"option", "To be discussed"}}}}}}};
    file.resize(0);
    file.seek(0);
    file.write(QByteArray::fromStdString(profile.dump(2)));
}

void Tour::startApp()
{
    const QString profileFile = m_home.filePath(QStringLiteral("practice.json"));
    m_practice = std::make_unique<practice_testing::PracticeProcess>(
        QStringList{QStringLiteral("--mode"), m_options.mode, QStringLiteral("--write-profile"), profileFile,
                    QStringLiteral("--applications"), QString::number(m_options.applications),
                    QStringLiteral("--redirect-port"), QStringLiteral("8765")});
    if (!m_practice->isReady())
        throw Lost(QStringLiteral("the practice ATS did not start"));
    for (const char *address : {"api", "token", "admin", "relay"})
        m_network.allow(QUrl(m_practice->word(address)), "ats");
    m_network.allow(QUrl(QStringLiteral("http://127.0.0.1:8765")), "ats"); // where the relay sends her browser
    // Pressing keys by program is allowed on a practice profile only. // DESIGN 10 (33)
    mapValues(profileFile);
    const auto profile = auth::readProfileFile(profileFile);
    if (!profile || !profile->isPractice())
        throw Lost(QStringLiteral("the profile is not a practice profile"));

    app::WorkbenchOptions options;
    options.paths = app::pathsFor(m_home.filePath(QStringLiteral("data")));
    options.profileFiles = {profileFile};
    options.policy.policy =
        review::Policy::read(R"({"families": [{"name": "engineering", "codes": ["ENG-*"]}]})").value();
    using review::WriteClass;
    for (const auto of : {WriteClass::Notes, WriteClass::Fields, WriteClass::StageMoves, WriteClass::Refusals}) {
        auto &rule = options.policy.policy.rule(of); // as an administrator who allows moves
        rule.on = true;
        rule.leaves = review::Leaves::AfterHold; // the tour releases by key
        rule.hold = std::chrono::minutes(3);
    }
    options.hub.pollPause = std::chrono::seconds(5);
    options.packets = m_home.filePath(QStringLiteral("packets"));
    options.anchors = m_home.filePath(QStringLiteral("anchors"));
    options.hub.reconciler.hourly = std::chrono::seconds(15); // it has no hour to wait
    options.hub.reconciler.lag = std::chrono::milliseconds(0);
    options.hub.sender.firstLook = std::chrono::milliseconds(200);
    const auto user = m_practice->user(true);
    const Login login{QString::fromStdString(user.at("email").get<std::string>()),
                      QString::fromStdString(user.at("password").get<std::string>())};
    options.openBrowser = [this, login](const QUrl &address) {
        // Her browser comes back to the app.
        const QUrlQuery asked(address);
        m_network.allow(QUrl(asked.queryItemValue(QStringLiteral("redirect_uri"), QUrl::FullyDecoded)), "ats");
        auto *browser = QThread::create([address, login] { (void)signInAt(address, login); });
        QObject::connect(browser, &QThread::finished, browser, &QObject::deleteLater);
        browser->start();
    };
    m_bench = std::make_unique<app::Workbench>(std::make_shared<base::SystemClock>(), options);
    m_robot = std::make_unique<Robot>(window(), m_options.out);
    window().resize(1440, 900);
    window().show();
    bool ready = false;
    QObject::connect(m_bench.get(), &app::Workbench::ready, m_bench.get(), [&ready] { ready = true; });
    m_bench->start();
    m_robot->until(QStringLiteral("the store to open"), [&] { return ready; });
    m_robot->picture(QStringLiteral("sign-in"));
}

void Tour::signIn()
{
    const qint64 from = m_clock.elapsed();
    m_robot->press(Qt::Key_Return);
    if (m_options.mode == QLatin1String("documented")) {
        m_robot->until(QStringLiteral("the question for the client's secret"), [&] {
            return qobject_cast<QWidget *>(QApplication::focusWidget()) != nullptr &&
                   QApplication::focusWidget()->inherits("QLineEdit");
        });
        m_robot->picture(QStringLiteral("client-secret"));
        m_robot->type(m_practice->word("client_secret"));
        m_robot->press(Qt::Key_Return);
    }
    m_robot->until(QStringLiteral("the desk after signing in"), [&] { return window().screen() == Screen::Desk; });
    m_robot->until(QStringLiteral("the first cases"), [&] { return m_bench->queueFlow()->size() > 0; });
    m_seconds["start_to_queue"] = double(m_clock.elapsed()) / 1000;
    m_seconds["signin_to_first_case"] = double(m_clock.elapsed() - from) / 1000;
    // Open applications only: some of the sample people were decided long ago.
    m_robot->until(
        QStringLiteral("the whole first reading"),
        [&] {
            const auto &link = m_bench->hub()->links().front();
            return link->poller().lastDone().isValid() && !link->poller().isRunning();
        },
        120'000);
    m_robot->until(QStringLiteral("the queue of the whole reading"), [&] {
        const auto counts = m_bench->services()->cases.counts(m_bench->hub()->links().front()->id());
        return counts && m_bench->queueFlow()->size() == counts->active;
    });
    m_seconds["signin_to_all_read"] = double(m_clock.elapsed() - from) / 1000;
    m_report["signed_in_as"] = m_bench->hub()->links().front()->stored().userName.toStdString();
    const auto counts = m_bench->services()->cases.counts(m_bench->hub()->links().front()->id());
    m_report["applications"] = counts ? counts->applications : 0;
    m_robot->picture(QStringLiteral("desk"));
}

void Tour::lookAround()
{
    m_robot->press(Qt::Key_Question, Qt::ShiftModifier);
    m_robot->picture(QStringLiteral("keys"));
    m_robot->press(Qt::Key_Escape);
    m_robot->press(Qt::Key_Return);
    m_robot->until(QStringLiteral("the first case"), [&] {
        return window().screen() == Screen::Case && caseFlow().current() && !view().caseKey.isEmpty();
    });
    m_robot->until(QStringLiteral("its first page"), [&] { return window().page().sheets().hasPage(0); });
    m_robot->picture(QStringLiteral("case-before-criteria"));
    m_robot->press(Qt::Key_K, Qt::ControlModifier);
    m_robot->picture(QStringLiteral("commands"));
    m_robot->press(Qt::Key_Escape);
    m_robot->press(Qt::Key_Slash);
    m_robot->type(QStringLiteral("nurse"));
    m_robot->picture(QStringLiteral("filter"));
    m_robot->press(Qt::Key_Escape);
    m_robot->settle();
}

void Tour::approveCriteriaIfAsked()
{
    if (!view().criteriaWaiting)
        return;
    const QString key = view().caseKey;
    m_robot->press(Qt::Key_C);
    m_robot->until(QStringLiteral("the criteria"), [&] { return window().screen() == Screen::Criteria; });
    const bool hasFamily = window().criteria().keys().family->isEnabled();
    if (hasFamily)
        m_robot->press(Qt::Key_F); // for the family's other requisitions, too
    if (m_worked < 2 || hasFamily)
        m_robot->picture(QStringLiteral("criteria"));
    m_robot->press(Qt::Key_A);
    m_robot->until(QStringLiteral("the verdicts after approving the criteria"), [&] {
        return window().screen() == Screen::Case && view().caseKey == key && !view().criteriaWaiting;
    });
    if (!hasFamily)
        return;
    const auto shared = m_bench->services()->desk.criteria(caseFlow().current()->account,
                                                           domain::familyKey(QStringLiteral("engineering")));
    if (!shared || !*shared)
        throw Lost(QStringLiteral("the family has no criteria of its own"));
    m_report["family_criteria"] = int((*shared)->criteria.size());
}

std::vector<writeback::Item> Tour::items()
{
    const auto list = m_bench->services()->outbox.list();
    if (!list)
        throw Lost(QStringLiteral("the outbox could not be read"));
    return *list;
}

bool Tour::saved(Section section)
{
    const auto state = view()[section].state;
    return state == OutputState::Approved || state == OutputState::Written;
}

void Tour::readPassages()
{
    const std::size_t rows = view()[Section::Summary].rows.size() + view()[Section::Criteria].rows.size();
    for (std::size_t i = 0; i < rows; ++i)
        m_robot->press(Qt::Key_Tab);
}

void Tour::approveBoth()
{
    readPassages();
    m_robot->press(Qt::Key_A, Qt::ShiftModifier);
    // A passage on another page may still have to be painted: the app then jumps there and says so.
    for (int again = 0; again < 8 && !saved(Section::Summary); ++again) {
        m_robot->settle();
        QThread::msleep(20);
        m_robot->press(Qt::Key_A, Qt::ShiftModifier);
    }
    m_robot->until(QStringLiteral("both outputs to be approved"),
                   [&] { return saved(Section::Summary) && saved(Section::Criteria); });
    ++m_approved;
}

void Tour::makeConflict()
{
    // A colleague changes the field at the ATS after the approval and before it leaves.
    const auto &current = caseFlow().current();
    editAtTheAts(current->application.id,
                 {{"custom_field", {{"name_key", "ai_screening"}, {"value", "Changed by a colleague meanwhile."}}}});
    m_conflictMade = true;
}

void Tour::editAtTheAts(const domain::ApplicationId &application, json change)
{
    change["application_id"] = application.text().toLongLong();
    const auto answer = m_practice->admin(QStringLiteral("POST"), QStringLiteral("/edit"), change);
    if (answer.status != 200)
        throw Lost(
            QStringLiteral("the record could not be changed at the ATS: %1").arg(QString::fromUtf8(answer.body)));
}

void Tour::workCase(int index)
{
    m_robot->until(QStringLiteral("the first page or a sentence why not"),
                   [&] { return window().page().sheets().hasPage(0) || window().page().sheets().pageCount() == 0; });
    m_robot->until(QStringLiteral("the papers to be held against their pages"),
                   [&] { return !caseFlow().current()->checking; });
    approveCriteriaIfAsked();
    const bool drafted = view()[Section::Summary].state == OutputState::Draft &&
                         view()[Section::Criteria].state == OutputState::Draft &&
                         view()[Section::Summary].blockedBy.isEmpty() && view()[Section::Criteria].blockedBy.isEmpty();
    if (!drafted) {
        if (++m_byHand <= 6)
            m_robot->picture(QStringLiteral("by-hand"));
        m_robot->press(Qt::Key_D);
        m_robot->until(QStringLiteral("the case to be deferred"), [&] { return view().canUndo; });
        ++m_deferred;
        return;
    }
    ++m_worked;
    switch (index) {
    case 1: // the summary in her own words
        m_robot->press(Qt::Key_1);
        m_robot->press(Qt::Key_E);
        m_robot->press(Qt::Key_A, Qt::ControlModifier);
        m_robot->type(QStringLiteral("Spoke to her on the phone; the last two roles fit well."));
        m_robot->picture(QStringLiteral("editing"));
        m_robot->press(Qt::Key_Escape);
        m_robot->until(QStringLiteral("her words to be kept"), [&] {
            return !view()[Section::Summary].rows.empty() && view()[Section::Summary].rows.front().byPerson;
        });
        ++m_edited;
        approveBoth();
        return;
    case 2: // one output rejected, the other approved
        m_robot->press(Qt::Key_1);
        m_robot->press(Qt::Key_X);
        m_robot->picture(QStringLiteral("reject-reason"));
        m_robot->press(Qt::Key_4);
        m_robot->until(QStringLiteral("the summary to be rejected"),
                       [&] { return view()[Section::Summary].state == OutputState::Rejected; });
        ++m_rejected;
        m_robot->press(Qt::Key_2);
        m_robot->press(Qt::Key_A);
        m_robot->until(QStringLiteral("the verdicts to be approved"), [&] { return saved(Section::Criteria); });
        ++m_approved;
        return;
    case 3: // approved, taken back, approved again
        m_robot->press(Qt::Key_1);
        m_robot->press(Qt::Key_A);
        m_robot->until(QStringLiteral("the summary to be approved"), [&] { return saved(Section::Summary); });
        m_robot->press(Qt::Key_U);
        m_robot->until(QStringLiteral("the approval to be taken back"),
                       [&] { return view()[Section::Summary].state == OutputState::Draft; });
        ++m_undone;
        approveBoth();
        return;
    case 4: // a verdict of hers
        m_robot->press(Qt::Key_2);
        m_robot->press(Qt::Key_V);
        m_robot->until(QStringLiteral("the verdict to be hers"), [&] {
            return std::any_of(view()[Section::Criteria].rows.begin(), view()[Section::Criteria].rows.end(),
                               [](const auto &row) { return row.byPerson; });
        });
        ++m_edited;
        approveBoth();
        return;
    case 5:
        m_robot->press(Qt::Key_D);
        m_robot->until(QStringLiteral("the case to be deferred"), [&] { return view().canUndo; });
        ++m_deferred;
        return;
    case 6:
        approveBoth();
        makeConflict();
        return;
    case 7:
        m_robot->press(Qt::Key_R);
        m_robot->picture(QStringLiteral("names-on"));
        m_robot->press(Qt::Key_R);
        approveBoth();
        return;
    default:
        if (index == 0) {
            m_robot->press(Qt::Key_Tab);
            m_robot->picture(QStringLiteral("case-first-passage"));
            m_robot->press(Qt::Key_2);
            m_robot->picture(QStringLiteral("case-criteria"));
        }
        approveBoth();
        if (index == 0)
            m_robot->picture(QStringLiteral("case-approved"));
        if (index >= 8 && m_moved < 2)
            propose(m_moved == 0 ? Qt::Key_G : Qt::Key_N);
    }
}

// A move forward, then a decline with the system's first reason; where the workflow does not let her, it says why.
void Tour::propose(Qt::Key key)
{
    const auto &proposal = view()[Section::Proposal];
    if (!window().noticeWords().isEmpty())
        throw Lost(QStringLiteral("a notice before the proposal: ") + window().noticeWords());
    m_robot->press(key);
    m_robot->until(QStringLiteral("the proposal or why not"),
                   [&] { return proposal.state == OutputState::Draft || !window().noticeWords().isEmpty(); });
    if (proposal.state != OutputState::Draft) {
        m_robot->picture(QStringLiteral("proposal-refused"));
        return;
    }
    if (key == Qt::Key_N) {
        m_robot->picture(QStringLiteral("proposal-reasons"));
        m_robot->press(Qt::Key_1);
        m_robot->until(QStringLiteral("the reason to be kept"), [&] { return proposal.blockedBy.isEmpty(); });
    }
    m_robot->picture(key == Qt::Key_G ? QStringLiteral("proposal-forward") : QStringLiteral("proposal-decline"));
    m_robot->press(Qt::Key_A);
    m_robot->until(QStringLiteral("the proposal to be approved"), [&] { return saved(Section::Proposal); });
    ++m_moved;
}

void Tour::workThrough()
{
    for (int visited = 0; m_worked < m_options.cases; ++visited) {
        if (visited > 60)
            throw Lost(QStringLiteral("sixty cases and not enough to approve"));
        workCase(m_worked);
        if (m_worked >= m_options.cases)
            break;
        const QString before = view().caseKey;
        m_robot->press(Qt::Key_Return);
        m_robot->until(QStringLiteral("the next case"),
                       [&] { return window().screen() == Screen::Case && view().caseKey != before; });
    }
}

// Cases that cannot be drafted or hold something to be told: found by their code, as she would.
void Tour::specialCases()
{
    struct Special
    {
        QString name;
        std::function<bool(const app::PreparedCase &)> is;
    };
    const auto stateOf = [](const app::PreparedCase &prepared) {
        return prepared.files.empty() || !prepared.files.front().document
                   ? domain::ReadState::Failed
                   : prepared.files.front().document->text().state;
    };
    std::vector<Special> wanted{
        {QStringLiteral("hidden-words"),
         [&](const auto &p) {
             return stateOf(p) == domain::ReadState::Ok && !p.files.front().document->text().hidden.empty() &&
                    !p.files.front().document->text().hidden.front().words.isEmpty();
         }},
        {QStringLiteral("encrypted"), [&](const auto &p) { return stateOf(p) == domain::ReadState::Encrypted; }},
        {QStringLiteral("scan"), [&](const auto &p) { return stateOf(p) == domain::ReadState::ImageOnly; }},
        {QStringLiteral("damaged"), [&](const auto &p) { return stateOf(p) == domain::ReadState::Unreadable; }},
        {QStringLiteral("empty-file"), [&](const auto &p) { return stateOf(p) == domain::ReadState::Empty; }},
        {QStringLiteral("sixty-pages"),
         [&](const auto &p) {
             return stateOf(p) == domain::ReadState::Ok && p.files.front().document->text().totalPages > 50;
         }},
        {QStringLiteral("without-ai"), [](const auto &p) { return p.noDraft == app::NoDraft::OptedOut; }},
        {QStringLiteral("scorecards"), [](const auto &p) { return p.scorecards.size() > 3; }},
    };
    // The newest sixty hold one of each kind.
    const auto account = m_bench->hub()->links().front()->id();
    std::optional<base::Result<std::vector<syncing::QueueRow>>> rows;
    m_bench->services()->cases.queueRows(account).then([&rows](auto result) { rows.emplace(std::move(result)); });
    m_robot->until(QStringLiteral("the rows of the queue"), [&] { return rows.has_value(); });
    int looked = 0;
    for (const auto &row : **rows) {
        if (wanted.empty() || ++looked > 70)
            break;
        std::optional<base::Result<app::CasePtr>> prepared;
        m_bench->services()->studio.prepare(account, row.application, {}).then([&prepared](auto result) {
            prepared.emplace(std::move(result));
        });
        m_robot->until(QStringLiteral("a case to be prepared"), [&] { return prepared.has_value(); });
        if (!*prepared)
            continue;
        const auto it = std::find_if(wanted.begin(), wanted.end(), [&](const Special &s) { return s.is(***prepared); });
        if (it == wanted.end())
            continue;
        showByCode(***prepared);
        if (it->name == QLatin1String("scorecards"))
            while (window().page().currentTab() != QLatin1String("scorecards"))
                m_robot->press(Qt::Key_P);
        m_robot->picture(it->name);
        m_report["special"].push_back(it->name.toStdString());
        wanted.erase(it);
    }
    for (const auto &missing : wanted)
        throw Lost(QStringLiteral("no case of this kind among the newest: %1").arg(missing.name));
}

void Tour::showByCode(const app::PreparedCase &prepared)
{
    m_robot->press(Qt::Key_Slash);
    m_robot->type(prepared.code());
    m_robot->press(Qt::Key_Return);
    m_robot->until(QStringLiteral("the case found by its code"), [&] {
        return view().caseKey == prepared.key() &&
               (window().page().sheets().hasPage(0) || window().page().sheets().pageCount() == 0);
    });
    m_robot->press(Qt::Key_Escape); // the whole queue again
}

void Tour::showDark()
{
    m_robot->press(Qt::Key_T, Qt::ControlModifier);
    m_robot->picture(QStringLiteral("case-dark"));
    m_robot->press(Qt::Key_O);
    m_robot->until(QStringLiteral("the outbox"), [&] { return window().screen() == Screen::Outbox; });
    m_robot->picture(QStringLiteral("outbox-dark"));
    m_robot->press(Qt::Key_T, Qt::ControlModifier);
    m_robot->picture(QStringLiteral("outbox-before"));
}

void Tour::untilNothingIsUnderWay()
{
    m_robot->until(
        QStringLiteral("everything to be written or to need a person"),
        [&] {
            const auto counts = m_bench->services()->outbox.counts();
            return counts && counts->held + counts->waiting + counts->sending + counts->unknown == 0;
        },
        180'000);
}

void Tour::release()
{
    const qint64 from = m_clock.elapsed();
    m_robot->press(Qt::Key_Return, Qt::ShiftModifier);
    untilNothingIsUnderWay();
    m_seconds["release_to_written"] = double(m_clock.elapsed() - from) / 1000;
    m_robot->settle();
    m_robot->picture(QStringLiteral("outbox-written"));
    m_robot->press(Qt::Key_Space);
    m_robot->picture(QStringLiteral("outbox-difference"));
    m_robot->press(Qt::Key_Escape);
    m_robot->press(Qt::Key_Escape);
    m_robot->until(QStringLiteral("the desk"), [&] {
        if (window().screen() == Screen::Case)
            m_robot->press(Qt::Key_Escape);
        return window().screen() == Screen::Desk;
    });
    m_robot->picture(QStringLiteral("desk-after"));
}

} // namespace tour
