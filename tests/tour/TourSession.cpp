// The part of the walk with a session in the order of need, the model's own screen, and messages by themselves.
#include "drafting/ScriptedModel.h"
#include "fakes/ProviderForTests.h"
#include "tour/Tour.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace tour {

using ui::main::Screen;
using ui::review::OutputState;
using ui::review::Section;

// From the desk: S, wait until its cases are drafted, look at the first ones, and back to the order of arrival.
void Tour::workSession()
{
    auto &queue = *m_bench->queueFlow();
    m_robot->press(Qt::Key_Escape);
    m_robot->until(QStringLiteral("the desk"), [&] { return window().screen() == Screen::Desk; });
    m_robot->press(Qt::Key_S);
    m_robot->until(QStringLiteral("the session"), [&] { return queue.inSession(); });
    const int cases = queue.sessionCount();
    // What has no criteria yet is drafted as far as it can be: each case has a summary, or a reason why not.
    m_robot->until(QStringLiteral("its cases to be drafted"), [&] { return queue.notReady().empty(); }, 180'000);
    m_robot->settle();
    m_robot->picture(QStringLiteral("session-desk"));
    m_robot->press(Qt::Key_Return);
    m_robot->until(QStringLiteral("its first case"), [&] {
        return window().screen() == Screen::Case && caseFlow().current() &&
               queue.sessionPosition(caseFlow().current()->key()) > 0;
    });
    m_robot->until(QStringLiteral("its first page or a sentence why not"),
                   [&] { return window().page().sheets().hasPage(0) || window().page().sheets().pageCount() == 0; });
    m_robot->settle();
    m_robot->picture(QStringLiteral("session-case"));
    // What comes first wants her eye more than what comes next.
    const auto &model = window().queue().model();
    nlohmann::json groups = nlohmann::json::array();
    for (int line = 0; line < model.rowCount(); ++line)
        if (const auto *group = model.groupAt(line))
            groups.push_back({{"title", group->title.toStdString()}, {"cases", group->total}});
    m_report["session"] = {{"cases", cases}, {"groups", groups}, {"first", queue.sessionPosition(view().caseKey)}};
    m_robot->press(Qt::Key_Escape);
    m_robot->until(QStringLiteral("the desk again"), [&] { return window().screen() == Screen::Desk; });
    m_robot->press(Qt::Key_S);
    m_robot->until(QStringLiteral("the order of arrival"), [&] { return !queue.inSession(); });
    m_robot->press(Qt::Key_Return);
    m_robot->until(QStringLiteral("a case"), [&] { return window().screen() == Screen::Case; });
}

// The model's screen, by keys: nothing set up, a provider file, its key, and whether it answers.
void Tour::setUpModel()
{
    fakes::FakeModel model(fakes::Wire::OpenAiChat, [](const fakes::Heard &heard) {
        return fakes::Thought{scripted::reply(heard.user, heard.schema)};
    });
    model.setKey("tour-key");
    m_network.allow(model.baseUrl(), "model");
    m_robot->press(Qt::Key_Escape);
    m_robot->until(QStringLiteral("the desk"), [&] { return window().screen() == Screen::Desk; });
    m_robot->press(Qt::Key_M);
    m_robot->until(QStringLiteral("the model's screen"), [&] { return window().screen() == Screen::Model; });
    m_robot->picture(QStringLiteral("model-none"));
    const QString path = m_home.filePath(QStringLiteral("provider-given.json"));
    QFile file(path);
    if (!file.open(QFile::WriteOnly))
        throw Lost(QStringLiteral("the provider file cannot be written"));
    file.write("{}");
    file.close();
    m_bench->modelFlow()->useFile(path); // what the file dialog hands over
    m_robot->picture(QStringLiteral("model-wrong-file"));
    if (!file.open(QFile::WriteOnly))
        throw Lost(QStringLiteral("the provider file cannot be written"));
    file.write(fakes::providerJson(fakes::Wire::OpenAiChat, model.baseUrl(), ", \"auth\": \"bearer\""));
    file.close();
    m_bench->modelFlow()->useFile(path);
    m_robot->settle();
    m_robot->press(Qt::Key_P);
    m_robot->type(QStringLiteral("tour-key"));
    m_robot->picture(QStringLiteral("model-key"));
    m_robot->press(Qt::Key_Return);
    const auto says = [&](const char *words) { return m_bench->modelFlow()->said().contains(QLatin1String(words)); };
    m_robot->until(QStringLiteral("the key to be kept"), [&] { return says("is kept"); });
    m_robot->press(Qt::Key_T);
    m_robot->until(QStringLiteral("an answer"), [&] { return says("It answers"); });
    m_robot->picture(QStringLiteral("model-set-up"));
    m_robot->press(Qt::Key_Escape);
    m_robot->until(QStringLiteral("the desk"), [&] { return window().screen() == Screen::Desk; });
    m_robot->press(Qt::Key_Return);
    writeMessages();
    m_bench->services()->studio.forgetAll();
    m_bench->services()->models.use({});
    QFile::remove(m_home.filePath(QStringLiteral("data/provider.json")));
}

// M: a message without a proposal, another kind with every press, in the model's words where there is one.
void Tour::writeMessages()
{
    openDraftable();
    const auto words = [&] {
        const auto &current = caseFlow().current();
        const auto stored = m_bench->services()->desk.currentDraft(current->account, current->application.id,
                                                                   domain::OutputKind::Message);
        return stored && *stored ? domain::plainText((*stored)->draft, {}) : QString();
    };
    m_robot->press(Qt::Key_M);
    m_robot->until(QStringLiteral("the message in the model's words"), [&] {
        return view()[Section::Message].stateLine.contains(QStringLiteral("Fake")) && !words().isEmpty();
    });
    m_robot->settle();
    m_robot->picture(QStringLiteral("message-by-model"));
    const QString first = words();
    m_robot->press(Qt::Key_M);
    m_robot->until(QStringLiteral("another message"), [&] { return !words().isEmpty() && words() != first; });
    m_robot->press(Qt::Key_X);
    m_robot->until(QStringLiteral("it to be rejected"),
                   [&] { return view()[Section::Message].state == OutputState::Rejected; });
    m_robot->press(Qt::Key_Escape);
    m_report["messages_by_model"] = 1;
}

// A family's own prompt is not used before it was tried on decided cases; then it is.
void Tour::tryPrompts()
{
    auto &services = *m_bench->services();
    fakes::FakeModel model(fakes::Wire::OpenAiChat, [](const fakes::Heard &heard) {
        return fakes::Thought{scripted::reply(heard.user, heard.schema)};
    });
    m_network.allow(model.baseUrl(), "model");
    services.models.use({fakes::provider(fakes::Wire::OpenAiChat, model.baseUrl()), {}, {}});
    const QString folder = m_home.filePath(QStringLiteral("prompts"));
    const std::vector<domain::JobFamily> families{{QStringLiteral("everybody"), {QStringLiteral("*")}, {}}};
    const auto requisition = caseFlow().current()->requisition;
    nlohmann::json tried = nlohmann::json::array();
    for (const auto kind : {domain::OutputKind::Screening, domain::OutputKind::Summary, domain::OutputKind::Message}) {
        const auto &builtIn = drafting::builtInPrompt(kind);
        const QByteArray bytes = "version: company 1\n\n" + builtIn.text.toUtf8() + "\n\nBe brief.";
        const QString path = folder + QStringLiteral("/everybody/") + builtIn.name + QStringLiteral(".txt");
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QFile::WriteOnly) || file.write(bytes) != bytes.size())
            throw Lost(QStringLiteral("a prompt cannot be written"));
        file.close();
        services.models.usePrompts(folder, families);
        if (services.models.prompt(kind, requisition).version != builtIn.version)
            throw Lost(QStringLiteral("a prompt that nobody tried is in use"));
        const auto prompt = drafting::readPrompt(builtIn.name, bytes, builtIn.schema).value();
        base::TaskScope scope;
        std::optional<base::Result<review::Trial>> trial;
        scope.start(services.trials.tryPrompt(kind, prompt, QStringLiteral("everybody"), 4, scope.token()),
                    [&trial](const base::Result<review::Trial> &done) { trial = done; });
        m_robot->until(QStringLiteral("the trial of a prompt"), [&] { return trial.has_value(); }, 60'000);
        if (!*trial)
            throw Lost(QStringLiteral("the trial of a prompt: ") + (*trial).error().forLog);
        bool kept = false;
        scope.start(services.models.departures().keepTrial(prompt.digest(), prompt.name, prompt.version,
                                                           (*trial)->cases, int((*trial)->flips.size())),
                    [&kept](const base::Result<void> &done) { kept = done.has_value(); });
        m_robot->until(QStringLiteral("the trial to be kept"), [&] { return kept; });
        services.models.usePrompts(folder, families);
        if (services.models.prompt(kind, requisition).version != prompt.version)
            throw Lost(QStringLiteral("a prompt that was tried is not in use"));
        tried.push_back({{"output", builtIn.name.toStdString()},
                         {"cases", (*trial)->cases},
                         {"flips", (*trial)->flips.size()},
                         {"claims", (*trial)->after.claims}});
    }
    m_report["prompts_tried"] = tried;
    services.models.usePrompts(m_home.filePath(QStringLiteral("none")), {});
    services.studio.forgetAll();
    services.models.use({});
}

} // namespace tour
