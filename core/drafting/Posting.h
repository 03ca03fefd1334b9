// A posting's text as a list of demands: which line asks, and how firmly.
#pragma once

#include <vector>

#include <QString>

namespace drafting {

enum class Weight
{
    Must,
    Nice,
    Loose
}; // Loose: in no list; only what is clearly a demand counts

struct Demand
{
    QString text; // one line, bullet, or sentence
    Weight weight = Weight::Loose;
    bool bulleted = false;
    bool listed = false; // under a heading that says so, not by a word in the sentence
};

std::vector<Demand> demands(const QString &posting);

} // namespace drafting
