#include "practice/PeopleNames.h"

namespace practice {

namespace {

struct NameList
{
    QStringList firsts;
    QStringList lasts;
    QString domain;
};

QStringList list(const QString &words)
{
    return words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

const NameList &german()
{
    static const NameList names{
        list(QStringLiteral(
            "Anneke Bastian Birte Björn Carla Cem Clara Daniel Derya Dörte Elif Emil Felix Franziska Frieda "
            "Gesa Götz Hanna Hannes Henrike Ida Ines Jana Jannik Jörg Jule Karim Katja Kilian Kristin Lars "
            "Leonie Levke Lina Lukas Malte Marlene Mehmet Merle Mirja Moritz Nele Nina Oskar Paula Philipp "
            "Rieke Sabine Selin Sönke Stefan Svenja Theo Thorben Ulrike Vera Wiebke Yusuf Zoë Żaneta")),
        list(QStringLiteral(
            "Ahlers Albrecht Aydın Bäumler Beckering Brückner Casper Dahlke Demirel Dornbusch Eckhoff Engelbrecht "
            "Fährmann Feddersen Friedrichs Gätjens Gerlach Grünwald Haferkamp Hansmann Heidkamp Hübner Iversen "
            "Jäckel Jürgens Kaltenbach Kessing Kirchhoff Kościelny Kröger Kuhlmann Lammers Lüdeke Mahnke Mattern "
            "Mönnich Nagelschmidt Nießen Oelmann Öztürk Paschke Petersen Quast Radtke Rößler Rüther Sandvoß "
            "Schäfer Schlüter Schönfeld Steffens Stübing Thiessen Tönnies Uhlenbrock Vogelsang Weißhaupt Wübben "
            "Yıldız Zacharias Zöllner")),
        QStringLiteral("briefkasten.example")};
    return names;
}

const NameList &english()
{
    static const NameList names{
        list(QStringLiteral(
            "Adaeze Alasdair Amira Anjali Arjun Beatrice Bronwyn Callum Chidi Chloe Ciarán Dafydd Deepa Eilidh "
            "Emeka Esther Farah Fergus Gareth Georgia Grace Harriet Imogen Isaac Jasmine Jia Joel Kavita Keziah "
            "Kieran Kwame Leah Lewis Maeve Marcus Meera Mei Nadia Niamh Noah Olivia Omar Orla Owen Priya Rafael "
            "Rhys Rohan Rosalind Ruth Saoirse Sean Siobhán Tamsin Tariq Tobias Uma Wendell Yasmin Zara")),
        list(QStringLiteral(
            "Abara Adeyemi Ainsworth Ashdown Balakrishnan Barlow Bellweather Birch Blackwood Brathwaite Cartwright "
            "Chaudhry Coldwell Cresswell Dhillon Drummond Easterby Eze Fairclough Farrow Fernsby Gallagher Garside "
            "Gwynne Hallam Harcourt Hathersage Iyer Jephson Kapoor Kendrick Lockwood Loxley MacAllister Marlowe "
            "Mensah Mistry Nwosu O’Rourke Oakeshott Obi Okafor Osborne Pemberton Penhaligon Pryce Quayle Ramanathan "
            "Redfern Rowntree Sethi Shackleton Sinclair Tamboura Thackeray Trevanion Underhill Venkatesh Wetherby "
            "Whitlock Xiang Yardley")),
        QStringLiteral("mailbox.example")};
    return names;
}

const NameList &french()
{
    static const NameList names{
        list(QStringLiteral(
            "Adèle Aïcha Amélie Anaïs Aurélien Baptiste Béatrice Benoît Camille Capucine Cécile Chloé Clément "
            "Delphine Éloïse Émilie Étienne Fabien Fatou Florent Françoise Gaël Gaëlle Geoffroy Hélène Hugo Inès "
            "Jérôme Joëlle Julien Karine Khadija Léa Loïc Lucie Maëlys Mathilde Maxime Mélanie Moussa Naïma Noémie "
            "Océane Olivier Pauline Quentin Raphaël Rémi Romain Salomé Sébastien Solène Théo Thibault Valérie "
            "Victor Violette Yann Yasmina Zoé")),
        list(QStringLiteral(
            "Aubertin Bailleul Barreau Beaumanoir Bellanger Benamar Berthelot Boisvert Bouchard Brémond Carpentier "
            "Chastel Chevrier Colombier Courtois Coutelle Dauvergne Delacourt Delaître Desjardins Diallo Duchêne "
            "Dufresne Estève Faucher Fontenay Gaudreau Gauthier Guérin Guillemot Hébrard Jacquemin Joubert Kaddour "
            "Lacombe Lagarde Lallemand Lefèvre Lemaître Maréchal Mercadier Montclar Moulinier N’Diaye Noirot "
            "Olivault Pasquier Pélissier Perrault Quéméneur Rabier Renaudin Rousselle Saint-Aubin Sauvage Séguin "
            "Tavernier Thévenet Vaillant Verdier Yvon Zerrouki")),
        QStringLiteral("courrier.example")};
    return names;
}

const NameList &spanish()
{
    static const NameList names{
        list(QStringLiteral(
            "Adrián Ainhoa Álvaro Amaia Andrés Ángela Aránzazu Asunción Beatriz Begoña Belén Carmen César Concepción "
            "Cristóbal Daniela Débora Diego Elena Encarnación Esteban Fátima Fermín Gemma Germán Gonzalo Guadalupe "
            "Héctor Inés Íñigo Iria Joaquín Jordi Laia Leire Lorena Lucía Macarena Maite Marcos María Martín Mónica "
            "Montserrat Nerea Nuria Óscar Paloma Pilar Ramón Raúl Rocío Rubén Sergio Sofía Tomás Úrsula Verónica "
            "Xabier Yolanda")),
        list(QStringLiteral(
            "Aguilera Alcántara Aldecoa Aranguren Arribas Ballesteros Barrenechea Benavente Bermúdez Bustamante "
            "Calderón Camarasa Cárdenas Castellví Cebrián Cifuentes Córdoba Echevarría Escribano Espinosa Etxeberria "
            "Fuentes Galarza Gallardo Garrido Guijarro Ibáñez Iglesias Izquierdo Lizarraga Llorente Luján Madariaga "
            "Manrique Márquez Mendizábal Molinero Montalbán Muñoz Narváez Núñez Ojeda Ordóñez Palacios Peñalver "
            "Quintana Rebollo Requena Riquelme Robledo Salazar Santamaría Sepúlveda Solís Tejedor Urrutia Valcárcel "
            "Vidaurre Villanueva Yáñez Zamorano Zubiría")),
        QStringLiteral("correo.example")};
    return names;
}

const NameList &namesOf(const QString &language)
{
    if (language == QLatin1String("de"))
        return german();
    if (language == QLatin1String("fr"))
        return french();
    if (language == QLatin1String("es"))
        return spanish();
    return english();
}

} // namespace

PersonName makeName(PeopleRandom &random, const QString &language)
{
    // One in seven comes from elsewhere: an office full of neighbours' names would not be a real queue.
    static const QStringList all{QStringLiteral("en"), QStringLiteral("de"), QStringLiteral("fr"),
                                 QStringLiteral("es")};
    const auto &names = namesOf(random.chance(14) ? random.pick(all) : language);
    PersonName name{random.pick(names.firsts), random.pick(names.lasts)};
    if (&names == &spanish() && random.chance(55))
        name.last += QLatin1Char(' ') + random.pick(names.lasts);
    else if (&names == &french() && random.chance(7))
        name.first += QLatin1Char('-') + random.pick(names.firsts);
    else if (&names == &german() && random.chance(5))
        name.last += QLatin1Char('-') + random.pick(names.lasts);
    return name;
}

QString asciiSlug(const QString &text)
{
    QString plain = text.toLower();
    plain.replace(QStringLiteral("ä"), QStringLiteral("ae")).replace(QStringLiteral("ö"), QStringLiteral("oe"));
    plain.replace(QStringLiteral("ü"), QStringLiteral("ue")).replace(QStringLiteral("ß"), QStringLiteral("ss"));
    plain.replace(QChar(0x0131), QLatin1Char('i')).replace(QStringLiteral("ł"), QStringLiteral("l"));
    QString slug;
    for (const QChar c : plain.normalized(QString::NormalizationForm_D)) {
        if ((c >= QLatin1Char('a') && c <= QLatin1Char('z')) || (c >= QLatin1Char('0') && c <= QLatin1Char('9')))
            slug += c;
        else if ((c.isSpace() || c == QLatin1Char('-')) && !slug.endsWith(QLatin1Char('-')))
            slug += QLatin1Char('-');
    }
    return slug;
}

QString makeMail(const PersonName &name, const QString &language, int number)
{
    const auto suffix = number > 0 ? QString::number(number) : QString();
    return asciiSlug(name.first) + QLatin1Char('.') + asciiSlug(name.last) + suffix + QLatin1Char('@') +
           namesOf(language).domain;
}

QString makePhone(PeopleRandom &random, const QString &language)
{
    const auto digits = [&random](int count) {
        QString text;
        for (int i = 0; i < count; ++i)
            text += QLatin1Char(static_cast<char>('0' + random.between(0, 9)));
        return text;
    };
    if (language == QLatin1String("de"))
        return QStringLiteral("+49 30 23125 ") + digits(3);
    if (language == QLatin1String("fr")) {
        const auto pair = digits(2);
        return QStringLiteral("+33 1 99 00 ") + pair + QLatin1Char(' ') + digits(2);
    }
    if (language == QLatin1String("es")) {
        const auto group = digits(3);
        return QStringLiteral("+34 555 ") + group + QLatin1Char(' ') + digits(3);
    }
    return QStringLiteral("+44 20 7946 0") + digits(3);
}

} // namespace practice
