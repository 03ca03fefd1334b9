// The row of keys at the foot, and the line of states under it.
#pragma once

#include "ui/widgets/Panel.h"

namespace ui::widgets {

struct Hint
{
    QStringList caps; // "J", "K"
    QString words;
    QPointer<QAction> action = {}; // pressed by the mouse; may be null
};

Hint hintFor(QAction *action, const QString &words = {});
Hint hintFor(const QList<QAction *> &actions, const QString &words);

class HintBar final : public Panel
{
    Q_OBJECT

public:
    explicit HintBar(QWidget *parent = nullptr);
    void setHints(const QList<Hint> &left, const QList<Hint> &right);
    const QList<Hint> &hints() const { return m_left; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Placed
    {
        QRect box;
        Hint hint;
    };
    void place();

    QList<Hint> m_left;
    QList<Hint> m_right;
    std::vector<Placed> m_placed;
};

// Grey facts: left about what waits here, right about systems and ledger.
class StatusLine final : public Bar
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);
    void setFacts(const QStringList &left, const QStringList &right);

private:
    void fill(std::vector<Label *> &labels, const QStringList &facts, int at);

    std::vector<Label *> m_left;
    std::vector<Label *> m_right;
};

} // namespace ui::widgets
