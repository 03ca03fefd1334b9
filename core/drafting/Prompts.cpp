#include "drafting/Prompts.h"

#include <map>

#include <QFile>

static void initialise()
{
    Q_INIT_RESOURCE(prompts); // a static library's resource is not registered by itself
}

namespace drafting {

static QByteArray contentOf(const QString &path)
{
    initialise();
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        qFatal("a prompt is not in the program: %s", qPrintable(path));
    return file.readAll().trimmed();
}

base::Digest Prompt::digest() const
{
    return base::Digest::ofParts({name.toUtf8(), version.toUtf8(), text.toUtf8(), schema});
}

base::Result<Prompt> readPrompt(const QString &name, const QByteArray &file, const QByteArray &schema)
{
    const QString all = QString::fromUtf8(file);
    const auto end = all.indexOf(QLatin1Char('\n'));
    const QString first = all.left(end).trimmed();
    Prompt out{name, first.mid(8).trimmed(), end < 0 ? QString() : all.mid(end).trimmed(), schema};
    if (!first.startsWith(QLatin1String("version:")) || out.version.isEmpty())
        return base::failure(base::Kind::Invalid, QStringLiteral("the prompt does not begin with its version"), name);
    if (out.text.isEmpty())
        return base::failure(base::Kind::Invalid, QStringLiteral("the prompt has no text"), name);
    return out;
}

const Prompt &builtInPrompt(domain::OutputKind kind)
{
    static std::map<domain::OutputKind, Prompt> known;
    auto &prompt = known[kind];
    if (prompt.name.isEmpty()) {
        const QString name = domain::outputKindWord(kind);
        const QString path = QStringLiteral(":/prompts/") + name;
        prompt =
            readPrompt(name, contentOf(path + QStringLiteral(".txt")), contentOf(path + QStringLiteral(".schema.json")))
                .value();
    }
    return prompt;
}

} // namespace drafting
