#include "ui/review/ReviewPane.h"

#include "ui/review/RowContent.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QScrollBar>

namespace ui::review {

using widgets::Ink;

ReviewPane::ReviewPane(QWidget *parent)
    : Panel(widgets::Ground::Surface, Qt::LeftEdge, parent), m_content(new QWidget),
      m_notice(new widgets::Band(m_content)),
      m_preview(new SectionBox({}, tr("In the ATS now → after release"), m_content)),
      m_decision(new SectionBox({}, tr("Your decision"), m_content)), m_strip(new QWidget(m_content))
{
    setObjectName(QStringLiteral("reviewPane"));
    setAccessibleName(tr("Review"));
    setFixedWidth(theme::ReviewWidth);
    setFocusPolicy(Qt::StrongFocus);
    struct Frame
    {
        const char *name;
        QString number;
        QString title;
    };
    const Frame frames[] = {{"summarySection", QStringLiteral("1"), tr("Summary")},
                            {"criteriaSection", QStringLiteral("2"), tr("Criteria")},
                            {"messageSection", QStringLiteral("3"), tr("Message")},
                            {"synthesisSection", QStringLiteral("4"), tr("Synthesis")},
                            {"proposalSection", {}, tr("Proposal")}};
    for (const Section section : sections) {
        const Frame &frame = frames[static_cast<std::size_t>(section)];
        Part &part = partOf(section);
        part.box = new SectionBox(frame.number, frame.title, m_content);
        part.box->setObjectName(QString::fromLatin1(frame.name));
        part.empty = new widgets::Prose(m_content);
        connect(part.box, &SectionBox::headPressed, this, [this, section] { focusSection(section); });
    }
    m_preview->setObjectName(QStringLiteral("previewSection"));
    m_decision->setObjectName(QStringLiteral("decisionSection"));
    m_strip->setObjectName(QStringLiteral("reasonStrip"));
    makeKeys();
    layOut();
}

void ReviewPane::layOut()
{
    m_notice->setOuter({12, 10, 12, 0});
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_notice);
    for (const Section section : sections) {
        Part &part = partOf(section);
        column->addWidget(part.box);
        part.empty->setContentsMargins(6, 2, 6, 2);
        part.empty->hide();
        part.box->rows()->addWidget(part.empty);
    }
    column->addWidget(m_preview);
    column->addWidget(m_decision);
    column->addStretch();

    auto *strip = new QGridLayout(m_strip);
    strip->setContentsMargins(6, 8, 6, 0);
    strip->setHorizontalSpacing(16);
    strip->setVerticalSpacing(2);
    for (QAction *digit : m_digits + QList<QAction *>{m_noReason})
        new widgets::KeyButton(digit, widgets::ButtonKind::Bare, m_strip);
    m_strip->hide();

    const auto button = [this](QAction *action) {
        return new widgets::KeyButton(action, widgets::ButtonKind::Plain, m_content);
    };
    for (const Section words : {Section::Summary, Section::Message, Section::Synthesis})
        partOf(words).box->setKeys({button(m_keys.approve), button(m_keys.edit), button(m_keys.reject)});
    partOf(Section::Criteria)
        .box->setKeys({button(m_keys.verdict), button(m_keys.passage), button(m_keys.criteriaSet)});
    partOf(Section::Proposal).box->setKeys({button(m_keys.approve), button(m_keys.reject)});
    m_decision->setKeys({button(m_keys.next), button(m_keys.defer), button(m_keys.undo)});
    m_decision->addKeys({button(m_keys.forward), button(m_keys.hold), button(m_keys.decline)});
    m_decision->addKeys({button(m_keys.writeMessage)});

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(1, 0, 0, 0);
    all->addWidget(new widgets::Scroll(m_content, this));
}

int ReviewPane::rowCount(Section section) const
{
    return int(m_view[section].rows.size());
}

int ReviewPane::numberAt(Section section, int row) const
{
    return row < 0 || row >= rowCount(section) ? 0 : m_view[section].rows[std::size_t(row)].number;
}

