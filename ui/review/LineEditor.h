// In-place editing of one claim: plain text, letters type, Esc leaves and keeps. What is typed is handed on at most
// half a second later. // REL-52
#pragma once

#include <QPlainTextEdit>
#include <QTimer>

namespace ui::review {

enum class Leave
{
    Here,
    ToNext
};

class LineEditor final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit LineEditor(const QString &text, QWidget *parent = nullptr);

    void flush(); // hands on what has not been handed on

Q_SIGNALS:
    void edited(const QString &text);
    void left(ui::review::Leave leave);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitHeight();

    QTimer m_soon;
    QString m_handedOn;
};

} // namespace ui::review
