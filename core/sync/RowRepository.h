// Single rows of one account inside a transaction; used by StreamRepository only. Throws store::Fault.
#pragma once

#include <set>

#include "ats/Reader.h"
#include "store/Sealed.h"
#include "store/Statement.h"
#include "sync/StreamState.h"

namespace syncing {

class RowRepository
{
public:
    RowRepository(store::Connection &db, store::KeyRing &keys, const domain::AccountId &account)
        : m_db(db), m_keys(keys), m_account(account)
    {
    }

    void state(Stream stream, const StreamState &state);
    void requisition(const domain::Requisition &row);
    void stage(const ats::StageRow &row);
    void posting(const ats::Posting &row);
    void user(const domain::User &row);
    void field(const domain::FieldDefinition &row);
    void dispositions(const std::vector<domain::Disposition> &rows); // all there are
    void forgetFields();
    void application(const domain::Application &row);
    void candidate(const domain::Candidate &row);
    void attachment(const domain::Attachment &row);
    void earlyAttachment(const domain::Attachment &row); // its application may not be here yet
    void note(const domain::Note &row);
    void scorecard(const domain::Scorecard &row);

    bool hasCandidate(const domain::CandidateId &id);
    // Whatever else hangs on the application is gone at the system.
    void keepAttachments(const domain::ApplicationId &application, const std::set<QString> &ids);
    void keepNotes(const domain::ApplicationId &application, const std::set<QString> &ids);
    void keepScorecards(const domain::ApplicationId &application, const std::set<QString> &ids);
    void removeApplication(const domain::ApplicationId &id);
    void dropStrangers(); // people and files without an application, with their keys

    std::vector<domain::ApplicationId> touched() const { return {m_touched.begin(), m_touched.end()}; }

private:
    void putAttachment(const domain::Attachment &row, const domain::CandidateId &candidate);
    void touchCasesOf(const domain::CandidateId &id);
    domain::CandidateId candidateOf(const domain::ApplicationId &application);
    store::Place place(const char *table, const char *column, const QString &id) const;
    QByteArray sealed(const domain::CandidateId &candidate, const store::Place &place, const QByteArray &plain);
    // Does the stored value say the same already? Sealing again would only make another blob of it.
    bool saysTheSame(const char *sql, const domain::CandidateId &candidate, const store::Place &place,
                     const QString &id, const QByteArray &plain);
    void removeMissing(const char *list, const char *remove, const domain::ApplicationId &application,
                       const std::set<QString> &ids);
    void refreshBody(const domain::RequisitionId &requisition);

    store::Connection &m_db;
    store::KeyRing &m_keys;
    domain::AccountId m_account;
    std::set<domain::ApplicationId> m_touched;
};

} // namespace syncing
