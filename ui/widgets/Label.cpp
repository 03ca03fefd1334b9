#include "ui/widgets/Label.h"

#include <QPainter>

namespace ui::widgets {

Label::Label(theme::Type type, Ink ink, QWidget *parent) : QLabel(parent), m_type(type), m_ink(ink)
{
    setTextFormat(Qt::PlainText);
    setFont(theme::font(type));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void Label::setWords(const QString &text)
{
    if (parentWidget())
        setVisible(!text.isEmpty()); // without a parent it would become a window
    if (text == this->text())
        return;
    setText(text);
    updateGeometry();
    update();
}

void Label::setInk(Ink ink)
{
    m_ink = ink;
    update();
}

QString Label::shownText() const
{
    return fontMetrics().elidedText(visible(text()), Qt::ElideRight, width());
}

QSize Label::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(visible(text())) + 1, m_type == theme::Type::Head ? 28 : theme::LineHeight};
}

QSize Label::minimumSizeHint() const
{
    return {qMin(sizeHint().width(), 24), sizeHint().height()};
}

void Label::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(colourOf(m_ink, theme::tokens(this)));
    painter.drawText(rect(), int(alignment() & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter | Qt::TextSingleLine,
                     shownText());
}

} // namespace ui::widgets
