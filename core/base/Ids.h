// Ids as their own types, kept as text: some systems exceed 32 bits, some 53, some have letters.
#pragma once

#include <compare>

#include <QHash>
#include <QString>

namespace base {

template <class Tag>
class Id
{
public:
    Id() = default;
    explicit Id(QString value) : m_value(std::move(value)) {}

    const QString &text() const { return m_value; }
    bool isEmpty() const { return m_value.isEmpty(); }

    friend bool operator==(const Id &a, const Id &b) { return a.m_value == b.m_value; }
    friend std::strong_ordering operator<=>(const Id &a, const Id &b)
    {
        const int c = a.m_value.compare(b.m_value);
        return c < 0 ? std::strong_ordering::less : c > 0 ? std::strong_ordering::greater : std::strong_ordering::equal;
    }
    friend size_t qHash(const Id &id, size_t seed = 0) { return ::qHash(id.m_value, seed); }

private:
    QString m_value;
};

// 32 lower-case base32 characters from the system's random source: for drafts, approvals, operations.
QString freshId();

} // namespace base
