// Small documents and criteria for the tests of drafting. Every name is invented.
#pragma once

#include "domain/Criterion.h"
#include "domain/Document.h"
#include "drafting/BuiltInEngine.h"
#include "drafting/Criteria.h"

namespace samples {

inline domain::DocumentText document(const QString &text, const QString &language = {})
{
    domain::DocumentText out;
    out.state = text.isEmpty() ? domain::ReadState::Empty : domain::ReadState::Ok;
    out.format = QStringLiteral("txt");
    out.digest = base::Digest::of(text.toUtf8());
    out.text = text;
    out.language = language;
    out.totalPages = 1;
    return out;
}

inline domain::Criterion criterion(domain::CriterionKind kind, const QStringList &terms, int years = 0,
                                   const QString &level = {})
{
    domain::Criterion out;
    out.kind = kind;
    out.terms = terms;
    out.years = years;
    out.level = level;
    out.mustHave = true;
    out.text = terms.isEmpty() ? QStringLiteral("Work experience") : terms.join(QStringLiteral(" or "));
    out.id = drafting::criterionId(out);
    return out;
}

inline domain::CriteriaSet set(const std::vector<domain::Criterion> &criteria)
{
    domain::CriteriaSet out;
    out.requisition = domain::RequisitionId(QStringLiteral("4001"));
    out.version = 1;
    out.criteria = criteria;
    out.digest = drafting::criteriaDigest(out.requisition, criteria);
    return out;
}

inline drafting::CaseInput input(const std::vector<domain::DocumentText> &documents, const QString &posting = {})
{
    drafting::CaseInput out;
    out.account = domain::AccountId(QStringLiteral("acc"));
    out.requisition.id = domain::RequisitionId(QStringLiteral("4001"));
    out.requisition.text = posting;
    out.application.id = domain::ApplicationId(QStringLiteral("9001"));
    out.documents = documents;
    out.today = QDate(2026, 11, 25);
    return out;
}

inline QString engineer()
{
    return QStringLiteral(
        "Lena Hartig\nBerlin\nlena.hartig@mail.example\n\nEXPERIENCE\n2019–2023 Payments platform, Nordkante GmbH\n"
        "• Built the event bus on Kafka; on call for it\n  from 2021.\n• Mentored two juniors.\n"
        "2015–2019 Shop backend, Kiesel & Tal\n• Moved checkout to Go.\n• Ran PostgreSQL servers.\n\n"
        "EDUCATION\n2012–2015 BSc Computer Science, Havelmark University\n\n"
        "SKILLS\nGo, PostgreSQL, Kubernetes, Kafka\n\nLANGUAGES\nEnglish C1\n");
}

} // namespace samples
