#include "documents/LayeredPdf.h"

#include <algorithm>
#include <functional>
#include <vector>

#include <QBuffer>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <QPdfWriter>
#include <QRawFont>

namespace layered {

namespace {

constexpr double pageWidth = 420; // A5, points
constexpr double pageHeight = 595;
constexpr double dpi = 200;
constexpr double left = 36;
constexpr double top = 60; // of the first baseline
constexpr double leading = 17;
constexpr double size = 10.5;
constexpr int linesOnPage = 24;

// Small numbers in the same order each time.
class Dice
{
public:
    explicit Dice(int number) : m_state(static_cast<quint32>(number) * 2654435761U + 12345U) {}
    int upTo(int most) // 0 to most, both among them
    {
        m_state = m_state * 1664525U + 1013904223U;
        return static_cast<int>((m_state >> 8) % static_cast<quint32>(most + 1));
    }
    double between(double least, double most) { return least + (most - least) * upTo(10'000) / 10'000.0; }

private:
    quint32 m_state;
};

const QStringList &words(int language)
{
    static const QStringList lists[] = {
        QStringLiteral("engineer designed payment platform with Kotlin and Kafka for twelve countries led a team of "
                       "seven reduced the nightly run from hours to minutes introduced contract tests mentored "
                       "juniors wrote documentation planned migration of databases responsible for budget and "
                       "hiring presented results to customers worked closely together quality assurance since 2019")
            .split(QLatin1Char(' ')),
        QStringLiteral("Geschäftsführerin verantwortlich für Einkauf und Vertrieb Führung eines Teams von acht "
                       "Mitarbeitern Einführung der Qualitätssicherung Schulungen für neue Kollegen größte Kunden "
                       "betreut Entwicklung von Schnittstellen Pflegefachkraft auf der Intensivstation Übergabe "
                       "Dokumentation Zusammenarbeit mit Ärzten Ausbildung abgeschlossen München 2021 Buchhaltung")
            .split(QLatin1Char(' ')),
        QStringLiteral("ingénieure responsable de la qualité équipe de douze personnes développement des "
                       "applications métier réduction des coûts formation des nouveaux collègues gestion du budget "
                       "présentation aux clients depuis janvier 2018 expérience hôpital régional soins intensifs "
                       "élaboration de procédures français langue maternelle anglais courant Grenoble bénévolat")
            .split(QLatin1Char(' ')),
        QStringLiteral("ingeniera responsable del diseño de plataformas de pago equipo de nueve personas reducción "
                       "de costes formación de compañeros nuevos atención al cliente gestión del presupuesto desde "
                       "enero de 2017 experiencia en hospital comarcal cuidados intensivos elaboración de informes "
                       "español lengua materna inglés avanzado Logroño contabilidad auditoría interna análisis")
            .split(QLatin1Char(' ')),
    };
    return lists[language % 4];
}

QByteArray number(double value)
{
    return QByteArray::number(value, 'f', 3);
}

// Latin-1 as PDF's WinAnsi, for a literal string.
QByteArray literal(const QString &text)
{
    QByteArray out = "(";
    for (const char c : text.toLatin1()) {
        if (c == '(' || c == ')' || c == '\\')
            out += '\\';
        out += c;
    }
    return out + ')';
}

class File
{
public:
    // Objects are numbered as they come, from 1.
    int add(const QByteArray &body)
    {
        m_bodies.append(body);
        return static_cast<int>(m_bodies.size());
    }
    int stream(const QByteArray &entries, const QByteArray &data)
    {
        return add("<<" + entries + "/Length " + QByteArray::number(data.size()) + ">>\nstream\n" + data +
                   "\nendstream");
    }
    void addPage(const QByteArray &resources, int contents)
    {
        m_kids += ref(add("<</Type/Page/Parent 1 0 R/MediaBox[0 0 " + number(pageWidth) + ' ' + number(pageHeight) +
                          "]/Resources<<" + resources + ">>/Contents " + ref(contents) + ">>")) +
                  ' ';
        ++m_pages;
    }
    QByteArray finished()
    {
        m_bodies[0] = "<</Type/Pages/Count " + QByteArray::number(m_pages) + "/Kids[" + m_kids + "]>>";
        return whole(add("<</Type/Catalog/Pages 1 0 R>>"));
    }
    QByteArray page(const QByteArray &resources, int contents)
    {
        addPage(resources, contents);
        return finished();
    }
    static QByteArray ref(int object) { return QByteArray::number(object) + " 0 R"; }

private:
    QByteArray whole(int root) const
    {
        QByteArray out = "%PDF-1.5\n%\xc3\xa4\xc3\xb6\n";
        QByteArray table = "0000000000 65535 f \n";
        for (qsizetype i = 0; i < m_bodies.size(); ++i) {
            table += QByteArray::number(out.size()).rightJustified(10, '0') + " 00000 n \n";
            out += QByteArray::number(i + 1) + " 0 obj\n" + m_bodies[i] + "\nendobj\n";
        }
        const QByteArray start = QByteArray::number(out.size());
        const QByteArray count = QByteArray::number(m_bodies.size() + 1);
        return out + "xref\n0 " + count + '\n' + table + "trailer\n<</Size " + count + "/Root " + ref(root) +
               ">>\nstartxref\n" + start + "\n%%EOF\n";
    }

