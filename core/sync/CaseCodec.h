// The sealed columns' plain form: JSON of the personal parts of a record. Pure; what is read back was written here, and
// a value that cannot be read gives an empty part, never an exception.
#pragma once

#include <QByteArray>

#include "domain/Application.h"
#include "domain/Candidate.h"
#include "domain/Record.h"

namespace syncing {

QByteArray personBytes(const domain::Candidate &candidate); // all but id and updatedAt
void readPerson(const QByteArray &bytes, domain::Candidate &candidate);

QByteArray answersBytes(const domain::Application &application); // answers and custom fields
void readAnswers(const QByteArray &bytes, domain::Application &application);

QByteArray feedbackBytes(const domain::Scorecard &card); // overall, notes, ratings
void readFeedback(const QByteArray &bytes, domain::Scorecard &card);

QByteArray optionsBytes(const std::vector<domain::FieldOption> &options);
std::vector<domain::FieldOption> optionsFrom(const QByteArray &bytes);

} // namespace syncing
