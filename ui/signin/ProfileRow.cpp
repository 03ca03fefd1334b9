#include "ui/signin/ProfileRow.h"

#include "ui/widgets/Prose.h"

#include <QPainter>

namespace ui::signin {

ProfileRow::ProfileRow(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ProfileRow::setProfile(const ProfileView &profile, int place)
{
    m_profile = profile;
    m_place = place;
    setText(profile.name + QStringLiteral(", ") + profile.host);
    setTextFormat(Qt::PlainText);
    update();
}

void ProfileRow::setChosen(Chosen chosen)
{
    m_chosen = chosen;
    update();
}

void ProfileRow::mousePressEvent(QMouseEvent *)
{
    Q_EMIT pressed();
}

void ProfileRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const theme::Tokens &t = theme::tokens(this);
    if (m_chosen == Chosen::Yes) {
        painter.fillRect(rect(), t.accentSoft);
        painter.fillRect(QRect(0, 0, theme::AccentBar, height()), t.accent);
    }
    if (m_place > 0)
        painter.fillRect(QRect(0, 0, width(), 1), t.line);
    const auto line = [&](int top, const QString &text, theme::Type type, const QColor &colour) {
        painter.setFont(theme::font(type));
        painter.setPen(colour);
        painter.drawText(QRect(20, top, width() - 40, theme::LineHeight), Qt::AlignVCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(widgets::visible(text), Qt::ElideRight, width() - 40));
    };
    line(8, m_profile.name, theme::Type::Strong, t.ink);
    line(28, m_profile.host, theme::Type::Body, t.ink2);
}

} // namespace ui::signin
