// A card over the window. While it is open no key of the window works.
#pragma once

#include <QPointer>

#include "ui/widgets/Panel.h"

namespace ui::main {

class Overlay : public QWidget
{
    Q_OBJECT

public:
    explicit Overlay(QWidget *window);

    void open();
    void close();
    widgets::Card *card() const { return m_card; }

protected:
    virtual QSize cardSize() const = 0;
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void place();

    widgets::Card *m_card;
    QPointer<QWidget> m_focusBefore;
};

} // namespace ui::main
