#include "ats/greenhouse/Link.h"

namespace ats::greenhouse {

namespace {

bool isNext(const QByteArray &parameters)
{
    for (const auto &parameter : parameters.split(';')) {
        const auto equals = parameter.indexOf('=');
        if (equals < 0 || parameter.left(equals).trimmed().toLower() != "rel")
            continue;
        QByteArray value = parameter.mid(equals + 1).trimmed();
        if (value.size() >= 2 && value.startsWith('"') && value.endsWith('"'))
            value = value.mid(1, value.size() - 2);
        return value.simplified().toLower().split(' ').contains("next");
    }
    return false;
}

} // namespace

base::Result<QString> nextLink(const QByteArray &header)
{
    QByteArray rest = header.trimmed();
    while (!rest.isEmpty()) {
        const auto close = rest.indexOf('>');
        if (!rest.startsWith('<') || close < 2)
            return base::failure(base::Kind::BadAnswer, QStringLiteral("the Link header cannot be read"),
                                 QStringLiteral("Link"));
        const QByteArray target = rest.mid(1, close - 1);
        auto end = rest.indexOf(",<", close);
        if (end < 0)
            end = rest.indexOf(", <", close);
        const QByteArray parameters = end < 0 ? rest.mid(close + 1) : rest.mid(close + 1, end - close - 1);
        if (isNext(parameters))
            return QString::fromUtf8(target);
        rest = end < 0 ? QByteArray() : rest.mid(end + 1).trimmed();
    }
    return QString();
}

} // namespace ats::greenhouse
