// The reading view as a source.
#pragma once

#include "Source.h"
#include "documents/ReadingView.h"

namespace docworker {

class FlowSource final : public Source
{
public:
    explicit FlowSource(const documents::Flow &flow) : m_view(flow) {}

    int totalPages() const { return m_view.totalPages(); }
    int suspicious() const { return m_view.suspicious(); }
    const std::vector<documents::PageRuns> &pages() const override { return m_view.pages(); }
    QImage render(int page, double scale) override { return m_view.render(page, scale); }
    std::vector<QRectF> boxes(int page, int run, int begin, int end) override
    {
        return {m_view.box(page, run, begin, end)};
    }

private:
    documents::ReadingView m_view;
};

} // namespace docworker
