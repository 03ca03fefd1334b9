// A system without rows that says what the test wants it to say: for the Poller's behaviour in time.
#pragma once

#include <functional>

#include "ats/Reader.h"

namespace sync_testing {

class EmptyReader final : public ats::Reader
{
public:
    std::optional<base::Error> error; // of the next currentUser or list
    int rounds = 0;                   // lists of requisitions asked for
    std::vector<ats::Window> windows; // of those
    bool refuseCursors = false;
    std::function<std::vector<domain::ApplicationId>(const std::vector<domain::ApplicationId> &)> known; // by id

    ats::Capabilities capabilities() const override { return {}; }
    QDateTime systemTime() const override { return {}; }
    void remember(const std::vector<ats::StageRow> &) override {}
    base::Task<base::Result<domain::User>> currentUser(QString subject, std::stop_token) override
    {
        if (error)
            co_return tl::unexpected(*error);
        domain::User user;
        user.id = domain::UserId(subject);
        co_return user;
    }
    base::Task<base::Result<ats::Page<domain::Requisition>>> requisitions(ats::Window window, QString next,
                                                                          std::stop_token) override
    {
        ++rounds;
        windows.push_back(window);
        if (error)
            co_return tl::unexpected(*error);
        if (refuseCursors && !next.isEmpty())
            co_return base::failure(base::Kind::Refused, QStringLiteral("HTTP 422: the cursor has lapsed"));
        co_return ats::Page<domain::Requisition>();
    }
    template <class T>
    static base::Task<base::Result<T>> nothing()
    {
        co_return T();
    }
    template <class T>
    using Paged = base::Task<base::Result<ats::Page<T>>>;
    template <class T>
    using Listed = base::Task<base::Result<std::vector<T>>>;
    using Ids = std::vector<domain::ApplicationId>;
    Paged<ats::StageRow> stages(ats::Window, QString, std::stop_token) override
    {
        return nothing<ats::Page<ats::StageRow>>();
    }
    Paged<ats::Posting> postings(ats::Window, QString, std::stop_token) override
    {
        return nothing<ats::Page<ats::Posting>>();
    }
    Paged<domain::Application> applications(ats::Window, QString, std::stop_token) override
    {
        return nothing<ats::Page<domain::Application>>();
    }
    Listed<domain::Application> applicationsById(Ids ids, std::stop_token) override
    {
        std::vector<domain::Application> out;
        if (known)
            for (const auto &id : known(ids))
                out.emplace_back().id = id;
        co_return out;
    }
    Paged<domain::Candidate> candidates(ats::Window, QString, std::stop_token) override
    {
        return nothing<ats::Page<domain::Candidate>>();
    }
    Listed<domain::Candidate> candidatesById(std::vector<domain::CandidateId>, std::stop_token) override
    {
        return nothing<std::vector<domain::Candidate>>();
    }
    Paged<domain::Attachment> attachments(ats::Window, QString, std::stop_token) override
    {
        return nothing<ats::Page<domain::Attachment>>();
    }
    Listed<domain::Attachment> attachmentsOf(Ids, std::stop_token) override
    {
        return nothing<std::vector<domain::Attachment>>();
    }
    Paged<domain::Note> notes(ats::Window, QString, std::stop_token) override
    {
        return nothing<ats::Page<domain::Note>>();
    }
    Listed<domain::Note> notesOf(Ids, std::stop_token) override { return nothing<std::vector<domain::Note>>(); }
    Listed<domain::Note> notesAbout(std::vector<domain::CandidateId>, std::stop_token) override
    {
        return nothing<std::vector<domain::Note>>();
    }
    Paged<domain::Scorecard> scorecards(ats::Window, QString, std::stop_token) override
    {
        return nothing<ats::Page<domain::Scorecard>>();
    }
    Listed<domain::Scorecard> scorecardsOf(Ids, std::stop_token) override
    {
        return nothing<std::vector<domain::Scorecard>>();
    }
    Paged<domain::User> users(ats::Window, QString, std::stop_token) override
    {
        return nothing<ats::Page<domain::User>>();
    }
    Listed<domain::FieldDefinition> fieldDefinitions(std::stop_token) override
    {
        return nothing<std::vector<domain::FieldDefinition>>();
    }
    base::Task<base::Result<std::vector<domain::Disposition>>> dispositions(std::stop_token) override
    {
        co_return std::vector<domain::Disposition>();
    }
    base::Task<base::Result<std::optional<domain::Disposition>>> dispositionOf(domain::ApplicationId,
                                                                               std::stop_token) override
    {
        co_return std::optional<domain::Disposition>();
    }
    base::Task<base::Result<std::optional<QString>>> tagApplied(domain::CandidateId, QString, std::stop_token) override
    {
        co_return std::optional<QString>();
    }
    base::Task<base::Result<QByteArray>> download(domain::Attachment, std::stop_token) override
    {
        return nothing<QByteArray>();
    }
};

} // namespace sync_testing
