// The person. Every text here is personal: it is stored sealed and never logged.
#pragma once

#include <vector>

#include <QDateTime>
#include <QStringList>

#include "base/Digest.h"
#include "domain/Application.h"
#include "domain/Ids.h"

namespace domain {

struct Candidate
{
    CandidateId id;
    QString firstName;
    QString lastName;
    QString preferredName;
    QStringList emails;
    QStringList phones;
    QStringList addresses;
    QStringList links;
    QStringList tags;
    std::vector<FieldValue> fields;
    QDateTime updatedAt;
    bool isPrivate = false;

    QString fullName() const
    {
        return (preferredName.isEmpty() ? firstName : preferredName) + QLatin1Char(' ') + lastName;
    }
};

// What tells one person from another without naming anybody: a digest of each e-mail address, in a fixed order, under
// this account. Upper and lower case and blanks around make no difference. // REL-35
std::vector<base::Digest> addressDigests(const AccountId &account, const QStringList &emails);

// The short code that stands for a person while names are off: stable per candidate, such as C-7F2A31.
QString candidateCode(const AccountId &account, const CandidateId &candidate);

} // namespace domain
