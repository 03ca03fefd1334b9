// Words of the finance leads.
#include "practice/PeoplePack.h"

namespace practice {

namespace {

QStringList list(const QString &text)
{
    return text.split(QLatin1Char('|'));
}

} // namespace

PeoplePack financeEnglish()
{
    PeoplePack p;
    p.titles = list(QStringLiteral("Accounts Assistant|Financial Accountant|Finance Manager|Head of Finance"));
    p.companies = list(QStringLiteral("Marlow & Thistle|Castellane Logistics|Greyfriars Hotels|Pont-Neuf Media|Aldwych "
                                      "Provisions|Sorrel Energy|Bellechasse Cosmetics|"
                                      "Thornbury Foods|Halcyon Rail Services|Vantry Insurance|Orchard Lane Retail"));
    p.cities = list(QStringLiteral("London|Paris|Manchester|Lyon|Bristol|Brussels|Edinburgh|Leeds"));
    p.topics = {
        PackTopic{
            list(QStringLiteral("Shortened the month-end close from {9-14} to {4-6} working days across {3-8} entities|"
                                "Runs month-end close and consolidation for {4-11} companies in {2-5} currencies")),
            list(QStringLiteral("Prepared accruals and bank reconciliations for month-end"))},
        PackTopic{
            list(QStringLiteral("Prepared IFRS group accounts and led the audit with no adjustments for {2-5} years|"
                                "Introduced IFRS 16 for {40-180} leases, including the disclosures")),
            list(QStringLiteral("Supported the auditors with schedules under local GAAP"))},
        PackTopic{list(QStringLiteral("Led a finance team of {4-12} in London and Paris: hiring, goals and reviews|"
                                      "Managed {3-6} accountants; two passed their final exams in that time")),
                  list(QStringLiteral("Supervised one accounts assistant"))},
        PackTopic{
            list(QStringLiteral("Introduced SAP S/4HANA finance for {3-7} entities, on time and {2-8} % under budget|"
                                "Automated intercompany matching in NetSuite; {20-60} hours a month saved")),
            list(QStringLiteral("Kept supplier master data in SAP up to date"))},
    };
    p.duties = list(QStringLiteral("Presented monthly results to the board and explained variances in plain words|"
                                   "Built the rolling 13-week cash forecast; error below {2-5} %|"
                                   "Renegotiated bank fees, saving {40-160} thousand pounds a year|"
                                   "Handled VAT returns in {2-5} countries|"
                                   "Wrote the travel and purchasing policy together with legal|"
                                   "Prepared the budget with {6-15} department heads|"
                                   "Reduced overdue receivables by {18-44} %"));
    p.skills = list(QStringLiteral("Month-end close|Consolidation|IFRS|UK GAAP|French GAAP|Cash "
                                   "forecasting|Budgeting|VAT|Audit|Internal controls"));
    p.tools = list(QStringLiteral("SAP S/4HANA|NetSuite|Excel|Power BI|Hyperion|Sage"));
    p.degrees = list(QStringLiteral("BSc Accounting and Finance|MSc Finance|BA Economics|MSc Management"));
    p.otherDegrees = list(QStringLiteral("BA History|BSc Mathematics|HND Business"));
    p.schools = list(QStringLiteral(
        "University of Westmere|Ashcombe Business School|University of Carrowmore|École de commerce du Pont-Neuf"));
    p.certificates = list(QStringLiteral(
        "ACA (chartered accountant), {2010-2019}|CPA licence, {2011-2019}|ACCA member since {2010-2019}"));
    p.otherCertificates = list(QStringLiteral("ACCA: {9-12} of 13 papers passed|AAT Level 4, {2012-2019}"));
    p.otherTitles = list(QStringLiteral("Payroll Clerk|Bank Teller|Audit Trainee"));
    p.otherCompanies = list(QStringLiteral("Borough of Fernhill|Harrowgate Savings|Pell, Moss & Dunn"));
    p.otherDuties = list(QStringLiteral("Ran payroll for {90-240} people|Served {60-120} customers a day at the "
                                        "counter|Tested controls at {6-12} clients"));
    p.openings = list(QStringLiteral("%1 with %2 years in accounting, close and reporting.|"
                                     "%1, %2 years of experience from ledger to board paper.|"
                                     "Hands-on %1 with %2 years in groups with several entities."));
    p.closings = list(QStringLiteral("Known for calm closes and for explaining numbers to people who do not love them.|"
                                     "Looking for a finance team to build across two cities."));
    p.interests = list(QStringLiteral("Rowing|Watercolours|Governor of a primary school|Fell running|Piano"));
    p.projects = list(QStringLiteral("Shared service centre: moved payables of {4-7} entities to one team, with a "
                                     "service catalogue and weekly figures; the cost of an invoice fell by {20-40} %.|"
                                     "Audit readiness: a standing file for {30-60} balance sheet accounts, kept all "
                                     "year, so that the audit took {2-3} weeks in place of {5-7}.|"
                                     "Acquisition of a {3-5}-entity group: opening balance sheets, purchase price "
                                     "allocation and first consolidation within {60-90} days.|"
                                     "Cash culture: weekly meeting of sales, purchasing and finance; working capital "
                                     "released {2-6} million pounds."));
    p.mother = {QStringLiteral("English"), QStringLiteral("native")};
    p.wantedLanguage = QStringLiteral("French");
    return p;
}

PeoplePack financeFrench()
{
    auto p = financeEnglish();
    p.titles = list(QStringLiteral(
        "Comptable fournisseurs|Comptable|Responsable comptable|Responsable administratif et financier"));
    p.cities = list(QStringLiteral("Paris|Lyon|Lille|Nantes|Bordeaux|Londres|Bruxelles|Genève"));
    p.topics = {
        PackTopic{
            list(QStringLiteral("Clôture mensuelle ramenée de {9-14} à {4-6} jours ouvrés pour {3-8} entités|"
                                "Pilotage de la clôture et de la consolidation de {4-11} sociétés en {2-5} devises")),
            list(QStringLiteral("Préparation des rapprochements bancaires et des provisions de fin de mois"))},
        PackTopic{
            list(QStringLiteral(
                "Établissement des comptes consolidés IFRS et conduite de l’audit, sans ajustement pendant {2-5} ans|"
                "Mise en œuvre d’IFRS 16 pour {40-180} contrats de location")),
            list(QStringLiteral("Préparation des dossiers pour les commissaires aux comptes en normes françaises"))},
        PackTopic{list(QStringLiteral("Encadrement d’une équipe de {4-12} personnes à Paris et à Londres : "
                                      "recrutement, objectifs, entretiens|"
                                      "Management de {3-6} comptables")),
                  list(QStringLiteral("Suivi d’un alternant"))},
        PackTopic{list(QStringLiteral("Déploiement de SAP S/4HANA dans {3-7} entités, dans les délais|"
                                      "Automatisation du rapprochement intragroupe : {20-60} heures gagnées par mois")),
                  list(QStringLiteral("Mise à jour de la base fournisseurs dans SAP"))},
    };
    p.duties = list(QStringLiteral("Présentation mensuelle des résultats au comité de direction|"
                                   "Prévision de trésorerie à 13 semaines, écart inférieur à {2-5} %|"
                                   "Déclarations de TVA dans {2-5} pays|"
                                   "Élaboration du budget avec {6-15} responsables de service|"
                                   "Réduction des créances échues de {18-44} %|"
                                   "Rédaction de la procédure d’achats et de notes de frais"));
    p.skills = list(QStringLiteral(
        "Clôture mensuelle|Consolidation|IFRS|Normes françaises|Trésorerie|Budget|TVA|Audit|Contrôle interne"));
    p.tools = list(QStringLiteral("SAP S/4HANA|Sage|Excel|Power BI|Cegid"));
    p.degrees = list(
        QStringLiteral("Master Comptabilité, contrôle, audit|Master Finance d’entreprise|Diplôme d’école de commerce"));
    p.otherDegrees = list(QStringLiteral("Licence d’histoire|BTS Comptabilité et gestion|Licence de mathématiques"));
    p.schools = list(
        QStringLiteral("École de commerce du Pont-Neuf|Université de Val-de-Brume|Institut de gestion de la Garenne"));
    p.certificates = list(QStringLiteral("Diplôme d’expertise comptable (DEC), {2010-2019}|ACA, {2011-2019}"));
    p.otherCertificates = list(QStringLiteral("DSCG : {5-6} unités sur 7 validées|DCG, {2010-2017}"));
    p.otherTitles = list(QStringLiteral("Gestionnaire de paie|Clientèle bancaire|Stage d’audit"));
    p.otherCompanies = list(QStringLiteral("Mairie de Saint-Orens-le-Vieux|Caisse de Brume|Cabinet Vasseur-Lointier"));
    p.otherDuties = list(QStringLiteral(
        "Paie de {90-240} salariés|Accueil de {60-120} clients par jour|Tests de contrôle chez {6-12} clients"));
    p.openings = list(QStringLiteral("%1, %2 ans d’expérience en comptabilité, clôture et reporting.|"
                                     "%1 avec %2 ans d’expérience dans des groupes à plusieurs entités."));
    p.closings = list(QStringLiteral("Des clôtures sereines et des explications claires.|"
                                     "Souhaite construire une équipe finance entre deux villes."));
    p.interests = list(QStringLiteral("Aviron|Aquarelle|Course à pied|Piano|Randonnée"));
    p.projects = list(QStringLiteral(
        "Centre de services partagés : reprise des factures fournisseurs de {4-7} entités par une seule équipe ; le "
        "coût d’une facture a baissé de {20-40} %.|"
        "Préparation de l’audit : un dossier permanent pour {30-60} comptes, tenu toute l’année.|"
        "Acquisition d’un groupe de {3-5} sociétés : bilans d’ouverture et première consolidation en {60-90} jours."));
    p.mother = {QStringLiteral("Français"), QStringLiteral("langue maternelle")};
    p.wantedLanguage = QStringLiteral("Anglais");
    return p;
}

} // namespace practice
