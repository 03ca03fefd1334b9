// The frame of a section: number, heading, state at the right, rows, keys; the accent bar while it is active.
#pragma once

#include "ui/widgets/Panel.h"

class QVBoxLayout;

namespace ui::review {

enum class Activity
{
    Idle,
    Active
};

class SectionBox final : public QWidget
{
    Q_OBJECT

public:
    SectionBox(const QString &number, const QString &title, QWidget *parent = nullptr); // empty number: no cap

    QVBoxLayout *rows() const { return m_rows; }
    void setKeys(const QList<widgets::KeyButton *> &keys);
    void addKeys(const QList<widgets::KeyButton *> &keys); // a second line of them
    void setStateLine(const QString &words);
    QString stateLine() const { return m_state->text(); }
    void setLine(const QString &words, widgets::Ink ink); // under the rows; empty hides it
    void setActivity(Activity activity);
    Activity activity() const { return m_activity; }

Q_SIGNALS:
    void headPressed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    widgets::Label *m_state;
    widgets::Prose *m_line;
    QVBoxLayout *m_rows;
    QHBoxLayout *m_keys;
    Activity m_activity = Activity::Idle;
};

} // namespace ui::review
