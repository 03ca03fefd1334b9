// A recruiter's approval of one revision of one output: the second token. Only the desk makes one, from a Gesture; only
// the outbox takes it.
#pragma once

#include <optional>
#include <type_traits>
#include <vector>

#include <QDateTime>
#include <QString>

#include "ats/Writer.h"
#include "base/Digest.h"
#include "domain/Draft.h"
#include "domain/Ids.h"

namespace review {

// Everything an approval binds. A plain value: having one permits nothing.
struct ApprovalTerms
{
    domain::ApprovalId id;
    domain::AccountId account;
    domain::ApplicationId application;
    domain::CandidateId candidate;
    domain::OutputKind kind = domain::OutputKind::Summary;
    domain::DraftId draft;
    int revision = 0;
    base::Digest contentDigest;        // of what was on the screen // CMP-10
    base::Digest operationDigest;      // DESIGN 10 (1)
    base::Digest bodyDigest;           // of the request's bytes; none without a target
    QString content;                   // the words as they will stand on the record, closing line included
    QString marker;                    // first 16 base32 characters of operationDigest
    std::optional<ats::Target> target; // none: approved, but it lives only here // DESIGN 10 (5)
    int mapVersion = 0;
    ats::EncodedWrite write;
    ats::Effect effect = ats::Effect::Append;
    QString before; // what stood in the target field when it was approved; empty for notes // REL-18
    base::Digest criteriaDigest;
    int criteriaVersion = 0;
    domain::UserId reviewer;
    QString reviewerName;
    bool siteAdmin = false; // her role at the system
    QDateTime at;
    QDateTime shownAt;                     // since when these words were on the screen; invalid = not known
    std::vector<domain::Passage> evidence; // painted before the key was pressed
    std::vector<base::Digest> addresses;   // domain::addressDigests of the person // REL-35
};

class Approval
{
public:
    Approval(const Approval &) = delete;
    Approval &operator=(const Approval &) = delete;
    Approval(Approval &&) noexcept = default;
    Approval &operator=(Approval &&) = delete;
    ~Approval() = default;

    const ApprovalTerms &terms() const { return m_terms; }

private:
    friend class Desk;
    explicit Approval(ApprovalTerms terms) : m_terms(std::move(terms)) {}

    ApprovalTerms m_terms;
};

static_assert(!std::is_constructible_v<Approval, ApprovalTerms> && !std::is_copy_constructible_v<Approval>);

} // namespace review
