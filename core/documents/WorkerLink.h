// The app's end of the pipe to one document worker. Everything that comes back is checked; the first thing that is
// not right ends the worker. Lives on the GUI thread and never blocks it. // SEC-23
#pragma once

#include <deque>
#include <memory>

#include <QObject>
#include <QProcess>
#include <QPromise>
#include <QTimer>

#include "base/Task.h"
#include "documents/Frame.h"

namespace documents {

class WorkerLink final : public QObject
{
    Q_OBJECT
public:
    WorkerLink(const QString &program, base::Milliseconds patience);
    ~WorkerLink() override; // ends the worker

    bool isUsable() const; // started or starting, and nothing went wrong so far

    // Sends one request and gives the payload of its answer, which must be of the type named.
    // Errors: Cancelled; TimedOut (the worker was ended); BadAnswer (it crashed or sent something else; it was ended);
    // NotFound (the program cannot be started); whatever kind the worker refused with.
    [[nodiscard]] base::Task<base::Result<QByteArray>> ask(FrameType type, QByteArray payload, FrameType answer,
                                                           std::stop_token stop);

private:
    struct Question
    {
        QByteArray bytes;
        quint32 serial = 0;
        FrameType answer = FrameType::Refusal;
        QPromise<base::Result<QByteArray>> promise;
        bool done = false;
        void finish(base::Result<QByteArray> result);
    };

    void sendNext();
    void read();
    void take(const Frame &frame);
    void breakOff(const base::Error &error);

    QProcess m_process;
    QTimer m_patience;
    FrameReader m_reader;
    std::deque<std::shared_ptr<Question>> m_questions; // the first one is with the worker when m_asked
    bool m_asked = false;
    quint32 m_serial = 0;
    std::optional<base::Error> m_broken;
};

} // namespace documents
