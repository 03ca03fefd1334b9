// Questions for exact places on a PDF's pages. Each one costs Qt PDF the reading of a whole page, so they are counted.
#pragma once

#include <algorithm>
#include <memory>
#include <vector>

#include <QPdfDocument>
#include <QPdfSearchModel>

#include "documents/RunMatch.h"

namespace docworker {

class PdfPlaces
{
public:
    explicit PdfPlaces(QPdfDocument &document) : m_document(document) {}

    // Every place of the next frequent letter of the text, as Qt PDF gives boxes; without boxes when the places cannot
    // be told apart, with a null letter when there is none left.
    documents::Anchors anchors(int page, const QString &text, const std::vector<documents::Anchors> &used);
    // Places of the units [begin, end) of the page's text; empty when Qt PDF does not find them there, or when there
    // were too many questions already.
    std::vector<QRectF> boxes(int page, const QString &text, int begin, int end);
    bool mayAsk() const { return m_left > 0; }
    void allow(int atLeast) { m_left = std::max(m_left, atLeast); }

private:
    QPdfDocument &m_document;
    std::unique_ptr<QPdfSearchModel> m_search;
    int m_left = 1500;
};

} // namespace docworker
