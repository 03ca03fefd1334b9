#include "ui/widgets/Keys.h"

#include "ui/widgets/Prose.h"

#include <QPainter>

namespace ui::widgets {

namespace {

constexpr int CapHeight = 19;
constexpr int ButtonHeight = 28;

} // namespace

QString keyText(const QKeySequence &key)
{
    QString text = key.toString(QKeySequence::PortableText);
    text.replace(QLatin1String("Shift+"), QStringLiteral("⇧"));
    text.replace(QLatin1String("Return"), QStringLiteral("Enter"));
    text.replace(QLatin1String("Ctrl+"), QStringLiteral("Ctrl "));
    text.replace(QLatin1String("Backtab"), QStringLiteral("Tab"));
    return text;
}

QAction *keyAction(QWidget *pane, const QString &objectName, const QList<QKeySequence> &keys, const QString &words)
{
    auto *action = new QAction(words, pane);
    action->setObjectName(objectName);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WindowShortcut);
    action->setAutoRepeat(false);
    pane->addAction(action);
    return action;
}

QSize capSize(const QString &text)
{
    const QFontMetrics metrics(theme::font(theme::Type::Cap));
    return {qMax(18, metrics.horizontalAdvance(text) + 10), CapHeight};
}

void drawCap(QPainter &painter, const QRect &box, const QString &text, const theme::Tokens &t, CapStyle style)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF face = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5);
    if (style == CapStyle::OnAccent) {
        QColor edge = t.onAccent;
        edge.setAlphaF(0.6F);
        painter.setPen(QPen(edge, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(face, 4, 4);
        painter.setPen(t.onAccent);
    } else {
        // The lower edge is two pixels: a key, not a badge.
        painter.setPen(QPen(t.line, 1));
        painter.setBrush(t.line);
        painter.drawRoundedRect(face, 4, 4);
        painter.setBrush(t.button);
        painter.drawRoundedRect(face.adjusted(0, 0, 0, -1), 4, 4);
        painter.setPen(t.ink2);
    }
    painter.setFont(theme::font(theme::Type::Cap));
    painter.drawText(box.adjusted(0, 0, 0, -1), Qt::AlignCenter | Qt::TextSingleLine, text);
    painter.restore();
}

KeyButton::KeyButton(QAction *action, ButtonKind kind, QWidget *parent)
    : QAbstractButton(parent), m_action(action), m_kind(kind)
{
    setObjectName(action->objectName() + QStringLiteral("Button"));
    setFont(theme::font(theme::Type::Body));
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    connect(this, &QAbstractButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, this, &KeyButton::takeOver);
    takeOver();
}

void KeyButton::takeOver()
{
    if (!m_action)
        return;
    setText(m_action->text());
    setEnabled(m_action->isEnabled());
    setAccessibleName(m_action->text());
    setAccessibleDescription(cap());
    updateGeometry();
    update();
}

QString KeyButton::cap() const
{
    return m_action ? keyText(m_action->shortcut()) : QString();
}

QSize KeyButton::sizeHint() const
{
    const int words = fontMetrics().horizontalAdvance(visible(text()));
    const int capWidth = cap().isEmpty() ? 0 : capSize(cap()).width();
    if (isBare())
        return {capWidth + (capWidth > 0 ? 6 : 0) + words + 1, theme::LineHeight};
    return {7 + capWidth + (capWidth > 0 ? 6 : 5) + words + 12, ButtonHeight};
}

void KeyButton::enterEvent(QEnterEvent *)
{
    update();
}

void KeyButton::leaveEvent(QEvent *)
{
    update();
}

void KeyButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const theme::Tokens &t = theme::tokens(this);
    const bool primary = m_kind == ButtonKind::Primary;
    const QRectF face = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    if (!isBare()) {
        const bool lit = isEnabled() && (underMouse() || isDown());
        const QColor fill = primary ? (isEnabled() ? (lit ? t.accent.lighter(112) : t.accent) : t.line)
                                    : (lit ? t.accentSoft : t.button);
        painter.setPen(QPen(primary ? fill : t.line, 1));
        painter.setBrush(fill);
        painter.drawRoundedRect(face, 6, 6);
    }
    if (hasFocus()) {
        painter.setPen(QPen(primary ? t.ink : t.accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(face.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }
    int x = isBare() ? 0 : 7;
    if (!cap().isEmpty()) {
        const QSize size = capSize(cap());
        drawCap(painter, QRect(QPoint(x, (height() - size.height()) / 2), size), cap(), t,
                primary && isEnabled() ? CapStyle::OnAccent : CapStyle::Plain);
        x += size.width() + 6;
    } else if (!isBare()) {
        x += 5;
    }
    painter.setPen(!isEnabled()                      ? t.ink3
                   : primary                         ? t.onAccent
                   : m_kind == ButtonKind::BareBrick ? t.brick
                   : isBare()                        ? t.ink2
                                                     : t.ink);
    painter.setFont(font());
    painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     visible(text()));
}

KeyCap::KeyCap(const QString &text, QWidget *parent) : QWidget(parent), m_text(text)
{
    setFixedSize(capSize(text));
    setAccessibleName(text);
}

void KeyCap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    drawCap(painter, rect(), m_text, theme::tokens(this));
}

} // namespace ui::widgets
