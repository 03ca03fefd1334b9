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
    m_keys.criteriaSet =
        key("criteriaSet", {Qt::Key_C}, tr("criteria of the requisition"), [this] { Q_EMIT criteriaWanted(); });
    m_keys.forward =
        key("proposeForward", {Qt::Key_G}, tr("move forward"), [this] { Q_EMIT proposeRequested(Step::Forward); });
    m_keys.hold = key("proposeHold", {Qt::Key_H}, tr("hold"), [this] { Q_EMIT proposeRequested(Step::Hold); });
    m_keys.decline = key("proposeDecline", {Qt::Key_N}, tr("not moving forward"),
                         [this] { Q_EMIT proposeRequested(Step::Decline); });
    m_keys.writeMessage = key("writeMessage", {Qt::Key_M}, tr("write a message"), [this] { Q_EMIT messageWanted(); });
    makeDigits();
    m_noReason = key("noReason", {Qt::Key_Escape}, tr("no reason"), [this] { closeStrip(); });
    closeStrip();
}

// Digits go to a section, and while a strip is open to what it asks. The first four belong to the sections; the strip's
// actions show them and are pressed through digit().
void ReviewPane::makeDigits()
{
    using widgets::keyAction;
    const auto sectionKey = [this](const char *name, int number, const QString &words) {
        QAction *action = keyAction(this, QString::fromLatin1(name), {QKeySequence(Qt::Key_0 + number)}, words);
        connect(action, &QAction::triggered, this, [this, number] { digit(number); });
        return action;
    };
    m_keys.summary = sectionKey("focusSummary", 1, tr("summary"));
    m_keys.criteria = sectionKey("focusCriteria", 2, tr("criteria"));
    m_keys.message = sectionKey("focusMessage", 3, tr("message"));
    m_keys.synthesis = sectionKey("focusSynthesis", 4, tr("synthesis"));
    for (int i = 1; i <= 9; ++i) {
        const QKeySequence shown(Qt::Key_0 + i);
        auto *action = i <= 4 ? new QAction(tr("reason"), this) : keyAction(this, QString(), {shown}, tr("reason"));
        if (i <= 4) {
            action->setShortcut(shown);
            action->setShortcutContext(Qt::WidgetShortcut); // shown, never matched: it is on no widget
        }
        connect(action, &QAction::triggered, this, [this, i] { digit(i); });
        action->setObjectName(QStringLiteral("reason%1").arg(i));
        m_digits.append(action);
    }
}

void ReviewPane::digit(int number)
{
    if (!m_strip->isHidden()) {
        if (number > m_digits.size() || !m_digits[number - 1]->isEnabled())
            return;
        const Section section = m_rejected;
        const bool ending = m_askingEnding;
        closeStrip();
        if (ending)
            Q_EMIT endingChosen(number - 1);
        else
            Q_EMIT reasonGiven(section, number);
    } else if (number <= 4) {
        focusSection(static_cast<Section>(number - 1));
    }
}

} // namespace ui::review