    QList<QByteArray> m_bodies{QByteArray()}; // the first is the list of pages
    QByteArray m_kids;
    int m_pages = 0;
};

struct Placed
{
    QString word;
    QPointF at; // baseline, points from the top left
    double width = 0;
};

QFont fontFor(int number)
{
    static const char *const families[] = {"Liberation Sans", "Liberation Serif", "DejaVu Sans", "Inter",
                                           "DejaVu Serif"};
    return QFont(QString::fromLatin1(families[static_cast<std::size_t>(number) % 5]));
}

// Positions are measured large and scaled, so that hinting does not round them.
std::vector<Placed> placedAt(const QStringList &lines, const QFont &font)
{
    QFont large = font;
    large.setPixelSize(100);
    const QFontMetricsF metrics(large);
    std::vector<Placed> out;
    double y = top;
    for (const QString &line : lines) {
        double x = left;
        for (const QString &word : line.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
            const double width = metrics.horizontalAdvance(word) * size / 100;
            out.push_back({word, {x, y}, width});
            x += width + metrics.horizontalAdvance(QLatin1Char(' ')) * size / 100;
        }
        y += leading;
    }
    return out;
}

QImage pictureOf(const std::vector<Placed> &words, const QFont &font, const QTransform &turn, Dice &dice)
{
    const double scale = dpi / 72;
    QImage image(static_cast<int>(pageWidth * scale), static_cast<int>(pageHeight * scale), QImage::Format_Grayscale8);
    image.fill(static_cast<uint>(dice.upTo(25) + 230));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::TextAntialiasing);
    painter.setTransform(turn * QTransform::fromScale(scale, scale));
    QFont drawn = font;
    drawn.setPixelSize(100);
    drawn.setHintingPreference(QFont::PreferNoHinting);
    painter.setPen(QColor(20, 20, 20));
    for (const auto &word : words) {
        painter.save();
        painter.translate(word.at);
        painter.scale(size / 100, size / 100);
        painter.setFont(drawn);
        painter.drawText(0, 0, word.word);
        painter.restore();
    }
    painter.end();
    const int grain = dice.upTo(14);
    for (int y = 0; y < image.height(); ++y) {
        auto *line = image.scanLine(y);
        for (int x = 0; x < image.width(); ++x)
            line[x] = static_cast<uchar>(std::clamp(line[x] + dice.upTo(2 * grain) - grain, 0, 255));
    }
    return image;
}

QByteArray jpeg(const QImage &image)
{
    QByteArray out;
    QBuffer buffer(&out);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPG", 75);
    return out;
}

} // namespace

QStringList resumeLines(int number, int lines)
{
    Dice dice(number);
    const auto &list = words(number);
    QStringList out;
    for (int l = 0; l < lines; ++l) {
        QStringList line;
        qsizetype length = 0;
        while (length < 44) {
            line += list[dice.upTo(static_cast<int>(list.size()) - 1)];
            length += line.back().size() + 1;
        }
        out += line.join(QLatin1Char(' '));
    }
    return out;
}

static void addScan(File &file, int number, Layer layer)
{
    Dice dice(number * 7 + 3);
    const auto font = fontFor(number);
    const int lines = layer == Layer::Beside ? linesOnPage / 2 : linesOnPage;
    const auto shown = placedAt(resumeLines(number, lines), font);
    const auto said = layer == Layer::Other ? placedAt(resumeLines(number + 1, lines), font) : shown;
    QTransform turn;
    turn.translate(pageWidth / 2, pageHeight / 2);
    turn.rotate(dice.between(-1, 1));
    turn.translate(-pageWidth / 2, -pageHeight / 2);
    const QImage image = pictureOf(shown, font, turn, dice);

    QByteArray content = "q " + layered::number(pageWidth) + " 0 0 " + layered::number(pageHeight) +
                         " 0 0 cm /I Do Q\nBT 3 Tr /F " + layered::number(size) + " Tf\n";
    for (std::size_t w = 0; w < said.size(); ++w) {
        QString word = said[w].word;
        if (dice.upTo(49) == 0)
            word[dice.upTo(static_cast<int>(word.size()) - 1)] = QLatin1Char('c'); // as OCR misreads
        QPointF at = turn.map(said[w].at);
        if (layer == Layer::Beside && w % 2 == 0)
            at.ry() += leading * (linesOnPage / 2 + 2);
        const double natural = 0.6 * size * static_cast<double>(word.size()); // Courier
        content += layered::number(100 * said[w].width / natural) + " Tz 1 0 0 1 " + layered::number(at.x()) + ' ' +
                   layered::number(pageHeight - at.y()) + " Tm " + literal(word + QLatin1Char(' ')) + " Tj\n";
    }
    content += "ET";
    const int picture =
        file.stream("/Type/XObject/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 8"
                    "/Filter/DCTDecode/Width " +
                        QByteArray::number(image.width()) + "/Height " + QByteArray::number(image.height()),
                    jpeg(image));
    const int letters = file.add("<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>");
    const int contents = file.stream({}, content);
    file.addPage("/XObject<</I " + File::ref(picture) + ">>/Font<</F " + File::ref(letters) + ">>", contents);
}

QByteArray scans(int first, int count, Layer layer)
{
    File file;
    for (int i = 0; i < count; ++i)
        addScan(file, first + i, layer);
    return file.finished();
}

namespace {

using Saying = std::function<QChar(QChar)>; // what the layer says for a letter that is shown

// Five ways to say other letters than are shown.
Saying saying(int map)
{
    return [map](QChar shown) -> QChar {
        const char16_t c = shown.unicode();
        if (c < 'a' || c > 'z')
            return shown;
        const int at = c - 'a';
        switch (map) {
        case 0:
            return QChar('a' + (at + 1) % 26);
        case 1:
            return QChar('z' - at);
        case 2: { // each vowel is the next one
            static const QByteArray vowels = "aeiou";
            const auto v = vowels.indexOf(static_cast<char>(c));
            return v < 0 ? shown : QLatin1Char(vowels[(v + 1) % 5]);
        }
        case 3: // t and n, s and r: little is changed, much is another word
            return c == 't' ? u'n' : c == 'n' ? u't' : c == 's' ? u'r' : c == 'r' ? u's' : shown;
        default: // another script altogether
            return QChar(0x430 + at);
        }
    };
}

QByteArray hex(QChar c)
{
    return '<' + QByteArray::number(c.unicode(), 16).rightJustified(4, '0') + '>';
}

// codes: the characters said for the codes from 1 on.
QByteArray toUnicode(const QString &codes)
{
    QByteArray out = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
                     "1 begincodespacerange <00> <FF> endcodespacerange\n";
    for (qsizetype from = 0; from < codes.size(); from += 100) {
        const qsizetype count = std::min<qsizetype>(100, codes.size() - from);
        out += QByteArray::number(count) + " beginbfchar\n";
        for (qsizetype i = from; i < from + count; ++i)
            out += '<' + QByteArray::number(i + 1, 16).rightJustified(2, '0') + "> " + hex(codes[i]) + '\n';
        out += "endbfchar\n";
    }
    return out + "endcmap CMapName currentdict /CMap defineresource pop end end\n";
}

QByteArray glyphName(QChar c)
{
    if (c == QLatin1Char(' '))
        return "/space";
    return c.isDigit() ? QByteArray("/") + QList<QByteArray>{"zero", "one", "two",   "three", "four",
                                                             "five", "six", "seven", "eight", "nine"}[c.digitValue()]
                       : '/' + QByteArray(1, c.toLatin1());
}

// English only: letters whose glyphs have one-letter names.
QStringList plainLines(int way)
{
    return resumeLines(4 * way, linesOnPage);
}

// Each line has a font of its own, whose codes are the letters one after the other: anything can be said of any line.
QByteArray withDifferences(const char *base, const QStringList &shown, const QStringList &said)
{
    File file;
    QByteArray fonts;
    QByteArray content = "BT 1 0 0 1 " + layered::number(left) + ' ' + layered::number(pageHeight - top) + " Tm " +
                         layered::number(leading) + " TL\n";
    for (qsizetype l = 0; l < shown.size(); ++l) {
        QByteArray names;
        QByteArray codes;
        QString says;
        for (qsizetype i = 0; i < shown[l].size(); ++i) {
            names += glyphName(shown[l][i]);
            says += i < said[l].size() ? said[l][i] : QLatin1Char(' ');
            codes += QByteArray::number(i + 1, 16).rightJustified(2, '0');
        }
        const int map = file.stream({}, toUnicode(says));
        const int font =
            file.add(QByteArray("<</Type/Font/Subtype/Type1/BaseFont/") + base +
                     "/Encoding<</Type/Encoding/Differences[1 " + names + "]>>/ToUnicode " + File::ref(map) + ">>");
        const QByteArray name = "/F" + QByteArray::number(l);
        fonts += name + ' ' + File::ref(font);
        content += name + ' ' + layered::number(size) + " Tf <" + codes + "> Tj T*\n";
    }
    const int contents = file.stream({}, content + "ET");
    return file.page("/Font<<" + fonts + ">>", contents);
}

QString lettersOf(const QStringList &lines)
{
    QString out;
    for (const QChar c : lines.join(QLatin1Char(' ')))
        if (!out.contains(c))
            out += c;
    return out;
}

QString mapped(const QString &text, const Saying &says)
{
    QString out = text;
    for (QChar &c : out)
        c = says(c);
    return out;
}

QByteArray contentIn(const QStringList &lines, const QString &letters)
{
    QByteArray out = "BT /F " + layered::number(size) + " Tf 1 0 0 1 " + layered::number(left) + ' ' +
                     layered::number(pageHeight - top) + " Tm " + layered::number(leading) + " TL\n";
    for (const QString &line : lines) {
        QByteArray codes;
        for (const QChar c : line)
            codes += QByteArray::number(letters.indexOf(c) + 1, 16).rightJustified(2, '0');
        out += '<' + codes + "> Tj T*\n";
    }
    return out + "ET";
}

// One font for the page with a letter for each code.
QByteArray withSimpleFont(const char *base, const QStringList &lines, const Saying &says)
{
    const QString letters = lettersOf(lines);
    QByteArray names;
    for (const QChar c : letters)
        names += glyphName(c);
    File file;
    const int map = file.stream({}, toUnicode(mapped(letters, says)));
    const int font =
        file.add(QByteArray("<</Type/Font/Subtype/Type1/BaseFont/") + base +
                 "/Encoding<</Type/Encoding/Differences[1 " + names + "]>>/ToUnicode " + File::ref(map) + ">>");
    const int contents = file.stream({}, contentIn(lines, letters));
    return file.page("/Font<</F " + File::ref(font) + ">>", contents);
}

QByteArray outline(const QPainterPath &path)
{
    QByteArray out;
    const auto point = [](const QPainterPath::Element &e) {
        return layered::number(e.x) + ' ' + layered::number(-e.y);
    };
    for (int i = 0; i < path.elementCount(); ++i) {
        const auto e = path.elementAt(i);
        if (e.isMoveTo())
            out += point(e) + " m ";
        else if (e.isLineTo())
            out += point(e) + " l ";
        else if (e.isCurveTo()) {
            out += point(e) + ' ' + point(path.elementAt(i + 1)) + ' ' + point(path.elementAt(i + 2)) + " c ";
            i += 2;
        }
    }
    return out + "f";
}

// Letters that are drawings: nothing in the file says which they are but the map.
QByteArray withDrawnFont(const QFont &family, const QStringList &lines, const Saying &says)
{
    QFont large = family;
    large.setPixelSize(1000);
    const auto raw = QRawFont::fromFont(large);
    const QString letters = lettersOf(lines);
    File file;
    QByteArray names;
    QByteArray drawings;
    QByteArray widths;
    for (qsizetype i = 0; i < letters.size(); ++i) {
        const auto glyph = raw.glyphIndexesForString(QString(letters[i])).front();
        const double width = raw.advancesForGlyphIndexes({glyph}).front().x();
        const int drawing =
            file.stream({}, layered::number(width) + " 0 -200 -400 1400 1200 d1 " + outline(raw.pathForGlyph(glyph)));
        const QByteArray name = "/g" + QByteArray::number(i);
        names += name;
        drawings += name + ' ' + File::ref(drawing);
        widths += layered::number(width) + ' ';
    }
    const int map = file.stream({}, toUnicode(mapped(letters, says)));
    const int font =
        file.add("<</Type/Font/Subtype/Type3/FontMatrix[.001 0 0 .001 0 0]/FontBBox[-200 -400 1400 1200]"
                 "/FirstChar 1/LastChar " +
                 QByteArray::number(letters.size()) + "/Widths[" + widths + "]/CharProcs<<" + drawings +
                 ">>/Encoding<</Type/Encoding/Differences[1 " + names + "]>>/ToUnicode " + File::ref(map) + ">>");
    const int contents = file.stream({}, contentIn(lines, letters));
    return file.page("/Font<</F " + File::ref(font) + ">>", contents);
}

// What Qt writes, with the letters in its map changed in place: an embedded font with two-byte codes.
QByteArray withEditedMap(QByteArray pdf, const Saying &says)
{
    for (qsizetype at = pdf.indexOf("beginbfrange"); at >= 0; at = pdf.indexOf("beginbfrange", at + 1)) {
        const qsizetype end = pdf.indexOf("endbfrange", at);
        for (qsizetype open = pdf.indexOf('[', at); open >= 0 && open < end; open = pdf.indexOf('[', open + 1)) {
            const qsizetype close = pdf.indexOf(']', open);
            for (qsizetype i = pdf.indexOf('<', open); i >= 0 && i < close; i = pdf.indexOf('<', i + 1))
                pdf.replace(i, 6, hex(says(QChar(pdf.mid(i + 1, 4).toUShort(nullptr, 16)))));
        }
    }
    return pdf;
}

QByteArray made(int way, bool honest)
{
    const auto lines = plainLines(way);
    const int within = way % 5;
    const auto says = honest ? Saying([](QChar c) { return c; }) : saying(within);
    static const char *const bases[] = {"Helvetica", "Times-Roman", "Courier", "Helvetica-Bold", "Times-Bold"};
    auto said = lines;
    switch (way / 5) {
    case 0: // every line
    case 1: // one line in two, three, four, five, six
        for (int l = 0; l < linesOnPage && !honest; ++l)
            if (way < 5 || l % (within + 2) == 0)
                said[l] = resumeLines(4 * (way + 100), linesOnPage)[l];
        return withDifferences(bases[within], lines, said);
    case 2:
        return withSimpleFont(bases[within], lines, says);
    case 3:
        return withDrawnFont(fontFor(way), lines, says);
    default:
        return withEditedMap(plainPage(lines, fontFor(way)), says);
    }
}

} // namespace

QByteArray remapped(int way)
{
    return made(way, false);
}

QByteArray notRemapped(int way)
{
    return made(way, true);
}

QByteArray plainPage(const QStringList &lines, const QFont &font)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A5));
    writer.setPageMargins(QMarginsF());
    writer.setResolution(720);
    QPainter painter(&writer);
    QFont sized = font;
    sized.setPointSizeF(size);
    painter.setFont(sized);
    for (int l = 0; l < static_cast<int>(lines.size()); ++l)
        painter.drawText(QPointF(left, top + leading * l) * 10, lines[l]);
    painter.end();
    return bytes;
}

} // namespace layered
