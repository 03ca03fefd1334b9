// Whether a person can see what stands in a box, decided on the rendered page. // SEC-33, documents.md 4
#pragma once

#include <vector>

#include <QImage>
#include <QRectF>

namespace documents {

enum class Sight {
    Seen,
    Faint,   // ink, but too little of it at this resolution to be sure: look closer
    Nothing, // no contrast of 1.5:1 inside the box
};

// A page rendered on white, ready for many questions.
class Ink
{
public:
    Ink(const QImage &onWhite, double scale); // pixels per point

    Sight sight(const QRectF &box) const; // points
    // Widest stretch inside the box without ink in any column, in points; {0, 0} when there is none.
    struct Gap
    {
        double left = 0;
        double right = 0;
    };
    Gap widestGap(const QRectF &box) const;
    double inkShare() const; // of the page's area that differs from its commonest grey

private:
    struct Window
    {
        int left, top, right, bottom;
    };
    Window window(const QRectF &box) const;
    unsigned char background(const Window &window) const;

    std::vector<unsigned char> m_grey; // luminance steps: equal steps are about equal to the eye
    int m_width = 0;
    int m_height = 0;
    double m_scale = 1;
};

} // namespace documents
