#include "bench/WatchedApplication.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>
#include <QWindow>

namespace bench {

bool WatchedApplication::notify(QObject *receiver, QEvent *event)
{
    if (!m_window)
        return QApplication::notify(receiver, event);
    const bool update =
        event->type() == QEvent::UpdateRequest && (receiver == m_window.data() || receiver == m_window->windowHandle());
    const bool paint = event->type() == QEvent::Paint && receiver->isWidgetType() &&
                       static_cast<QWidget *>(receiver)->window() == m_window.data();
    if (!update && !paint)
        return QApplication::notify(receiver, event);
    m_drew = m_drew || paint;
    ++m_depth;
    const bool taken = QApplication::notify(receiver, event);
    if (--m_depth == 0 && std::exchange(m_drew, false))
        noteEnd();
    return taken;
}

void WatchedApplication::mark()
{
    m_first = 0;
}

void WatchedApplication::noteEnd()
{
    m_last = nowNs();
    if (m_first == 0)
        m_first = m_last;
    Q_EMIT painted();
}

WatchedApplication &application()
{
    return *static_cast<WatchedApplication *>(QCoreApplication::instance());
}

void pause(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

bool waitUntil(const std::function<bool()> &isSo, int limitMs)
{
    QTimer tick; // wakes the loop when nothing else does
    tick.start(5);
    QElapsedTimer timer;
    timer.start();
    while (!isSo()) {
        if (timer.elapsed() > limitMs)
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents);
    }
    return true;
}

} // namespace bench
