// A reader that leaves out what the administrator does not want read here: such lists are empty. Writing does not go
// through it, for a note that is written must be found again. // DESIGN 10 (29)
#pragma once

#include "ats/Reader.h"
#include "domain/ConnectionProfile.h"

namespace ats {

// The whole outlives this.
class DirectedReader final : public Reader
{
public:
    DirectedReader(Reader &whole, domain::Directions directions) : m_whole(whole), m_directions(std::move(directions))
    {
    }

    Capabilities capabilities() const override { return m_whole.capabilities(); }
    QDateTime systemTime() const override { return m_whole.systemTime(); }
    void remember(const std::vector<StageRow> &stages) override { m_whole.remember(stages); }
    base::Task<base::Result<domain::User>> currentUser(QString subject, std::stop_token stop) override;
    base::Task<base::Result<Page<domain::Requisition>>> requisitions(Window window, QString next,
                                                                     std::stop_token stop) override;
    base::Task<base::Result<Page<StageRow>>> stages(Window window, QString next, std::stop_token stop) override;
    base::Task<base::Result<Page<Posting>>> postings(Window window, QString next, std::stop_token stop) override;
    base::Task<base::Result<Page<domain::Application>>> applications(Window window, QString next,
                                                                     std::stop_token stop) override;
    base::Task<base::Result<std::vector<domain::Application>>> applicationsById(std::vector<domain::ApplicationId> ids,
                                                                                std::stop_token stop) override;
    base::Task<base::Result<Page<domain::Candidate>>> candidates(Window window, QString next,
                                                                 std::stop_token stop) override;
    base::Task<base::Result<std::vector<domain::Candidate>>> candidatesById(std::vector<domain::CandidateId> ids,
                                                                            std::stop_token stop) override;
    base::Task<base::Result<Page<domain::Attachment>>> attachments(Window window, QString next,
                                                                   std::stop_token stop) override;
    base::Task<base::Result<std::vector<domain::Attachment>>> attachmentsOf(std::vector<domain::ApplicationId> ids,
                                                                            std::stop_token stop) override;
    base::Task<base::Result<Page<domain::Note>>> notes(Window window, QString next, std::stop_token stop) override;
    base::Task<base::Result<std::vector<domain::Note>>> notesOf(std::vector<domain::ApplicationId> ids,
                                                                std::stop_token stop) override;
    base::Task<base::Result<std::vector<domain::Note>>> notesAbout(std::vector<domain::CandidateId> ids,
                                                                   std::stop_token stop) override;
    base::Task<base::Result<Page<domain::Scorecard>>> scorecards(Window window, QString next,
                                                                 std::stop_token stop) override;
    base::Task<base::Result<std::vector<domain::Scorecard>>> scorecardsOf(std::vector<domain::ApplicationId> ids,
                                                                          std::stop_token stop) override;
    base::Task<base::Result<Page<domain::User>>> users(Window window, QString next, std::stop_token stop) override;
    base::Task<base::Result<std::vector<domain::FieldDefinition>>> fieldDefinitions(std::stop_token stop) override;
    base::Task<base::Result<std::vector<domain::Disposition>>> dispositions(std::stop_token stop) override;
    base::Task<base::Result<std::optional<domain::Disposition>>> dispositionOf(domain::ApplicationId application,
                                                                               std::stop_token stop) override;
    base::Task<base::Result<std::optional<QString>>> tagApplied(domain::CandidateId candidate, QString tag,
                                                                std::stop_token stop) override;
    base::Task<base::Result<QByteArray>> download(domain::Attachment attachment, std::stop_token stop) override;

private:
    Reader &m_whole;
    domain::Directions m_directions;
};

} // namespace ats
