// A key is part of the label: the cap is drawn, the words stand beside it, and both press the same action.
#pragma once

#include <QAbstractButton>
#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QPointer>

#include "ui/theme/Theme.h"

namespace ui::widgets {

QString keyText(const QKeySequence &key); // "⇧A", "Ctrl K", "Enter"

// An action with its keys that works wherever its pane can be seen in the active window. Text fields keep their
// letters.
QAction *keyAction(QWidget *pane, const QString &objectName, const QList<QKeySequence> &keys, const QString &words);

// Cap geometry and drawing, shared by buttons, hints and rows.
enum class CapStyle
{
    Plain,
    OnAccent
};
QSize capSize(const QString &text);
void drawCap(QPainter &painter, const QRect &box, const QString &text, const theme::Tokens &t,
             CapStyle style = CapStyle::Plain);

enum class ButtonKind
{
    Plain,
    Primary,
    Bare,
    BareBrick
}; // Bare: cap and words without a frame

class KeyButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit KeyButton(QAction *action, ButtonKind kind = ButtonKind::Plain, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void takeOver();
    QString cap() const;
    bool isBare() const { return m_kind == ButtonKind::Bare || m_kind == ButtonKind::BareBrick; }

    QPointer<QAction> m_action;
    ButtonKind m_kind;
};

// The drawn number or key that stands before a heading.
class KeyCap : public QWidget
{
    Q_OBJECT

public:
    explicit KeyCap(const QString &text, QWidget *parent = nullptr);
    QSize sizeHint() const override { return capSize(m_text); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
};

} // namespace ui::widgets
