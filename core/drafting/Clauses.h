// Lines and clauses of a text: how far a "no" reaches, and what is short enough to quote.
#pragma once

#include <vector>

#include <QString>

namespace drafting {

struct Range
{
    int begin = 0;
    int end = 0;

    bool contains(int at) const { return at >= begin && at < end; }
    bool isEmpty() const { return end <= begin; }

    friend bool operator==(const Range &, const Range &) = default;
};

// Lines without their line end, in order, blank ones included.
std::vector<Range> linesOf(const QString &text);
Range lineAt(const QString &text, int at);
Range trimmed(const QString &text, Range range); // without white space and bullets at its ends
bool startsWithBullet(const QString &text, Range line);

// Parts between sentence ends, bullets and semicolons; a sentence that runs on over a line end is one clause.
std::vector<Range> clausesOf(const QString &text);
Range clauseAt(const std::vector<Range> &clauses, int at); // empty at `at` when between clauses

} // namespace drafting
