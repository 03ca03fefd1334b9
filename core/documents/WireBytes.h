// Numbers, boxes and strings as bytes on the worker's pipe. The reader trusts nothing: after the first thing that is
// not right it gives only zeros and the error. // SEC-23
#pragma once

#include <cmath>
#include <cstring>

#include <QRectF>
#include <QString>
#include <QtEndian>

#include "base/Result.h"

namespace documents::wire {

inline constexpr qreal farthest = 1e6; // points: no page is larger, no box lies farther out

class Writer
{
public:
    void integer(qint64 value) { put(static_cast<qint32>(value)); }
    void number(double value)
    {
        quint64 bits = 0;
        memcpy(&bits, &value, sizeof bits);
        put(bits);
    }
    // Boxes travel as floats: a hundredth of a point is more than a screen shows, and there are many.
    void box(const QRectF &r)
    {
        single(r.x());
        single(r.y());
        single(r.width());
        single(r.height());
    }
    void text(const QString &value)
    {
        integer(value.size());
        m_out.append(reinterpret_cast<const char *>(value.utf16()), value.size() * 2); // both ends are this machine
    }
    void bytes(const QByteArray &value) { m_out.append(value); }
    QByteArray take() { return std::move(m_out); }

private:
    template <class T>
    void put(T value)
    {
        char raw[sizeof(T)];
        qToBigEndian(value, raw);
        m_out.append(raw, sizeof raw);
    }
    void single(double value)
    {
        const float f = static_cast<float>(value);
        quint32 bits = 0;
        memcpy(&bits, &f, sizeof bits);
        put(bits);
    }

    QByteArray m_out;
};

class Reader
{
public:
    explicit Reader(const QByteArray &in) : m_in(in) {}

    int integer(int least, int most)
    {
        const auto value = get<qint32>();
        if (value < least || value > most)
            fail("a number out of range");
        return m_failed ? least : value;
    }
    double number(double least, double most)
    {
        const auto bits = get<quint64>();
        double value = 0;
        memcpy(&value, &bits, sizeof value);
        if (!std::isfinite(value) || value < least || value > most)
            fail("a number out of range");
        return m_failed ? least : value;
    }
    QRectF box()
    {
        const double x = single();
        const double y = single();
        const double w = single();
        const double h = single();
        if (w < 0 || h < 0)
            fail("a box of negative size");
        return {x, y, w, h};
    }
    QString text(int most)
    {
        const int length = integer(0, most);
        if (m_failed || !has(qsizetype(length) * 2))
            return {};
        QString value(length, Qt::Uninitialized);
        memcpy(value.data(), m_in.constData() + m_at, static_cast<std::size_t>(length) * 2);
        m_at += qsizetype(length) * 2;
        for (const QChar c : value) {
            const bool control = c.unicode() < 0x20 && c != QLatin1Char('\n') && c != QLatin1Char('\t');
            if (control || c.unicode() == 0xfffe || c.unicode() == 0xffff)
                fail("a character no text contains");
        }
        return value;
    }
    QByteArray bytes(qsizetype length)
    {
        if (!has(length))
            return {};
        const QByteArray value = m_in.mid(m_at, length);
        m_at += length;
        return value;
    }
    void skip(qsizetype length)
    {
        if (has(length))
            m_at += length;
    }
    qsizetype left() const { return m_in.size() - m_at; }
    // A count of things that take at least so many bytes each: never more than what is there.
    int count(int most, int bytesEach)
    {
        const int value = integer(0, most);
        if (qsizetype(value) * bytesEach > left())
            fail("a count larger than the frame");
        return m_failed ? 0 : value;
    }
    void fail(const char *why)
    {
        if (!m_failed)
            m_failed = why;
    }
    bool failed() const { return m_failed != nullptr; }

    template <class T>
    base::Result<T> done(T value)
    {
        if (!m_failed && left() != 0)
            fail("bytes left over");
        if (m_failed)
            return base::failure(base::Kind::BadAnswer,
                                 QStringLiteral("document frame: %1").arg(QLatin1String(m_failed)));
        return base::Result<T>(std::move(value));
    }

private:
    bool has(qsizetype length)
    {
        if (length < 0 || left() < length)
            fail("a frame that ends too early");
        return !m_failed;
    }
    template <class T>
    T get()
    {
        if (!has(sizeof(T)))
            return {};
        const T value = qFromBigEndian<T>(m_in.constData() + m_at);
        m_at += static_cast<qsizetype>(sizeof(T));
        return value;
    }
    double single()
    {
        const auto bits = get<quint32>();
        float value = 0;
        memcpy(&value, &bits, sizeof value);
        if (!std::isfinite(value) || std::abs(value) > farthest)
            fail("a coordinate out of range");
        return m_failed ? 0 : static_cast<double>(value);
    }

    const QByteArray &m_in;
    qsizetype m_at = 0;
    const char *m_failed = nullptr;
};

} // namespace documents::wire
