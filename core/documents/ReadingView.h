// Lays a Flow out on pages: the "reading view" of formats that have no pages of their own. DESIGN 10 (21)
// Needs a QGuiApplication for its fonts; used in the worker only.
#pragma once

#include <memory>

#include <QImage>

#include "documents/Flow.h"
#include "documents/Runs.h"

namespace documents {

class ReadingView
{
public:
    // Stops after limits::pages; totalPages() goes on counting.
    explicit ReadingView(const Flow &flow);
    ~ReadingView();
    ReadingView(ReadingView &&) noexcept;

    // Runs in given order, their text already clean: inGivenOrder changes it only where it joins a broken word.
    const std::vector<PageRuns> &pages() const;
    int totalPages() const;
    int suspicious() const; // characters taken out by hygiene before the layout

    // The part of a run's box that its characters [begin, end) take.
    QRectF box(int page, int run, int begin, int end) const;
    QImage render(int page, double scale) const; // RGB32 on white; null for a page that is not there

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace documents
