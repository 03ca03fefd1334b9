#include "ui/review/ReviewPane.h"

#include "ui/review/RowContent.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QScrollBar>

namespace ui::review {

using widgets::Ink;

ReviewPane::ReviewPane(QWidget *parent)
    : Panel(widgets::Ground::Surface, Qt::LeftEdge, parent), m_content(new QWidget),
      m_notice(new widgets::Band(m_content)), m_summary(new SectionBox(QStringLiteral("1"), tr("Summary"), m_content)),
      m_criteria(new SectionBox(QStringLiteral("2"), tr("Criteria"), m_content)),
      m_preview(new SectionBox({}, tr("In the ATS now → after release"), m_content)),
      m_decision(new SectionBox({}, tr("Your decision"), m_content)), m_summaryEmpty(new widgets::Prose(m_content)),
      m_criteriaEmpty(new widgets::Prose(m_content)), m_strip(new QWidget(m_content))
{
    setObjectName(QStringLiteral("reviewPane"));
    setAccessibleName(tr("Review"));
    setFixedWidth(theme::ReviewWidth);
    setFocusPolicy(Qt::StrongFocus);
    m_summary->setObjectName(QStringLiteral("summarySection"));
    m_criteria->setObjectName(QStringLiteral("criteriaSection"));
    m_preview->setObjectName(QStringLiteral("previewSection"));
    m_decision->setObjectName(QStringLiteral("decisionSection"));
    m_strip->setObjectName(QStringLiteral("reasonStrip"));
    makeKeys();
    layOut();
    for (const Section section : {Section::Summary, Section::Criteria})
        connect(boxOf(section), &SectionBox::headPressed, this, [this, section] { focusSection(section); });
}

void ReviewPane::layOut()
{
    m_notice->setOuter({12, 10, 12, 0});
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_notice);
    for (SectionBox *box : {m_summary, m_criteria, m_preview, m_decision})
        column->addWidget(box);
    column->addStretch();
    for (widgets::Prose *empty : {m_summaryEmpty, m_criteriaEmpty}) {
        empty->setContentsMargins(6, 2, 6, 2);
        empty->hide();
    }
    m_summary->rows()->addWidget(m_summaryEmpty);
    m_criteria->rows()->addWidget(m_criteriaEmpty);

    auto *strip = new QGridLayout(m_strip);
    strip->setContentsMargins(6, 8, 6, 0);
    strip->setHorizontalSpacing(16);
    strip->setVerticalSpacing(2);
    int at = 0;
    for (QAction *reason : m_reasons + QList<QAction *>{m_noReason}) {
        strip->addWidget(new widgets::KeyButton(reason, widgets::ButtonKind::Bare, m_strip), at / 3, at % 3);
        ++at;
    }
    strip->setColumnStretch(3, 1);
    m_strip->hide();

    const auto button = [this](QAction *action, widgets::ButtonKind kind = widgets::ButtonKind::Plain) {
        return new widgets::KeyButton(action, kind, m_content);
    };
    m_summary->setKeys({button(m_keys.approve), button(m_keys.edit), button(m_keys.reject)});
    m_criteria->setKeys({button(m_keys.verdict), button(m_keys.passage), button(m_keys.criteriaSet)});
    m_decision->setKeys({button(m_keys.next), button(m_keys.defer), button(m_keys.undo)});

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(1, 0, 0, 0);
    all->addWidget(new widgets::Scroll(m_content, this));
}

const SectionView &ReviewPane::viewOf(Section section) const
{
    return section == Section::Summary ? m_view.summary : m_view.criteria;
}

int ReviewPane::rowCount(Section section) const
{
    return int(section == Section::Summary ? m_view.claims.size() : m_view.rows.size());
}

int ReviewPane::numberAt(Section section, int row) const
{
    if (row < 0 || row >= rowCount(section))
        return 0;
    return section == Section::Summary ? m_view.claims[std::size_t(row)].number : m_view.rows[std::size_t(row)].number;
}

EvidenceRow *ReviewPane::rowAt(Section section, int row) const
{
    if (row < 0 || row >= rowCount(section))
        return nullptr;
    return section == Section::Summary ? m_claimRows[std::size_t(row)] : m_criterionRows[std::size_t(row)];
}

void ReviewPane::setReview(const ReviewView &view)
{
    const bool sameCase = view.caseKey == m_view.caseKey;
    if (!sameCase) {
        endEditing();
        closeStrip();
        focusRow(Section::Summary, -1);
    }
    m_saving.clear();
    m_view = view;
    m_notice->setWords(view.notice);
    fillSummary();
    fillCriteria();
    fillPreview();
    fillDecision();
    if (m_row >= rowCount(m_section))
        m_row = rowCount(m_section) - 1;
    focusRow(m_section, m_row);
    showStates();
    m_tellPainted = true;
    update();
}

