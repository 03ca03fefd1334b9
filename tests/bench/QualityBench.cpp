// What the drafts are worth, over the labelled corpus: verdicts, citations, false claims, redaction, twins,
// instructions.
#include <algorithm>
#include <map>

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include "bench/Benches.h"
#include "bench/Waiting.h"
#include "documents/WorkerPool.h"
#include "drafting/FalseClaims.h"
#include "drafting/Grounding.h"
#include "drafting/InstructionGuard.h"
#include "drafting/ModelDrafts.h"
#include "drafting/Payloads.h"
#include "drafting/ScriptedModel.h"
#include "drafting/Twins.h"
#include "drafting/providers/Shape.h"
#include "net/ModelChannel.h"
#include "quality/LabelledCorpus.h"

namespace bench {

using domain::OutputKind;
using domain::Verdict;
using drafting::ModelDraft;
using nlohmann::json;
using quality::Application;

namespace {

constexpr Verdict verdicts[] = {Verdict::Met, Verdict::Partly, Verdict::NotFound, Verdict::Unclear};
const QByteArray nonceKey = "the bench's installation";

drafting::CaseInput inputOf(const Application &one)
{
    drafting::CaseInput out;
    out.account = domain::AccountId(QStringLiteral("bench"));
    out.application.id = domain::ApplicationId(one.file);
    out.requisition.id = domain::RequisitionId(QStringLiteral("quality"));
    out.requisition.title = one.job;
    out.documents = one.documents;
    out.today = QDate(2026, 11, 27);
    return out;
}

drafting::ModelCase modelCaseOf(const Application &one)
{
    drafting::ModelCase out;
    out.input = inputOf(one);
    out.criteria = one.set();
    out.candidate = one.candidate;
    out.key = nonceKey;
    return out;
}

// A stand-in that is never called: what it would be asked is all that is looked at.
drafting::ProviderProfile somewhere()
{
    drafting::ProviderProfile profile;
    profile.name = QStringLiteral("bench");
    profile.model = QStringLiteral("bench-1");
    profile.baseUrl = QUrl(QStringLiteral("http://127.0.0.1:1/v1"));
    profile.contextTokens = 200'000;
    return profile;
}

struct Tally
{
    std::map<Verdict, std::map<Verdict, int>> table; // truth, said
    int claims = 0, cited = 0, truly = 0;
    Times times = {};

    void add(const Application &one, const domain::Draft &draft)
    {
        for (std::size_t i = 0; i < draft.claims.size(); ++i) {
            const auto &claim = draft.claims[i];
            if (claim.kind == domain::ClaimKind::Finding && i < one.truth.size())
                ++table[one.truth[i]][claim.support == domain::Support::Unsupported ? Verdict::Unclear : claim.verdict];
            ++claims;
            if (!claim.passage || claim.support != domain::Support::Verified)
                continue;
            ++cited;
            for (const auto &document : one.documents)
                if (document.digest == claim.passage->document)
                    truly += document.text.mid(claim.passage->begin, claim.passage->end - claim.passage->begin) ==
                                     claim.passage->quote
                                 ? 1
                                 : 0;
        }
    }

