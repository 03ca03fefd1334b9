// The middle column: the document as rendered pages, the largest thing on the screen.
#pragma once

#include "ui/evidence/SheetStack.h"
#include "ui/widgets/Panel.h"

namespace ui::evidence {

class PageView final : public QWidget
{
    Q_OBJECT

public:
    explicit PageView(QWidget *parent = nullptr);

    void setDocument(const DocumentView &view);
    void setPage(int page, const QImage &image) { m_sheets->setPage(page, image); }
    void focusMarker(int number) { m_sheets->focusMarker(number); }
    SheetStack &sheets() { return *m_sheets; }
    const QString &currentTab() const { return m_view.currentTab; }

    QAction *namesAction() const { return m_names; }
    QAction *hiddenAction() const { return m_showHidden; }
    QAction *nextTabAction() const { return m_nextTab; }

Q_SIGNALS:
    void pageWanted(int page, double scale); // device pixels per point; answer with setPage
    void namesToggled();                     // R: the controller logs it and sets the document again
    void hiddenWordsShown();                 // Space on the band
    void tabChosen(const QString &id);
    void passagePainted(int number);
    void firstPagePainted();

private:
    void showHidden();
    void showPageLine(int page);
    void fillTabs();
    void stepTab();

    DocumentView m_view;
    widgets::Bar *m_head;
    widgets::Label *m_title;
    widgets::Label *m_pageLine;
    widgets::KeyButton *m_namesButton;
    QWidget *m_tabs;
    widgets::Band *m_band;
    SheetStack *m_sheets;
    QAction *m_names;
    QAction *m_showHidden;
    QAction *m_nextTab;
};

} // namespace ui::evidence
