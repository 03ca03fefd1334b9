#include "ui/review/LineEditor.h"

#include "ui/theme/Theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QTextBlock>

namespace ui::review {

namespace {

constexpr int HandOnMs = 500; // half of what REL-52 allows
constexpr int Pad = 6;

} // namespace

LineEditor::LineEditor(const QString &text, QWidget *parent) : QPlainTextEdit(parent), m_handedOn(text)
{
    setObjectName(QStringLiteral("lineEditor"));
    setAccessibleName(tr("Edit this sentence"));
    setFrameShape(QFrame::NoFrame);
    setFont(theme::font(theme::Type::Body));
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(Pad);
    setPlainText(text);
    moveCursor(QTextCursor::End);
    m_soon.setSingleShot(true);
    m_soon.setInterval(HandOnMs);
    connect(&m_soon, &QTimer::timeout, this, &LineEditor::flush);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        fitHeight();
        if (!m_soon.isActive())
            m_soon.start(); // never restarted: steady typing must not put it off
    });
    fitHeight();
}

void LineEditor::flush()
{
    m_soon.stop();
    const QString text = toPlainText();
    if (text == m_handedOn)
        return;
    m_handedOn = text;
    Q_EMIT edited(text);
}

void LineEditor::fitHeight()
{
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
        lines += qMax(1, blockBoundingRect(block).height() > 0
                             ? qRound(blockBoundingRect(block).height() / fontMetrics().lineSpacing())
                             : 1);
    setFixedHeight(qMax(1, lines) * fontMetrics().lineSpacing() + 2 * Pad);
}

bool LineEditor::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // Every key without Ctrl or Alt is hers while she writes.
        if (!(static_cast<QKeyEvent *>(event)->modifiers() & (Qt::ControlModifier | Qt::AltModifier))) {
            event->accept();
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

void LineEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Tab) {
        const Leave leave = event->key() == Qt::Key_Tab ? Leave::ToNext : Leave::Here;
        flush();
        Q_EMIT left(leave);
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void LineEditor::focusOutEvent(QFocusEvent *event)
{
    flush(); // looking something up keeps the editor open and loses nothing
    QPlainTextEdit::focusOutEvent(event);
}

void LineEditor::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fitHeight();
}

void LineEditor::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(viewport());
        const theme::Tokens &t = theme::tokens(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(t.accent, 1.5));
        painter.setBrush(t.button);
        painter.drawRoundedRect(QRectF(viewport()->rect()).adjusted(0.75, 0.75, -0.75, -0.75), 6, 6);
    }
    QPlainTextEdit::paintEvent(event);
}

} // namespace ui::review
