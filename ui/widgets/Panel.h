// Grounds and edges: bars, columns and cards are panels that differ in ground, hairlines and corners.
#pragma once

#include <QFrame>
#include <QScrollArea>

#include "ui/widgets/Keys.h"
#include "ui/widgets/Label.h"

class QHBoxLayout;
class QVBoxLayout;

namespace ui::widgets {

enum class Ground
{
    None,
    Ground,
    Surface
};

class Panel : public QFrame
{
    Q_OBJECT

public:
    explicit Panel(Ground ground, Qt::Edges hairlines = {}, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Ground m_ground;
    Qt::Edges m_hairlines;
};

// A bar of fixed height with a row inside; the hairline is part of the height.
class Bar : public Panel
{
    Q_OBJECT

public:
    Bar(int height, Qt::Edge hairline, QWidget *parent = nullptr, Ground ground = Ground::Surface);
    QHBoxLayout *row() const { return m_row; }

private:
    QHBoxLayout *m_row;
};

// Rounded 10, one hairline around; a chosen row inside never paints over the corners.
class Card : public QFrame
{
    Q_OBJECT

public:
    explicit Card(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void childEvent(QChildEvent *event) override;

private:
    QWidget *m_edge;
};

// Card with a heading and a few words.
class WordCard final : public Card
{
    Q_OBJECT

public:
    explicit WordCard(QWidget *parent = nullptr);
    void setCard(const QString &title, const QString &words);

private:
    Label *m_title;
    Prose *m_words;
};

// The brick notice: hidden text, unreadable file, conflict. One sentence and at most one key.
enum class Tone
{
    Brick, // something is wrong
    Plain, // something was done
};

class Band final : public QFrame
{
    Q_OBJECT

public:
    explicit Band(QWidget *parent = nullptr);
    void setWords(const QString &words, Tone tone = Tone::Brick); // empty hides it
    void setAction(QAction *action);                              // at the right end; null = none
    void setOuter(const QMargins &margins);                       // room around it, gone with it
    QString words() const { return m_words->text(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Prose *m_words;
    Tone m_tone = Tone::Brick;
    QHBoxLayout *m_row;
    KeyButton *m_button = nullptr;
};

// A scroll area without frame whose content is as wide as the view and shows its ground through.
class Scroll final : public QScrollArea
{
    Q_OBJECT

public:
    explicit Scroll(QWidget *content, QWidget *parent = nullptr);
};

// A column in the middle of a pane, at most so wide, that scrolls with it: what desk, criteria, outbox, model and
// sign-in are laid out in. top: room above.
QVBoxLayout *centredColumn(QWidget *pane, int width, int top = 44);

} // namespace ui::widgets
