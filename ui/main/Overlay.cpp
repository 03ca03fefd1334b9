#include "ui/main/Overlay.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>

namespace ui::main {

namespace {

constexpr int FromTop = 96;

} // namespace

Overlay::Overlay(QWidget *window) : QWidget(window), m_card(new widgets::Card(this))
{
    setFocusPolicy(Qt::StrongFocus);
    hide();
    window->installEventFilter(this);
}

void Overlay::open()
{
    m_focusBefore = QApplication::focusWidget();
    place();
    show();
    raise();
    setFocus(Qt::PopupFocusReason);
}

void Overlay::close()
{
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::PopupFocusReason);
}

void Overlay::place()
{
    const QSize room = parentWidget()->size();
    setGeometry(QRect(QPoint(0, 0), room));
    const QSize size = cardSize().boundedTo(room - QSize(48, 48));
    const int top = qMin(FromTop, (room.height() - size.height()) / 2);
    m_card->setGeometry(QRect(QPoint((room.width() - size.width()) / 2, top), size));
}

bool Overlay::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept(); // the window's keys rest
        return true;
    }
    return QWidget::event(event);
}

bool Overlay::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

void Overlay::paintEvent(QPaintEvent *)
{
    QColor veil = theme::tokens(this).ground;
    veil.setAlphaF(0.72F);
    QPainter painter(this);
    painter.fillRect(rect(), veil);
}

void Overlay::mousePressEvent(QMouseEvent *event)
{
    if (!m_card->geometry().contains(event->pos()))
        close();
}

void Overlay::keyPressEvent(QKeyEvent *)
{
    close();
}

} // namespace ui::main
