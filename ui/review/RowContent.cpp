#include "ui/review/RowContent.h"

#include <QCoreApplication>

namespace ui::review {

using widgets::Deco;
using widgets::Ink;
using widgets::Weight;

static EvidenceRow::Content claimContent(const RowView &claim)
{
    EvidenceRow::Content content;
    if (!claim.supported) {
        content.shape = theme::Shape::Cross;
        content.indent = 18;
        content.spans = {{claim.text, Ink::Brick, Weight::Normal, Deco::Struck},
                         {QStringLiteral("  ") + claim.words, Ink::Brick}};
        return content;
    }
    if (claim.byPerson) {
        content.shape = theme::Shape::Pen;
        content.indent = 18;
    }
    content.spans = {{claim.text}};
    content.quote = claim.quote;
    if (claim.number > 0)
        content.spans.push_back({QString::number(claim.number), Ink::Accent, Weight::Strong, Deco::Raised});
    if (!claim.words.isEmpty())
        content.spans.push_back({QLatin1Char(' ') + claim.words, Ink::Ink3});
    return content;
}

static EvidenceRow::Content verdictContent(const RowView &criterion)
{
    EvidenceRow::Content content;
    content.shape = *criterion.shape;
    content.indent = 24;
    content.padding = 4;
    content.quote = criterion.quote;
    content.page = criterion.page;
    content.spans = {{criterion.text}};
    QString words = criterion.words;
    if (criterion.byPerson)
        words += (words.isEmpty() ? QString() : QStringLiteral(", ")) +
                 QCoreApplication::translate("ui::review", "changed by you");
    if (!words.isEmpty())
        content.spans.push_back({QLatin1Char(' ') + words, Ink::Ink3});
    content.focusedSpans = content.spans;
    content.focusedSpans.front().weight = Weight::Strong;
    if (!criterion.reason.isEmpty())
        content.focusedSpans.push_back({QStringLiteral(" · ") + criterion.reason, Ink::Ink2});
    return content;
}

EvidenceRow::Content contentOf(const RowView &row)
{
    return row.shape ? verdictContent(row) : claimContent(row);
}

widgets::Spans spansOf(const PreviewRow &row)
{
    return {{row.field + QStringLiteral(": "), Ink::Ink2},
            {row.now, Ink::Ink3},
            {QStringLiteral("  →   "), Ink::Ink3},
            {row.after, Ink::Ink, Weight::Normal, Deco::Marked}};
}

} // namespace ui::review
