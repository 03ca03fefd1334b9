#include "tour/Robot.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPixmap>
#include <QTest>
#include <QTimer>

namespace tour {

QWidget *Robot::focus() const
{
    QWidget *widget = QApplication::focusWidget();
    return widget && widget->window() == m_window.window() ? widget : &m_window;
}

void Robot::press(int key, Qt::KeyboardModifiers modifiers)
{
    ++m_keys;
    QTest::keyClick(focus(), static_cast<Qt::Key>(key), modifiers);
    settle();
}

void Robot::type(const QString &text)
{
    m_keys += static_cast<int>(text.size());
    QTest::keyClicks(focus(), text);
    settle();
}

void Robot::until(const QString &what, const std::function<bool()> &isSo, int limitMs)
{
    QElapsedTimer timer;
    timer.start();
    QTimer wake; // with a time limit processEvents would spin
    wake.start(20);
    while (!isSo()) {
        if (timer.elapsed() > limitMs)
            throw Lost(QStringLiteral("waited in vain for: %1").arg(what));
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents);
    }
    settle();
}

void Robot::settle()
{
    // Deferred deletes and repaints come in rounds; a few are enough for what is already posted.
    for (int round = 0; round < 4; ++round) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
    }
}

void Robot::picture(const QString &name)
{
    settle();
    const QString file = QStringLiteral("%1-%2.png").arg(++m_number, 2, 10, QLatin1Char('0')).arg(name);
    if (!m_window.grab().save(m_pictures.filePath(file)))
        throw Lost(QStringLiteral("the picture %1 could not be kept").arg(file));
}

} // namespace tour