void ReviewPane::setRows(std::vector<EvidenceRow *> &rows, SectionBox *box, std::size_t count, Section section)
{
    while (rows.size() < count) {
        auto *row = new EvidenceRow(box);
        const int index = int(rows.size());
        connect(row, &EvidenceRow::pressed, this, [this, section, index] { focusClaim(section, index); });
        rows.push_back(row);
        box->rows()->addWidget(row);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool edited = m_editor && m_editedSection == section && m_editedRow == int(i);
        rows[i]->setVisible(i < count && !edited);
    }
}

void ReviewPane::showKey(QAction *action, const bool wanted)
{
    if (auto *button = m_content->findChild<QWidget *>(action->objectName() + QStringLiteral("Button")))
        button->setVisible(wanted);
}

void ReviewPane::fillSummary()
{
    setRows(m_claimRows, m_summary, m_view.claims.size(), Section::Summary);
    for (std::size_t i = 0; i < m_view.claims.size(); ++i)
        m_claimRows[i]->setContent(contentOf(m_view.claims[i]));
    const bool empty = m_view.claims.empty();
    m_summaryEmpty->setWords(empty ? m_view.summary.emptyWords : QString(), Ink::Ink3);
    m_summaryEmpty->setVisible(empty && !m_view.summary.emptyWords.isEmpty());
    m_keys.edit->setEnabled(m_view.summary.editable);
    showKey(m_keys.approve, !empty);
    showKey(m_keys.reject, !empty);
}

void ReviewPane::fillCriteria()
{
    setRows(m_criterionRows, m_criteria, m_view.rows.size(), Section::Criteria);
    for (std::size_t i = 0; i < m_view.rows.size(); ++i)
        m_criterionRows[i]->setContent(contentOf(m_view.rows[i]));
    const bool empty = m_view.rows.empty();
    m_criteriaEmpty->setWords(empty ? m_view.criteria.emptyWords : QString(), Ink::Ink3);
    m_criteriaEmpty->setVisible(empty && !m_view.criteria.emptyWords.isEmpty());
    showKey(m_keys.verdict, !empty);
    showKey(m_keys.passage, !empty);
    showKey(m_keys.criteriaSet, m_view.criteriaWaiting);
}

void ReviewPane::fillPreview()
{
    while (m_previewRows.size() < m_view.preview.size()) {
        auto *row = new widgets::Prose(m_preview);
        row->setContentsMargins(6, 2, 6, 2);
        m_previewRows.push_back(row);
        m_preview->rows()->addWidget(row);
    }
    for (std::size_t i = 0; i < m_previewRows.size(); ++i) {
        m_previewRows[i]->setVisible(i < m_view.preview.size());
        if (i < m_view.preview.size())
            m_previewRows[i]->setSpans(spansOf(m_view.preview[i]));
    }
    m_preview->setVisible(!m_view.preview.empty());
}

void ReviewPane::fillDecision()
{
    m_decision->setLine(m_view.decisionLine, Ink::Ink3);
    m_keys.undo->setEnabled(m_view.canUndo);
}

void ReviewPane::showStates()
{
    for (const Section section : {Section::Summary, Section::Criteria}) {
        SectionBox *box = boxOf(section);
        QString line = viewOf(section).stateLine;
        if (m_editor && m_editedSection == section)
            line = tr("editing");
        if (!m_saving.isEmpty() && m_savingSection == section)
            line = tr("saving");
        box->setStateLine(line);
        box->setActivity(m_section == section ? Activity::Active : Activity::Idle);
        box->setLine({}, Ink::Brick);
    }
}

void ReviewPane::focusRow(Section section, int row)
{
    EvidenceRow *now = rowAt(section, row);
    for (const auto *rows : {&m_claimRows, &m_criterionRows}) // the one before may belong to another case by now
        for (EvidenceRow *other : *rows)
            if (other != now)
                other->setRowFocus(RowFocus::Off);
    if (section != m_section) {
        boxOf(m_section)->setActivity(Activity::Idle);
        boxOf(section)->setActivity(Activity::Active);
    }
    m_section = section;
    m_row = row;
    if (!now)
        return;
    now->setRowFocus(RowFocus::On);
    if (auto *scroll = findChild<QScrollArea *>(); scroll && scroll->verticalScrollBar()->maximum() > 0)
        scroll->ensureWidgetVisible(now, 0, 24);
}

void ReviewPane::focusClaim(Section section, int row)
{
    focusRow(section, row);
    Q_EMIT claimFocused(section, row);
    Q_EMIT passageFocused(numberAt(section, row));
}

