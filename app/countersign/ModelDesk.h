// The model that the administrator allows, if there is one: asked for the drafts of one case at a time, never without
// the leave of review::Departures. What it answers replaces the built-in engine's drafts unless a person touched them.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>

#include <QObject>

#include "app/countersign/Paths.h"
#include "app/countersign/PreparedCase.h"
#include "domain/JobFamily.h"
#include "drafting/ModelDrafts.h"
#include "drafting/ModelLetters.h"
#include "drafting/providers/Gateway.h"
#include "review/Departures.h"
#include "review/Desk.h"

namespace app {

// The provider's file, and why it cannot be used.
struct ProviderInForce
{
    std::optional<drafting::ProviderProfile> profile = {};
    QByteArray trust = {};
    QString trouble = {}; // one sentence
};

// The machine's file (/etc/countersign/provider.json) wins over the one in the data folder; without any there is no
// model.
ProviderInForce providerInForce(const Paths &paths);
ProviderInForce providerFrom(const QString &file);
bool usesMachineProvider();
// Checks the file and copies it, with its certificate file, into the data folder. Errors: Invalid or Storage, with one
// sentence as subject; what was in use stays.
base::Result<ProviderInForce> installProvider(const Paths &paths, const QString &file);
// What a test of the connection came to, in one sentence.
QString testSentence(const drafting::ModelAnswer &answer);

class ModelDesk : public QObject
{
    Q_OBJECT

public:
    ModelDesk(net::Transport &transport, store::Store &store, review::Desk &desk, std::shared_ptr<base::Clock> clock);

    void use(ProviderInForce provider); // none: from now on the built-in engine alone
    bool isOn() const { return m_gateway != nullptr; }
    const ProviderInForce &provider() const { return m_provider; }
    std::shared_ptr<drafting::Gateway> gateway() const { return m_gateway; }
    review::Departures &departures() { return m_departures; }
    // Keeps the key sealed and uses it from now on.
    [[nodiscard]] base::Task<base::Result<void>> setKey(base::Secret key);

    // What still waits to be drafted by the model: each kind whose stored draft has other inputs and is untouched.
    // Leaves in prepared.model what came of it. Errors: Cancelled; all else is said in the case.
    [[nodiscard]] base::Task<base::Result<void>> draft(CasePtr prepared, domain::CriteriaSet criteria,
                                                       std::stop_token stop);
    // The prompt in use: the administrator's where its file was tried on decided cases, else the program's own.
    drafting::Prompt prompt(domain::OutputKind kind, const domain::Requisition &requisition) const;
    // From <data folder>/prompts, and <data folder>/prompts/<family> for the requisitions of a family; looked at at the
    // start. A file that was not tried is said, not used.
    void usePrompts(const QString &folder, std::vector<domain::JobFamily> families);
    void setLanguage(const QString &language) { m_language = language; } // of drafts: as of CaseInput
    QString promptTrouble() const { return m_promptTrouble; }
    QString familyOf(const domain::Requisition &requisition) const { return domain::familyOf(m_families, requisition); }
    // One draft with this prompt, for a trial: not kept. A message is worded as the next step.
    [[nodiscard]] base::Task<base::Result<domain::Draft>> draftWith(domain::OutputKind kind, CasePtr prepared,
                                                                    domain::CriteriaSet criteria,
                                                                    drafting::Prompt prompt, std::stop_token stop);
    // The message in the model's words; nothing of the person leaves for it. Errors: NotFound (a refusal, or no model),
    // BadAnswer (the words break a rule: the built-in ones stand), and whatever the model comes to.
    [[nodiscard]] base::Task<base::Result<domain::Draft>> word(CasePtr prepared, drafting::LetterInput letter,
                                                               std::stop_token stop);
    // The same with another prompt than the one in use.
    [[nodiscard]] base::Task<base::Result<domain::Draft>> wordWith(CasePtr prepared, drafting::LetterInput letter,
                                                                   drafting::Prompt prompt, std::stop_token stop);
    // Whether a draft is this model's, so that the built-in engine leaves it alone.
    bool made(const domain::Draft &draft) const;

Q_SIGNALS:
    void changed(); // another provider, key or standing

private:
    drafting::ModelCase caseOf(const PreparedCase &prepared, const domain::CriteriaSet &criteria) const;
    // True: what stands is the model's.
    [[nodiscard]] base::Task<base::Result<bool>> draftOne(domain::OutputKind kind, CasePtr prepared,
                                                          drafting::ModelCase about, std::stop_token stop);
    // What is asked, for what, and how its answer becomes a draft.
    struct Errand
    {
        drafting::Question question;
        std::shared_ptr<const net::OutboundGate> gate;
        domain::OutputKind kind = domain::OutputKind::Summary;
        QStringList sends;
        int redacted = 0;
        int withheld = 0;
        std::function<base::Result<domain::Draft>(const drafting::ModelAnswer &)> read;
    };
    static Errand errandOf(std::shared_ptr<const drafting::ModelDraft> question);
    // One question with its leave, its answer and its line in the list of departures.
    [[nodiscard]] base::Task<base::Result<domain::Draft>> ask(std::shared_ptr<drafting::Gateway> gateway,
                                                              CasePtr prepared, Errand errand, std::stop_token stop);
    // The same asked again in other dresses, as often as the profile says: which verdicts waver. // CMP-21
    [[nodiscard]] base::Task<base::Result<domain::Draft>> steady(std::shared_ptr<drafting::Gateway> gateway,
                                                                 CasePtr prepared, drafting::ModelCase about,
                                                                 domain::Draft base, std::stop_token stop);

    net::Transport &m_transport;
    review::Desk &m_desk;
    std::shared_ptr<base::Clock> m_clock;
    review::Departures m_departures;
    QByteArray m_nonceKey;
    ProviderInForce m_provider;
    std::shared_ptr<drafting::Gateway> m_gateway;
    void usePromptsOf(const QString &folder, const QString &family);
    std::vector<domain::JobFamily> m_families;
    // Of the administrator's, tried; by family, where empty is for all.
    std::map<std::pair<QString, domain::OutputKind>, drafting::Prompt> m_prompts;
    QString m_promptTrouble;
    QString m_language;
};

} // namespace app
