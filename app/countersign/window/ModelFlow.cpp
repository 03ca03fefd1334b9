#include "app/countersign/window/ModelFlow.h"

#include <QFileDialog>
#include <QLocale>

namespace app {

using ui::model::FactCard;
using ui::model::ModelView;
using ui::widgets::Tone;

namespace {

QString tr(const char *text)
{
    return ModelFlow::tr(text);
}

QString paperWord(const QString &paper)
{
    if (paper == QLatin1String("resume"))
        return tr("résumés");
    if (paper == QLatin1String("cover_letter"))
        return tr("cover letters");
    return tr("scorecards");
}

QString whereWords(const drafting::ProviderProfile &profile)
{
    switch (profile.locality) {
    case drafting::Locality::Local:
        return tr("On this computer. Nothing leaves it.");
    case drafting::Locality::Private:
        return tr("In your company's own network, at %1.").arg(profile.baseUrl.host());
    case drafting::Locality::Cloud:
        break;
    }
    return tr("With a provider, at %1.").arg(profile.baseUrl.host());
}

QString leaveWords(const drafting::ProviderProfile &profile)
{
    QStringList papers;
    for (const auto &paper : profile.maySend)
        papers.append(paperWord(paper));
    QString words =
        papers.isEmpty()
            ? tr("No paper may leave.")
            : tr("%1, with everything taken out that says who somebody is.").arg(papers.join(QStringLiteral(", ")));
    words[0] = words.at(0).toUpper();
    if (!profile.notFrom.isEmpty())
        words += QLatin1Char(' ') + tr("Not from %1.").arg(profile.notFrom.join(QStringLiteral(", ")));
    return words + QLatin1Char(' ') + tr("Nobody who asked for people only is ever sent.");
}

QString useWords(drafting::Gateway &gateway, const drafting::ProviderProfile &profile)
{
    const auto use = gateway.use();
    const QLocale locale;
    QString words = tr("Questions since the start: %1. Tokens in the last day: %2")
                        .arg(locale.toString(use.questions), locale.toString(use.tokens));
    words += profile.perDay > 0 ? tr(" of %1.").arg(locale.toString(profile.perDay)) : QStringLiteral(".");
    switch (gateway.standing()) {
    case drafting::ModelStanding::Ready:
        return words;
    case drafting::ModelStanding::Resting:
        return words + QLatin1Char(' ') + tr("It failed several times in a row and is left alone for a while.");
    case drafting::ModelStanding::DayIsFull:
        return words + QLatin1Char(' ') + tr("The day is full; drafts are made without it until tomorrow.");
    case drafting::ModelStanding::Locked:
        return words + QLatin1Char(' ') + tr("It refused the key or does not know the model. T tests it again.");
    }
    return words;
}

QString keyWords(const drafting::ProviderProfile &profile, bool kept)
{
    if (profile.key == drafting::KeyPlace::Nowhere)
        return tr("It takes none.");
    return kept ? tr("Kept, sealed on this computer.") : tr("Missing. P gives it; without it the model is not asked.");
}

} // namespace

ModelView modelView(ModelDesk &models, bool machineFile)
{
    const auto &provider = models.provider();
    ModelView view;
    view.fileIsFixed = machineFile;
    view.notice = provider.trouble.isEmpty() ? models.promptTrouble() : provider.trouble;
    if (!provider.profile || !models.gateway()) {
        view.heading = tr("Drafts without a model");
        view.subtitle = tr("The built-in engine drafts everything here, on this computer alone. A model is set up by a "
                           "provider file from your administrator.");
        return view;
    }
    const auto &profile = *provider.profile;
    view.hasProvider = true;
    view.takesKey = profile.key != drafting::KeyPlace::Nowhere;
    view.heading = tr("Drafts by %1").arg(profile.name);
    view.subtitle =
        tr("It proposes, code checks, you approve. The built-in engine takes over whenever it is out of reach.");
    const auto kept = models.departures().key(profile.name);
    view.cards = {
        {tr("Model"),
         tr("%1. Every screening is asked %2 times, in other order and words, to see which verdicts waver.")
             .arg(profile.model)
             .arg(profile.repeats + 1)},
        {tr("Where it is"),
         whereWords(profile) +
             (profile.region.isEmpty() ? QString() : QLatin1Char(' ') + tr("Region: %1.").arg(profile.region))},
        {tr("What is agreed"), tr("What it keeps: %1. It does not learn from what it is sent. Terms read on %2.")
                                   .arg(profile.retention, QLocale().toString(profile.checked, QLocale::LongFormat))},
        {tr("What may leave"), leaveWords(profile)},
        {tr("Key"), keyWords(profile, kept && !kept->isEmpty())},
        {tr("Use"), useWords(*models.gateway(), profile)},
    };
    return view;
}

ModelFlow::ModelFlow(Services &services, ui::model::ModelPane &pane, QObject *parent)
    : QObject(parent), m_services(services), m_pane(pane)
{
    using ui::model::ModelPane;
    connect(&m_pane, &ModelPane::testRequested, this, &ModelFlow::test);
    connect(&m_pane, &ModelPane::keyGiven, this, &ModelFlow::keepKey);
    connect(&m_pane, &ModelPane::fileRequested, this, [this] {
        const QString file =
            QFileDialog::getOpenFileName(&m_pane, tr("Use a provider file"), {}, tr("Provider files (*.json)"));
        if (!file.isEmpty())
            useFile(file);
    });
}

void ModelFlow::show()
{
    auto view = modelView(m_services.models, usesMachineProvider());
    if (!m_said.isEmpty()) {
        view.notice = m_said;
        view.tone = m_tone;
    }
    m_pane.setModel(view);
}

void ModelFlow::say(const QString &sentence, Tone tone)
{
    m_said = sentence;
    m_tone = tone;
    show();
}

void ModelFlow::test()
{
    const auto gateway = m_services.models.gateway();
    if (!gateway)
        return;
    say(tr("Asking for one word …"), Tone::Plain);
    m_scope.restart(); // the last press counts
    m_scope.start(
        gateway->test(m_scope.token()),
        [this, gateway](const base::Result<drafting::ModelAnswer> &answer) { // it lives as long as the question
            if (!answer && answer.error().kind == base::Kind::Cancelled)
                return;
            if (!answer)
                say(ui::sentence(answer.error(), ui::Doing::AskingModel, {}), Tone::Brick);
            else
                say(testSentence(*answer), answer->outcome == drafting::Outcome::Ok ? Tone::Plain : Tone::Brick);
        });
}

void ModelFlow::keepKey(const QString &key)
{
    m_scope.start(m_services.models.setKey(base::Secret(key.toUtf8())), [this, key](const base::Result<void> &kept) {
        if (!kept)
            say(ui::sentence(kept.error(), ui::Doing::AskingModel, {}), Tone::Brick);
        else
            say(key.isEmpty() ? tr("The key is removed.") : tr("The key is kept. T tests the connection."),
                Tone::Plain);
        Q_EMIT providerChanged();
    });
}

void ModelFlow::useFile(const QString &file)
{
    const auto used = installProvider(m_services.paths, file);
    if (!used) {
        say(used.error().subject, Tone::Brick);
        return;
    }
    m_services.models.use(providerInForce(m_services.paths));
    say(tr("The provider file is in use. T tests the connection."), Tone::Plain);
    Q_EMIT providerChanged();
}

} // namespace app
