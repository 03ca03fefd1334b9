// Words of the registered nurses.
#include "practice/PeoplePack.h"

namespace practice {

namespace {

QStringList list(const QString &text)
{
    return text.split(QLatin1Char('|'));
}

} // namespace

PeoplePack nurseSpanish()
{
    PeoplePack p;
    p.titles = list(QStringLiteral(
        "Auxiliar de enfermería|Enfermería de hospitalización|Enfermería de urgencias|Supervisión de enfermería"));
    p.companies = list(
        QStringLiteral("Hospital Virgen del Alcor|Clínica Río Manso|Hospital General de Valdeflores|Residencia Los "
                       "Almendros|Centro de Salud Peñablanca|"
                       "Hospital Comarcal de Sierraluz|Clínica Santa Irene del Valle|Hospital Materno de Costaclara"));
    p.cities = list(QStringLiteral("Madrid|Sevilla|Valencia|Zaragoza|Bilbao|Málaga|Alcalá de Henares|Toledo"));
    p.topics = {
        PackTopic{
            list(QStringLiteral("Atención a pacientes críticos en una UCI de {8-24} camas, con ventilación mecánica|"
                                "Triaje y atención en urgencias, unos {60-190} pacientes por turno")),
            list(QStringLiteral("Apoyo puntual en urgencias durante los veranos"))},
        PackTopic{list(QStringLiteral("Preparación y administración de medicación intravenosa con doble comprobación|"
                                      "Reducción de errores de medicación en un {15-40} % con un nuevo protocolo")),
                  list(QStringLiteral("Administración de medicación oral bajo supervisión"))},
        PackTopic{list(QStringLiteral("Tutoría de {3-9} estudiantes de enfermería al año|"
                                      "Responsable de turno con {5-11} profesionales a cargo")),
                  list(QStringLiteral("Acogida de compañeros nuevos en la planta"))},
        PackTopic{
            list(QStringLiteral("Registro completo en historia clínica electrónica y formación de {10-30} compañeros|"
                                "Implantación de la historia clínica electrónica en {2-4} unidades")),
            list(QStringLiteral("Registro de constantes en papel y en hoja de cálculo"))},
    };
    p.duties = list(QStringLiteral(
        "Cuidados de heridas complejas y catéteres|Educación sanitaria a pacientes y familias|"
        "Coordinación de altas con trabajo social|Participación en la comisión de seguridad del paciente|"
        "Turnos rotatorios, noches y fines de semana|Control del material y del carro de parada"));
    p.skills = list(QStringLiteral("Triaje|Cuidados intensivos|Medicación intravenosa|Curas|Seguridad del "
                                   "paciente|Soporte vital|Trabajo en equipo"));
    p.tools =
        list(QStringLiteral("Historia clínica electrónica|Bombas de infusión|Ventilación mecánica|Monitorización"));
    p.degrees = list(QStringLiteral("Grado en Enfermería|Diplomatura en Enfermería"));
    p.otherDegrees =
        list(QStringLiteral("Ciclo formativo Cuidados Auxiliares de Enfermería|Grado en Fisioterapia|Bachillerato"));
    p.schools = list(
        QStringLiteral("Universidad de Valdeflores|Escuela Universitaria Santa Irene|Universidad de la Ribera Alta"));
    p.certificates = list(QStringLiteral("Colegiación en el Colegio de Enfermería de Madrid, n.º {11000-98000}|"
                                         "Colegiación en vigor n.º {11000-98000} y soporte vital avanzado"));
    p.otherCertificates = list(QStringLiteral("Soporte vital básico, {2019-2024}|Colegiación en trámite"));
    p.otherTitles = list(QStringLiteral("Cuidados a domicilio|Recepción de clínica|Socorrista"));
    p.otherCompanies = list(QStringLiteral("Ayuda en Casa Valverde|Clínica Dental Sonrisal|Piscinas de Fuenteclara"));
    p.otherDuties = list(QStringLiteral("Acompañamiento a {4-9} personas mayores|Gestión de {30-70} citas diarias"));
    p.openings = list(QStringLiteral("%1 con %2 años de experiencia en hospital.|"
                                     "%1, %2 años de experiencia asistencial y vocación de equipo."));
    p.closings = list(QStringLiteral(
        "Serenidad en urgencias y trato cercano con las familias.|Interés por la docencia y la mejora continua."));
    p.interests = list(QStringLiteral("Senderismo|Coral|Voluntariado|Natación|Cerámica"));
    p.projects = list(QStringLiteral(
        "Protocolo de sepsis: detección en menos de {20-45} minutos desde la llegada, con revisión mensual de casos.|"
        "Programa de caídas: reducción del {18-35} % en {8-14} meses en una planta de medicina interna."));
    p.mother = {QStringLiteral("Español"), QStringLiteral("lengua materna")};
    p.wantedLanguage = QStringLiteral("Inglés");
    return p;
}

PeoplePack nurseEnglish()
{
    auto p = nurseSpanish();
    p.titles = list(QStringLiteral("Healthcare Assistant|Staff Nurse|Emergency Nurse|Charge Nurse"));
    p.companies =
        list(QStringLiteral("St Brannoc’s Infirmary|Harrow Vale Hospital|Hospital Virgen del Alcor|Clínica Río Manso|"
                            "Larkmead Care Home|Queen Maud’s Hospital"));
    p.cities = list(QStringLiteral("Madrid|London|Dublin|Valencia|Leeds|Cardiff"));
    p.topics = {
        PackTopic{list(QStringLiteral("Cared for ventilated patients in an intensive care unit with {8-24} beds|"
                                      "Triage and treatment in an emergency department, {60-190} patients a shift")),
                  list(QStringLiteral("Helped out in the emergency department in summer"))},
        PackTopic{list(QStringLiteral("Prepared and gave intravenous medication with a second check|"
                                      "Cut medication errors by {15-40} % with a new protocol")),
                  list(QStringLiteral("Gave oral medication under supervision"))},
        PackTopic{list(QStringLiteral("Mentored {3-9} student nurses a year|Charge nurse for shifts of {5-11} people")),
                  list(QStringLiteral("Welcomed new colleagues on the ward"))},
        PackTopic{list(QStringLiteral("Full documentation in electronic health records; trained {10-30} colleagues")),
                  list(QStringLiteral("Recorded vital signs on paper and in a spreadsheet"))},
    };
    p.duties = list(QStringLiteral("Complex wound and catheter care|Explained treatment to patients and families|"
                                   "Planned discharges with social workers|Member of the patient safety group|"
                                   "Rotating shifts, nights and weekends"));
    p.skills = list(
        QStringLiteral("Triage|Intensive care|Intravenous medication|Wound care|Patient safety|Life support|Teamwork"));
    p.tools = list(QStringLiteral("Electronic health records|Infusion pumps|Mechanical ventilation|Monitoring"));
    p.degrees = list(QStringLiteral("BSc Nursing|Bachelor of Nursing (adult)"));
    p.otherDegrees = list(QStringLiteral("Diploma in Health and Social Care|BSc Physiotherapy"));
    p.schools = list(QStringLiteral("University of Westmere|Carrow College of Health|Universidad de Valdeflores"));
    p.certificates = list(QStringLiteral("Registered nurse, Madrid nursing register no. {11000-98000}|"
                                         "Nursing registration no. {11000-98000}, advanced life support"));
    p.otherCertificates = list(QStringLiteral("Basic life support, {2019-2024}|Registration in Spain applied for"));
    p.otherTitles = list(QStringLiteral("Home Carer|Clinic Receptionist|Lifeguard"));
    p.otherCompanies = list(QStringLiteral("Valverde Home Help|Brightwell Dental|Ferrow Pools"));
    p.otherDuties = list(QStringLiteral("Looked after {4-9} elderly people|Handled {30-70} appointments a day"));
    p.openings =
        list(QStringLiteral("%1 with %2 years of hospital experience.|%1, %2 years at the bedside and a team player."));
    p.closings = list(QStringLiteral(
        "Calm in emergencies and close to families.|Interested in teaching and in getting better every month."));
    p.interests = list(QStringLiteral("Hiking|Choir|Volunteering|Swimming|Pottery"));
    p.projects = list(
        QStringLiteral("Sepsis pathway: recognition within {20-45} minutes of arrival, with a monthly case review.|"
                       "Falls programme: {18-35} % fewer falls in {8-14} months on a medical ward."));
    p.mother = {QStringLiteral("English"), QStringLiteral("native")};
    p.wantedLanguage = QStringLiteral("Spanish");
    return p;
}

} // namespace practice
