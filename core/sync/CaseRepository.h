// What has been read, as the desk sees it. Look-ups by key answer at once on the calling (GUI) thread; what grows with
// the number of people runs aside. A person whose key was destroyed comes back without name and words.
// Errors: Storage; NotFound where said.
#pragma once

#include <optional>
#include <vector>

#include "base/Digest.h"
#include "domain/Application.h"
#include "domain/Candidate.h"
#include "domain/Document.h"
#include "domain/Proposal.h"
#include "domain/Record.h"
#include "domain/Requisition.h"
#include "store/Store.h"

namespace syncing {

// One line of the queue: nothing personal, nothing sealed.
struct QueueRow
{
    domain::ApplicationId application;
    domain::CandidateId candidate;
    domain::RequisitionId requisition;
    domain::StageId stage;
    QString stageName;
    domain::ApplicationStatus status = domain::ApplicationStatus::Active;
    QDateTime appliedAt;
    QDateTime updatedAt;
    bool optedOut = false;
};

struct PersonName
{
    domain::CandidateId candidate;
    QString name;
};

struct StoredFile
{
    QByteArray bytes;
    base::Digest digest;
    QDateTime fetchedAt;
};

struct Counts
{
    int requisitions = 0;
    int applications = 0;
    int active = 0;
    int candidates = 0;
    int attachments = 0;
    int files = 0;
};

class CaseRepository
{
public:
    explicit CaseRepository(store::Store &store) : m_store(store) {}

    // All applications of the account, newest first.
    [[nodiscard]] base::Task<base::Result<std::vector<QueueRow>>> queueRows(domain::AccountId account);
    // Names of everybody, for the filter: opens every person, so it runs aside.
    [[nodiscard]] base::Task<base::Result<std::vector<PersonName>>> names(domain::AccountId account);

    base::Result<domain::Application> application(const domain::AccountId &account,
                                                  const domain::ApplicationId &id) const; // NotFound
    base::Result<domain::Candidate> person(const domain::AccountId &account,
                                           const domain::CandidateId &id) const; // NotFound
    base::Result<domain::Requisition> requisition(const domain::AccountId &account,
                                                  const domain::RequisitionId &id) const;                // NotFound
    base::Result<std::vector<domain::Requisition>> requisitions(const domain::AccountId &account) const; // with stages

    // The résumé first. Without a link: Reader::download gets a fresh one by the id.
    base::Result<std::vector<domain::Attachment>> attachmentsOf(const domain::AccountId &account,
                                                                const domain::ApplicationId &id) const;
    [[nodiscard]] base::Task<base::Result<std::optional<StoredFile>>> fileOf(domain::AccountId account,
                                                                             domain::AttachmentId attachment);
    [[nodiscard]] base::Task<base::Result<void>> saveFile(domain::AccountId account, domain::Attachment attachment,
                                                          QByteArray bytes, QDateTime fetchedAt);

    // Of the application and of the person without one, oldest first.
    base::Result<std::vector<domain::Note>> notesOf(const domain::AccountId &account,
                                                    const domain::ApplicationId &id) const;
    base::Result<std::vector<domain::Scorecard>> scorecardsOf(const domain::AccountId &account,
                                                              const domain::ApplicationId &id) const;
    base::Result<std::optional<domain::User>> user(const domain::AccountId &account, const domain::UserId &id) const;
    base::Result<std::vector<domain::FieldDefinition>> fieldDefinitions(const domain::AccountId &account) const;
    base::Result<std::vector<domain::Disposition>> dispositions(const domain::AccountId &account) const; // by name
    base::Result<Counts> counts(const domain::AccountId &account) const;

private:
    store::Store &m_store;
};

} // namespace syncing
