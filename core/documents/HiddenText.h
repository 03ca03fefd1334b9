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

// A rendered page (transparent where nothing is drawn, so white), ready for many questions.
class Ink
{
public:
    Ink(const QImage &page, double scale); // pixels per point

    Sight sight(const QRectF &box) const; // points
    // Stretches inside the box without ink in any column, left to right, in points; the blank edges are among them.
    struct Gap
    {
        double left = 0;
        double right = 0;
        double width() const { return right - left; }
    };
    std::vector<Gap> gaps(const QRectF &box) const;
    Gap widestGap(const QRectF &box) const; // {0, 0} when there is none
    double inkShare() const;                // of the page's area that differs from its commonest grey

private:
    struct Window
    {
        int left, top, right, bottom;
        bool isEmpty() const { return right <= left || bottom <= top; }
    };
    const unsigned char *line(int y) const;
    Window window(const QRectF &box) const;
    Window ringed(const Window &window) const;
    unsigned char background(const Window &window) const;

    std::vector<unsigned char> m_greys; // row by row
    int m_width = 0;
    int m_height = 0;
    double m_scale = 1;
};

} // namespace documents
