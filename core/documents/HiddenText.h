// Whether a person can see what stands in a box, decided on the rendered page. // SEC-33, documents.md 4
#pragma once

#include <vector>

#include <QImage>
#include <QRectF>

namespace documents {

enum class Sight
{
    Seen,
    Weak,    // something is there, but below 1.5:1 everywhere: look from nearer, where strokes are not thinned by
             // the raster, before calling it hidden
    Nothing, // one even grey
};

// A rendered page (transparent where nothing is drawn, so white), ready for many questions. Looks only at the pixels
// it is asked about: most of a page is never asked for.
class Ink
{
public:
    Ink(QImage page, double scale); // ARGB32, premultiplied or not, or RGB32; pixels per point

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
        int width() const { return right - left; }
    };
    Window ringed(const Window &window) const;
    Window window(const QRectF &box) const;
    // Grey steps of the window with a ring around it, row by row.
    std::vector<unsigned char> greys(const Window &window) const;

    QImage m_page;
    int m_width = 0;
    int m_height = 0;
    double m_scale = 1;
};

} // namespace documents
