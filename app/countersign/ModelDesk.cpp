#include "app/countersign/ModelDesk.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPointer>
#include <QSaveFile>

#include "base/Aside.h"
#include "base/Log.h"

namespace app {

using domain::OutputKind;

namespace {

constexpr qint64 mostBytes = 256 * 1024;
constexpr char machineProvider[] = "/etc/countersign/provider.json";
// What is drafted of a case; a message is worded when it is wanted.
constexpr OutputKind modelled[] = {OutputKind::Screening, OutputKind::Summary, OutputKind::Synthesis};
constexpr OutputKind prompted[] = {OutputKind::Screening, OutputKind::Summary, OutputKind::Synthesis,
                                   OutputKind::Message};

QString say(const char *sentence)
{
    return QCoreApplication::translate("app::ModelDesk", sentence);
}

using Question = std::shared_ptr<const drafting::ModelDraft>;

// Reading, redacting and guarding take a few milliseconds: aside.
base::Task<base::Result<Question>> prepareAside(OutputKind kind, drafting::ModelCase about, drafting::Prompt prompt,
                                                drafting::ProviderProfile profile, drafting::Dress dress)
{
    auto make = [kind, about = std::move(about), prompt = std::move(prompt), profile = std::move(profile),
                 dress]() -> base::Result<Question> {
        auto made = drafting::ModelDraft::prepare(kind, about, prompt, profile, {}, dress);
        if (!made)
            return tl::unexpected(made.error());
        return std::make_shared<const drafting::ModelDraft>(*std::move(made));
    };
    auto question = co_await base::aside(std::move(make));
    co_return question;
}

QString outcomeWord(drafting::Outcome outcome)
{
    static constexpr const char *words[] = {"ok", "truncated", "refused", "filtered", "malformed", "cut"};
    return QLatin1String(words[static_cast<std::size_t>(outcome)]);
}

} // namespace

ProviderInForce providerFrom(const QString &path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return {{},
                {},
                say("The provider file %1 cannot be read. Until it can, drafts are made without a model.").arg(path)};
    auto profile = drafting::readProvider(file.read(mostBytes));
    if (!profile)
        return {
            {},
            {},
            say("The provider file %1 cannot be used because of “%2”. Until it can, drafts are made without a model.")
                .arg(path, profile.error().subject)};
    ProviderInForce out{*profile, {}, {}};
    if (!profile->certificateAuthority.isEmpty()) {
        QFile trust(QFileInfo(path).dir().absoluteFilePath(profile->certificateAuthority));
        if (!trust.open(QFile::ReadOnly))
            return {{},
                    {},
                    say("The certificate file %1 cannot be read. Until it can, drafts are made without a model.")
                        .arg(trust.fileName())};
        out.trust = trust.read(mostBytes);
    }
    return out;
}

bool usesMachineProvider()
{
    return QFileInfo::exists(QLatin1String(machineProvider));
}

ProviderInForce providerInForce(const Paths &paths)
{
    for (const auto &path : {QString(QLatin1String(machineProvider)), paths.providerFile()})
        if (QFileInfo::exists(path))
            return providerFrom(path);
    return {};
}

static base::Result<void> copied(const QString &from, const QString &to)
{
    QFile in(from);
    if (!in.open(QFile::ReadOnly))
        return base::failure(base::Kind::Storage, in.errorString(), say("The file %1 cannot be read.").arg(from));
    const QByteArray bytes = in.read(mostBytes);
    QDir().mkpath(QFileInfo(to).absolutePath());
    QSaveFile out(to);
    if (!out.open(QFile::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit())
        return base::failure(base::Kind::Storage, out.errorString(),
                             say("%1 cannot be written. Check the folder's rights and free space.").arg(to));
    return {};
}

base::Result<ProviderInForce> installProvider(const Paths &paths, const QString &file)
{
    auto provider = providerFrom(file);
    if (!provider.profile)
        return base::failure(base::Kind::Invalid, QStringLiteral("provider file"), provider.trouble);
    // The name of the certificate file stays as the profile says it, beside the profile.
    const QString trust = provider.profile->certificateAuthority;
    if (!trust.isEmpty() && QFileInfo(trust).isRelative()) {
        TRY_VOID(copied(QFileInfo(file).dir().absoluteFilePath(trust), QDir(paths.folder).absoluteFilePath(trust)));
    }
    TRY_VOID(copied(file, paths.providerFile()));
    return provider;
}

QString testSentence(const drafting::ModelAnswer &answer)
{
    switch (answer.outcome) {
    case drafting::Outcome::Ok:
        return say("It answers, in the shape that was asked for.");
    case drafting::Outcome::Truncated:
        return say("It answers, but had no room for one word: raise max_output_tokens.");
    case drafting::Outcome::Refused:
        return say("It declines to answer a plain question.");
    case drafting::Outcome::Filtered:
        return say("The provider's filter blocks a plain question.");
    case drafting::Outcome::Malformed:
        return say("It answers, but not in the shape that was asked for: try \"schema\": \"prompt\".");
    case drafting::Outcome::Cut:
        break;
    }
    return say("Its answer breaks off.");
}

ModelDesk::ModelDesk(net::Transport &transport, store::Store &store, review::Desk &desk,
                     std::shared_ptr<base::Clock> clock)
    : m_transport(transport), m_desk(desk), m_clock(std::move(clock)), m_departures(store, m_clock),
      m_nonceKey(store.derivedKey("placeholders").reveal())
{
}

void ModelDesk::use(ProviderInForce provider)
{
    m_provider = std::move(provider);
    m_gateway.reset();
    if (m_provider.profile) {
        auto key = m_departures.key(m_provider.profile->name);
        if (!key)
            qCWarning(logUi) << "the model's key:" << key.error().forLog;
        m_gateway = std::make_shared<drafting::Gateway>(m_transport, m_clock, *m_provider.profile,
                                                        key.value_or(base::Secret()), m_provider.trust);
        m_gateway->spentBefore(m_departures.tokensSince(m_clock->now().addDays(-1)).value_or(0));
    }
    Q_EMIT changed();
}

drafting::ModelCase ModelDesk::caseOf(const PreparedCase &prepared, const domain::CriteriaSet &criteria) const
{
    drafting::ModelCase out;
    out.input = {prepared.account,         prepared.requisition,  prepared.application,
                 prepared.readableTexts(), m_clock->now().date(), m_language};
    out.criteria = criteria;
    out.candidate = prepared.candidate;
    for (const auto &file : prepared.files)
        out.fileNames.append(file.attachment.fileName);
    out.interviews = prepared.interviews;
    out.key = m_nonceKey;
    return out;
}

bool ModelDesk::made(const domain::Draft &draft) const
{
    return m_provider.profile && draft.engine == m_provider.profile->name;
}

base::Task<base::Result<void>> ModelDesk::setKey(base::Secret key)
{
    if (!m_provider.profile)
        co_return base::failure(base::Kind::NotFound, QStringLiteral("no provider"));
    CO_TRY_VOID(co_await m_departures.keepKey(m_provider.profile->name, std::move(key)));
    use(m_provider);
    co_return base::Result<void>{};
}

drafting::Prompt ModelDesk::prompt(OutputKind kind, const domain::Requisition &requisition) const
{
    for (const auto &family : {familyOf(requisition), QString()})
        if (const auto own = m_prompts.find({family, kind}); own != m_prompts.end())
            return own->second;
    return drafting::builtInPrompt(kind);
}

void ModelDesk::usePrompts(const QString &folder, std::vector<domain::JobFamily> families)
{
    m_families = std::move(families);
    m_prompts.clear();
    m_promptTrouble.clear();
    usePromptsOf(folder, {});
    for (const auto &family : m_families)
        usePromptsOf(folder + QLatin1Char('/') + family.name, family.name);
}

void ModelDesk::usePromptsOf(const QString &folder, const QString &family)
{
    for (const auto kind : prompted) {
        const auto &builtIn = drafting::builtInPrompt(kind);
        QFile file(folder + QLatin1Char('/') + builtIn.name + QStringLiteral(".txt"));
        if (!file.exists())
            continue;
        const bool open = file.open(QFile::ReadOnly);
        const auto read = drafting::readPrompt(builtIn.name, file.read(mostBytes), builtIn.schema);
        if (!open || !read) {
            m_promptTrouble =
                say("The prompt %1 cannot be used. Until it can, the program's own is.").arg(file.fileName());
            continue;
        }
        if (read->digest() == builtIn.digest())
            continue;
        const auto tried = m_departures.promptTried(read->digest());
        if (tried && *tried)
            m_prompts.insert_or_assign({family, kind}, *read);
        else
            m_promptTrouble = say("The prompt %1 was not tried on decided cases yet (countersign try). Until then the "
                                  "program's own is used.")
                                  .arg(file.fileName());
    }
}

base::Task<base::Result<domain::Draft>> ModelDesk::draftWith(OutputKind kind, CasePtr prepared,
                                                             domain::CriteriaSet criteria, drafting::Prompt prompt,
                                                             std::stop_token stop)
{
    const auto gateway = m_gateway;
    const QPointer<ModelDesk> alive(this);
    if (kind == OutputKind::Message) {
        drafting::LetterInput letter;
        letter.account = prepared->account;
        letter.application = prepared->application.id;
        letter.kind = drafting::LetterKind::NextStep;
        letter.requisition = prepared->requisition.title;
        letter.language = m_language;
        auto worded = co_await wordWith(prepared, letter, prompt, stop);
        co_return worded;
    }
    const auto about = caseOf(*prepared, criteria);
    const auto question = co_await prepareAside(kind, about, prompt, gateway->profile(), 0);
    if (!question)
        co_return tl::unexpected(question.error());
    if (!alive)
        co_return base::failure(base::Kind::Cancelled, QStringLiteral("trial cancelled"));
    auto draft = co_await ask(gateway, prepared, errandOf(*question), stop);
    co_return draft;
}

ModelDesk::Errand ModelDesk::errandOf(std::shared_ptr<const drafting::ModelDraft> question)
{
    return {question->question(),
            question->gate(),
            question->kind(),
            question->sends(),
            question->provenance().redacted,
            question->withheld(),
            [question](const drafting::ModelAnswer &answer) { return question->read(answer); }};
}

base::Task<base::Result<domain::Draft>> ModelDesk::word(CasePtr prepared, drafting::LetterInput letter,
                                                        std::stop_token stop)
{
    auto worded =
        co_await wordWith(prepared, std::move(letter), prompt(OutputKind::Message, prepared->requisition), stop);
    co_return worded;
}

base::Task<base::Result<domain::Draft>> ModelDesk::wordWith(CasePtr prepared, drafting::LetterInput letter,
                                                            drafting::Prompt instructions, std::stop_token stop)
{
    const auto gateway = m_gateway;
    if (!gateway)
        co_return base::failure(base::Kind::NotFound, QStringLiteral("no model"));
    auto made =
        drafting::ModelLetter::prepare(std::move(letter), prepared->candidate, instructions, gateway->profile());
    if (!made)
        co_return tl::unexpected(made.error());
    const auto question = std::make_shared<const drafting::ModelLetter>(*std::move(made));
    Errand errand{question->question(),
                  question->gate(),
                  OutputKind::Message,
                  {},
                  0,
                  0,
                  [question](const drafting::ModelAnswer &answer) { return question->read(answer); }};
    auto draft = co_await ask(gateway, prepared, std::move(errand), stop);
    co_return draft;
}

base::Task<base::Result<domain::Draft>> ModelDesk::ask(std::shared_ptr<drafting::Gateway> gateway, CasePtr prepared,
                                                       Errand errand, std::stop_token stop)
{
    const QPointer<ModelDesk> alive(this);
    const auto &profile = gateway->profile();
    const auto body = drafting::wireDialect(profile.dialect).body(profile, errand.question);
    review::Leaving leaving{prepared->account,
                            prepared->application.id,
                            errand.kind,
                            prepared->places,
                            errand.sends,
                            QLatin1String(drafting::redactionVersion),
                            errand.redacted,
                            errand.withheld,
                            base::Digest::of(body),
                            body.size(),
                            errand.gate};
    CO_TRY(auto cleared, co_await m_departures.clear(std::move(leaving), profile));
    const QString departure = cleared.id;
    auto answer = co_await gateway->ask(errand.question, std::move(cleared.leave), stop);
    if (!alive)
        co_return base::failure(base::Kind::Cancelled, QStringLiteral("drafting cancelled"));
    const QString outcome = answer ? outcomeWord(answer->outcome) : base::kindName(answer.error().kind);
    const qint64 tokens = answer ? drafting::tokensOf(errand.question, *answer) : 0;
    CO_TRY_VOID(co_await m_departures.answered(departure, outcome, tokens));
    if (!answer)
        co_return tl::unexpected(answer.error());
    if (answer->outcome != drafting::Outcome::Ok)
        co_return base::failure(base::Kind::BadAnswer, answer->why, outcome);
    auto draft = errand.read(*answer);
    co_return draft;
}

base::Task<base::Result<domain::Draft>> ModelDesk::steady(std::shared_ptr<drafting::Gateway> gateway, CasePtr prepared,
                                                          drafting::ModelCase about, domain::Draft base,
                                                          std::stop_token stop)
{
    const QPointer<ModelDesk> alive(this);
    std::vector<domain::Draft> repeats;
    for (drafting::Dress dress = 1; dress <= gateway->profile().repeats; ++dress) {
        const auto question = co_await prepareAside(base.kind, about, prompt(base.kind, about.input.requisition),
                                                    gateway->profile(), dress);
        if (!alive || stop.stop_requested())
            co_return base::failure(base::Kind::Cancelled, QStringLiteral("drafting cancelled"));
        if (!question)
            break;
        auto repeat = co_await ask(gateway, prepared, errandOf(*question), stop);
        if (!repeat && repeat.error().kind == base::Kind::Cancelled)
            co_return tl::unexpected(repeat.error());
        if (!repeat) {
            qCInfo(logUi) << "a repeat failed:" << repeat.error().forLog;
            break; // what was asked counts
        }
        repeats.push_back(*std::move(repeat));
    }
    std::vector<domain::Verdict> builtIn;
    for (const auto &claim : drafting::screen(about.input, about.criteria).claims)
        builtIn.push_back(claim.verdict);
    co_return drafting::steadied(std::move(base), repeats, builtIn);
}

base::Task<base::Result<bool>> ModelDesk::draftOne(OutputKind kind, CasePtr prepared, drafting::ModelCase about,
                                                   std::stop_token stop)
{
    const auto gateway = m_gateway; // lives as long as the question, whatever is set meanwhile
    const QPointer<ModelDesk> alive(this);
    const auto question =
        co_await prepareAside(kind, about, prompt(kind, about.input.requisition), gateway->profile(), 0);
    if (!alive || stop.stop_requested())
        co_return base::failure(base::Kind::Cancelled, QStringLiteral("drafting cancelled"));
    if (!question) {
        if (question.error().kind == base::Kind::NotFound)
            co_return false; // nothing to ask
        co_return tl::unexpected(question.error());
    }
    // The same inputs were answered before: what stands is the answer. // the cache
    CO_TRY(const auto stored, m_desk.currentDraft(prepared->account, prepared->application.id, kind));
    const bool same = stored && stored->draft.inputDigest == (*question)->inputDigest();
    if (same || (stored && (stored->state != review::DraftState::Open || stored->draft.revision > 1) &&
                 stored->state != review::DraftState::Stale))
        co_return same;
    CO_TRY(auto made, co_await ask(gateway, prepared, errandOf(*question), stop));
    if (kind == OutputKind::Screening) {
        auto steadied = co_await steady(gateway, prepared, about, std::move(made), stop);
        if (!steadied)
            co_return tl::unexpected(steadied.error());
        made = *std::move(steadied);
    }
    if (!alive || stop.stop_requested())
        co_return base::failure(base::Kind::Cancelled, QStringLiteral("drafting cancelled"));
    made.provenance.unread = static_cast<int>(prepared->files.size() - about.input.documents.size());
    const auto kept = co_await m_desk.saveDraft(std::move(made), review::Replace::IfUntouched);
    if (!kept && kept.error().kind != base::Kind::Conflict)
        co_return tl::unexpected(kept.error());
    co_return true;
}

base::Task<base::Result<void>> ModelDesk::draft(CasePtr prepared, domain::CriteriaSet criteria, std::stop_token stop)
{
    if (!m_gateway || prepared->application.optedOut)
        co_return base::Result<void>{};
    const QPointer<ModelDesk> alive(this);
    const auto about = caseOf(*prepared, criteria);
    prepared->model = {ModelState::Asked, {}};
    ModelState came = ModelState::None;
    std::optional<base::Error> error;
    for (const auto kind : modelled) {
        const auto one = co_await draftOne(kind, prepared, about, stop);
        if (!alive)
            co_return base::failure(base::Kind::Cancelled, QStringLiteral("drafting cancelled"));
        if (one) {
            came = *one ? ModelState::Drafted : came;
            continue;
        }
        if (one.error().kind == base::Kind::Cancelled) {
            prepared->model = {};
            co_return tl::unexpected(one.error());
        }
        qCInfo(logUi) << "drafted without the model:" << one.error().forLog;
        error = one.error();
        if (one.error().kind != base::Kind::BadAnswer && one.error().kind != base::Kind::Refused)
            break; // the next question would come to the same
    }
    prepared->model = {error ? ModelState::Without : came, error};
    Q_EMIT changed();
    co_return base::Result<void>{};
}

} // namespace app
