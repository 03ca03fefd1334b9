// A small random source of our own, so that every machine and every library makes the same people (splitmix64).
#pragma once

#include <cstddef>

#include <QString>
#include <QStringList>

namespace practice {

class PeopleRandom
{
public:
    explicit PeopleRandom(quint64 seed) : m_state(seed) {}

    quint64 next()
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        quint64 z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }

    // From low to high, both included.
    int between(int low, int high) { return low + static_cast<int>(next() % static_cast<quint64>(high - low + 1)); }

    bool chance(int percent) { return between(0, 99) < percent; }

    const QString &pick(const QStringList &list) { return list.at(between(0, static_cast<int>(list.size()) - 1)); }

    // count different entries, in the order of the list.
    QStringList some(const QStringList &list, int count)
    {
        QStringList result;
        auto left = static_cast<int>(list.size());
        for (const auto &entry : list) {
            if (count > 0 && between(1, left) <= count) {
                result.append(entry);
                --count;
            }
            --left;
        }
        return result;
    }

private:
    quint64 m_state;
};

// FNV-1a over the UTF-16 units: qHash may change with the Qt version, this may not.
inline quint64 stableHash(const QString &text, quint64 seed)
{
    quint64 hash = 0xCBF29CE484222325ULL ^ seed;
    for (const QChar c : text)
        hash = (hash ^ c.unicode()) * 0x100000001B3ULL;
    return hash;
}

} // namespace practice
