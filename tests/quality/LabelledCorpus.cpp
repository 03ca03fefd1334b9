#include "quality/LabelledCorpus.h"

#include <QDir>
#include <QFile>

#include "drafting/Criteria.h"

namespace quality {

namespace {

std::optional<domain::Verdict> verdictFrom(const QString &word)
{
    for (const auto verdict :
         {domain::Verdict::Met, domain::Verdict::Partly, domain::Verdict::NotFound, domain::Verdict::Unclear})
        if (domain::verdictWord(verdict) == word)
            return verdict;
    return std::nullopt;
}

void addDocument(Application &out, const QString &marked)
{
    domain::DocumentText document;
    document.state = domain::ReadState::Ok;
    document.format = QStringLiteral("txt");
    document.language = out.language;
    document.totalPages = 1;
    int begin = -1;
    for (const QChar c : marked.trimmed()) {
        const auto at = static_cast<int>(document.text.size());
        if (c == QChar(0x27E6))
            begin = at;
        else if (c == QChar(0x27E7) && begin >= 0) {
            if (at > begin)
                out.personal.push_back({out.documents.size(), begin, at});
            begin = -1;
        } else
            document.text.append(c);
    }
    document.digest = base::Digest::of(document.text.toUtf8());
    out.documents.push_back(std::move(document));
}

QStringList filled(const QString &text)
{
    return text.isEmpty() ? QStringList() : QStringList{text};
}

} // namespace

domain::CriteriaSet Application::set() const
{
    domain::CriteriaSet out;
    out.requisition = domain::RequisitionId(QStringLiteral("quality"));
    out.version = 1;
    out.criteria = criteria;
    out.digest = drafting::criteriaDigest(out.requisition, criteria);
    return out;
}

base::Result<Application> readApplication(const QString &path)
{
    const auto fail = [&path](const QString &why) {
        return base::failure(base::Kind::Invalid, path + QStringLiteral(": ") + why, path);
    };
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return fail(file.errorString());
    Application out;
    out.file = QFileInfo(path).fileName();
    QString part;
    bool inPapers = false;
    const auto lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
    for (const QString &line : lines) {
        if (line.startsWith(QLatin1String("--- "))) {
            if (inPapers)
                addDocument(out, part);
            part.clear();
            inPapers = true;
            continue;
        }
        if (inPapers) {
            part += line + QLatin1Char('\n');
            continue;
        }
        const QString key = line.section(QLatin1Char(':'), 0, 0).trimmed();
        const QString value = line.section(QLatin1Char(':'), 1).trimmed();
        if (key == QLatin1String("language"))
            out.language = value;
        else if (key == QLatin1String("job"))
            out.job = value;
        else if (key == QLatin1String("hard"))
            out.hard = value.startsWith(QLatin1String("yes"));
        else if (key == QLatin1String("person")) {
            QStringList fields = value.split(QLatin1Char('|'));
            if (fields.size() != 6)
                return fail(QStringLiteral("a person has six fields"));
            for (auto &field : fields)
                field = field.trimmed();
            out.candidate.firstName = fields.at(0);
            out.candidate.lastName = fields.at(1);
            out.candidate.emails = filled(fields.at(2));
            out.candidate.phones = filled(fields.at(3));
            out.candidate.addresses = filled(fields.at(4));
            out.candidate.links = filled(fields.at(5));
        } else if (key == QLatin1String("criterion")) {
            const auto verdict = verdictFrom(value.section(QLatin1Char('|'), 0, 0).trimmed());
            const QString words = value.section(QLatin1Char('|'), 1).trimmed();
            if (!verdict || words.isEmpty())
                return fail(QStringLiteral("not a criterion: ") + value);
            out.criteria.push_back(drafting::criterionFrom(words));
            out.truth.push_back(*verdict);
        } else if (!line.trimmed().isEmpty()) {
            return fail(QStringLiteral("not known: ") + line);
        }
    }
    if (inPapers)
        addDocument(out, part);
    if (out.documents.empty() || out.candidate.lastName.isEmpty() || out.language.isEmpty())
        return fail(QStringLiteral("a part is missing"));
    return out;
}

base::Result<std::vector<Application>> readHalf(const QString &folder)
{
    std::vector<Application> out;
    const QDir dir(folder);
    for (const auto &name : dir.entryList({QStringLiteral("*.txt")}, QDir::Files, QDir::Name)) {
        TRY(auto one, readApplication(dir.filePath(name)));
        out.push_back(std::move(one));
    }
    if (out.empty())
        return base::failure(base::Kind::NotFound, QStringLiteral("no applications"), folder);
    return out;
}

bool isGone(const Application &one, const Mark &mark, const std::vector<drafting::Redacted> &redacted)
{
    const auto &text = one.documents[mark.document].text;
    const auto &edits = redacted[mark.document].edits;
    for (int at = mark.begin; at < mark.end; ++at)
        if (text.at(at).isLetterOrNumber() &&
            std::none_of(edits.begin(), edits.end(),
                         [at](const drafting::Edit &edit) { return edit.begin <= at && at < edit.end; }))
            return false;
    return true;
}

} // namespace quality
