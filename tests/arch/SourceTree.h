// The source files of the product as text, for tests about the house itself.
#pragma once

#include <vector>

#include <QString>
#include <QStringList>

namespace arch {

struct Source
{
    QString path; // below the project's root: core/review/Desk.h
    QString text;

    bool isHeader() const { return path.endsWith(QLatin1String(".h")); }
    QString folder() const { return path.section(QLatin1Char('/'), 1, 1); } // review
    QString name() const { return path.section(QLatin1Char('/'), -1); }     // Desk.h
    int lineOf(qsizetype offset) const { return static_cast<int>(text.left(offset).count(QLatin1Char('\n'))) + 1; }
};

// All .h and .cpp files below the given folders of the project.
std::vector<Source> sourcesIn(const QStringList &folders);

// Comments gone, literals emptied, preprocessor lines blank; line breaks stay, so that lines keep their numbers.
QString stripped(const QString &text);

struct Statement
{
    QString text; // up to and without its end
    QChar end;    // ; { or }
    qsizetype begin;
};
std::vector<Statement> statementsOf(const QString &strippedText);

} // namespace arch
