#include "ui/criteria/CriterionRow.h"

#include <QPainter>

namespace ui::criteria {

namespace {

constexpr int Pad = 20;
constexpr int WordsLeft = 56;
constexpr int TagWidth = 116;
constexpr int Above = 10;

QString tagWords(const CriterionEdit &criterion)
{
    const QString words = criterion.mustHave ? CriterionRow::tr("must have") : CriterionRow::tr("nice to have");
    return criterion.weight == 1 ? words : words + QStringLiteral(" ×%1").arg(criterion.weight);
}

} // namespace

CriterionRow::CriterionRow(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true); // else QLabel takes back that the height follows the width
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred); // Fixed would cap the height at a stale width
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void CriterionRow::setCriterion(const CriterionEdit &criterion, int number, const WordingNote &note)
{
    m_criterion = criterion;
    m_number = number;
    widgets::Spans spans{{criterion.text, widgets::Ink::Ink}};
    if (!criterion.origin.isEmpty())
        spans.push_back({QStringLiteral("\n“%1”").arg(criterion.origin), widgets::Ink::Ink3});
    if (!note.why.isEmpty())
        spans.push_back({QLatin1Char('\n') + note.why, note.forbids ? widgets::Ink::Brick : widgets::Ink::Ink3});
    m_words = widgets::ProseLayout(std::move(spans));
    setText(
        QStringLiteral("%1, %2, %3 %4").arg(QString::number(number), criterion.text, tagWords(criterion), note.why));
    setTextFormat(Qt::PlainText);
    updateGeometry();
    update();
}

void CriterionRow::setChoice(Choice choice)
{
    m_choice = choice;
    update();
}

QRect CriterionRow::wordsRect() const
{
    return {WordsLeft - 8, Above - 5, width() - WordsLeft - TagWidth - Pad + 8, 30};
}

int CriterionRow::heightForWidth(int width) const
{
    return m_words.heightFor(width - WordsLeft - TagWidth - Pad) + 2 * Above;
}

void CriterionRow::mousePressEvent(QMouseEvent *)
{
    Q_EMIT pressed();
}

void CriterionRow::mouseDoubleClickEvent(QMouseEvent *)
{
    Q_EMIT opened();
}

void CriterionRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const theme::Tokens &t = theme::tokens(this);
    if (m_choice == Choice::Yes) {
        painter.fillRect(rect(), t.accentSoft);
        painter.fillRect(QRect(0, 0, theme::AccentBar, height()), t.accent);
    }
    if (m_number > 1)
        painter.fillRect(QRect(0, 0, width(), 1), t.line);
    painter.setFont(theme::font(theme::Type::Body));
    painter.setPen(t.ink3);
    painter.drawText(QRect(Pad, Above, WordsLeft - Pad - 8, theme::LineHeight), Qt::AlignVCenter | Qt::TextSingleLine,
                     QString::number(m_number));
    heightForWidth(width());
    m_words.draw(painter, QPointF(WordsLeft, Above), t);
    painter.setFont(theme::font(m_criterion.mustHave ? theme::Type::Strong : theme::Type::Body));
    painter.setPen(m_criterion.mustHave ? t.ink : t.ink3);
    painter.drawText(QRect(width() - Pad - TagWidth, Above, TagWidth, theme::LineHeight),
                     Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, tagWords(m_criterion));
}

} // namespace ui::criteria
