// One case with everything that is shown of it, in memory while it is open or comes next.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "documents/OpenDocument.h"
#include "domain/Application.h"
#include "domain/Candidate.h"
#include "domain/Jurisdictions.h"
#include "domain/Record.h"
#include "domain/Requisition.h"
#include "drafting/Synthesis.h"

namespace app {

struct CaseFile
{
    domain::Attachment attachment;
    std::shared_ptr<documents::OpenDocument> document; // null when the file could not be had
    std::optional<base::Error> error;                  // why not
    // Exact places, filled by CasePictures: of passages (begin, end), and of what identifies the person.
    std::map<std::pair<int, int>, std::vector<documents::PageBox>> places = {};
    std::vector<documents::PageBox> identity = {};
    bool identityPlaced = false;
};

enum class NoDraft
{
    None,
    OptedOut,       // asked for review without AI
    NoReadableFile, // nothing to draft from: workable by hand
};

// What the model came to in this case, for one sentence beside the drafts.
enum class ModelState
{
    None,    // there is no model, or nothing to ask it
    Asked,   // on its way
    Drafted, // what stands there is its work, checked
    Without, // it was not used: see error
};

struct ModelCame
{
    ModelState state = ModelState::None;
    std::optional<base::Error> error = {};
};

struct PreparedCase
{
    domain::AccountId account;
    domain::Application application;
    domain::Candidate candidate;
    domain::Requisition requisition;
    domain::Jurisdictions places;
    std::vector<CaseFile> files; // the résumé first
    std::vector<domain::Note> notes;
    std::vector<domain::Scorecard> scorecards;
    std::vector<drafting::Interview> interviews; // the same, with the interviewers' names
    NoDraft noDraft = NoDraft::None;
    ModelCame model = {};
    bool checking = false; // the papers' words still have to be held against their pages // SEC-35
    bool finished = false; // papers checked and the model asked, by CaseStudio::finish

    QString key() const { return keyOf(account, application.id); }
    QString code() const { return domain::candidateCode(account, application.candidate); }
    static QString keyOf(const domain::AccountId &account, const domain::ApplicationId &application)
    {
        return account.text() + QLatin1Char(' ') + application.text();
    }
    std::vector<domain::DocumentText> readableTexts() const;
    int fileWith(const base::Digest &digest) const; // index into files, -1 when it is none of them
};

using CasePtr = std::shared_ptr<PreparedCase>;

} // namespace app
