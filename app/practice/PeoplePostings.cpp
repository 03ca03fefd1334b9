#include "practice/PeoplePostings.h"

namespace practice {

namespace {

struct Posting
{
    qint64 id;
    QString title;
    QString code;
    QString office;
    QString department;
    QString language;
    QString intro;
    QString mustHeading;
    QStringList must;
    QString niceHeading;
    QStringList nice;
    QString closing;
    std::vector<WorldQuestion> questions;
};

QStringList lines(const QString &text)
{
    return text.split(QLatin1Char('|'));
}

QString itemList(const QStringList &items)
{
    QString html = QStringLiteral("<ul>");
    for (const auto &item : items)
        html += QStringLiteral("<li>") + item.toHtmlEscaped() + QStringLiteral("</li>");
    return html + QStringLiteral("</ul>");
}

QString htmlOf(const Posting &posting)
{
    return QStringLiteral("<p>%1</p><h3>%2</h3>%3<h3>%4</h3>%5<p>%6</p>")
        .arg(posting.intro.toHtmlEscaped(), posting.mustHeading, itemList(posting.must), posting.niceHeading,
             itemList(posting.nice), posting.closing.toHtmlEscaped());
}

Posting backend()
{
    return {4'800'000'101,
            QStringLiteral("Backend Engineer, Payments"),
            QStringLiteral("ENG-76"),
            QStringLiteral("Berlin"),
            QStringLiteral("Engineering"),
            QStringLiteral("en"),
            QStringLiteral(
                "Hagedorn moves money for {n} small shops across Europe. In the payments team you build and run the "
                "services behind card payments, transfers and refunds.")
                .replace(QStringLiteral("{n}"), QStringLiteral("30,000")),
            QStringLiteral("Must have"),
            lines(QStringLiteral("At least 5 years of experience in backend development with Java, Kotlin or Go|"
                                 "PostgreSQL or another relational database in production|"
                                 "Experience with payments or another regulated financial system|"
                                 "A degree in computer science or a comparable education")),
            QStringLiteral("Nice to have"),
            lines(QStringLiteral("Kubernetes in production|Led a team or mentored other engineers|German B2")),
            QStringLiteral("Permanent, 40 hours, hybrid with two days a week in Berlin."),
            {{QStringLiteral("Do you have a valid work permit for Germany?"), true},
             {QStringLiteral("How many years of backend experience do you have?"), false},
             {QStringLiteral("What is your notice period?"), false}}};
}

Posting store()
{
    return {4'800'000'102,
            QStringLiteral("Aushilfe Verkauf, Saison (m/w/d)"),
            QStringLiteral("STO-12"),
            QStringLiteral("Berlin"),
            QStringLiteral("Filialen"),
            QStringLiteral("de"),
            QStringLiteral("Für die Monate November bis Januar suchen wir Verstärkung für unsere Filialen. Du berätst "
                           "unsere Kundschaft, "
                           "kassierst und sorgst für volle Regale."),
            QStringLiteral("Das bringst du mit"),
            lines(QStringLiteral("Mindestens 1 Jahr Erfahrung im Verkauf oder im Einzelhandel|"
                                 "Sicherer Umgang mit der Kasse|"
                                 "Freude an der Beratung von Kundinnen und Kunden|"
                                 "Deutsch B2")),
            QStringLiteral("Das wäre schön"),
            lines(QStringLiteral("Abgeschlossene Ausbildung im Einzelhandel|Warenannahme und Inventur|"
                                 "Erfahrung in der Anleitung von Aushilfen oder als Schichtleitung")),
            QStringLiteral("Befristet, 12 bis 25 Stunden pro Woche, auch an den Adventssamstagen."),
            {{QStringLiteral("Kannst du an Wochenenden arbeiten?"), true},
             {QStringLiteral("Ab wann bist du verfügbar?"), false},
             {QStringLiteral("Wie viele Stunden pro Woche möchtest du arbeiten?"), false}}};
}

Posting finance()
{
    return {
        4'800'000'103,
        QStringLiteral("Finance Lead"),
        QStringLiteral("FIN-31"),
        QStringLiteral("London / Paris"),
        QStringLiteral("Finance"),
        QStringLiteral("en"),
        QStringLiteral("You lead accounting and reporting for our companies in the United Kingdom and France, from the "
                       "ledger to the "
                       "board paper, and build the team in both cities."),
        QStringLiteral("Must have"),
        lines(QStringLiteral("At least 8 years of experience in accounting or finance|"
                             "Month-end close and consolidation for several entities|"
                             "IFRS reporting|"
                             "Qualified accountant (ACA, CPA, ACCA or DEC)|"
                             "English and French at B2 or better")),
        QStringLiteral("Nice to have"),
        lines(QStringLiteral("Led a finance team|Introduced or automated a finance system such as SAP or NetSuite")),
        QStringLiteral("Permanent, full time, travel between London and Paris twice a month."),
        {{QStringLiteral("Are you a qualified accountant (ACA, CPA, ACCA or DEC)?"), true},
         {QStringLiteral("In which city would you prefer to work?"), false},
         {QStringLiteral("How many years of experience in finance do you have?"), false}}};
}

Posting nurse()
{
    return {4'800'000'104,
            QStringLiteral("Registered Nurse, Emergency Care"),
            QStringLiteral("NUR-08"),
            QStringLiteral("Madrid"),
            QStringLiteral("Clinics"),
            QStringLiteral("en"),
            QStringLiteral("Our clinic in Madrid treats people from all over the world. In the emergency team you care "
                           "for patients from "
                           "arrival to discharge."),
            QStringLiteral("Must have"),
            lines(QStringLiteral("Degree in nursing|"
                                 "Nursing registration in Spain|"
                                 "At least 3 years of experience as a nurse in a hospital|"
                                 "Emergency or intensive care|"
                                 "Spanish C1 and English B2")),
            QStringLiteral("Nice to have"),
            lines(QStringLiteral("Mentored student nurses or led a shift|Electronic health records")),
            QStringLiteral("Permanent, rotating shifts, 1,640 hours a year."),
            {{QStringLiteral("Are you registered as a nurse in Spain?"), true},
             {QStringLiteral("Can you work night shifts?"), false},
             {QStringLiteral("When could you start?"), false}}};
}

} // namespace

std::vector<WorldUser> makeUsers()
{
    struct Row
    {
        qint64 id;
        const char16_t *first;
        const char16_t *last;
        const char16_t *title;
        bool siteAdmin;
        bool mayWriteNotes;
        bool mayMoveStages;
        std::vector<qint64> jobs;
    };
    static const std::vector<Row> rows{
        {4'700'000'001, u"Lena", u"Brandt", u"Recruiter", true, true, true, {}},
        {4'700'000'002, u"Anselm", u"Vogt", u"Head of Talent", true, true, true, {}},
        {4'700'000'003, u"Maëlle", u"Corbin", u"Recruiter, France and UK", false, true, true, {4'800'000'103}},
        {4'700'000'004,
         u"Tomke",
         u"Harms",
         u"Recruiting Coordinator",
         false,
         false,
         false,
         {4'800'000'101, 4'800'000'102}},
        {4'700'000'005, u"Ivo", u"Lindqvist", u"Engineering Manager, Payments", false, true, false, {4'800'000'101}},
        {4'700'000'006, u"Priyanka", u"Nair", u"Staff Engineer", false, true, false, {4'800'000'101}},
        {4'700'000'007, u"Hedda", u"Kessler", u"Senior Backend Engineer", false, true, false, {4'800'000'101}},
        {4'700'000'008, u"Gaspard", u"Millet", u"Chief Financial Officer", false, true, false, {4'800'000'103}},
        {4'700'000'009, u"Rosa", u"Quintanilla", u"Head Nurse", false, true, false, {4'800'000'104}},
        {4'700'000'010, u"Jonas", u"Petzold", u"Store Manager", false, true, false, {4'800'000'102}},
        {4'700'000'011, u"Edith", u"Farquhar", u"Financial Controller", false, true, false, {4'800'000'103}},
        {4'700'000'012, u"Bruno", u"Castañeda", u"Emergency Nurse", false, true, false, {4'800'000'104}},
    };
    std::vector<WorldUser> users;
    for (const auto &row : rows) {
        WorldUser user;
        user.id = row.id;
        user.firstName = QString::fromUtf16(row.first);
        user.lastName = QString::fromUtf16(row.last);
        user.jobTitle = QString::fromUtf16(row.title);
        const auto plain = user.firstName.toLower().replace(QStringLiteral("ë"), QStringLiteral("e")) +
                           QLatin1Char('.') + user.lastName.toLower().replace(QStringLiteral("ñ"), QStringLiteral("n"));
        user.email = plain + QStringLiteral("@hagedorn.example");
        user.password = QStringLiteral("practice-") + plain.left(3);
        user.siteAdmin = row.siteAdmin;
        user.mayWriteNotes = row.mayWriteNotes;
        user.mayMoveStages = row.mayMoveStages;
        user.jobs = row.jobs;
        users.push_back(user);
    }
    return users;
}

std::vector<WorldRequisition> makeRequisitions(const QDateTime &now)
{
    static const QStringList stageNames{QStringLiteral("Application Review"), QStringLiteral("Phone Screen"),
                                        QStringLiteral("Interview"), QStringLiteral("Panel"), QStringLiteral("Offer")};
    std::vector<WorldRequisition> result;
    for (const auto &posting : {backend(), store(), finance(), nurse()}) {
        WorldRequisition requisition;
        requisition.id = posting.id;
        requisition.postId = posting.id + 1'000'000;
        requisition.title = posting.title;
        requisition.code = posting.code;
        requisition.office = posting.office;
        requisition.department = posting.department;
        requisition.language = posting.language;
        requisition.contentHtml = htmlOf(posting);
        requisition.questions = posting.questions;
        requisition.openedAt = now.addDays(-24 - static_cast<int>(result.size()) * 3);
        for (int i = 0; i < stageNames.size(); ++i)
            requisition.stages.push_back({posting.id * 10 + i + 1, stageNames.at(i), i});
        result.push_back(requisition);
    }
    return result;
}

} // namespace practice