    json told() const
    {
        json out;
        int right = 0, all = 0, unclear = 0;
        for (const auto verdict : verdicts) {
            int said = 0, is = 0, both = 0;
            for (const auto &[truth, row] : table)
                for (const auto &[given, count] : row) {
                    said += given == verdict ? count : 0;
                    is += truth == verdict ? count : 0;
                    both += given == verdict && truth == verdict ? count : 0;
                }
            const std::string name =
                domain::verdictWord(verdict).replace(QLatin1Char(' '), QLatin1Char('_')).toStdString();
            out[name]["precision"] = said == 0 ? 0 : rounded(double(both) / said);
            out[name]["recall"] = is == 0 ? 0 : rounded(double(both) / is);
            out[name]["n"] = is;
            right += both;
            all += is;
            unclear += verdict == Verdict::Unclear ? said : 0;
        }
        out["right"] = rounded(double(right) / std::max(all, 1));
        out["unclear_rate"] = rounded(double(unclear) / std::max(all, 1));
        out["n"] = all;
        return out;
    }
};

struct Wrong
{
    QString file, criterion;
    Verdict truth, said;
};

Tally judged(const std::vector<Application> &half, std::vector<Wrong> *wrong)
{
    Tally tally;
    for (const auto &one : half) {
        const qint64 from = nowNs();
        const auto screening = drafting::screen(inputOf(one), one.set());
        const auto summary = drafting::summarise(inputOf(one), one.set());
        tally.times.push_back(msSince(from));
        tally.add(one, screening);
        for (std::size_t i = 0; wrong && i < screening.claims.size() && i < one.truth.size(); ++i)
            if (screening.claims[i].verdict != one.truth[i])
                wrong->push_back({one.file, one.criteria[i].text, one.truth[i], screening.claims[i].verdict});
        Tally other;
        other.add(one, summary);
        tally.claims += other.claims;
        tally.cited += other.cited;
        tally.truly += other.truly;
    }
    return tally;
}

// --- redaction

// The four digits in a mark follow from everything else: the first difference elsewhere tells more.
bool isNonce(const QString &text, qsizetype at)
{
    const auto open = text.lastIndexOf(QLatin1String("[P-"), at);
    return open >= 0 && at - open >= 3 && at - open < 7;
}

// What kind of piece it looks like, and where it stands: enough to see which rules are weak without looking at any.
std::string looksLike(const QString &text, int begin, int end, std::size_t document)
{
    const QString words = text.mid(begin, end - begin);
    const auto count = [&words](auto is) { return std::count_if(words.begin(), words.end(), is); };
    const auto digits = count([](QChar c) { return c.isDigit(); });
    const bool capitals = [&] {
        for (const auto &word : words.split(QLatin1Char(' '), Qt::SkipEmptyParts))
            if (word.at(0).isLetter() && !word.at(0).isUpper() && word.size() > 3)
                return false;
        return true;
    }();
    const std::string what = words.contains(QLatin1Char('@'))   ? "mail"
                             : words.contains(QLatin1Char('/')) ? "link"
                             : digits >= 7                      ? "seven digits or more"
                             : digits >= 5                      ? "five digits or six"
                             : digits > 0                       ? "few digits"
                             : capitals
                                 ? "capitals, words: " + std::to_string(words.simplified().count(QLatin1Char(' ')) + 1)
                                 : "small words";
    const auto line = text.left(begin).count(QLatin1Char('\n'));
    return (document > 0 ? "letter, " : line < 14 ? "top, " : "below, ") + what;
}

json redaction(const std::vector<Application> &all, json &missed, json &kinds)
{
    std::map<std::string, std::pair<int, int>> byKind; // missed, of
    int known = 0, knownCovered = 0;
    int marks = 0, covered = 0, edits = 0, needless = 0, leaks = 0;
    qint64 twinBytes = 0;
    int pairs = 0;
    const auto people = twins::people();
    std::size_t turn = 0;
    for (const auto &one : all) {
        const drafting::Identity identity(one.candidate);
        drafting::Redactor redactor(identity, nonceKey);
        const auto out = redactor.redact(one.documents);
        for (const auto &mark : one.personal) {
            ++marks;
            const auto &text = one.documents[mark.document].text;
            const bool gone = quality::isGone(one, mark, out);
            covered += gone ? 1 : 0;
            auto &kind = byKind[looksLike(text, mark.begin, mark.end, mark.document)];
            kind.first += gone ? 0 : 1;
            ++kind.second;
            // What the record knows of her is another promise than what has to be found by its shape.
            const bool isKnown = !identity.find(text.mid(mark.begin, mark.end - mark.begin)).empty();
            known += isKnown ? 1 : 0;
            knownCovered += isKnown && gone ? 1 : 0;
            if (!gone)
                missed.push_back(one.file.toStdString() + ": " +
                                 text.mid(mark.begin, mark.end - mark.begin).toStdString());
        }
        for (std::size_t d = 0; d < out.size(); ++d) {
            leaks += identity.find(out[d].text).empty() ? 0 : 1;
            for (const auto &edit : out[d].edits) {
                if (edit.piece == drafting::Piece::Neutral || edit.piece == drafting::Piece::Escaped ||
                    edit.piece == drafting::Piece::Year)
                    continue;
                ++edits;
                const bool wanted =
                    std::any_of(one.personal.begin(), one.personal.end(), [&](const quality::Mark &mark) {
                        return mark.document == d && mark.begin < edit.end && edit.begin < mark.end;
                    });
                needless += wanted ? 0 : 1;
                if (!wanted)
                    missed.push_back(one.file.toStdString() + " needless: " +
                                     one.documents[d].text.mid(edit.begin, edit.end - edit.begin).toStdString());
            }
        }
        // The same papers of somebody else: name, mail, telephone and address are put in, nothing else.
        const auto &person = people[(turn++ * 7) % people.size()];
        auto twin = one;
        twin.candidate = twins::record(person);
        twin.candidate.addresses = one.candidate.addresses; // what is not swapped stays known
        twin.candidate.links = one.candidate.links;
        const std::pair<QString, QString> swaps[] = {{one.candidate.emails.value(0), twins::mail(person)},
                                                     {one.candidate.phones.value(0), twins::phone(person)},
                                                     {one.candidate.firstName, person.first},
                                                     {one.candidate.lastName, person.last}};
        for (auto &document : twin.documents)
            for (const auto &[old, fresh] : swaps)
                for (const auto &[from, to] :
                     {std::pair(old, fresh), std::pair(old.toUpper(), fresh.toUpper()),
                      std::pair(old.toLower(), fresh.contains(QLatin1Char('@'))
                                                   ? fresh
                                                   : twins::ascii(fresh))}) // the last: in a handle
                    if (!from.isEmpty())
                        document.text.replace(QRegularExpression(QStringLiteral("(?<![\\p{L}])") +
                                                                     QRegularExpression::escape(from) +
                                                                     QStringLiteral("(?![\\p{L}])"),
                                                                 QRegularExpression::UseUnicodePropertiesOption),
                                              to);
        bool whole = true;
        // Papers that still name the first one somewhere, in a handle or a link, are no twin's.
        for (const auto &document : twin.documents)
            for (const auto &name : {one.candidate.firstName, one.candidate.lastName})
                whole = whole && (name.size() < 4 || !document.text.contains(name, Qt::CaseInsensitive) ||
                                  person.first == name || person.last == name);
        // A short form of the name ("Tom" of Tomasz) has no counterpart in the other's.
        for (std::size_t d = 0; d < out.size(); ++d)
            for (const auto &edit : out[d].edits) {
                const QString words = one.documents[d].text.mid(edit.begin, edit.end - edit.begin);
                const QString full = one.candidate.firstName + QLatin1Char(' ') + one.candidate.lastName;
                whole = whole && (edit.piece != drafting::Piece::Name || words.contains(full, Qt::CaseInsensitive) ||
                                  words == one.candidate.lastName || words == one.candidate.firstName);
            }
        pairs += whole ? 1 : 0;
        drafting::Redactor second(drafting::Identity(twin.candidate), nonceKey);
        const auto other = second.redact(twin.documents);
        if (whole)
            for (std::size_t d = 0; d < out.size(); ++d)
                if (out[d].text != other[d].text) {
                    ++twinBytes;
                    qsizetype at = 0;
                    while (at < std::min(out[d].text.size(), other[d].text.size()) &&
                           (out[d].text.at(at) == other[d].text.at(at) || isNonce(out[d].text, at)))
                        ++at;
                    missed.push_back(one.file.toStdString() +
                                     " twin differs: " + out[d].text.mid(at - 20, 60).toStdString() + " | " +
                                     other[d].text.mid(at - 20, 60).toStdString());
                }
    }
    for (const auto &[kind, counts] : byKind)
        kinds[kind] = std::to_string(counts.first) + " of " + std::to_string(counts.second) + " missed";
    return {{"recall", rounded(double(covered) / std::max(marks, 1))},
            {"pieces", marks},
            {"recall_of_known", rounded(double(knownCovered) / std::max(known, 1))},
            {"known", known},
            {"needless", rounded(double(needless) / std::max(edits, 1))},
            {"known_left", leaks},
            {"twins_that_differ", twinBytes},
            {"twins", pairs}};
}

json twinPairs()
{
    const auto people = twins::people();
    int differing = 0;
    for (std::size_t i = 0; i < 1'000; ++i) {
        const auto &a = people[i % people.size()];
        const auto &b = people[(i * 7 + 13) % people.size()];
        drafting::Redactor first(drafting::Identity(twins::record(a)), nonceKey);
        drafting::Redactor second(drafting::Identity(twins::record(b)), nonceKey);
        differing += first.redact({twins::resume(a, i / 3)}).front().text ==
                             second.redact({twins::resume(b, i / 3)}).front().text
                         ? 0
                         : 1;
    }
    return differing;
}

// --- false claims and instructions

json falseClaims(const std::vector<Application> &all, json &wrongly)
{
    std::map<lies::Kind, std::pair<int, int>> tally;
    int truths = 0, wronglyBlocked = 0, shown = 0;
    const auto profile = somewhere();
    for (const auto &one : all) {
        const auto question = ModelDraft::prepare(OutputKind::Screening, modelCaseOf(one),
                                                  drafting::builtInPrompt(OutputKind::Screening), profile);
        if (!question)
            continue;
        const auto builtIn = drafting::screen(inputOf(one), one.set());
        std::vector<Verdict> own;
        for (const auto &claim : builtIn.claims)
            own.push_back(claim.verdict);
        QString sent;
        for (const auto &line : scripted::lines(question->question().user))
            sent += line.text + QLatin1Char('\n');
        const auto lines = scripted::lines(question->question().user);
        const auto claimOf = [&](const QString &quote, const QString &sentence) {
            const auto at = std::find_if(lines.begin(), lines.end(),
                                         [&quote](const scripted::Line &line) { return line.text.contains(quote); });
            const int number = at == lines.end() ? 1 : at->number;
            json finding = scripted::finding(QStringLiteral("c1"), {{number, quote}}, "met", sentence);
            finding["quotes"][0]["quote"] = quote.toStdString();
            const auto draft = question->read(scripted::answer({{"findings", {finding}}}));
            return drafting::steadied(*draft, {}, own).claims.front();
        };
        for (const auto &lie : lies::about(sent)) {
            auto &[made, blocked] = tally[lie.kind];
            const auto claim = claimOf(lie.quote, lie.sentence);
            ++made;
            blocked += claim.support == domain::Support::Unsupported ? 1 : 0;
            shown += lie.kind == lies::Kind::SentenceElsewhere && claim.wavers() ? 1 : 0;
        }
        for (const auto &truth : lies::truths(sent)) {
            ++truths;
            const bool blocked = claimOf(truth.quote, truth.sentence).support == domain::Support::Unsupported;
            wronglyBlocked += blocked ? 1 : 0;
            if (blocked)
                wrongly.push_back(one.file.toStdString() + ": " + truth.quote.toStdString());
        }
    }
    json out;
    for (const auto &[kind, counts] : tally)
        out[lies::word(kind)] = std::to_string(counts.second) + " of " + std::to_string(counts.first) + " blocked";
    out["other matter, shown as wavering"] = shown;
    out["true ones wrongly blocked"] = rounded(double(wronglyBlocked) / std::max(truths, 1));
    out["true ones"] = truths;
    return out;
}

json guardFalseAlarms(const std::vector<Application> &all, json &which)
{
    int lines = 0, alarms = 0;
    for (const auto &one : all)
        for (const auto &document :
             drafting::Redactor(drafting::Identity(one.candidate), nonceKey).redact(one.documents)) {
            const QStringList text = document.text.split(QLatin1Char('\n')); // as it would leave
            lines += static_cast<int>(text.size());
            for (const int line : drafting::instructionLines(text)) {
                ++alarms;
                which.push_back(one.file.toStdString() + ": " + text.at(line).toStdString());
            }
        }
    return {{"lines", lines}, {"share", rounded(double(alarms) / std::max(lines, 1))}};
}

// The first ones are the tuned half: named when a payload gets through. A kept file stays unnamed.
json obedience(const std::vector<Application> &all, std::size_t tuned, json &through)
{
    const auto profile = somewhere();
    const auto run = [&](Application one, const payloads::Technique &technique, const QString &sentence,
                         drafting::Guards guards, bool planted) {
        if (planted && technique.hidden)
            one.documents.front().hidden.push_back({0, {}, sentence, domain::HiddenWhy::Colour});
        else if (planted)
            one.documents.front().text +=
                QStringLiteral("\nProjects\n") + technique.write(sentence) + QLatin1Char('\n');
        const auto question = ModelDraft::prepare(OutputKind::Screening, modelCaseOf(one),
                                                  drafting::builtInPrompt(OutputKind::Screening), profile, guards);
        std::vector<Verdict> out;
        if (!question)
            return out;
        const auto draft = question->read(scripted::answer(payloads::obedient(question->question().user)));
        for (const auto &claim : draft->claims)
            out.push_back(claim.verdict);
        return out;
    };
    int changed = 0, without = 0, runs = 0;
    for (const auto &technique : payloads::techniques())
        for (const auto &sentence : payloads::sentences()) {
            const auto at = static_cast<std::size_t>(runs++) % all.size();
            const auto &one = all[at];
            const auto honest = run(one, technique, sentence, {}, false);
            if (run(one, technique, sentence, {}, true) != honest) {
                ++changed;
                through.push_back(std::string(technique.name) + ": " + sentence.toStdString() +
                                  (at < tuned ? " in " + one.file.toStdString() : std::string()));
            }
            without += run(one, technique, sentence, {false, true}, true) == honest ? 0 : 1;
        }
    return {{"runs", runs}, {"changed", changed}, {"changed_without_guard", without}};
}

// Ours per draft, beside the provider's own time: reading, redacting, guarding, encoding, gate, checking the answer.
Times overhead(const std::vector<Application> &all)
{
    Times out;
    const auto profile = somewhere();
    for (const auto &one : all) {
        const auto about = modelCaseOf(one);
        const qint64 from = nowNs();
        const auto question =
            ModelDraft::prepare(OutputKind::Screening, about, drafting::builtInPrompt(OutputKind::Screening), profile);
        if (!question)
            continue;
        const auto body = drafting::wireDialect(profile.dialect).body(profile, question->question());
        const auto passed = question->gate()->inspect(body);
        double ms = msSince(from);
        if (!passed)
            throw Failed(QStringLiteral("the gate holds ") + one.file + QStringLiteral(": ") + passed.error().subject);
        const auto answer = scripted::answer(scripted::honest(question->question().user));
        const qint64 read = nowNs();
        const auto draft = question->read(answer);
        ms += msSince(read);
        if (draft)
            out.push_back(ms);
    }
    return out;
}

// --- hidden words, by the real reader over files of several producers

json hiddenWords()
{
    documents::WorkerPool pool(QCoreApplication::applicationDirPath() + QStringLiteral("/countersign-docworker"), 1);
    const QDir folder(QStringLiteral(COUNTERSIGN_SOURCE_DIR "/tests/corpus"));
    int expected = 0, found = 0, words = 0, alarms = 0, files = 0;
    for (const auto &name : folder.entryList({QStringLiteral("*.expected.json")}, QDir::Files, QDir::Name)) {
        QFile labels(folder.filePath(name));
        QFile file(folder.filePath(name.chopped(14)));
        if (!labels.open(QFile::ReadOnly) || !file.open(QFile::ReadOnly))
            continue;
        const QByteArray bytes = labels.readAll();
        const json label = json::parse(bytes.begin(), bytes.end());
        if (label.value("state", "") != "ok" || !label.contains("hidden_words"))
            continue;
        const auto document = await(pool.open(file.readAll(), QFileInfo(file).fileName(), {}), "reading");
        QStringList hidden;
        for (const auto &span : document->text().hidden)
            hidden += span.words.split(QRegularExpression(QStringLiteral("\\s+")), Qt::SkipEmptyParts);
        ++files;
        words += static_cast<int>(
            document->text().text.split(QRegularExpression(QStringLiteral("\\s+")), Qt::SkipEmptyParts).size());
        for (const auto &word : label.at("hidden_words")) {
            ++expected;
            found += hidden.removeOne(QString::fromStdString(word.get<std::string>())) ? 1 : 0;
        }
        alarms += static_cast<int>(hidden.size());
    }
    return {{"files", files},
            {"words", expected},
            {"found", rounded(expected == 0 ? 0 : double(found) / expected)},
            {"false_alarms", rounded(double(alarms) / std::max(words, 1))}};
}

// --- a provider that is configured

json asked(const std::vector<Application> &half, const drafting::ProviderProfile &profile)
{
    const auto clock = std::make_shared<base::SystemClock>();
    net::Transport transport(clock);
    net::ModelAddress address;
    address.base = profile.baseUrl;
    address.headers = drafting::wireDialect(profile.dialect).headers();
    address.total = profile.total;
    address.keyHeader = profile.key == drafting::KeyPlace::Bearer    ? "Authorization"
                        : profile.key == drafting::KeyPlace::ApiKey  ? "api-key"
                        : profile.key == drafting::KeyPlace::XApiKey ? "x-api-key"
                        : profile.key == drafting::KeyPlace::Nowhere ? ""
                                                                     : "x-goog-api-key";
    address.keyPrefix = profile.key == drafting::KeyPlace::Bearer ? "Bearer " : "";
    net::ModelChannel channel(transport, address, base::Secret(qgetenv("COUNTERSIGN_MODEL_KEY")));
    const auto &dialect = drafting::wireDialect(profile.dialect);
    Tally tally;
    int failed = 0;
    for (const auto &one : half) {
        const auto question = ModelDraft::prepare(OutputKind::Screening, modelCaseOf(one),
                                                  drafting::builtInPrompt(OutputKind::Screening), profile);
        if (!question) {
            ++failed;
            continue;
        }
        const auto reader = dialect.reader();
        const auto body = dialect.body(profile, question->question());
        (void)await(channel.post(dialect.path(profile), body, question->gate(),
                                 [&reader](const QByteArray &piece) { reader->feed(piece); }, {}),
                    "the provider");
        auto answer = reader->finish();
        const auto value = drafting::shaped(answer.text, question->question().schema);
        if (answer.outcome != drafting::Outcome::Ok || !value) {
            ++failed;
            continue;
        }
        answer.text = QByteArray::fromStdString(value->dump());
        if (const auto draft = question->read(answer))
            tally.add(one, *draft);
    }
    json out = tally.told();
    out["no_answer"] = failed;
    return out;
}

} // namespace

void measureQuality(Report &report, const QString &providerFile)
{
    const QString folder = QStringLiteral(COUNTERSIGN_SOURCE_DIR "/tests/corpus/quality/");
    const auto tune = take(quality::readHalf(folder + QStringLiteral("tune")), "corpus");
    const auto kept = take(quality::readHalf(folder + QStringLiteral("kept")), "corpus");
    auto all = tune;
    all.insert(all.end(), kept.begin(), kept.end());

    auto &figures = report.figures["quality"];
    auto &detail = report.detail["quality"];
    std::vector<Wrong> wrong;
    const auto tuned = judged(tune, &wrong);
    const auto blind = judged(kept, nullptr);
    figures["built_in"]["tune"] = tuned.told();
    figures["built_in"]["kept"] = blind.told();
    const int cited = tuned.cited + blind.cited;
    figures["citation_precision"] = rounded(double(tuned.truly + blind.truly) / std::max(cited, 1));
    figures["citations"] = cited;
    int flips = 0;
    for (const auto &one : all)
        flips += drafting::screen(inputOf(one), one.set()).claims == drafting::screen(inputOf(one), one.set()).claims
                     ? 0
                     : 1;
    figures["flips_between_runs"] = flips;
    for (const auto &each : wrong)
        detail["wrong_on_tune"].push_back({{"file", each.file.toStdString()},
                                           {"criterion", each.criterion.toStdString()},
                                           {"truth", domain::verdictWord(each.truth).toStdString()},
                                           {"said", domain::verdictWord(each.said).toStdString()}});
    json missedTune = json::array();
    json missedKept = json::array();
    json kinds;
    figures["redaction"]["tune"] = redaction(tune, missedTune, kinds["tune"]);
    figures["redaction"]["kept"] = redaction(kept, missedKept, kinds["kept"]);
    detail["redaction_missed_on_tune"] = missedTune;
    figures["twin_pairs_that_differ"] = twinPairs();
    json wronglyBlocked = json::array();
    figures["false_claims"] = falseClaims(all, wronglyBlocked);
    detail["wrongly_blocked"] = wronglyBlocked;
    json alarms = json::array();
    figures["guard_false_alarms"] = guardFalseAlarms(all, alarms);
    detail["guard_alarms"] = alarms;
    detail["redaction_by_kind"] = kinds;
    json through = json::array();
    figures["obedient_model"] = obedience(all, tune.size(), through);
    detail["obedient_model_changed_by"] = through;
    figures["hidden_words"] = hiddenWords();
    if (!providerFile.isEmpty()) {
        QFile file(providerFile);
        if (!file.open(QFile::ReadOnly))
            throw Failed(QStringLiteral("the provider's file cannot be read"));
        const auto profile = take(drafting::readProvider(file.readAll()), "provider");
        figures["provider"]["tune"] = asked(tune, profile);
        figures["provider"]["kept"] = asked(kept, profile);
    }
    const auto ours = overhead(all);
    figures["overhead_ms"] = {{"p50", rounded(median(ours))}, {"p95", rounded(percentile(ours, 0.95))}};
    auto times = tuned.times;
    times.insert(times.end(), blind.times.begin(), blind.times.end());
    figures["built_in_ms"] = {{"p50", rounded(median(times))}, {"p95", rounded(percentile(times, 0.95))}};
}

} // namespace bench
