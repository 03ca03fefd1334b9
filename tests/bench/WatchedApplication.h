// The application with one more eye: it notes when the window has been painted, to the end of the painting.
#pragma once

#include <functional>

#include <QApplication>
#include <QPointer>
#include <QWidget>

#include "bench/Figures.h"

namespace bench {

class WatchedApplication final : public QApplication
{
    Q_OBJECT

public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override;
    void watch(QWidget *window) { m_window = window; }

    // Forgets the paints so far; the next one is the first.
    void mark();
    qint64 firstPaintEnd() const { return m_first; } // ns; 0 = none since the mark
    qint64 lastPaintEnd() const { return m_last; }

Q_SIGNALS:
    void painted();

private:
    void noteEnd();

    QPointer<QWidget> m_window;
    int m_depth = 0;     // inside an update of the window
    bool m_drew = false; // a widget of it painted
    qint64 m_first = 0;
    qint64 m_last = 0;
};

WatchedApplication &application();

// Runs the event loop for so long: the pace of a person, in which the program prefetches.
void pause(int ms);
// Runs it until it is so; false after the limit.
bool waitUntil(const std::function<bool()> &isSo, int limitMs);

} // namespace bench
