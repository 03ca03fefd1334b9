#include "ui/theme/Theme.h"

#include "ui/theme/HouseStyle.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QPalette>
#include <QToolTip>
#include <QWidget>

namespace ui::theme {

namespace {

const Tokens Light{
    .scheme = Scheme::Light,
    .ground = QColor(0xF3F1EC),
    .surface = QColor(0xFAF9F6),
    .sheet = QColor(0xFFFFFF),
    .ink = QColor(0x1D2025),
    .ink2 = QColor(0x4E535B),
    .ink3 = QColor(0x626770),
    .line = QColor(0xDFDBD2),
    .line2 = QColor(0xECE9E2),
    .accent = QColor(0x2A4E9E),
    .accentSoft = QColor(0xE4EAF6),
    .onAccent = QColor(0xFFFFFF),
    .marker = QColor(0xFFF0BD),
    .markerNow = QColor(0xFFDD66),
    .brick = QColor(0x9A3526),
    .brickSoft = QColor(0xF6E6E1),
    .button = QColor(0xFFFFFF),
    .sheetInk = QColor(0x1D2025),
    .sheetInk2 = QColor(0x626770),
    .sheetAccent = QColor(0x2A4E9E),
};

const Tokens Dark{
    .scheme = Scheme::Dark,
    .ground = QColor(0x16181B),
    .surface = QColor(0x1C1F23),
    .sheet = QColor(0xEDEAE3),
    .ink = QColor(0xE9E7E2),
    .ink2 = QColor(0xB9BABB),
    .ink3 = QColor(0xA3A6AA),
    .line = QColor(0x2D3136),
    .line2 = QColor(0x24272C),
    .accent = QColor(0x8DB0FF),
    .accentSoft = QColor(0x223152),
    .onAccent = QColor(0x16181B),
    .marker = QColor(0xF3DF9B),
    .markerNow = QColor(0xF0C94A),
    .brick = QColor(0xF09A87),
    .brickSoft = QColor(0x3A2420),
    .button = QColor(0x24272C),
    .sheetInk = QColor(0x1D2025),
    .sheetInk2 = QColor(0x575B62),
    .sheetAccent = QColor(0x2A4E9E),
};

QString family()
{
    static const QString name = [] {
        const QString inter = QStringLiteral("Inter");
        return QFontDatabase::families().contains(inter)
                   ? inter
                   : QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
    }();
    return name;
}

QPalette paletteOf(const Tokens &t)
{
    QPalette p;
    p.setColor(QPalette::Window, t.ground);
    p.setColor(QPalette::WindowText, t.ink);
    p.setColor(QPalette::Base, t.surface);
    p.setColor(QPalette::AlternateBase, t.line2);
    p.setColor(QPalette::Text, t.ink);
    p.setColor(QPalette::Button, t.button);
    p.setColor(QPalette::ButtonText, t.ink);
    p.setColor(QPalette::BrightText, t.brick);
    p.setColor(QPalette::Highlight, t.accent);
    p.setColor(QPalette::HighlightedText, t.onAccent);
    p.setColor(QPalette::Link, t.accent);
    p.setColor(QPalette::PlaceholderText, t.ink3);
    p.setColor(QPalette::ToolTipBase, t.surface);
    p.setColor(QPalette::ToolTipText, t.ink);
    p.setColor(QPalette::Light, t.surface);
    p.setColor(QPalette::Midlight, t.line2);
    p.setColor(QPalette::Mid, t.line);
    p.setColor(QPalette::Dark, t.line);
    p.setColor(QPalette::Shadow, t.line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, t.ink3);
    return p;
}

} // namespace

const Tokens &tokens(Scheme scheme)
{
    return scheme == Scheme::Dark ? Dark : Light;
}

const Tokens &tokens(const QWidget *widget)
{
    return tokens(widget->palette().color(QPalette::WindowText).lightness() > 128 ? Scheme::Dark : Scheme::Light);
}

QFont font(Type type)
{
    struct Spec
    {
        qreal px;
        QFont::Weight weight;
    };
    const Spec spec = [type]() -> Spec {
        switch (type) {
        case Type::Body:
            return {13, QFont::Normal};
        case Type::Strong:
            return {13, QFont::DemiBold};
        case Type::Section:
            return {12.5, QFont::DemiBold};
        case Type::Small:
            return {12, QFont::Normal};
        case Type::Cap:
            return {10.5, QFont::DemiBold};
        case Type::Number:
            return {17, QFont::DemiBold};
        case Type::Head:
            return {22, QFont::DemiBold};
        }
        return {13, QFont::Normal};
    }();
    QFont f(family());
    // Pixel sizes are whole in Qt; half pixels go through points at the 96 dpi that Qt assumes for logical pixels.
    if (spec.px == qRound(spec.px))
        f.setPixelSize(qRound(spec.px));
    else
        f.setPointSizeF(spec.px * 72.0 / 96.0);
    f.setWeight(spec.weight);
    f.setHintingPreference(QFont::PreferVerticalHinting);
    return f;
}

void apply(QApplication &app, Scheme scheme)
{
    if (!qobject_cast<HouseStyle *>(app.style()))
        app.setStyle(new HouseStyle);
    const QPalette palette = paletteOf(tokens(scheme));
    app.setPalette(palette);
    // Qt tells existing windows only while the event loop runs; telling them here holds before it, too.
    const auto windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows)
        window->setPalette(palette);
    QToolTip::setPalette(palette);
    app.setFont(font(Type::Body));
}

Scheme systemScheme(const QApplication &app)
{
    return app.palette().color(QPalette::WindowText).lightness() > 128 ? Scheme::Dark : Scheme::Light;
}

} // namespace ui::theme
