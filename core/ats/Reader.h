// Reading from one system as domain values. A reader cannot write: it holds a net::ReadChannel.
//
// Errors of every method are those of net::ReadChannel, and BadAnswer (subject: the path in the JSON) when a row lacks
// what it must have. A list is read page by page: pass an empty `next` first, then the one of the page before, until it
// is empty. `next` is the system's own cursor; it may be stored and used after a restart, and the system may refuse it
// then (Refused, NotFound): begin the window again. Rows come newest first and may appear twice across pages when the
// list changes meanwhile; the caller keeps them by id.
#pragma once

#include <vector>

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include "ats/Capabilities.h"
#include "base/Task.h"
#include "domain/Application.h"
#include "domain/Candidate.h"
#include "domain/Document.h"
#include "domain/Proposal.h"
#include "domain/Record.h"
#include "domain/Requisition.h"

namespace ats {

template <class T>
struct Page
{
    std::vector<T> rows;
    QString next; // empty = this was the last page
};

// Rows changed between the two times, both included. An invalid `from` = since ever; an invalid `until` = until now.
struct Window
{
    QDateTime from;
    QDateTime until;
};

struct StageRow
{
    domain::RequisitionId requisition;
    domain::Stage stage;
};

// A requisition may be posted several times (board, intern, per language). The highest rank speaks for it.
struct Posting
{
    QString id;
    domain::RequisitionId requisition;
    QString text;     // plain text, one line per paragraph or list item
    QString location; // may be empty
    int rank = 0;     // 3 public and live, 2 internal and live, 1 active, 0 switched off
};

class Reader
{
public:
    virtual ~Reader() = default;

    virtual Capabilities capabilities() const = 0;
    // The system's clock at its last answer; invalid when it does not tell. Windows end no later than this.
    virtual QDateTime systemTime() const = 0;

    // Stages that an earlier run has read: saves the reader from asking for them again.
    virtual void remember(const std::vector<StageRow> &stages) = 0;

    // subject: the person's id at the system, as the sign-in learned it. NotFound when there is no such person.
    [[nodiscard]] virtual base::Task<base::Result<domain::User>> currentUser(QString subject, std::stop_token stop) = 0;

    // Without stages and text: those are lists of their own, which change at other times.
    [[nodiscard]] virtual base::Task<base::Result<Page<domain::Requisition>>> requisitions(Window window, QString next,
                                                                                           std::stop_token stop) = 0;
    [[nodiscard]] virtual base::Task<base::Result<Page<StageRow>>> stages(Window window, QString next,
                                                                          std::stop_token stop) = 0;
    [[nodiscard]] virtual base::Task<base::Result<Page<Posting>>> postings(Window window, QString next,
                                                                           std::stop_token stop) = 0;

    [[nodiscard]] virtual base::Task<base::Result<Page<domain::Application>>> applications(Window window, QString next,
                                                                                           std::stop_token stop) = 0;
    // At most Limits::idsPerRequest ids (else Invalid). What is gone at the system is missing in the answer.
    [[nodiscard]] virtual base::Task<base::Result<std::vector<domain::Application>>>
    applicationsById(std::vector<domain::ApplicationId> ids, std::stop_token stop) = 0;

    [[nodiscard]] virtual base::Task<base::Result<Page<domain::Candidate>>> candidates(Window window, QString next,
                                                                                       std::stop_token stop) = 0;
    [[nodiscard]] virtual base::Task<base::Result<std::vector<domain::Candidate>>>
    candidatesById(std::vector<domain::CandidateId> ids, std::stop_token stop) = 0;

    [[nodiscard]] virtual base::Task<base::Result<Page<domain::Attachment>>> attachments(Window window, QString next,
                                                                                         std::stop_token stop) = 0;
    [[nodiscard]] virtual base::Task<base::Result<std::vector<domain::Attachment>>>
    attachmentsOf(std::vector<domain::ApplicationId> ids, std::stop_token stop) = 0;

    [[nodiscard]] virtual base::Task<base::Result<Page<domain::Note>>> notes(Window window, QString next,
                                                                             std::stop_token stop) = 0;
    [[nodiscard]] virtual base::Task<base::Result<std::vector<domain::Note>>>
    notesOf(std::vector<domain::ApplicationId> ids, std::stop_token stop) = 0;
    // Every note of the people, whatever application it hangs on, if any.
    [[nodiscard]] virtual base::Task<base::Result<std::vector<domain::Note>>>
    notesAbout(std::vector<domain::CandidateId> ids, std::stop_token stop) = 0;

    // With attribute ratings and their names joined in; a scorecard that is not yet in has no submittedAt.
    [[nodiscard]] virtual base::Task<base::Result<Page<domain::Scorecard>>> scorecards(Window window, QString next,
                                                                                       std::stop_token stop) = 0;
    [[nodiscard]] virtual base::Task<base::Result<std::vector<domain::Scorecard>>>
    scorecardsOf(std::vector<domain::ApplicationId> ids, std::stop_token stop) = 0;

    [[nodiscard]] virtual base::Task<base::Result<Page<domain::User>>> users(Window window, QString next,
                                                                             std::stop_token stop) = 0;
    // Active definitions on applications and candidates, options of selects included; and the tags that exist, each as
    // a definition on "tag" with its name as key. A session that may not read tags gets none.
    [[nodiscard]] virtual base::Task<base::Result<std::vector<domain::FieldDefinition>>>
    fieldDefinitions(std::stop_token stop) = 0;

    // The system's own reasons for not going on with somebody. Empty where the session may not read them.
    [[nodiscard]] virtual base::Task<base::Result<std::vector<domain::Disposition>>>
    dispositions(std::stop_token stop) = 0;
    // The reason with which the application was ended; nothing while it is active or where the system does not tell.
    [[nodiscard]] virtual base::Task<base::Result<std::optional<domain::Disposition>>>
    dispositionOf(domain::ApplicationId application, std::stop_token stop) = 0;

    // The row with which the person bears the tag; nothing when she does not.
    [[nodiscard]] virtual base::Task<base::Result<std::optional<QString>>>
    tagApplied(domain::CandidateId candidate, QString tag, std::stop_token stop) = 0;

    // The file's bytes, at most 20 MiB. The link is tried, and when it has expired the row is read again for a fresh
    // one, once. No credentials go with it. NotFound when the file is gone, BadAnswer when it is too large.
    [[nodiscard]] virtual base::Task<base::Result<QByteArray>> download(domain::Attachment attachment,
                                                                        std::stop_token stop) = 0;
};

} // namespace ats
