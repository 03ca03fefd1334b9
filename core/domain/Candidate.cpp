#include "domain/Candidate.h"

#include "base/Digest.h"

namespace domain {

QString candidateCode(const AccountId &account, const CandidateId &candidate)
{
    const auto digest = base::Digest::ofParts({account.text().toUtf8(), candidate.text().toUtf8()});
    return QStringLiteral("C-") + digest.hex().left(4).toUpper();
}

} // namespace domain