EvidenceRow *ReviewPane::rowAt(Section section, int row) const
{
    return row < 0 || row >= rowCount(section) ? nullptr : partOf(section).rows[std::size_t(row)];
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
    for (const Section section : sections)
        fill(section);
    fillPreview();
    fillDecision();
    showKeys();
    if (!m_view[m_section].isShown())
        focusRow(Section::Summary, -1);
    if (m_row >= rowCount(m_section))
        m_row = rowCount(m_section) - 1;
    focusRow(m_section, m_row);
    showStates();
    m_tellPainted = true;
    update();
}

void ReviewPane::fill(Section section)
{
    Part &part = partOf(section);
    const SectionView &view = m_view[section];
    while (part.rows.size() < view.rows.size()) {
        auto *row = new EvidenceRow(part.box);
        const int index = int(part.rows.size());
        connect(row, &EvidenceRow::pressed, this, [this, section, index] { focusClaim(section, index); });
        part.rows.push_back(row);
        part.box->rows()->addWidget(row);
    }
    for (std::size_t i = 0; i < part.rows.size(); ++i) {
        const bool edited = m_editor && m_editedSection == section && m_editedRow == int(i);
        part.rows[i]->setVisible(i < view.rows.size() && !edited);
        if (i < view.rows.size())
            part.rows[i]->setContent(contentOf(view.rows[i]));
    }
    const bool empty = view.rows.empty();
    part.empty->setWords(empty ? view.emptyWords : QString(), Ink::Ink3);
    part.empty->setVisible(empty && !view.emptyWords.isEmpty());
    part.box->setVisible(view.isShown() || section == Section::Summary || section == Section::Criteria);
}

// A key is shown where it does something.
void ReviewPane::showKeys()
{
    const auto show = [this](Section section, QAction *action, bool wanted) {
        if (auto *button = partOf(section).box->findChild<QWidget *>(action->objectName() + QStringLiteral("Button")))
            button->setVisible(wanted);
    };
    for (const Section section : sections) {
        const bool filled = rowCount(section) > 0;
        for (QAction *action : {m_keys.approve, m_keys.reject, m_keys.verdict, m_keys.passage})
            show(section, action, filled);
    }
    show(Section::Criteria, m_keys.criteriaSet, m_view.criteriaWaiting);
    m_keys.edit->setEnabled(m_view[Section::Summary].editable || m_view[Section::Message].editable);
    const bool asked = !m_strip->isHidden(); // then their digits answer it
    m_keys.message->setEnabled(asked || m_view[Section::Message].isShown());
    m_keys.synthesis->setEnabled(asked || m_view[Section::Synthesis].isShown());
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
    for (const Section section : sections) {
        SectionBox *box = partOf(section).box;
        QString line = m_view[section].stateLine;
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
    for (const Part &part : m_parts) // the one before may belong to another case by now
        for (EvidenceRow *other : part.rows)
            if (other != now)
                other->setRowFocus(RowFocus::Off);
    if (section != m_section) {
        partOf(m_section).box->setActivity(Activity::Idle);
        partOf(section).box->setActivity(Activity::Active);
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
    // Every row that may have a passage, from top to bottom and round. What she proposes has none.
    std::vector<std::pair<Section, int>> places;
    int at = -1;
    for (const Section section : sections) {
        if (section == Section::Proposal)
            continue;
        if (section == m_section && m_row < 0)
            at = int(places.size()) - 1; // before the first row of the section she is in
        for (int row = 0; row < rowCount(section); ++row) {
            if (section == m_section && row == m_row)
                at = int(places.size());
            places.emplace_back(section, row);
        }
    }
    const int all = int(places.size());
    if (all == 0)
        return;
    at = at < 0 && by < 0 ? all - 1 : (at + by + all) % all;
    focusClaim(places[std::size_t(at)].first, places[std::size_t(at)].second);
}

void ReviewPane::focusSection(Section section)
{
    if (!m_view[section].isShown() && section != Section::Criteria)
        section = Section::Summary;
    // Criteria open at the first row that needs her: wavering or unclear.
    const auto &rows = m_view[section].rows;
    int row = rows.empty() ? -1 : 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].shape == theme::Shape::Wave || rows[i].shape == theme::Shape::Unclear) {
            row = int(i);
            break;
        }
    }
    focusClaim(section, row);
}

