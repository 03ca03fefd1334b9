#include "practice/RecordPages.h"

#include <nlohmann/json.hpp>

#include <QRegularExpression>

#include "practice/Page.h"

namespace practice {

namespace {

constexpr int perPage = 100;

HttpResponse page(const QString &title, const QString &body)
{
    return HttpResponse::html(200, htmlPage(title, body));
}

QString shown(const QByteArray &value)
{
    const auto parsed = nlohmann::json::parse(value.toStdString(), nullptr, false);
    if (parsed.is_string())
        return QString::fromStdString(parsed.get<std::string>());
    return parsed.is_null() ? QString() : QString::fromUtf8(value);
}

QString article(const QString &head, const QString &text)
{
    return QStringLiteral("<article><header>%1</header><pre>%2</pre></article>").arg(head, escaped(text));
}

} // namespace

bool RecordPages::owns(const QString &path) const
{
    return path == QLatin1String("/") || path.startsWith(QLatin1String("/jobs/")) ||
           path.startsWith(QLatin1String("/applications/"));
}

HttpResponse RecordPages::answer(const HttpRequest &request) const
{
    const auto guard = m_database.lock();
    const qint64 id = request.path.section(QLatin1Char('/'), 2, 2).toLongLong();
    if (request.path == QLatin1String("/"))
        return start();
    if (request.path.startsWith(QLatin1String("/jobs/")))
        return job(id, std::max(0, request.queryValue(QStringLiteral("page")).value_or(QString()).toInt()));
    return application(id);
}

HttpResponse RecordPages::start() const
{
    QString rows;
    Statement row = m_database.prepare(
        "SELECT j.id, j.title, j.code, j.office, (SELECT count(*) FROM applications a WHERE a.job_id=j.id),"
        " (SELECT count(*) FROM notes n JOIN applications a ON a.id=n.application_id WHERE a.job_id=j.id)"
        " FROM jobs j ORDER BY j.opened_at DESC");
    while (row.step())
        rows +=
            QStringLiteral("<tr><td><a href=\"/jobs/%1\">%2</a></td><td>%3</td><td>%4</td><td>%5</td><td>%6</td></tr>")
                .arg(row.text(0), escaped(row.text(1)), escaped(row.text(2)), escaped(row.text(3)), row.text(4),
                     row.text(5));
    QString latest;
    Statement note = m_database.prepare(
        "SELECT n.body, u.first_name||' '||u.last_name, n.created_at, n.application_id, c.first_name||' '||c.last_name"
        " FROM notes n JOIN users u ON u.id=n.user_id JOIN candidates c ON c.id=n.candidate_id"
        " ORDER BY n.created_at DESC, n.id DESC LIMIT 10");
    while (note.step())
        latest +=
            article(QStringLiteral("<a href=\"/applications/%1\">%2</a> · %3 · %4")
                        .arg(note.text(3), escaped(note.text(4)), escaped(note.text(1)), readableTime(note.integer(2))),
                    note.text(0));
    return page(QStringLiteral("Practice ATS"),
                QStringLiteral("<h1>Practice ATS</h1><p class=\"quiet\">Every person and company here is invented.</p>"
                               "<h2>Jobs</h2><table><tr><th>Job</th><th>Code</th><th>Office</th><th>Applications</th>"
                               "<th>Notes</th></tr>%1</table><h2>Latest notes</h2>%2")
                    .arg(rows, latest));
}

HttpResponse RecordPages::job(qint64 id, int pageNumber) const
{
    const QString title = m_database.word("SELECT title FROM jobs WHERE id=?", {id});
    if (title.isEmpty())
        return HttpResponse::html(404, htmlPage(QStringLiteral("Not found"), QStringLiteral("<h1>No such job</h1>")));
    QString rows;
    int count = 0;
    Statement row = m_database.prepare(
        "SELECT a.id, c.first_name||' '||c.last_name, s.name, a.applied_at,"
        " (SELECT count(*) FROM notes n WHERE n.application_id=a.id)"
        " FROM applications a JOIN candidates c ON c.id=a.candidate_id JOIN stages s ON s.id=a.stage_id"
        " WHERE a.job_id=? ORDER BY a.applied_at DESC LIMIT ? OFFSET ?");
    row.bind({id, perPage, pageNumber * perPage});
    while (row.step()) {
        ++count;
        rows += QStringLiteral("<tr><td><a href=\"/applications/%1\">%2</a></td><td>%3</td><td>%4</td><td>%5</td></tr>")
                    .arg(row.text(0), escaped(row.text(1)), escaped(row.text(2)), readableTime(row.integer(3)),
                         row.text(4));
    }
    const QString more =
        count == perPage ? QStringLiteral("<p><a href=\"/jobs/%1?page=%2\">Older</a></p>").arg(id).arg(pageNumber + 1)
                         : QString();
    return page(title, QStringLiteral("<p><a href=\"/\">Practice ATS</a></p><h1>%1</h1><table><tr><th>Candidate</th>"
                                      "<th>Stage</th><th>Applied</th><th>Notes</th></tr>%2</table>%3")
                           .arg(escaped(title), rows, more));
}

HttpResponse RecordPages::application(qint64 id) const
{
    Statement row = m_database.prepare(
        "SELECT c.id, c.first_name||' '||c.last_name, j.id, j.title, s.name, a.applied_at, a.answers, c.email, c.phone,"
        " c.city, c.title, c.company FROM applications a JOIN candidates c ON c.id=a.candidate_id"
        " JOIN jobs j ON j.id=a.job_id JOIN stages s ON s.id=a.stage_id WHERE a.id=?");
    row.bind({id});
    if (!row.step())
        return HttpResponse::html(
            404, htmlPage(QStringLiteral("Not found"), QStringLiteral("<h1>No such application</h1>")));
    const qint64 candidate = row.integer(0);
    QString answers;
    const auto given = nlohmann::json::parse(row.utf8(6).toStdString());
    for (const auto &one : given)
        answers += article(escaped(QString::fromStdString(one.value("question", ""))),
                           QString::fromStdString(one.value("answer", "")));
    const QString body =
        QStringLiteral("<p><a href=\"/\">Practice ATS</a> · <a href=\"/jobs/%1\">%2</a></p><h1>%3</h1>"
                       "<p>%4</p><p class=\"quiet\">%5</p>")
            .arg(row.text(2), escaped(row.text(3)), escaped(row.text(1)), escaped(row.text(4)),
                 QStringList{escaped(row.text(10)), escaped(row.text(11)), escaped(row.text(9)), escaped(row.text(7)),
                             escaped(row.text(8))}
                     .filter(QRegularExpression(QStringLiteral(".")))
                     .join(QStringLiteral(" · "))) +
        QStringLiteral("<h2>Notes</h2>") + notes(id, candidate) + QStringLiteral("<h2>Fields of the application</h2>") +
        fields(id, QStringLiteral("application")) + QStringLiteral("<h2>Fields of the candidate</h2>") +
        fields(candidate, QStringLiteral("candidate")) + QStringLiteral("<h2>Stages</h2>") + history(id) +
        QStringLiteral("<h2>Answers</h2>") + answers + QStringLiteral("<h2>Files</h2>") + files(id);
    return page(row.text(1), body);
}

QString RecordPages::notes(qint64 applicationId, qint64 candidateId) const
{
    QString all;
    Statement note = m_database.prepare(
        "SELECT n.body, u.first_name||' '||u.last_name, n.created_at, n.visibility, n.type, n.id FROM notes n"
        " JOIN users u ON u.id=n.user_id WHERE n.application_id=? OR (n.candidate_id=? AND n.application_id IS NULL)"
        " ORDER BY n.created_at DESC, n.id DESC");
    note.bind({applicationId, candidateId});
    while (note.step())
        all += article(QStringLiteral("%1 · %2 · %3 · %4 %5")
                           .arg(escaped(note.text(1)), readableTime(note.integer(2)), escaped(note.text(3)),
                                escaped(note.text(4)), note.text(5)),
                       note.text(0));
    return all.isEmpty() ? QStringLiteral("<p class=\"quiet\">None.</p>") : all;
}

QString RecordPages::fields(qint64 ownerId, const QString &ownerKind) const
{
    QString all;
    Statement value = m_database.prepare(
        "SELECT f.name, v.value, coalesce(u.first_name||' '||u.last_name,'on application'), v.set_at,"
        " v.seq=(SELECT max(seq) FROM custom_values w WHERE w.owner_id=v.owner_id AND w.field_id=v.field_id)"
        " FROM custom_values v JOIN custom_fields f ON f.id=v.field_id LEFT JOIN users u ON u.id=v.user_id"
        " WHERE v.owner_id=? AND f.owner_kind=? ORDER BY f.sort_order, v.seq DESC");
    value.bind({ownerId, ownerKind});
    while (value.step())
        all += article(QStringLiteral("<strong>%1</strong> · %2 · %3%4")
                           .arg(escaped(value.text(0)), escaped(value.text(2)), readableTime(value.integer(3)),
                                value.integer(4) ? QString() : QStringLiteral(" · replaced since")),
                       shown(value.utf8(1)));
    return all.isEmpty() ? QStringLiteral("<p class=\"quiet\">None set.</p>") : all;
}

QString RecordPages::history(qint64 applicationId) const
{
    QString rows;
    Statement row =
        m_database.prepare("SELECT s.name, r.entered_at, r.exited_at FROM application_stages r"
                           " JOIN stages s ON s.id=r.stage_id WHERE r.application_id=? ORDER BY r.entered_at, r.id");
    row.bind({applicationId});
    while (row.step())
        rows += QStringLiteral("<tr><td>%1</td><td>%2</td><td>%3</td></tr>")
                    .arg(escaped(row.text(0)), readableTime(row.integer(1)),
                         row.isNull(2) ? QStringLiteral("now") : readableTime(row.integer(2)));
    return QStringLiteral("<table><tr><th>Stage</th><th>Entered</th><th>Left</th></tr>%1</table>").arg(rows);
}

QString RecordPages::files(qint64 applicationId) const
{
    QString rows;
    Statement row = m_database.prepare("SELECT file_name, kind FROM files WHERE application_id=? ORDER BY id");
    row.bind({applicationId});
    while (row.step())
        rows += QStringLiteral("<tr><td>%1</td><td>%2</td></tr>").arg(escaped(row.text(0)), escaped(row.text(1)));
    return QStringLiteral("<table><tr><th>File</th><th>Kind</th></tr>%1</table>").arg(rows);
}

} // namespace practice
