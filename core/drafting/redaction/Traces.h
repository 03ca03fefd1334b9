// What the redactor knows by heart, from resources/redaction: gendered words, titles, labels of private facts.
#pragma once

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

namespace drafting {

struct Traces
{
    static const Traces &known();

    QHash<QString, QString> neutral; // lower case: she → they
    QSet<QString> titles;            // folded for search
    QSet<QString> particles;         // of names: da, von
    QSet<QString> months;            // that are first names as well
    QSet<QString> common;            // words that are names as well
    QStringList birth, age, privately, phone;
    QStringList referees; // headings and labels before somebody's name
    QStringList who;      // labels alone

private:
    Traces();
};

} // namespace drafting