void ReviewPane::approve()
{
    const SectionView &view = m_view[m_section];
    if (rowCount(m_section) == 0)
        return; // nothing that could be approved
    if (!view.blockedBy.isEmpty()) {
        partOf(m_section).box->setLine(view.blockedBy, Ink::Brick);
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
    if (m_section == Section::Proposal) { // hers: withdrawn without a why
        Q_EMIT rejectRequested(m_section);
        return;
    }
    m_rejected = m_section;
    m_askingEnding = false;
    openStrip(partOf(m_section).box, {tr("wrong fact"), tr("missing"), tr("tone"), tr("not relevant"), tr("other")}, 3);
    Q_EMIT rejectRequested(m_section);
}

void ReviewPane::askForEnding()
{
    if (m_view.endings.isEmpty())
        return;
    m_askingEnding = true;
    openStrip(partOf(Section::Proposal).box, m_view.endings.mid(0, m_digits.size()), 1);
}

void ReviewPane::openStrip(SectionBox *under, const QStringList &words, int columns)
{
    auto *grid = static_cast<QGridLayout *>(m_strip->layout());
    m_noReason->setText(m_askingEnding ? tr("not now") : tr("no reason"));
    int at = 0;
    for (int i = 0; i < m_digits.size() + 1; ++i) {
        QAction *action = i < m_digits.size() ? m_digits[i] : m_noReason;
        auto *button = m_strip->findChild<QWidget *>(action->objectName() + QStringLiteral("Button"));
        const bool wanted = action == m_noReason || i < words.size();
        if (wanted && action != m_noReason)
            action->setText(words[i]);
        action->setEnabled(wanted);
        grid->removeWidget(button);
        button->setVisible(wanted);
        if (wanted) {
            grid->addWidget(button, at / columns, at % columns, Qt::AlignLeft);
            ++at;
        }
    }
    grid->setColumnStretch(columns, 1);
    under->layout()->addWidget(m_strip);
    m_strip->show();
    showKeys();
}

void ReviewPane::closeStrip()
{
    m_strip->hide();
    m_askingEnding = false;
    for (QAction *digit : m_digits)
        digit->setEnabled(false);
    m_noReason->setEnabled(false);
    showKeys();
}

void ReviewPane::startEditing()
{
    // Words are edited where she stands; verdicts and proposals have keys of their own.
    const bool hasWords = m_section != Section::Criteria && m_section != Section::Proposal;
    const Section section = hasWords ? m_section : Section::Summary;
    if (m_editor || !m_view[section].editable)
        return;
    // Without a focused sentence the one that cannot stay as it is comes first; without any, she writes her own.
    const auto &rows = m_view[section].rows;
    int row = m_section == section ? m_row : -1;
    for (std::size_t i = 0; row < 0 && i < rows.size(); ++i) {
        if (!rows[i].supported)
            row = int(i);
    }
    row = qMax(0, row);
    focusRow(section, row);
    m_editedSection = section;
    m_editedRow = row;
    const bool exists = row < rowCount(section);
    Part &part = partOf(section);
    m_editor = new LineEditor(exists ? rows[std::size_t(row)].text : QString(), part.box);
    if (exists) {
        part.box->rows()->insertWidget(part.box->rows()->indexOf(part.rows[std::size_t(row)]), m_editor);
        part.rows[std::size_t(row)]->hide();
    } else {
        part.box->rows()->addWidget(m_editor);
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
    auto &rows = m_view[section].rows;
    const auto hers = [&text] {
        RowView own;
        own.text = text;
        own.byPerson = true;
        return own;
    };
    if (row >= rowCount(section)) {
        if (!text.isEmpty())
            rows.push_back(hers());
    } else if (text != rows[std::size_t(row)].text) {
        rows[std::size_t(row)] = hers();
    }
    fill(section);
    showKeys();
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
