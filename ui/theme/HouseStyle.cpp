#include "ui/theme/HouseStyle.h"

#include "ui/theme/Theme.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QWidget>

namespace ui::theme {

namespace {

constexpr int BarExtent = 12;
constexpr int ShortestThumb = 32;

QRect thumbOf(const QStyleOptionSlider *bar)
{
    const bool upright = bar->orientation == Qt::Vertical;
    const int length = upright ? bar->rect.height() : bar->rect.width();
    const int range = bar->maximum - bar->minimum;
    if (range <= 0)
        return {};
    const int thumb = qMax(ShortestThumb, int(qint64(length) * bar->pageStep / (qint64(range) + bar->pageStep)));
    const int at = QStyle::sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - thumb,
                                                   bar->upsideDown);
    return upright ? QRect(0, at, bar->rect.width(), thumb) : QRect(at, 0, thumb, bar->rect.height());
}

} // namespace

HouseStyle::HouseStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("fusion"))) {}

void HouseStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                    const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar || !widget) {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        return;
    }
    const QRect thumb = thumbOf(bar);
    if (thumb.isNull())
        return;
    const Tokens &t = tokens(widget);
    QColor colour = t.ink3;
    colour.setAlphaF(bar->state & (State_MouseOver | State_Sunken) ? 0.55F : 0.28F);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour);
    const QRectF slim =
        bar->orientation == Qt::Vertical ? QRectF(thumb).adjusted(3, 2, -3, -2) : QRectF(thumb).adjusted(2, 3, -2, -3);
    painter->drawRoundedRect(slim, 3, 3);
    painter->restore();
}

void HouseStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    if (element == PE_FrameFocusRect)
        return; // focus is the accent bar or ring that each widget paints
    if (element == PE_PanelLineEdit && widget) {
        const Tokens &t = tokens(widget);
        const bool focus = option->state & State_HasFocus;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(focus ? t.accent : t.line, focus ? 1.5 : 1));
        painter->setBrush(t.button);
        painter->drawRoundedRect(QRectF(option->rect).adjusted(0.75, 0.75, -0.75, -0.75), 6, 6);
        painter->restore();
        return;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

QRect HouseStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl sub,
                                 const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::subControlRect(control, option, sub, widget);
    const QRect thumb = thumbOf(bar);
    const QRect all = bar->rect;
    const bool upright = bar->orientation == Qt::Vertical;
    switch (sub) {
    case SC_ScrollBarSlider:
        return thumb;
    case SC_ScrollBarGroove:
        return all;
    case SC_ScrollBarSubPage:
        return upright ? QRect(0, 0, all.width(), thumb.top()) : QRect(0, 0, thumb.left(), all.height());
    case SC_ScrollBarAddPage:
        return upright ? QRect(0, thumb.bottom() + 1, all.width(), all.height() - thumb.bottom() - 1)
                       : QRect(thumb.right() + 1, 0, all.width() - thumb.right() - 1, all.height());
    default:
        return {};
    }
}

int HouseStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return BarExtent;
    case PM_ScrollBarSliderMin:
        return ShortestThumb;
    case PM_DefaultFrameWidth:
        return 1;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int HouseStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                          QStyleHintReturn *returned) const
{
    if (hint == SH_ScrollBar_Transient || hint == SH_EtchDisabledText)
        return 0;
    if (hint == SH_Widget_Animate || hint == SH_Widget_Animation_Duration)
        return 0; // nothing moves but the passage
    return QProxyStyle::styleHint(hint, option, widget, returned);
}

} // namespace ui::theme
