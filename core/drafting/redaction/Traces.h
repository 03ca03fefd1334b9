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

    struct Neutral
    {
        QString instead;
        QString language; // in which it tells the gender: "he" is another word in Spanish
    };
    QHash<QString, Neutral> neutral; // lower case: she → they
    QSet<QString> given;             // names, folded for search
    QSet<QString> before, after;     // around a name: then it is an institution's, folded
    QSet<QString> own;               // headings of what is the person's own affair, folded
    QSet<QString> open;              // labels there whose value is about the work, folded
    QStringList trades;              // parts of words that name an occupation, folded
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

// "Data analyst", "Pflegefachkraft": says what somebody is by trade.
bool namesATrade(const QString &words);

} // namespace drafting