void ReviewPane::step(int by)
{
    const int claims = rowCount(Section::Summary);
    const int all = claims + rowCount(Section::Criteria);
    if (all == 0)
        return;
    int at = m_row < 0 ? (m_section == Section::Summary ? -1 : claims - 1) : m_row;
    if (m_row >= 0 && m_section == Section::Criteria)
        at += claims;
    at = at < 0 && by < 0 ? all - 1 : (at + by + all) % all;
    const Section section = at < claims ? Section::Summary : Section::Criteria;
    const int row = at < claims ? at : at - claims;
    focusClaim(section, row);
}

void ReviewPane::focusSection(Section section)
{
    // Criteria open at the first row that needs her: wavering or unclear.
    int row = rowCount(section) > 0 ? 0 : -1;
    for (std::size_t i = 0; section == Section::Criteria && i < m_view.rows.size(); ++i) {
        if (m_view.rows[i].shape == theme::Shape::Wave || m_view.rows[i].shape == theme::Shape::Unclear) {
            row = int(i);
            break;
        }
    }
    focusClaim(section, row);
}

void ReviewPane::approve()
{
    const SectionView &view = viewOf(m_section);
    if (rowCount(m_section) == 0)
        return; // nothing that could be approved
    if (!view.blockedBy.isEmpty()) {
        boxOf(m_section)->setLine(view.blockedBy, Ink::Brick);
        return;
    }
    closeStrip();
    // The first honest paint: "saving" until the commit comes back with another view. // DESIGN 10 (38)
    m_saving = m_view.caseKey;
    m_savingSection = m_section;
    showStates();
    Q_EMIT approveRequested(m_section);
}

void ReviewPane::reject()
{
    if (rowCount(m_section) == 0)
        return;
    m_rejected = m_section;
    boxOf(m_section)->layout()->addWidget(m_strip);
    m_strip->show();
    for (QAction *reason : m_reasons)
        reason->setEnabled(true);
    m_noReason->setEnabled(true);
    Q_EMIT rejectRequested(m_section);
}

void ReviewPane::closeStrip()
{
    m_strip->hide();
    for (QAction *reason : m_reasons)
        reason->setEnabled(false);
    m_noReason->setEnabled(false);
}

void ReviewPane::startEditing()
{
    if (m_editor || !m_view.summary.editable)
        return;
    // Without a focused sentence the one that cannot stay as it is comes first; without any, she writes her own.
    int row = m_section == Section::Summary ? m_row : -1;
    for (std::size_t i = 0; row < 0 && i < m_view.claims.size(); ++i) {
        if (!m_view.claims[i].supported)
            row = int(i);
    }
    row = qMax(0, row);
    focusRow(Section::Summary, row);
    m_editedSection = Section::Summary;
    m_editedRow = row;
    const bool exists = row < rowCount(Section::Summary);
    m_editor = new LineEditor(exists ? m_view.claims[std::size_t(row)].text : QString(), m_summary);
    if (exists) {
        m_summary->rows()->insertWidget(m_summary->rows()->indexOf(m_claimRows[std::size_t(row)]), m_editor);
        m_claimRows[std::size_t(row)]->hide();
    } else {
        m_summary->rows()->addWidget(m_editor);
    }
    m_editor->show();
    connect(m_editor, &LineEditor::edited, this,
            [this](const QString &text) { Q_EMIT editChanged(m_editedSection, m_editedRow, text); });
    connect(m_editor, &LineEditor::left, this, &ReviewPane::endEditing);
    m_editor->setFocus(Qt::ShortcutFocusReason);
    showStates();
}

void ReviewPane::endEditing(Leave leave)
{
    if (!m_editor)
        return;
    LineEditor *editor = m_editor;
    editor->flush();
    m_editor = nullptr;
    const QString text = editor->toPlainText().trimmed();
    editor->hide();
    editor->deleteLater();
    const Section section = m_editedSection;
    const int row = m_editedRow;
    // What she wrote stands at once; the controller's next view confirms it.
    if (row >= rowCount(section)) {
        if (!text.isEmpty()) {
            m_view.claims.push_back({0, text, true, {}, true});
            fillSummary();
        }
    } else {
        ClaimView &claim = m_view.claims[std::size_t(row)];
        if (text != claim.text)
            claim = {0, text, true, {}, true};
        m_claimRows[std::size_t(row)]->setContent(contentOf(claim));
        m_claimRows[std::size_t(row)]->show();
    }
    showStates();
    setFocus(Qt::OtherFocusReason);
    Q_EMIT editEnded(section, row, text);
    if (leave == Leave::ToNext)
        step(1);
}

void ReviewPane::paintEvent(QPaintEvent *event)
{
    Panel::paintEvent(event);
    if (!m_tellPainted)
        return;
    m_tellPainted = false;
    QMetaObject::invokeMethod(this, [this, key = m_view.caseKey] { Q_EMIT reviewPainted(key); }, Qt::QueuedConnection);
}

} // namespace ui::review
