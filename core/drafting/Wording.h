// English for computed values. They are written as words, so that every digit in a claim comes from its passage.
#pragma once

#include <QString>
#include <QStringList>

namespace drafting {

QString numberWord(int number); // one … twenty, else digits
QString yearsWords(int years);  // "one year", "five years"
QString capitalised(QString sentence);

// A stated number of years in a text ("five years", "mind. 3 Jahre", "deux ans", "4+ años"); the lower bound of a
// range. begin and end are offsets into the text; years is 0 when there is none.
struct StatedYears
{
    int years = 0;
    int begin = 0;
    int end = 0;
};

StatedYears statedYears(const QString &text, int from = 0);

} // namespace drafting
