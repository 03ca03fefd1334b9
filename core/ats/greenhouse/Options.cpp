#include "ats/greenhouse/Options.h"

namespace ats::greenhouse {

base::Result<Options> optionsOf(const domain::ConnectionProfile &profile)
{
    const auto wrong = [](const QString &name) {
        return base::failure(base::Kind::Invalid, QStringLiteral("the profile's option has no such value"), name);
    };
    Options options;
    const QString optOut = QStringLiteral("opt_out_field");
    options.optOutField = profile.options.value(optOut, options.optOutField);
    if (options.optOutField.isEmpty())
        return wrong(optOut);

    const QString author = QStringLiteral("note_user_id");
    const QString authorWord = profile.options.value(author, QStringLiteral("send"));
    if (authorWord != QLatin1String("send") && authorWord != QLatin1String("omit"))
        return wrong(author);
    options.noteAuthor = authorWord == QLatin1String("send") ? NoteAuthor::Sent : NoteAuthor::Implied;

    const QString rows = QStringLiteral("rows_per_page");
    if (profile.options.contains(rows)) {
        bool isNumber = false;
        options.rowsPerPage = profile.options.value(rows).toInt(&isNumber);
        if (!isNumber || options.rowsPerPage < 1 || options.rowsPerPage > 500)
            return wrong(rows);
    }

    const QString move = QStringLiteral("move_from_stage");
    const QString moveWord = profile.options.value(move, QStringLiteral("row"));
    if (moveWord != QLatin1String("row") && moveWord != QLatin1String("definition"))
        return wrong(move);
    options.moveFrom = moveWord == QLatin1String("row") ? MoveFrom::Entry : MoveFrom::Definition;
    return options;
}

} // namespace ats::greenhouse
