// Bytes that must not be printed or left in memory: tokens, keys, client secrets.
#pragma once

#include <QByteArray>

namespace base {

class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray bytes) : m_bytes(std::move(bytes)) {}
    Secret(const Secret &other) : m_bytes(other.m_bytes.constData(), other.m_bytes.size()) {} // deep: wiped apart
    Secret(Secret &&other) noexcept : m_bytes(std::exchange(other.m_bytes, {})) {}
    Secret &operator=(Secret other) noexcept
    {
        std::swap(m_bytes, other.m_bytes);
        return *this;
    }
    ~Secret() { wipe(); }

    const QByteArray &reveal() const { return m_bytes; }
    bool isEmpty() const { return m_bytes.isEmpty(); }
    void wipe();

private:
    QByteArray m_bytes;
};

} // namespace base
