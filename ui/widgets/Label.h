// One line of text. It elides at its end when the room is short, and says the whole in its tooltip and to screen
// readers.
#pragma once

#include <QLabel>

#include "ui/widgets/Prose.h"

namespace ui::widgets {

class Label : public QLabel
{
    Q_OBJECT

public:
    explicit Label(theme::Type type, Ink ink, QWidget *parent = nullptr);

    void setWords(const QString &text);
    void setInk(Ink ink);
    QString shownText() const; // as painted, with … when cut
    bool isElided() const { return shownText() != visible(text()); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    theme::Type m_type;
    Ink m_ink;
};

} // namespace ui::widgets
