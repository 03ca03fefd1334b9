// The look in one place: colours, type sizes, spaces. Panes take colours from here, by the palette they stand in, so
// that a change of theme is a change of palette and nothing else.
#pragma once

#include <QColor>
#include <QFont>

class QApplication;
class QPalette;
class QWidget;

namespace ui::theme {

enum class Scheme
{
    Light,
    Dark
};

struct Tokens
{
    Scheme scheme = Scheme::Light;
    QColor ground;  // the window behind everything
    QColor surface; // bars, columns, cards
    QColor sheet;   // the document: paper stays paper in the dark
    QColor ink, ink2, ink3;
    QColor line, line2;
    QColor accent, accentSoft, onAccent;
    QColor marker, markerNow;
    QColor brick, brickSoft;                 // unsupported, conflict, hidden text; nothing else
    QColor button;                           // face of buttons, key caps and fields
    QColor sheetInk, sheetInk2, sheetAccent; // text that stands on the sheet, in both themes
};

const Tokens &tokens(Scheme scheme);
const Tokens &tokens(const QWidget *widget); // of the theme that this widget stands in

enum class Type
{
    Body,    // 13 px
    Strong,  // 13 px semibold
    Section, // 12.5 px semibold
    Small,   // 12 px
    Cap,     // 10.5 px semibold, for key caps and superscripts
    Number,  // 17 px semibold
    Head,    // 22 px semibold
};

QFont font(Type type);

// Sets style, palette and font of the program. May be called again at any time to change the theme.
void apply(QApplication &app, Scheme scheme);
Scheme systemScheme(const QApplication &app); // what the desktop asks for

// Heights and widths that the panes share, in steps of 4 (bars: 48, 34, 30).
inline constexpr int TopBar = 48;
inline constexpr int HintRow = 34;
inline constexpr int StatusRow = 30;
inline constexpr int QueueWidth = 228;
inline constexpr int RailWidth = 48;
inline constexpr int ReviewWidth = 436;
inline constexpr int Margin = 16;
inline constexpr int RowHeight = 28;
inline constexpr int LineHeight = 20;  // of body text
inline constexpr int FoldBelow = 1200; // narrower windows fold the queue to a rail
inline constexpr int AccentBar = 3;
inline constexpr int MotionMs = 100; // never over 120

} // namespace ui::theme
