#include <random>

#include <QTest>

#include "ledger/Record.h"
#include "support/QtTestSupport.h"

using ledger::ChainCheck;
using ledger::Record;

namespace {

std::vector<QByteArray> chainOf(int count)
{
    std::vector<QByteArray> lines;
    base::Digest prev = ledger::noPrevious();
    for (int i = 1; i <= count; ++i) {
        Record record;
        record.kind = ledger::Kind::DraftViewed;
        record.at = QDateTime(QDate(2026, 11, 24), QTime(9, 0), Qt::UTC).addSecs(i);
        record.actor = QStringLiteral("recruiter:7");
        record.account = domain::AccountId(QStringLiteral("acct"));
        record.facts = {{QStringLiteral("revision"), qint64(i)}};
        const auto line = ledger::lineFor(record, i, prev, {});
        Q_ASSERT(line);
        lines.push_back(line->json);
        prev = line->hash;
    }
    return lines;
}

std::optional<qint64> firstBadOf(const std::vector<QByteArray> &lines)
{
    ChainCheck check;
    for (const auto &line : lines)
        check.add(line, base::Digest::of(line), {});
    return check.firstBad();
}

} // namespace

class tst_Record : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void theVectorOfTheChainHolds()
    {
        // reliability.md A-2: lines given as text, because the vector names a field of its own ("artifact").
        const QByteArray zeros(64, '0');
        const QByteArray first =
            "{\"actor\":\"recruiter:7\",\"artifact\":\"sha256:aa\",\"kind\":\"approve\",\"prev\":\"" + zeros +
            "\",\"seq\":1,\"ts\":\"2026-11-22T09:00:00.000Z\"}";
        const auto hash1 = base::Digest::of(first);
        QCOMPARE(hash1.hex(), QStringLiteral("dc58b82d0da219a514d1c19d868ff2360aabebbbb06ad1cf315fd72582ee187a"));
        const QByteArray second =
            "{\"actor\":\"recruiter:7\",\"artifact\":\"sha256:aa\",\"kind\":\"write.sent\",\"prev\":\"" +
            hash1.hex().toLatin1() + "\",\"seq\":2,\"ts\":\"2026-11-22T09:00:00.120Z\"}";
        const auto hash2 = base::Digest::of(second);
        QCOMPARE(hash2.hex(), QStringLiteral("4959550cf5b45da784265203ee5014f019e340d96b4dd5f8567c882ffb4dfa5a"));

        ChainCheck check;
        check.add(first, base::Digest::of(first), hash1);
        check.add(second, base::Digest::of(second), hash2);
        QVERIFY(check.isWhole());
        QCOMPARE(check.records(), 2);

        Record record; // our own encoder writes the same bytes
        record.kind = ledger::Kind::ApprovalGiven;
        record.at = QDateTime(QDate(2026, 11, 22), QTime(9, 0), Qt::UTC);
        record.actor = QStringLiteral("recruiter:7");
        record.facts = {{QStringLiteral("artifact"), QStringLiteral("sha256:aa")}};
        const auto line = ledger::lineFor(record, 1, ledger::noPrevious(), {});
        VERIFY_RESULT(line);
        QCOMPARE(line->json, QByteArray(first).replace("\"approve\"", "\"approval.given\""));
    }

    void aFactCannotTakeTheNameOfAField()
    {
        Record record;
        record.facts = {{QStringLiteral("prev"), QStringLiteral("x")}};
        COMPARE_ERROR(ledger::lineFor(record, 1, {}, {}), base::Kind::Invalid);
    }

    void everyKindHasAWordOfItsOwn()
    {
        QStringList words;
        for (int i = 0; i <= static_cast<int>(ledger::Kind::PersonErased); ++i) {
            const QString word = ledger::word(static_cast<ledger::Kind>(i));
            QVERIFY(!word.isEmpty());
            QVERIFY(!words.contains(word));
            words.append(word);
        }
    }

    void REL41_everyChangeDeletionSwapAndInsertionIsFound()
    {
        const auto whole = chainOf(12);
        QCOMPARE(firstBadOf(whole), std::nullopt);
        for (std::size_t i = 0; i + 1 < whole.size(); ++i) {
            for (qsizetype at = 0; at < whole[i].size(); ++at) { // one byte
                auto lines = whole;
                lines[i][at] = static_cast<char>(lines[i][at] ^ 1);
                const auto bad = firstBadOf(lines);
                QVERIFY2(bad && *bad >= static_cast<qint64>(i) + 1 && *bad <= static_cast<qint64>(i) + 2, lines[i]);
            }
            auto cut = whole;
            cut.erase(cut.begin() + static_cast<std::ptrdiff_t>(i));
            QCOMPARE(firstBadOf(cut), static_cast<qint64>(i) + 1);
            auto swapped = whole;
            std::swap(swapped[i], swapped[i + 1]);
            QCOMPARE(firstBadOf(swapped), static_cast<qint64>(i) + 1);
            auto doubled = whole;
            doubled.insert(doubled.begin() + static_cast<std::ptrdiff_t>(i), whole[i]);
            QCOMPARE(firstBadOf(doubled), static_cast<qint64>(i) + 2);
        }
    }

    // Ten thousand of them, and the first record concerned is named. Red when the walk looks at hashes alone and not at
    // what they follow on.
    void REL41_tenThousandRandomHarmsAreFoundAndPlaced()
    {
        std::mt19937 random(41);
        const auto whole = chainOf(40);
        const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
        for (int round = 0; round < 10'000; ++round) {
            auto lines = whole;
            const std::size_t i = below(whole.size() - 1);
            const std::size_t k = i + 1 + below(whole.size() - 1 - i);
            qint64 first = qint64(i) + 1;
            switch (round % 4) {
            case 0: { // a byte
                const auto at = qsizetype(below(std::size_t(lines[i].size())));
                lines[i][at] = static_cast<char>(lines[i][at] ^ (1 << below(8)));
                break;
            }
            case 1:
                lines.erase(lines.begin() + std::ptrdiff_t(i));
                break;
            case 2:
                std::swap(lines[i], lines[k]);
                break;
            default:
                lines.insert(lines.begin() + std::ptrdiff_t(k), whole[i]);
                first = qint64(k) + 1;
            }
            const auto bad = firstBadOf(lines);
            // A changed byte may leave a record that stands by itself; then the next one does not follow on it.
            const qint64 last = round % 4 == 0 ? first + 1 : first;
            QVERIFY2(bad && *bad >= first && *bad <= last, qPrintable(QString::number(round)));
        }
    }
};

QTEST_APPLESS_MAIN(tst_Record)
#include "tst_Record.moc"
