// What the desk shows, as plain values.
#pragma once

#include <vector>

#include <QString>

namespace ui::desk {

struct Block
{
    QString id;
    int count = 0;
    QString name;
    QString words;   // "verdicts that change between runs, or evidence is thin"
    QString minutes; // "13 min"; may be empty
};

struct WordsCard
{
    QString title; // "Without AI · 1"
    QString words;
};

struct DeskView
{
    QString heading;  // "Tuesday, 50 to decide"
    QString subtitle; // "Three requisitions in two systems, about 46 minutes at your pace."
    std::vector<Block> blocks;
    std::vector<WordsCard> cards;
    bool session = false; // the blocks are a session's
    QString notice = {};  // one sentence in brick: look only, offline since …
};

} // namespace ui::desk
