#include "drafting/redaction/Redaction.h"

#include <algorithm>
#include <tuple>

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QRegularExpression>

#include "drafting/redaction/Patterns.h"

namespace drafting {

namespace {

constexpr std::pair<Piece, const char *> words[] = {
    {Piece::Name, "NAME"},       {Piece::Person, "PERSON"}, {Piece::Email, "EMAIL"},     {Piece::Phone, "PHONE"},
    {Piece::Link, "LINK"},       {Piece::Address, "PLACE"}, {Piece::Number, "NUMBER"},   {Piece::Birth, "BIRTH"},
    {Piece::Private, "PRIVATE"}, {Piece::Year, "YEAR"},     {Piece::Neutral, "NEUTRAL"}, {Piece::Escaped, "TEXT"}};

Piece pieceOf(Known known)
{
    switch (known) {
    case Known::Name:
        return Piece::Name;
    case Known::Email:
        return Piece::Email;
    case Known::Phone:
        return Piece::Phone;
    case Known::Link:
        return Piece::Link;
    case Known::Address:
        break;
    }
    return Piece::Address;
}

// The record knows "Nerea Bustarviejo", the paper says "Nerea Bustarviejo Galán": capitals that follow the whole of a
// name on its line belong to it.
int wholeName(const QString &text, int begin, int end)
{
    static const QRegularExpression more(QStringLiteral("\\G[ ](?:(?:de|del|von|van|y)[ ])?\\p{Lu}[\\p{L}'’-]+"),
                                         QRegularExpression::UseUnicodePropertiesOption);
    if (!QStringView(text).mid(begin, end - begin).contains(QLatin1Char(' ')))
        return end;
    for (int i = 0; i < 2; ++i) {
        const auto match = more.match(text, end);
        if (!match.hasMatch())
            break;
        end = static_cast<int>(match.capturedEnd());
    }
    return end;
}

// "Maria Anna Ruiz", where the record knows "Anna Ruiz": capitals that open the line before it belong to it, too.
int wholeNameBegin(const QString &text, int begin, int end)
{
    static const QRegularExpression before(QStringLiteral("(?:^|[|·•;:\\n])[ \\t]*((?:\\p{Lu}[\\p{L}'’-]+[ ]){1,2})$"),
                                           QRegularExpression::UseUnicodePropertiesOption);
    if (!QStringView(text).mid(begin, end - begin).contains(QLatin1Char(' ')))
        return begin;
    const int from = std::max(0, begin - 60);
    const auto match = before.match(text.mid(from, begin - from));
    return match.hasMatch() ? from + static_cast<int>(match.capturedStart(1)) : begin;
}

// "Peñaranda Olmo, Rosalía": what stands between two parts of the name belongs to it.
template <class Places>
void joinNames(const QString &text, Places &known)
{
    static const QRegularExpression between(QStringLiteral("^(?:[ ,]{1,2}\\p{Lu}[\\p{L}'’-]+){1,2}[ ,]{1,2}$"),
                                            QRegularExpression::UseUnicodePropertiesOption);
    for (std::size_t i = 0; i + 1 < known.size();) {
        auto &one = known[i];
        const auto &next = known[i + 1];
        if (one.piece == Piece::Name && next.piece == Piece::Name && next.begin > one.end &&
            between.match(text.mid(one.end, next.begin - one.end)).hasMatch()) {
            one.end = next.end;
            known.erase(known.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        } else {
            ++i;
        }
    }
}

QString standIn(Piece piece)
{
    switch (piece) {
    case Piece::Email:
        return QStringLiteral("k@known.example");
    case Piece::Phone:
        return QStringLiteral("+49 000 000000");
    case Piece::Link:
        return QStringLiteral("www.known.example");
    case Piece::Address:
        return QStringLiteral("Knownstr. 1, 10000 Known");
    default:
        return QStringLiteral("Known");
    }
}

// A text with stand-ins for what is known, and the way back.
struct Masked
{
    template <class Places>
    Masked(const domain::DocumentText &of, const Places &known)
    {
        document.language = of.language;
        document.state = of.state;
        document.pages = of.pages;
        int at = 0;
        for (const auto &place : known) { // ascending; what overlaps is one
            if (place.begin < at) {
                if (!redacted.edits.empty() && place.end > at) {
                    redacted.edits.back().end = place.end;
                    at = place.end;
                }
                continue;
            }
            redacted.text += QStringView(of.text).mid(at, place.begin - at);
            Edit edit{place.begin, place.end, static_cast<int>(redacted.text.size()), 0, place.piece};
            redacted.text += standIn(place.piece);
            edit.outEnd = static_cast<int>(redacted.text.size());
            redacted.edits.push_back(edit);
            at = place.end;
        }
        redacted.text += QStringView(of.text).mid(at);
        document.text = redacted.text;
    }
    std::pair<int, int> origin(int begin, int end) const { return redacted.origin(begin, end); }
    bool isKnown(int begin, int end) const
    {
        return std::any_of(redacted.edits.begin(), redacted.edits.end(), [&](const Edit &edit) {
            return edit.piece == Piece::Name && edit.outBegin < end && begin < edit.outEnd;
        });
    }

    domain::DocumentText document;
    Redacted redacted;
};

} // namespace

std::pair<int, int> Redacted::origin(int begin, int end) const
{
    int from = begin;
    int to = end;
    for (const auto &edit : edits) {
        if (edit.outEnd <= begin) {
            from = begin - edit.outEnd + edit.end;
            to = end - edit.outEnd + edit.end;
        } else if (edit.outBegin < end) {
            if (edit.outBegin <= begin)
                from = edit.begin; // it begins inside this one
            to = edit.outEnd >= end ? edit.end : end - edit.outEnd + edit.end;
        } else {
            break;
        }
    }
    return {from, to};
}

int Redacted::replaced() const
{
    return static_cast<int>(std::count_if(edits.begin(), edits.end(), [](const Edit &edit) {
        return edit.piece != Piece::Neutral && edit.piece != Piece::Escaped;
    }));
}

Redactor::Redactor(Identity identity, QByteArray key, RedactionOptions options)
    : m_identity(std::move(identity)), m_people(options.people), m_key(std::move(key)), m_options(std::move(options))
{
}

QString Redactor::markOf(Piece piece) const
{
    for (const auto &[each, word] : words)
        if (each == piece)
            return QStringLiteral("[P-%1-%2]").arg(m_nonce, QLatin1String(word));
    return {};
}

// Known identifiers win over shapes, longer shapes over shorter ones; what overlaps becomes one piece.
std::vector<Redactor::Found> Redactor::findAll(const domain::DocumentText &document) const
{
    std::vector<Found> all;
    for (const auto &place : m_identity.find(document.text)) {
        const Piece piece = pieceOf(place.what);
        const bool isName = piece == Piece::Name;
        all.push_back({isName ? wholeNameBegin(document.text, place.begin, place.end) : place.begin,
                       isName ? wholeName(document.text, place.begin, place.end) : place.end,
                       piece,
                       {}});
    }
    joinNames(document.text, all);
    // Shapes are looked for in a text where everything known is the same for everybody: so twins cannot differ by what
    // lists and lengths make of their names. // CMP-61
    const Masked masked(document, all);
    for (auto place : shapesIn(masked.document, m_options)) {
        if (place.piece == Piece::Person && masked.isKnown(place.begin, place.end))
            continue;
        std::tie(place.begin, place.end) = masked.origin(place.begin, place.end);
        all.push_back({place.begin, place.end, place.piece, place.instead});
    }
    for (const auto &place : m_people.find(document.text))
        all.push_back({place.begin, place.end, Piece::Person, {}});
    std::sort(all.begin(), all.end(), [](const Found &a, const Found &b) {
        return std::tuple(a.begin, -a.end, a.piece) < std::tuple(b.begin, -b.end, b.piece);
    });
    std::vector<Found> out;
    for (const auto &one : all) {
        if (out.empty() || one.begin >= out.back().end) {
            out.push_back(one);
            continue;
        }
        Found &last = out.back();
        const bool soft = last.piece == Piece::Neutral || last.piece == Piece::Escaped || last.piece == Piece::Person;
        if (soft && one.piece != Piece::Neutral && one.piece != Piece::Escaped)
            last.piece = one.piece;
        last.end = std::max(last.end, one.end);
    }
    return out;
}

Redacted Redactor::build(const QString &text, const std::vector<Found> &found) const
{
    Redacted out;
    int at = 0;
    for (const auto &one : found) {
        out.text += QStringView(text).mid(at, one.begin - at);
        Edit edit{one.begin, one.end, static_cast<int>(out.text.size()), 0, one.piece};
        out.text += one.piece == Piece::Neutral || one.piece == Piece::Escaped ? one.instead : markOf(one.piece);
        edit.outEnd = static_cast<int>(out.text.size());
        out.edits.push_back(edit);
        at = one.end;
    }
    out.text += QStringView(text).mid(at);
    return out;
}

std::vector<Redacted> Redactor::redact(const std::vector<domain::DocumentText> &documents)
{
    std::vector<std::vector<Found>> found;
    for (const auto &document : documents)
        found.push_back(findAll(document));
    // The mark depends on what is left, never on what is taken away.
    m_nonce = QString();
    QMessageAuthenticationCode code(QCryptographicHash::Sha256, m_key);
    for (std::size_t i = 0; i < documents.size(); ++i) {
        code.addData(build(documents[i].text, found[i]).text.toUtf8());
        code.addData(QByteArray(1, '\0'));
    }
    m_nonce = QString::fromLatin1(code.result().toHex().left(4));
    std::vector<Redacted> out;
    for (std::size_t i = 0; i < documents.size(); ++i)
        out.push_back(build(documents[i].text, found[i]));
    return out;
}

QString Redactor::redactKnown(const QString &text) const
{
    std::vector<Found> found;
    for (const auto &place : m_identity.find(text))
        found.push_back({place.begin, place.end, pieceOf(place.what), {}});
    return build(text, found).text;
}

QString Redactor::restored(const QString &text, const QString &name, const Phrases &say) const
{
    static const QRegularExpression mark(QStringLiteral("\\[P-([0-9a-f]{4})-([A-Z]+)\\]"));
    static constexpr std::pair<const char *, const char *> inWords[] = {
        {"PERSON", "somebody named"}, {"EMAIL", "an e-mail address"},   {"PHONE", "a telephone number"},
        {"LINK", "a link"},           {"PLACE", "an address"},          {"NUMBER", "a number"},
        {"BIRTH", "an age"},          {"PRIVATE", "something private"}, {"YEAR", "a year"}};
    QString out;
    qsizetype at = 0;
    for (auto it = mark.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        QString instead = match.captured();
        if (!m_nonce.isEmpty() && match.captured(1) == m_nonce) {
            if (match.captured(2) == QLatin1String("NAME"))
                instead = name;
            for (const auto &[word, plain] : inWords)
                if (match.captured(2) == QLatin1String(word))
                    instead = say(plain);
        }
        out += QStringView(text).mid(at, match.capturedStart() - at);
        out += instead;
        at = match.capturedEnd();
    }
    out += QStringView(text).mid(at);
    return out;
}

} // namespace drafting
