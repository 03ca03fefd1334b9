#include "GuiSupport.h"

#include "support/QtTestSupport.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Label.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QTest>

namespace support {

void startGui()
{
    ui::theme::apply(*qApp, ui::theme::Scheme::Light);
}

void showActive(QWidget &widget)
{
    widget.show();
    widget.activateWindow();
    QVERIFY(QTest::qWaitForWindowExposed(&widget));
    QVERIFY(QTest::qWaitForWindowActive(&widget));
    if (!QApplication::focusWidget())
        widget.setFocus();
}

QStringList cutLabels(QWidget &root)
{
    QStringList cut;
    const auto report = [&cut](const QWidget *widget, const QString &words) {
        QStringList path;
        for (const QWidget *w = widget; w; w = w->parentWidget()) {
            if (!w->objectName().isEmpty())
                path.prepend(w->objectName());
        }
        cut.append(path.join(QLatin1Char('/')) + QStringLiteral(": ") + words);
    };
    for (const auto *label : root.findChildren<ui::widgets::Label *>()) {
        if (label->isVisible() && label->isElided())
            report(label, label->text());
    }
    for (const auto *prose : root.findChildren<QLabel *>()) {
        if (prose->isVisible() && prose->sizePolicy().hasHeightForWidth() &&
            prose->height() < prose->heightForWidth(prose->width()))
            report(prose, prose->text());
    }
    for (const auto *button : root.findChildren<QAbstractButton *>()) {
        if (button->isVisible() && button->width() < button->sizeHint().width())
            report(button, button->text());
    }
    return cut;
}

bool sameColour(const QColor &a, const QColor &b)
{
    return std::abs(a.red() - b.red()) < 3 && std::abs(a.green() - b.green()) < 3 && std::abs(a.blue() - b.blue()) < 3;
}

} // namespace support
