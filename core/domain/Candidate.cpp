#include "domain/Candidate.h"

#include <algorithm>

namespace domain {

std::vector<base::Digest> addressDigests(const AccountId &account, const QStringList &emails)
{
    std::vector<base::Digest> digests;
    for (const auto &email : emails)
        if (const QString plain = email.trimmed().toCaseFolded(); !plain.isEmpty())
            digests.push_back(
                base::Digest::ofParts({QByteArrayLiteral("address"), account.text().toUtf8(), plain.toUtf8()}));
    std::sort(digests.begin(), digests.end());
    digests.erase(std::unique(digests.begin(), digests.end()), digests.end());
    return digests;
}

QString candidateCode(const AccountId &account, const CandidateId &candidate)
{
    const auto digest = base::Digest::ofParts({account.text().toUtf8(), candidate.text().toUtf8()});
    return QStringLiteral("C-") + digest.hex().left(6).toUpper();
}

} // namespace domain
