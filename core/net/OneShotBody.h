// A request body that can be read once. Qt Network sends a request a second time by itself when the server closes
// before answering; a body that refuses to be rewound turns that into ContentReSendError, which we report as
// "outcome unknown". Every request other than GET has one. // REL-16
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace net {

class OneShotBody final : public QIODevice
{
public:
    explicit OneShotBody(QByteArray bytes);

    bool touched() const { return m_touched; } // a byte was handed out, so it may have left
    bool isSequential() const override { return false; }
    qint64 size() const override { return m_bytes.size(); }
    bool reset() override;
    bool seek(qint64 position) override;

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_at = 0;
    bool m_touched = false;
};

} // namespace net
