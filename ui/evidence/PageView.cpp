#include "ui/evidence/PageView.h"

#include <QHBoxLayout>
#include <QPainter>

namespace ui::evidence {

namespace {

// One of the other papers of the case: flat words; the accent on hover and focus.
class TabButton final : public QAbstractButton
{
public:
    TabButton(const QString &words, QWidget *parent) : QAbstractButton(parent)
    {
        setText(words);
        setAccessibleName(words);
        setFont(theme::font(theme::Type::Body));
        setCursor(Qt::PointingHandCursor);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::TabFocus);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }

    QSize sizeHint() const override
    {
        return {qMin(160, fontMetrics().horizontalAdvance(widgets::visible(text())) + 1), 24};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const theme::Tokens &t = theme::tokens(this);
        painter.setPen(underMouse() || hasFocus() ? t.accent : t.ink2);
        painter.drawText(rect(), Qt::AlignVCenter | Qt::TextSingleLine,
                         fontMetrics().elidedText(widgets::visible(text()), Qt::ElideMiddle, width()));
    }
};

} // namespace

PageView::PageView(QWidget *parent)
    : QWidget(parent), m_head(new widgets::Bar(36, Qt::BottomEdge, this, widgets::Ground::Ground)),
      m_title(new widgets::Label(theme::Type::Strong, widgets::Ink::Ink2)),
      m_pageLine(new widgets::Label(theme::Type::Body, widgets::Ink::Ink3)), m_tabs(new QWidget),
      m_band(new widgets::Band), m_sheets(new SheetStack)
{
    setObjectName(QStringLiteral("pageView"));
    setAccessibleName(tr("Document"));
    m_names = widgets::keyAction(this, QStringLiteral("names"), {Qt::Key_R}, tr("names off"));
    m_showHidden = widgets::keyAction(this, QStringLiteral("showHidden"), {Qt::Key_Space}, tr("show"));
    m_showHidden->setEnabled(false);
    m_nextTab = widgets::keyAction(this, QStringLiteral("nextPaper"), {Qt::Key_P}, tr("next paper"));
    auto *larger = widgets::keyAction(this, QStringLiteral("zoomIn"),
                                      {QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)},
                                      tr("larger"));
    auto *smaller =
        widgets::keyAction(this, QStringLiteral("zoomOut"), {QKeySequence(Qt::CTRL | Qt::Key_Minus)}, tr("smaller"));
    auto *fit =
        widgets::keyAction(this, QStringLiteral("fitWidth"), {QKeySequence(Qt::CTRL | Qt::Key_0)}, tr("fit the width"));
    m_namesButton = new widgets::KeyButton(m_names, widgets::ButtonKind::Bare);
    m_namesButton->setFocusPolicy(Qt::NoFocus);

    m_head->row()->setContentsMargins(18, 0, 18, 1);
    m_head->row()->setSpacing(14);
    m_head->row()->addWidget(m_title);
    m_head->row()->addWidget(m_pageLine);
    m_head->row()->addWidget(m_namesButton);
    m_head->row()->addStretch(1);
    m_head->row()->addWidget(m_tabs);
    auto *tabRow = new QHBoxLayout(m_tabs);
    tabRow->setContentsMargins(0, 0, 0, 0);
    tabRow->setSpacing(6);

    m_band->setOuter({26, 10, 26, 0});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_band);
    column->addWidget(m_sheets, 1);
    setFocusProxy(m_sheets);

    connect(m_names, &QAction::triggered, this, &PageView::namesToggled);
    connect(m_showHidden, &QAction::triggered, this, &PageView::showHidden);
    connect(m_nextTab, &QAction::triggered, this, &PageView::stepTab);
    connect(larger, &QAction::triggered, this, [this] { m_sheets->zoomBy(1.15); });
    connect(smaller, &QAction::triggered, this, [this] { m_sheets->zoomBy(1 / 1.15); });
    connect(fit, &QAction::triggered, m_sheets, &SheetStack::fitWidth);
    connect(m_sheets, &SheetStack::pageWanted, this, &PageView::pageWanted);
    connect(m_sheets, &SheetStack::currentPageChanged, this, &PageView::showPageLine);
    connect(m_sheets, &SheetStack::passagePainted, this, &PageView::passagePainted);
    connect(m_sheets, &SheetStack::firstPagePainted, this, &PageView::firstPagePainted);
}

void PageView::setDocument(const DocumentView &view)
{
    const bool tabsChanged =
        view.currentTab != m_view.currentTab || view.tabs.size() != m_view.tabs.size() ||
        !std::equal(view.tabs.begin(), view.tabs.end(), m_view.tabs.begin(),
                    [](const DocumentTab &a, const DocumentTab &b) { return a.id == b.id && a.label == b.label; });
    m_view = view;
    m_title->setWords(view.title);
    m_names->setText(view.names == Identity::Hidden ? tr("names off") : tr("names on"));
    m_band->setWords(view.band);
    const bool canShow = !view.hidden.empty();
    if (canShow != m_showHidden->isEnabled()) {
        m_showHidden->setEnabled(canShow);
        m_band->setAction(canShow ? m_showHidden : nullptr);
    }
    m_showHidden->setText(tr("show"));
    m_nextTab->setEnabled(view.tabs.size() > 1);
    if (tabsChanged)
        fillTabs();
    m_sheets->setDocument(view);
    m_sheets->setHiddenWords(HiddenWords::Kept);
    showPageLine(m_sheets->currentPage());
}

void PageView::showHidden()
{
    const bool show = m_showHidden->text() == tr("show");
    m_showHidden->setText(show ? tr("hide") : tr("show"));
    m_sheets->setHiddenWords(show ? HiddenWords::Shown : HiddenWords::Kept);
    if (show)
        Q_EMIT hiddenWordsShown();
}

void PageView::showPageLine(int page)
{
    if (m_view.pages.empty()) {
        m_pageLine->setWords(m_view.kindLine);
        return;
    }
    const int read = int(m_view.pages.size());
    QString line = tr("page %1 of %2").arg(qMax(0, page) + 1).arg(qMax(read, m_view.totalPages));
    if (m_view.totalPages > read)
        line += tr(", the first %1 were read").arg(read);
    if (!m_view.kindLine.isEmpty())
        line += QStringLiteral(" · ") + m_view.kindLine;
    m_pageLine->setWords(line);
}

void PageView::fillTabs()
{
    qDeleteAll(m_tabs->findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    while (QLayoutItem *item = m_tabs->layout()->takeAt(0))
        delete item;
    bool first = true;
    for (const DocumentTab &tab : m_view.tabs) {
        if (tab.id == m_view.currentTab)
            continue;
        if (!first) {
            auto *dot = new widgets::Label(theme::Type::Body, widgets::Ink::Ink3, m_tabs);
            dot->setWords(QStringLiteral("·"));
            m_tabs->layout()->addWidget(dot);
        }
        first = false;
        auto *button = new TabButton(tab.label, m_tabs);
        connect(button, &QAbstractButton::clicked, this, [this, id = tab.id] { Q_EMIT tabChosen(id); });
        m_tabs->layout()->addWidget(button);
    }
}

void PageView::stepTab()
{
    for (std::size_t i = 0; i < m_view.tabs.size(); ++i) {
        if (m_view.tabs[i].id == m_view.currentTab) {
            Q_EMIT tabChosen(m_view.tabs[(i + 1) % m_view.tabs.size()].id);
            return;
        }
    }
    if (!m_view.tabs.empty())
        Q_EMIT tabChosen(m_view.tabs.front().id);
}

} // namespace ui::evidence
