#include <QTest>

#include "drafting/BuiltInEngine.h"
#include "drafting/Grounding.h"
#include "drafting/Samples.h"
#include "support/QtTestSupport.h"

using domain::CriterionKind;
using domain::Verdict;

class tst_Verdicts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void verdictsFollowTheText_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QStringList>("terms");
        QTest::addColumn<int>("years");
        QTest::addColumn<QString>("level");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("verdict");
        const auto row = [](const char *name, CriterionKind kind, const char *terms, int years, const char *level,
                            const char *text, const char *verdict) {
            QTest::newRow(name) << int(kind) << QString::fromUtf8(terms).split(QLatin1Char('|'), Qt::SkipEmptyParts)
                                << years << QString::fromUtf8(level) << QString::fromUtf8(text)
                                << QString::fromUtf8(verdict);
        };
        const auto skill = [&row](const char *name, const char *terms, const char *text, const char *verdict) {
            row(name, CriterionKind::Skill, terms, 0, "", text, verdict);
        };
        skill("skill in work", "kafka", "Experience\n2019–2023 Engineer\nRan Kafka for the shop.\n", "met");
        skill("skill only listed", "kafka", "Skills\nGo, Kafka\n", "met");
        skill("skill after a heading with colon", "kafka", "Skills: Go, Kafka, SQL\n", "met");
        skill("skill absent", "kafka", "Skills\nGo, RabbitMQ\n", "not found");
        skill("skill by alias", "postgresql", "Skills\nPostgres 14, Redis\n", "met");
        skill("recruiter's unknown term", "cobol", "Skills\nCOBOL, JCL\n", "met");
        skill("unknown term inside a word", "cobol", "Skills\nCobolt blue paint\n", "not found");
        skill("negated en", "kafka", "Profile\nI have no experience with Kafka.\n", "unclear");
        skill("negated verb en", "kafka", "Profile\nNever worked with Kafka.\n", "unclear");
        skill("negated list en", "rabbitmq", "Profile\nNo experience with Kafka or RabbitMQ.\n", "unclear");
        skill("negated over a line end", "kafka", "Profile\nNo experience with\nKafka.\n", "unclear");
        skill("negated behind", "kafka", "Skills\nKafka: none\n", "unclear");
        skill("negated de", "kafka", "Profil\nKeine Erfahrung mit Kafka.\n", "unclear");
        skill("negated behind de", "kafka", "Profil\nKafka habe ich noch nicht genutzt.\n", "unclear");
        skill("negated fr", "cash register", "Profil\nSans expérience de la caisse.\n", "unclear");
        skill("negated es", "kafka", "Perfil\nNo tengo experiencia con Kafka.\n", "unclear");
        skill("but ends the no", "kafka", "Profile\nNo experience with Rust but years of Kafka.\n", "met");
        skill("not only is a yes", "kafka", "Profile\nNot only used Kafka, also taught it.\n", "met");
        skill("no incidents is a yes", "kafka", "Experience\n2019–2023 Engineer\nNo incidents on the Kafka cluster.\n",
              "met");
        skill("contradiction", "kafka", "Skills\nKafka, Go\n\nProfile\nNo experience with Kafka yet.\n", "unclear");
        skill("wish", "kafka", "Profile\nI am willing to learn Kafka.\n", "unclear");
        skill("wish de", "kafka", "Profil\nIch möchte gern mit Kafka arbeiten.\n", "unclear");
        skill("basics", "kafka", "Skills\nBasic knowledge of Kafka\n", "partly");
        skill("basics de", "kafka", "Kenntnisse\nGrundkenntnisse in Kafka\n", "partly");
        skill("only in education", "kafka", "Education\n2015–2018 BSc, thesis on Kafka\n", "partly");
        skill("Go the verb", "go", "Profile\nAlways ready to go further.\n", "not found");
        skill("Go the plan", "go", "Profile\nWrote go-to-market plans. Go to market lead.\n", "not found");
        skill("R&D", "r", "Experience\n2019–2023 R&D lead\n", "not found");
        skill("Kasse", "cash register", "Berufserfahrung\n2019–2021 Verkäuferin\n• Arbeit an der Kasse und Inventur\n",
              "met");
        skill("caisse", "cash register", "Expérience professionnelle\n2019–2021 Vendeuse\n• Tenue de caisse\n", "met");
        skill("caja", "cash register", "Experiencia laboral\n2019–2021 Dependienta\n• Cobro en caja\n", "met");
        skill("triage es", "triage", "Experiencia\n2019–2021 Enfermera\n• Triaje en urgencias\n", "met");
        skill("IFRS fr", "ifrs", "Expérience\n2019–2021 Comptable\n• Passage aux normes IFRS\n", "met");

        const auto years = [&row](const char *name, const char *terms, int asked, const char *text,
                                  const char *verdict) {
            row(name, CriterionKind::Years, terms, asked, "", text, verdict);
        };
        years("years met", "server", 5, "Experience\n2015–2019 Shop backend\nx\n2019–2023 Server team\ny\n", "met");
        years("years partly", "server", 5, "Experience\n2019–2023 Shop backend\nx\n2012–2019 Gardener\ny\n", "partly");
        years("years below sixty percent", "server", 5, "Experience\n2021–2023 Shop backend\nx\n", "not found");
        years("years of something else", "server", 5, "Experience\n2010–2023 Gardener\nRoses.\n", "not found");
        years("overlap counts once", "server", 5, "Experience\n2020–2023 Backend\na\n2020–2023 Backend too\nb\n",
              "partly");
        years("any work", "", 3, "Experience\n2019–2023 Gardener\nRoses.\n", "met");
        years("stated, not dated", "server", 5, "Profile\nEight years of backend work.\n", "unclear");
        years("stated more than dated", "server", 8,
              "Profile\nTen years of backend work.\n\nExperience\n2021–2023 Backend\n", "unclear");
        years("named, not dated", "server", 5, "Skills\nBackend, SQL\n", "unclear");
        years("backwards dates", "server", 5, "Experience\n2023–2015 Backend\n", "unclear");
        years("negated in the entry", "server", 3, "Experience\n2015–2023 Designer\nNo experience with backend work.\n",
              "unclear");
        years("current entry", "nursing", 2, "Experience\nsince 2022 Registered nurse, ward B\n", "met");
        years("years de", "nursing", 3, "Berufserfahrung\n01/2018 – 12/2021 Pflegefachkraft, Klinik Havelmark\n",
              "met");
        years("years fr", "nursing", 3,
              "Expérience professionnelle\nde mars 2018 à mars 2022 Infirmière, Clinique du Val\n", "met");
        years("years es", "nursing", 3,
              "Experiencia laboral\nenero de 2018 – actualidad Enfermera, Hospital del Valle\n", "met");
        years("years payments de", "payments", 3, "Berufserfahrung\n2018–2022 Entwicklerin Zahlungsverkehr\n", "met");

        const auto language = [&row](const char *name, const char *term, const char *level, const char *text,
                                     const char *verdict) {
            row(name, CriterionKind::Language, term, 0, level, text, verdict);
        };
        language("level equal", "german", "B2", "Languages\nGerman B2, English C1\n", "met");
        language("level above by word", "german", "B2", "Languages\nGerman: fluent\n", "met");
        language("level below", "german", "C1", "Languages\nGerman B2, English C2\n", "partly");
        language("level far below", "german", "C1", "Languages\nGerman A1\n", "not found");
        language("levels before", "german", "B2", "Languages\nfluent English, basic German\n", "partly");
        language("the other one's level", "english", "C1", "Languages\nGerman A2, English C1\n", "met");
        language("shared level", "english", "C1", "Languages\nGerman and English (C1)\n", "met");
        language("no level", "german", "B2", "Languages\nGerman, English\n", "unclear");
        language("no level asked", "german", "", "Languages\nGerman, English\n", "met");
        language("native", "german", "C1", "Sprachen\nDeutsch (Muttersprache)\n", "met");
        language("in words de", "german", "C1", "Sprachen\nfließend Deutsch in Wort und Schrift\n", "met");
        language("courant fr", "german", "B2", "Langues\nAllemand courant, anglais scolaire\n", "met");
        language("scolaire fr", "english", "B2", "Langues\nAllemand courant\nAnglais scolaire\n", "partly");
        language("fluido es", "german", "B2", "Idiomas\nAlemán fluido\n", "met");
        language("table", "german", "B2", "Languages\nGerman\nC1\nEnglish\nB1\n", "met");
        language("no German", "german", "B2", "Profile\nI speak no German.\n", "unclear");
        language("kein Deutsch", "german", "B2", "Sprachen\nkein Deutsch\n", "unclear");
        language("learning", "german", "B2", "Profile\nCurrently learning German.\n", "unclear");
        language("German customers say nothing", "german", "B2",
                 "Experience\n2019–2021 Agent\nServed German customers.\n", "not found");

        const auto degree = [&row](const char *name, const char *terms, const char *text, const char *verdict) {
            row(name, CriterionKind::Education, terms, 0, "", text, verdict);
        };
        degree("degree and field", "bachelor's degree|computer science", "Education\n2012–2015 BSc Computer Science\n",
               "met");
        degree("higher degree", "bachelor's degree|computer science",
               "Ausbildung\n2012–2017 Diplom-Informatiker, Informatik\n", "met");
        degree("other field", "bachelor's degree|computer science", "Education\n2012–2015 BA History\n", "partly");
        degree("lower degree", "bachelor's degree", "Ausbildung\n2012–2015 Ausbildung zur Kauffrau im Einzelhandel\n",
               "partly");
        degree("unfinished", "bachelor's degree", "Education\n2012–2015 BSc Physics, not completed\n", "unclear");
        degree("scrum master is none", "master's degree", "Certificates\nScrum Master\n", "not found");
        degree("none", "bachelor's degree", "Education\n2001–2010 Havelmark secondary school\n", "not found");
        degree("licence fr", "bachelor's degree", "Formation\n2012–2015 Licence en gestion\n", "met");
        degree("grado es", "bachelor's degree|nursing", "Formación\n2012–2016 Grado en Enfermería\n", "met");

        const auto paper = [&row](const char *name, const char *term, const char *text, const char *verdict) {
            row(name, CriterionKind::Certificate, term, 0, "", text, verdict);
        };
        paper("licence", "nursing licence", "Certificates\nNursing licence since 2015\n", "met");
        paper("licence de", "nursing licence",
              "Ausbildung\n2012–2015 Examen als Pflegefachkraft\n\nZertifikate\nBerufsurkunde Pflegefachfrau\n", "met");
        paper("expired", "nursing licence", "Certificates\nNursing licence (expired)\n", "unclear");
        paper("applied for", "security clearance", "Profile\nApplied for the security clearance.\n", "unclear");
        paper("no licence", "forklift licence", "Zertifikate\nkein Staplerschein\n", "unclear");

        const auto duty = [&row](const char *name, const char *term, const char *text, const char *verdict) {
            row(name, CriterionKind::Duty, term, 0, "", text, verdict);
        };
        duty("led", "led a team", "Experience\n2019–2023 Engineer\nLed a team of five.\n", "met");
        duty("mentored is not led", "led a team", "Experience\n2019–2023 Engineer\nMentored two juniors.\n", "unclear");
        duty("led de", "led a team", "Berufserfahrung\n2019–2023 Teamleiterin\n", "met");
        duty("led fr", "led a team", "Expérience\n2019–2023 Cheffe d'équipe\n", "met");
        duty("led es", "led a team", "Experiencia\n2019–2023 Jefa de equipo\n", "met");
        duty("on call", "on-call", "Experience\n2019–2023 Engineer\nBuilt the event bus; on call for it\nfrom 2021.\n",
             "met");
        duty("not on call", "on-call", "Experience\n2019–2023 Engineer\nWas not on call.\n", "unclear");

        duty("shift lead de", "led a team", "Berufserfahrung\n2019–2023 Verkäuferin\nSchichtleitung am Samstag\n",
             "met");
        duty("a team of a kind", "led a team", "Experience\n2019–2023 Engineer\nLed a finance team of nine.\n", "met");
        skill("either of two", "go|rust", "Skills\nRust, SQL\n", "met");
        skill("umlaut", "stocking", "Kenntnisse\nWarenverräumung\n", "met");
        skill("umlaut spelled out", "stocking", "Kenntnisse\nWarenverraeumung\n", "met");
        years("an assistant is no nurse", "nursing", 3, "Experiencia laboral\n2015–2023 Auxiliar de enfermería\n",
              "not found");
        row("own words as they are", CriterionKind::Other, "stock control", 0, "",
            "Experience\n2019–2023 Clerk\nStock control for two halls.\n", "met");
        skill("an employer's name is no skill", "kafka",
              "Experience\n2019–2023 Engineer, Kafka & Finch Books Ltd, York\n", "not found");
        skill("nor is its short form elsewhere", "kafka",
              "Experience\n2019–2023 Engineer, Kafka & Finch Books Ltd, York\nAt Kafka & Finch I led the move.\n",
              "not found");
        skill("one database is not the other", "oracle", "Skills\nPostgreSQL, Java\n", "not found");
        skill("denied behind a colon", "terraform", "Skills\nGo, Rust\nTerraform: none so far\n", "unclear");
        row("own words, most of them", CriterionKind::Other, "enjoys pairing with colleagues", 0, "",
            "Profile\nPairing with my colleagues is what I look for.\n", "unclear");

        row("own words stay for a person", CriterionKind::Other, "curiosity", 0, "", "Profile\nCuriosity drives me.\n",
            "unclear");
        row("own words absent", CriterionKind::Other, "curiosity", 0, "", "Profile\nRoses.\n", "not found");
        row("empty document", CriterionKind::Skill, "kafka", 0, "", "", "not found");
        row("unknown language", CriterionKind::Skill, "kafka", 0, "",
            "Minulla on pitkä kokemus puutarhatyöstä sekä metsänhoidosta. Olen työskennellyt useissa yrityksissä eri "
            "puolilla "
            "maata. Vahvuuksiani ovat täsmällisyys sekä rauhallisuus. Harrastan kalastusta, pyöräilyä sekä lukemista. "
            "Puhun "
            "kahta kieltä sujuvasti.\n",
            "unclear");
    }

    void bothOfTwoAreAskedFor()
    {
        auto both = samples::criterion(CriterionKind::Skill, {QStringLiteral("go"), QStringLiteral("kubernetes")});
        both.text = QStringLiteral("Go and Kubernetes");
        const auto verdictOn = [&both](const QString &text) {
            const auto draft = drafting::screen(samples::input({samples::document(text)}), samples::set({both}));
            return draft.claims.front().verdict;
        };
        QCOMPARE(verdictOn(QStringLiteral("Skills\nGo, Kubernetes, SQL\n")), domain::Verdict::Met);
        QCOMPARE(verdictOn(QStringLiteral("Skills\nGo, SQL\n")), domain::Verdict::Partly);
        QCOMPARE(verdictOn(QStringLiteral("Skills\nSQL\n")), domain::Verdict::NotFound);
        both.text = QStringLiteral("Go or Kubernetes");
        QCOMPARE(verdictOn(QStringLiteral("Skills\nGo, SQL\n")), domain::Verdict::Met);
    }

    void verdictsFollowTheText()
    {
        QFETCH(int, kind);
        QFETCH(QStringList, terms);
        QFETCH(int, years);
        QFETCH(QString, level);
        QFETCH(QString, text);
        QFETCH(QString, verdict);
        const auto criterion = samples::criterion(static_cast<CriterionKind>(kind), terms, years, level);
        const auto draft = drafting::screen(samples::input({samples::document(text)}), samples::set({criterion}));
        QCOMPARE(draft.claims.size(), std::size_t(1));
        const auto &claim = draft.claims[0];
        const QString got = domain::verdictWord(claim.verdict);
        if (got != verdict)
            QFAIL(qPrintable(QStringLiteral("%1 instead of %2: %3").arg(got, verdict, claim.text)));
        QCOMPARE(claim.passage.has_value(), claim.verdict != Verdict::NotFound);
        QCOMPARE(claim.support, claim.passage ? domain::Support::Verified : domain::Support::NotNeeded);
        QVERIFY(claim.text.endsWith(QLatin1Char('.')));
        QVERIFY(drafting::approvable(draft));
    }

    void whatOnlyTheLetterSaysIsPartly()
    {
        const auto criteria = samples::set({samples::criterion(CriterionKind::Skill, {QStringLiteral("kafka")})});
        const auto letter = samples::document(QStringLiteral("Dear team,\nI have run Kafka for years.\n"));
        const auto draft = drafting::screen(
            samples::input({samples::document(QStringLiteral("Skills\nGo, SQL\n")), letter}), criteria);
        QCOMPARE(draft.claims[0].verdict, Verdict::Partly);
        QCOMPARE(draft.claims[0].passage->document, letter.digest);
    }
};

QTEST_GUILESS_MAIN(tst_Verdicts)
#include "tst_Verdicts.moc"
