// The sheets themselves: pages below one another, markers under the ink, boxes over identities. Paints from ready
// pixmaps and repaints only what changed.
#pragma once

#include <map>

#include <QAbstractScrollArea>
#include <QPixmap>
#include <QTimer>
#include <QVariantAnimation>

#include "ui/evidence/DocumentView.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Prose.h"

namespace ui::evidence {

enum class HiddenWords
{
    Kept,
    Shown
};

class SheetStack final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit SheetStack(QWidget *parent = nullptr);

    void setDocument(const DocumentView &view);
    void setPage(int page, const QImage &image); // any scale; the sharpest that fits is asked for by pageWanted
    void focusMarker(int number);                // 0 = none; scrolls to it
    int focusedMarker() const { return m_focused; }
    void setHiddenWords(HiddenWords hidden);
    void zoomBy(double factor);
    void fitWidth();
    int currentPage() const;
    int pageCount() const { return static_cast<int>(m_sheets.size()); }
    bool hasPage(int page) const { return m_images.contains(page); } // its picture is there
    QRectF markerRect(int number) const;                             // in viewport coordinates; empty when unknown

Q_SIGNALS:
    void pageWanted(int page, double scale); // device pixels per point
    void currentPageChanged(int page);
    void passagePainted(int number); // the focused passage stands on the screen with its page's picture
    void firstPagePainted();         // once per document

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    struct Sheet
    {
        QRectF box;      // in content coordinates, logical pixels
        QPixmap picture; // white paper replaced by the sheet's colour
        double scale = 0;
    };
    struct Words
    {
        widgets::ProseLayout layout;
        QPointF at;
    };

    void layOut();
    void layOutText(double width);
    void askForPages();
    void tint(std::size_t page);
    void paintSheet(QPainter &painter, std::size_t page, const QRectF &visibleBox);
    void paintMarkers(QPainter &painter, std::size_t page);
    void paintIdentities(QPainter &painter, std::size_t page);
    void paintHidden(QPainter &painter, std::size_t page);
    void paintText(QPainter &painter);
    void reportPainted();
    void scrollToMarker();
    double pixelsPerPoint(std::size_t page) const;
    QRectF onContent(std::size_t page, const QRectF &points) const;
    std::vector<QRectF> marginNotes(std::size_t page) const;

    DocumentView m_view;
    std::vector<Sheet> m_sheets;
    std::map<int, QImage> m_images; // as they came; bounded to the pages near the view
    std::vector<Words> m_words;
    std::map<int, double> m_asked;
    double m_zoom = 1;
    double m_contentHeight = 0;
    double m_contentWidth = 0;
    int m_focused = 0;
    int m_reported = 0;
    int m_page = -1;
    bool m_firstPainted = false;
    HiddenWords m_hidden = HiddenWords::Kept;
    QVariantAnimation m_motion;
    QTimer m_askSoon;
};

} // namespace ui::evidence
