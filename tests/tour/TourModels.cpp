// The part of the walk with a model: each wire dialect once, what wavers, what speaks to a machine, and a model that
// cannot be reached.
#include "drafting/ScriptedModel.h"
#include "fakes/ProviderForTests.h"
#include "tour/Tour.h"

namespace tour {

using ui::main::Screen;
using ui::review::OutputState;
using ui::review::Section;

namespace {

fakes::Thought honest(const fakes::Heard &heard)
{
    return {scripted::reply(heard.user, heard.schema)};
}

// Says met to the plain question and partly as soon as the lines carry other numbers.
fakes::Thought fickle(const fakes::Heard &heard)
{
    if (!heard.schema.contains("\"findings\""))
        return honest(heard);
    const auto lines = scripted::lines(heard.user);
    const auto telling = std::find_if(lines.begin(), lines.end(), [](const scripted::Line &line) {
        return line.text.count(QLatin1Char(' ')) >= 3 && !line.text.contains(QLatin1Char('['));
    });
    const char *verdict = heard.user.contains(QLatin1String("\n[1] ")) ? "met" : "partly";
    nlohmann::json findings = nlohmann::json::array();
    for (const auto &[key, text] : scripted::criteria(heard.user))
        findings.push_back(scripted::finding(key, {*telling}, verdict, QStringLiteral("The papers say so.")));
    return {QByteArray::fromStdString(nlohmann::json{{"findings", findings}}.dump())};
}

} // namespace

void Tour::openDraftable()
{
    for (int looked = 0; looked < 40; ++looked) {
        const QString before = view().caseKey;
        m_robot->press(Qt::Key_Return);
        m_robot->until(QStringLiteral("the next case"),
                       [&] { return window().screen() == Screen::Case && view().caseKey != before; });
        m_robot->until(QStringLiteral("its first page or a sentence why not"), [&] {
            return window().page().sheets().hasPage(0) || window().page().sheets().pageCount() == 0;
        });
        if (caseFlow().current()->noDraft != app::NoDraft::None)
            continue;
        approveCriteriaIfAsked();
        if (view()[Section::Summary].state == OutputState::Draft &&
            view()[Section::Criteria].state == OutputState::Draft)
            return;
    }
    throw Lost(QStringLiteral("forty cases and none to draft"));
}

bool Tour::isDraftedBy(const QString &engine)
{
    const auto by = [&](domain::OutputKind kind) {
        const auto &current = caseFlow().current();
        const auto stored = m_bench->services()->desk.currentDraft(current->account, current->application.id, kind);
        return stored && *stored && (*stored)->draft.engine == engine;
    };
    return by(domain::OutputKind::Summary) && by(domain::OutputKind::Screening);
}

void Tour::untilDraftedBy(const QString &engine)
{
    m_robot->until(QStringLiteral("the drafts of ") + engine, [&] { return isDraftedBy(engine); });
    m_robot->until(QStringLiteral("them to be on the screen"),
                   [&] { return view()[Section::Summary].stateLine.contains(engine); });
    m_robot->settle();
}

// One case in two seconds, a model that thinks for 150 ms: fifteen times as fast as a case in thirty and 2.25 s. The
// first case has nobody before it; of those after it the drafts are to be there when they are opened.
void Tour::measureReadiness()
{
    constexpr int cases = 8;
    constexpr int perCaseMs = 2'000;
    constexpr int thinksMs = 150;
    auto &services = *m_bench->services();
    fakes::FakeModel model(fakes::Wire::OpenAiChat, [](const fakes::Heard &heard) {
        auto thought = honest(heard);
        thought.afterMs = thinksMs;
        return thought;
    });
    m_network.allow(model.baseUrl(), "model");
    auto profile = fakes::provider(fakes::Wire::OpenAiChat, model.baseUrl());
    profile.name = QStringLiteral("Thinking model");
    services.studio.forgetAll();
    services.models.use({profile, {}, {}});
    openDraftable();
    untilDraftedBy(profile.name);
    int opened = 0, ready = 0;
    while (opened < cases) {
        QElapsedTimer shown;
        shown.start();
        m_robot->until(QStringLiteral("her to read"), [&] { return shown.elapsed() >= perCaseMs; });
        const QString before = view().caseKey;
        m_robot->press(Qt::Key_Return);
        m_robot->until(QStringLiteral("the next case"),
                       [&] { return window().screen() == Screen::Case && view().caseKey != before; });
        if (caseFlow().current()->noDraft != app::NoDraft::None || view().criteriaWaiting)
            continue; // nothing a model could have made
        ++opened;
        ready += isDraftedBy(profile.name) ? 1 : 0;
    }
    m_report["drafts_ready_when_opened"] = {{"cases", opened}, {"ready", ready}};
    services.studio.forgetAll();
    services.models.use({});
}

// Another set of criteria on what she decided already: which verdicts flip. She leaves without approving it.
void Tour::tryCriteria()
{
    openDraftable();
    m_robot->press(Qt::Key_C);
    m_robot->until(QStringLiteral("the criteria"), [&] { return window().screen() == Screen::Criteria; });
    m_robot->settle();
    m_robot->press(Qt::Key_E);
    m_robot->press(Qt::Key_End);
    m_robot->type(QStringLiteral(" in production"));
    m_robot->press(Qt::Key_Escape);
    m_robot->press(Qt::Key_W);
    m_robot->press(Qt::Key_N);
    m_robot->type(QStringLiteral("Under 30 years old"));
    m_robot->press(Qt::Key_Escape);
    m_robot->picture(QStringLiteral("criteria-forbidden"));
    m_robot->press(Qt::Key_X);
    m_robot->press(Qt::Key_T);
    m_robot->until(QStringLiteral("the trial"), [&] { return window().criteria().isTried(); }, 60'000);
    m_robot->picture(QStringLiteral("criteria-tried"));
    m_robot->press(Qt::Key_Escape);
    m_robot->until(QStringLiteral("the case again"), [&] { return window().screen() == Screen::Case; });
}

void Tour::askModels()
{
    tryCriteria();
    workSession();
    setUpModel();
    tryPrompts();
    auto &services = *m_bench->services();
    for (const auto wire : fakes::wires) {
        fakes::FakeModel model(wire, wire == fakes::Wire::Anthropic ? fickle : honest);
        m_network.allow(model.baseUrl(), "model");
        auto profile = fakes::provider(wire, model.baseUrl());
        profile.name = QStringLiteral("Fake ") + QLatin1String(fakes::wireName(wire));
        services.studio.forgetAll();
        services.models.use({profile, {}, {}});
        openDraftable();
        untilDraftedBy(profile.name);
        m_robot->picture(QStringLiteral("model-") + QLatin1String(fakes::wireName(wire)));
        if (wire == fakes::Wire::Anthropic) {
            m_robot->press(Qt::Key_2);
            m_robot->picture(QStringLiteral("model-wavering"));
        }
        if (wire == fakes::Wire::OpenAiChat)
            approveBoth();
        if (!model.complaints().isEmpty())
            throw Lost(QStringLiteral("%1 complains: %2").arg(profile.name, model.complaints().first()));
        // The next cases are asked for by themselves; the model goes away when they are done or given up.
        services.studio.forgetAll();
        services.models.use({});
        m_report["models"].push_back(fakes::wireName(wire));
    }
    measureReadiness();
    {
        auto gone = fakes::provider(fakes::Wire::OpenAiChat, QUrl(QStringLiteral("http://127.0.0.1:1/v1")));
        gone.name = QStringLiteral("Company model");
        m_network.allow(gone.baseUrl, "model");
        services.models.use({gone, {}, {}});
        services.models.gateway()->setPatience(
            {1, base::Milliseconds(1), base::Milliseconds(1), base::Milliseconds(1)});
        openDraftable();
        m_robot->until(QStringLiteral("the model to be given up"),
                       [&] { return caseFlow().current()->model.state == app::ModelState::Without; });
        m_robot->settle();
        m_robot->picture(QStringLiteral("model-out-of-reach"));
        services.studio.forgetAll();
        services.models.use({});
    }
}

} // namespace tour
