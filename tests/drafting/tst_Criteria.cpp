#include <QTest>

#include "drafting/Criteria.h"
#include "drafting/PlainJob.h"
#include "drafting/Samples.h"
#include "support/QtTestSupport.h"

namespace {

domain::CriteriaSet proposed(const QString &text)
{
    domain::Requisition requisition;
    requisition.id = domain::RequisitionId(QStringLiteral("4001"));
    requisition.text = text;
    return drafting::proposeCriteria(requisition);
}

QStringList texts(const domain::CriteriaSet &set)
{
    QStringList out;
    for (const auto &criterion : set.criteria)
        out.append((criterion.mustHave ? QStringLiteral("! ") : QStringLiteral("+ ")) + criterion.text);
    return out;
}

} // namespace

class tst_Criteria : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void postingsBecomeCriteria_data()
    {
        QTest::addColumn<QString>("posting");
        QTest::addColumn<QStringList>("criteria");
        const auto row = [](const char *name, const char *posting, const char *criteria) {
            QTest::newRow(name) << QString::fromUtf8(posting)
                                << QString::fromUtf8(criteria).split(QLatin1Char('|'), Qt::SkipEmptyParts);
        };
        row("English lists",
            "We run payments for shops.\n\nMust have\n• Five years or more of server experience\n• Payments domain\n• "
            "Led a team\n"
            "• German B2\n• Go\n\nNice to have\n• On-call duty\n• Kafka or RabbitMQ\n\nWe offer\n• Java coffee, 30 "
            "days off\n",
            "! Server experience, five years or more|! Payments experience|! Led a team|! German B2|! Go|+ On-call "
            "duty|+ Kafka or RabbitMQ");
        row("German lists",
            "Ihr Profil:\n- Abgeschlossene Ausbildung in der Pflege\n- Mindestens drei Jahre Berufserfahrung in der "
            "Pflege als Pflegefachkraft\n"
            "- Deutsch C1\n- Bereitschaft zum Schichtdienst\nVon Vorteil:\n- Wundversorgung\nWir bieten:\n- 30 Tage "
            "Urlaub\n",
            "! Vocational training in nursing|! Nursing experience, three years or more|! German C1|! Shift work|+ "
            "Wound care");
        row("French lists",
            "Profil recherché\n• Au moins deux ans d'expérience en vente\n• Tenue de caisse\n• Anglais courant\nUn "
            "plus\n• Espagnol\n",
            "! Retail experience, two years or more|! Cash register|! English C1|+ Spanish");
        row("Spanish lists",
            "Requisitos\n• 5 años o más de experiencia en finanzas\n• IFRS\n• Inglés C1\nSe valora\n• Experiencia con "
            "SAP\n",
            "! Finance experience, five years or more|! IFRS|! English C1|+ SAP");
        row("a mark in the line beats its list", "Requirements\n- Go\n- Kafka is a plus\n", "! Go|+ Kafka");
        row("list in one line", "Must have: Go, Kafka and PostgreSQL.\n", "! Go|! Kafka|! PostgreSQL");
        row("sentences without lists",
            "You will join us. At least three years of experience in nursing. German B2 is required.\n",
            "! Nursing experience, three years or more|! German B2");
        row("prose only", "We have been around for 40 years. Three years of experience in retail, fluent German.\n",
            "+ Retail experience, three years or more|+ German C1");
        row("degree and field", "Requirements\n- Bachelor's degree in computer science or equivalent\n",
            "! Bachelor's degree in computer science");
        row("native becomes a level", "Requirements\n- Native German speaker\n", "! German C2");
        row("protected traits are not proposed", "Requirements\n- Young and unmarried\n- Under 35\n- Go\n", "! Go");
        row("own words", "Requirements\n- Enjoys working with roses\n", "! Enjoys working with roses");
        row("said twice, asked once", "Requirements\n- Go\n- Solid Golang\n", "! Go");
        row("alternatives with commas", "Must have\n- Java, Kotlin or Go\n", "! Java, Kotlin or Go");
        row("alternatives with another", "Must have\n- PostgreSQL or another relational database\n",
            "! PostgreSQL or relational database");
        row("duties as alternatives", "Nice to have\n- Mentored student nurses or led a shift\n",
            "+ Mentored others or led a team");
        row("prose behind a list", "Must have\n• Go\n\nPermanent, rotating shifts, 40 hours.\n", "! Go");
        row("nothing", "", "");
        row("no demand", "We are a nice company with a garden.\n", "");
    }

    void postingsBecomeCriteria()
    {
        QFETCH(QString, posting);
        QFETCH(QStringList, criteria);
        const auto set = proposed(posting);
        QCOMPARE(texts(set), criteria);
        QCOMPARE(set.version, 0);
        QCOMPARE(set.digest.isNone(), criteria.isEmpty());
        for (const auto &criterion : set.criteria)
            QCOMPARE(criterion.id, drafting::criterionId(criterion));
    }

    void neverMoreThanTwelve()
    {
        QString posting = QStringLiteral("Requirements\n");
        for (int i = 0; i < 30; ++i)
            posting += QStringLiteral("- Enjoys task number %1 here\n").arg(i);
        QCOMPARE(proposed(posting).criteria.size(), std::size_t(12));
    }

    void aChangedCriterionIsAnotherOne()
    {
        const auto first = samples::criterion(domain::CriterionKind::Skill, {QStringLiteral("go")});
        QCOMPARE(first.id.text().size(), 12);
        auto second = first;
        second.id = domain::CriterionId(QStringLiteral("anything"));
        QCOMPARE(drafting::criterionId(second), first.id);
        second.mustHave = false;
        QVERIFY(drafting::criterionId(second) != first.id);
        const domain::RequisitionId requisition(QStringLiteral("1"));
        QVERIFY(drafting::criteriaDigest(requisition, {first, second}) !=
                drafting::criteriaDigest(requisition, {second, first}));
        QVERIFY(drafting::criteriaDigest(requisition, {first}) !=
                drafting::criteriaDigest(domain::RequisitionId(QStringLiteral("2")), {first}));
        QVERIFY(drafting::criteriaDigest(requisition, {}).isNone());
    }

    void aMarkdownFileBecomesARequisition()
    {
        const auto job =
            drafting::plainJob(QStringLiteral("# Backend Engineer\r\n\r\nLocation: Berlin\r\n\r\n## Must have\r\n\r\n"
                                              "* **Go** and [Kafka](https://kafka.example)\r\n1. German B2\r\n"));
        QCOMPARE(job.title, QStringLiteral("Backend Engineer"));
        QCOMPARE(job.location, QStringLiteral("Berlin"));
        QVERIFY(!job.id.isEmpty());
        QCOMPARE(texts(drafting::proposeCriteria(job)),
                 (QStringList{QStringLiteral("! Go"), QStringLiteral("! Kafka"), QStringLiteral("! German B2")}));
    }

    void anEmptyFileBecomesAnEmptyRequisition()
    {
        const auto job = drafting::plainJob(QString());
        QVERIFY(job.title.isEmpty());
        QVERIFY(drafting::proposeCriteria(job).criteria.empty());
    }
};

QTEST_GUILESS_MAIN(tst_Criteria)
#include "tst_Criteria.moc"
