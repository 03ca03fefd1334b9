#include "ats/DirectedReader.h"

namespace ats {

using base::Result;
using base::Task;

namespace {

template <class T>
Task<Result<T>> nothing()
{
    co_return T();
}

} // namespace

// What is always read goes on as it is.
Task<Result<domain::User>> DirectedReader::currentUser(QString subject, std::stop_token stop)
{
    return m_whole.currentUser(std::move(subject), std::move(stop));
}

Task<Result<Page<domain::Requisition>>> DirectedReader::requisitions(Window window, QString next, std::stop_token stop)
{
    return m_whole.requisitions(window, std::move(next), std::move(stop));
}

Task<Result<Page<StageRow>>> DirectedReader::stages(Window window, QString next, std::stop_token stop)
{
    return m_whole.stages(window, std::move(next), std::move(stop));
}

Task<Result<Page<Posting>>> DirectedReader::postings(Window window, QString next, std::stop_token stop)
{
    return m_whole.postings(window, std::move(next), std::move(stop));
}

Task<Result<Page<domain::Application>>> DirectedReader::applications(Window window, QString next, std::stop_token stop)
{
    return m_whole.applications(window, std::move(next), std::move(stop));
}

Task<Result<std::vector<domain::Application>>> DirectedReader::applicationsById(std::vector<domain::ApplicationId> ids,
                                                                                std::stop_token stop)
{
    return m_whole.applicationsById(std::move(ids), std::move(stop));
}

Task<Result<Page<domain::Candidate>>> DirectedReader::candidates(Window window, QString next, std::stop_token stop)
{
    return m_whole.candidates(window, std::move(next), std::move(stop));
}

Task<Result<std::vector<domain::Candidate>>> DirectedReader::candidatesById(std::vector<domain::CandidateId> ids,
                                                                            std::stop_token stop)
{
    return m_whole.candidatesById(std::move(ids), std::move(stop));
}

Task<Result<std::vector<domain::Note>>> DirectedReader::notesAbout(std::vector<domain::CandidateId> ids,
                                                                   std::stop_token stop)
{
    return m_whole.notesAbout(std::move(ids), std::move(stop));
}

Task<Result<Page<domain::User>>> DirectedReader::users(Window window, QString next, std::stop_token stop)
{
    return m_whole.users(window, std::move(next), std::move(stop));
}

Task<Result<std::vector<domain::FieldDefinition>>> DirectedReader::fieldDefinitions(std::stop_token stop)
{
    return m_whole.fieldDefinitions(std::move(stop));
}

Task<Result<std::vector<domain::Disposition>>> DirectedReader::dispositions(std::stop_token stop)
{
    return m_whole.dispositions(std::move(stop));
}

Task<Result<std::optional<domain::Disposition>>> DirectedReader::dispositionOf(domain::ApplicationId application,
                                                                               std::stop_token stop)
{
    return m_whole.dispositionOf(std::move(application), std::move(stop));
}

Task<Result<std::optional<QString>>> DirectedReader::tagApplied(domain::CandidateId candidate, QString tag,
                                                                std::stop_token stop)
{
    return m_whole.tagApplied(std::move(candidate), std::move(tag), std::move(stop));
}

Task<Result<QByteArray>> DirectedReader::download(domain::Attachment attachment, std::stop_token stop)
{
    return m_whole.download(std::move(attachment), std::move(stop));
}

// What may be left out.
Task<Result<Page<domain::Attachment>>> DirectedReader::attachments(Window window, QString next, std::stop_token stop)
{
    return m_directions.reads(domain::Object::Files) ? m_whole.attachments(window, std::move(next), std::move(stop))
                                                     : nothing<Page<domain::Attachment>>();
}

Task<Result<std::vector<domain::Attachment>>> DirectedReader::attachmentsOf(std::vector<domain::ApplicationId> ids,
                                                                            std::stop_token stop)
{
    return m_directions.reads(domain::Object::Files) ? m_whole.attachmentsOf(std::move(ids), std::move(stop))
                                                     : nothing<std::vector<domain::Attachment>>();
}

Task<Result<Page<domain::Note>>> DirectedReader::notes(Window window, QString next, std::stop_token stop)
{
    return m_directions.reads(domain::Object::Notes) ? m_whole.notes(window, std::move(next), std::move(stop))
                                                     : nothing<Page<domain::Note>>();
}

Task<Result<std::vector<domain::Note>>> DirectedReader::notesOf(std::vector<domain::ApplicationId> ids,
                                                                std::stop_token stop)
{
    return m_directions.reads(domain::Object::Notes) ? m_whole.notesOf(std::move(ids), std::move(stop))
                                                     : nothing<std::vector<domain::Note>>();
}

Task<Result<Page<domain::Scorecard>>> DirectedReader::scorecards(Window window, QString next, std::stop_token stop)
{
    return m_directions.reads(domain::Object::Scorecards) ? m_whole.scorecards(window, std::move(next), std::move(stop))
                                                          : nothing<Page<domain::Scorecard>>();
}

Task<Result<std::vector<domain::Scorecard>>> DirectedReader::scorecardsOf(std::vector<domain::ApplicationId> ids,
                                                                          std::stop_token stop)
{
    return m_directions.reads(domain::Object::Scorecards) ? m_whole.scorecardsOf(std::move(ids), std::move(stop))
                                                          : nothing<std::vector<domain::Scorecard>>();
}

} // namespace ats
