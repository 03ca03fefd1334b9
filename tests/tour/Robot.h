// A person at the keyboard: real key events to the focused widget, looking until something is on the screen, pictures.
#pragma once

#include <functional>
#include <stdexcept>

#include <QDir>
#include <QString>
#include <QWidget>

namespace tour {

// What the tour expected and did not see; ends the tour.
struct Lost : std::runtime_error
{
    explicit Lost(const QString &what) : std::runtime_error(what.toStdString()) {}
};

class Robot
{
public:
    Robot(QWidget &window, QDir pictures) : m_window(window), m_pictures(std::move(pictures)) {}

    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString &text);
    // Runs the event loop until it is so; Lost after the limit. what: the thing waited for, in words.
    void until(const QString &what, const std::function<bool()> &isSo, int limitMs = 30'000);
    void settle(); // everything posted is handled and painted
    void picture(const QString &name);

    int keysPressed() const { return m_keys; }

private:
    QWidget *focus() const;

    QWidget &m_window;
    QDir m_pictures;
    int m_number = 0;
    int m_keys = 0;
};

} // namespace tour
