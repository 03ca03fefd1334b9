// The keys of the review pane: what each one is called and which slot it presses.
#include "ui/review/ReviewPane.h"

namespace ui::review {

void ReviewPane::makeKeys()
{
    using widgets::keyAction;
    const auto key = [this](const char *name, const QList<QKeySequence> &keys, const QString &words, auto &&does) {
        QAction *action = keyAction(this, QString::fromLatin1(name), keys, words);
        connect(action, &QAction::triggered, this, does);
        return action;
    };
    m_keys.approve = key("approve", {Qt::Key_A}, tr("approve"), [this] { approve(); });
    m_keys.approveAll = key("approveAll", {QKeySequence(Qt::SHIFT | Qt::Key_A)}, tr("approve all seen"),
                            [this] { Q_EMIT approveAllRequested(); });
    m_keys.edit = key("edit", {Qt::Key_E}, tr("edit"), [this] { startEditing(); });
    m_keys.reject = key("reject", {Qt::Key_X}, tr("reject"), [this] { reject(); });
    m_keys.verdict = key("changeVerdict", {Qt::Key_V}, tr("change verdict"), [this] {
        if (m_section != Section::Criteria || m_row < 0)
            focusSection(Section::Criteria);
        if (m_row >= 0)
            Q_EMIT verdictCycled(m_row);
    });
    m_keys.defer = key("defer", {Qt::Key_D}, tr("defer"), [this] { Q_EMIT deferRequested(); });
    m_keys.undo = key("undo", {Qt::Key_U}, tr("take back"), [this] { Q_EMIT undoRequested(); });
    m_keys.next =
        key("nextUndecided", {Qt::Key_Return, Qt::Key_Enter}, tr("next case"), [this] { Q_EMIT nextRequested(); });
    m_keys.passage = key("nextPassage", {Qt::Key_Tab}, tr("next passage"), [this] { step(1); });
    m_keys.previousPassage = key("previousPassage", {QKeySequence(Qt::SHIFT | Qt::Key_Tab), Qt::Key_Backtab},
                                 tr("previous passage"), [this] { step(-1); });
    m_keys.passage->setAutoRepeat(true);
    m_keys.previousPassage->setAutoRepeat(true);
    m_keys.summary = key("focusSummary", {Qt::Key_1}, tr("summary"), [this] { digit(1); });
    m_keys.criteria = key("focusCriteria", {Qt::Key_2}, tr("criteria"), [this] { digit(2); });
    m_keys.criteriaSet =
        key("criteriaSet", {Qt::Key_C}, tr("criteria of the requisition"), [this] { Q_EMIT criteriaWanted(); });
    const QStringList words{tr("wrong fact"), tr("missing"), tr("tone"), tr("not relevant"), tr("other")};
    for (int i = 1; i <= 5; ++i) {
        // 1 and 2 are the section keys' own; the strip's actions show them and are pressed through digit().
        QAction *reason = i <= 2 ? new QAction(words[i - 1], this)
                                 : key("reason", {QKeySequence(Qt::Key_0 + i)}, words[i - 1], [this, i] { digit(i); });
        if (i <= 2) {
            reason->setShortcut(QKeySequence(Qt::Key_0 + i));
            reason->setShortcutContext(Qt::WidgetShortcut); // shown, never matched: it is on no widget
            connect(reason, &QAction::triggered, this, [this, i] { digit(i); });
        }
        reason->setObjectName(QStringLiteral("reason%1").arg(i));
        m_reasons.append(reason);
    }
    m_noReason = key("noReason", {Qt::Key_Escape}, tr("no reason"), [this] { closeStrip(); });
    for (QAction *reason : m_reasons)
        reason->setEnabled(false);
    m_noReason->setEnabled(false);
}

void ReviewPane::digit(int number)
{
    if (!m_strip->isHidden()) {
        const Section section = m_rejected;
        closeStrip();
        Q_EMIT reasonGiven(section, number);
    } else if (number <= 2) {
        focusSection(number == 1 ? Section::Summary : Section::Criteria);
    }
}

} // namespace ui::review
