// Invented applications with known truth: what each criterion comes to, and which words are personal. The half "kept"
// was written without sight of the product's word lists and is never used for tuning. Format: tests/corpus/quality.
#pragma once

#include <vector>

#include "base/Result.h"

#include "domain/Candidate.h"
#include "domain/Criterion.h"
#include "domain/Document.h"
#include "domain/Draft.h"
#include "drafting/redaction/Redaction.h"

namespace quality {

struct Mark // a personal piece, half-open offsets into the document's text
{
    std::size_t document = 0;
    int begin = 0;
    int end = 0;
};

struct Application
{
    QString file;
    QString language;
    QString job;
    bool hard = false;
    domain::Candidate candidate; // as the record knows the person
    std::vector<domain::Criterion> criteria;
    std::vector<domain::Verdict> truth; // one per criterion
    std::vector<domain::DocumentText> documents;
    std::vector<Mark> personal;

    domain::CriteriaSet set() const;
};

// Invalid (subject: the file) when a file is not in the format.
base::Result<Application> readApplication(const QString &path);
base::Result<std::vector<Application>> readHalf(const QString &folder); // in the order of names

// Whether every letter and digit of the mark is taken out. // SEC-43
bool isGone(const Application &one, const Mark &mark, const std::vector<drafting::Redacted> &redacted);

} // namespace quality
