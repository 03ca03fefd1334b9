// The tokens: as written, and readable. Contrast by WCAG's formula.
#include "GuiSupport.h"
#include "support/QtTestSupport.h"
#include "ui/theme/Glyphs.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Keys.h"

#include <QApplication>
#include <QPainter>
#include <QTest>

using ui::theme::Scheme;
using ui::theme::Shape;

class tst_Theme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { support::startGui(); }
    void init() { support::failOnUnexpectedWarnings(); }
    void cleanup() { ui::theme::apply(*qApp, Scheme::Light); }
    void textIsReadableOnEveryGround_data();
    void textIsReadableOnEveryGround();
    void everyShapeDiffersFromEveryOther();
    void applyingATokenSetReachesEveryWidget();
    void keysAreWrittenAsPeopleReadThem();
};

namespace {

double luminance(const QColor &colour)
{
    const auto part = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (qMax(la, lb) + 0.05) / (qMin(la, lb) + 0.05);
}

} // namespace

void tst_Theme::textIsReadableOnEveryGround_data()
{
    QTest::addColumn<int>("scheme");
    QTest::newRow("light") << int(Scheme::Light);
    QTest::newRow("dark") << int(Scheme::Dark);
}

void tst_Theme::textIsReadableOnEveryGround()
{
    QFETCH(int, scheme);
    const auto &t = ui::theme::tokens(Scheme(scheme));
    for (const QColor &ground : {t.ground, t.surface, t.button, t.accentSoft}) {
        QVERIFY(contrast(t.ink, ground) >= 7.0);
        QVERIFY2(contrast(t.ink3, ground) >= 4.5, qPrintable(ground.name()));
        QVERIFY(contrast(t.accent, ground) >= 4.5);
    }
    QVERIFY(contrast(t.brick, t.brickSoft) >= 4.5);
    QVERIFY(contrast(t.brick, t.surface) >= 4.5);
    QVERIFY(contrast(t.onAccent, t.accent) >= 4.5);
    for (const QColor &paper : {t.sheet, t.marker, t.markerNow})
        QVERIFY(contrast(t.sheetInk, paper) >= 7.0);
    QVERIFY(contrast(t.sheetInk2, t.sheet) >= 4.5);
}

void tst_Theme::everyShapeDiffersFromEveryOther()
{
    QList<QImage> seen;
    for (int shape = int(Shape::Met); shape <= int(Shape::Pen); ++shape) {
        QImage image(28, 28, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        ui::theme::drawShape(painter, Shape(shape), QRectF(0, 0, 28, 28), ui::theme::tokens(Scheme::Light));
        painter.end();
        const QImage grey = image.convertToFormat(QImage::Format_Grayscale8); // shapes before colours
        QVERIFY(!seen.contains(grey));
        seen.append(grey);
        QVERIFY(!ui::theme::shapeName(Shape(shape)).isEmpty());
    }
}

void tst_Theme::applyingATokenSetReachesEveryWidget()
{
    QWidget widget;
    QWidget child(&widget);
    ui::theme::apply(*qApp, Scheme::Dark);
    QCOMPARE(int(ui::theme::tokens(&child).scheme), int(Scheme::Dark));
    child.setEnabled(false);
    QCOMPARE(int(ui::theme::tokens(&child).scheme), int(Scheme::Dark));
    ui::theme::apply(*qApp, Scheme::Light);
    QCOMPARE(int(ui::theme::tokens(&child).scheme), int(Scheme::Light));
}

void tst_Theme::keysAreWrittenAsPeopleReadThem()
{
    using ui::widgets::keyText;
    QCOMPARE(keyText(QKeySequence(Qt::SHIFT | Qt::Key_Return)), QStringLiteral("⇧Enter"));
    QCOMPARE(keyText(QKeySequence(Qt::CTRL | Qt::Key_K)), QStringLiteral("Ctrl K"));
    QCOMPARE(keyText(QKeySequence(Qt::Key_Slash)), QStringLiteral("/"));
    QCOMPARE(keyText(QKeySequence(Qt::Key_Escape)), QStringLiteral("Esc"));
}

QTEST_MAIN(tst_Theme)
#include "tst_Theme.moc"
