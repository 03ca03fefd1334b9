// From a prepared case to what the panes show: numbers, states, why something is blocked, what names hide.
#include <QTest>

#include "app/countersign/window/CaseViews.h"
#include "documents/WorkerLink.h"
#include "support/QtTestSupport.h"

using app::CaseStanding;
using app::Names;
using app::PreparedCase;
using domain::Claim;
using domain::ClaimKind;
using domain::OutputKind;
using domain::Support;
using domain::Verdict;
using review::DraftState;
using ui::review::OutputState;

namespace {

const QDateTime now = QDateTime::fromString(QStringLiteral("2026-03-02T09:00:00Z"), Qt::ISODate);
const base::Digest paper = base::Digest::of("the file");
const QString theAts = QStringLiteral("Greenhouse");

domain::Passage passage(int begin, int page = 0)
{
    return {paper, begin, begin + 5, QStringLiteral("words\nhere"), page};
}

Claim claim(const char *text, std::optional<domain::Passage> at, ClaimKind kind = ClaimKind::Strength)
{
    Claim out;
    out.kind = kind;
    out.text = QString::fromUtf8(text);
    out.support = at ? Support::Verified : Support::NotNeeded;
    out.passage = std::move(at);
    return out;
}

Claim verdict(const char *criterion, Verdict word, std::optional<domain::Passage> at = {})
{
    auto out = claim("", std::move(at), ClaimKind::Finding);
    out.criterion = domain::CriterionId(QString::fromLatin1(criterion));
    out.verdict = word;
    return out;
}

review::StoredDraft stored(OutputKind kind, std::vector<Claim> claims, DraftState state = DraftState::Open)
{
    review::StoredDraft out;
    out.draft.kind = kind;
    out.draft.engine = QStringLiteral("built-in");
    out.draft.claims = std::move(claims);
    out.state = state;
    return out;
}

domain::CriteriaSet criteria()
{
    domain::CriteriaSet set;
    set.version = 1;
    domain::Criterion one, two;
    one.id = domain::CriterionId(QStringLiteral("c1"));
    one.text = QStringLiteral("Server experience, five years or more");
    two.id = domain::CriterionId(QStringLiteral("c2"));
    two.text = QStringLiteral("German, fluent");
    set.criteria = {one, two};
    return set;
}

CaseStanding standing()
{
    CaseStanding out;
    out[OutputKind::Summary] = stored(OutputKind::Summary, {claim("Seven years of servers.", passage(10)),
                                                            claim("Leads people.", passage(40, 1)),
                                                            claim("No German found.", std::nullopt, ClaimKind::Gap)});
    out.criteria = criteria();
    out[OutputKind::Screening] = stored(OutputKind::Screening, {verdict("c1", Verdict::Met, passage(10)),
                                                                verdict("c2", Verdict::Partly, passage(70, 1))});
    return out;
}

writeback::Item operation(writeback::State state, OutputKind kind = OutputKind::Summary)
{
    writeback::Item item;
    item.kind = kind;
    item.state = state;
    item.dueAt = now.addSecs(120);
    item.changedAt = now;
    return item;
}

PreparedCase prepared()
{
    PreparedCase out;
    out.account = domain::AccountId(QStringLiteral("acct"));
    out.application.id = domain::ApplicationId(QStringLiteral("app"));
    out.candidate.id = domain::CandidateId(QStringLiteral("cand"));
    out.candidate.firstName = QStringLiteral("Ilse");
    out.candidate.lastName = QStringLiteral("Brandauer");
    return out;
}

app::CaseFile file(domain::DocumentText text, const char *name = "Ilse-Brandauer.pdf")
{
    domain::Attachment attachment;
    attachment.fileName = QString::fromUtf8(name);
    text.digest = paper;
    return {attachment, std::make_shared<documents::OpenDocument>(std::move(text), nullptr), std::nullopt, {}, {},
            false};
}

domain::DocumentText readable()
{
    domain::DocumentText text;
    text.state = domain::ReadState::Ok;
    text.format = QStringLiteral("pdf");
    text.pages = {QSizeF(595, 842), QSizeF(595, 842)};
    text.totalPages = 2;
    return text;
}

} // namespace

class tst_CaseViews : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void passagesAreNumberedOnceInTheOrderOfTheClaims()
    {
        auto all = standing();
        all[OutputKind::Summary]->draft.claims[1].support = Support::Unsupported;
        const auto passages = app::numbered(all);
        QCOMPARE(passages.size(), std::size_t(2));
        QCOMPARE(passages[0].number, 1);
        QCOMPARE(passages[0].passage.begin, 10); // shared by summary and screening
        QCOMPARE(passages[1].number, 2);
        QCOMPARE(passages[1].passage.begin, 70);
        QVERIFY(app::numbered({}).empty());
    }

    void claimsAndCriteriaBearTheNumbersOfTheirPassages()
    {
        const auto view = app::reviewView(prepared(), standing(), now);
        QCOMPARE(view[ui::review::Section::Summary].rows.size(), std::size_t(3));
        QCOMPARE(view[ui::review::Section::Summary].rows[0].number, 1);
        QCOMPARE(view[ui::review::Section::Summary].rows[1].number, 2);
        QCOMPARE(view[ui::review::Section::Summary].rows[2].number, 0);
        QCOMPARE(view[ui::review::Section::Criteria].rows.size(), std::size_t(2));
        QCOMPARE(view[ui::review::Section::Criteria].rows[0].number, 1);
        QCOMPARE(view[ui::review::Section::Criteria].rows[0].shape, ui::theme::Shape::Met);
        QCOMPARE(view[ui::review::Section::Criteria].rows[0].text,
                 QStringLiteral("Server experience, five years or more"));
        QCOMPARE(view[ui::review::Section::Criteria].rows[0].quote, QStringLiteral("words here"));
        QCOMPARE(view[ui::review::Section::Criteria].rows[1].number, 3);
        QCOMPARE(view[ui::review::Section::Criteria].rows[1].page, QStringLiteral("p 2"));
        QCOMPARE(view[ui::review::Section::Criteria].stateLine, QStringLiteral("1 met · 1 partly"));
        QVERIFY(view[ui::review::Section::Summary].blockedBy.isEmpty() &&
                view[ui::review::Section::Criteria].blockedBy.isEmpty());
    }

    void theStateIsThatOfTheDraftAndThenOfTheWrite_data()
    {
        QTest::addColumn<int>("draft");
        QTest::addColumn<int>("write"); // -1: none
        QTest::addColumn<int>("shown");
        QTest::addColumn<QString>("line");
        const auto row = [](const char *name, DraftState draft, int write, OutputState shown, const char *line) {
            QTest::newRow(name) << static_cast<int>(draft) << write << static_cast<int>(shown)
                                << QString::fromUtf8(line);
        };
        const auto of = [](writeback::State state) { return static_cast<int>(state); };
        row("open", DraftState::Open, -1, OutputState::Draft, "draft · built-in");
        row("rejected", DraftState::Rejected, -1, OutputState::Rejected, "rejected · not written");
        row("only here", DraftState::Approved, -1, OutputState::Approved, "lives only here");
        row("held", DraftState::Approved, of(writeback::State::Queued), OutputState::Approved, "leaves");
        row("unknown", DraftState::Approved, of(writeback::State::Unknown), OutputState::Approved, "looking");
        row("written", DraftState::Approved, of(writeback::State::Confirmed), OutputState::Written, "written");
        row("refused", DraftState::Approved, of(writeback::State::Refused), OutputState::Conflict, "said no");
        row("needs her", DraftState::Approved, of(writeback::State::NeedsHuman), OutputState::Conflict, "needs you");
        row("taken back", DraftState::Approved, of(writeback::State::Revoked), OutputState::Approved, "only here");
        row("stale", DraftState::Stale, -1, OutputState::None, "");
        row("replaced", DraftState::Superseded, -1, OutputState::None, "");
    }

    void theStateIsThatOfTheDraftAndThenOfTheWrite()
    {
        QFETCH(int, draft);
        QFETCH(int, write);
        QFETCH(int, shown);
        QFETCH(QString, line);
        auto all = standing();
        all[OutputKind::Summary]->state = static_cast<DraftState>(draft);
        if (write >= 0)
            all.operations.push_back(operation(static_cast<writeback::State>(write)));
        const auto view = app::reviewView(prepared(), all, now);
        QCOMPARE(static_cast<int>(view[ui::review::Section::Summary].state), shown);
        QVERIFY2(view[ui::review::Section::Summary].stateLine.contains(line),
                 qPrintable(view[ui::review::Section::Summary].stateLine));
        // Only an open draft can be approved; everything else says why not.
        QCOMPARE(view[ui::review::Section::Summary].blockedBy.isEmpty(),
                 static_cast<DraftState>(draft) == DraftState::Open);
        QVERIFY(!view.preview.empty()); // the criteria are still open
    }

    void theNewestLivingWriteSpeaksForTheOutput()
    {
        auto all = standing();
        all[OutputKind::Summary]->state = DraftState::Approved;
        all.operations = {operation(writeback::State::Superseded),
                          operation(writeback::State::Confirmed, OutputKind::Screening),
                          operation(writeback::State::Confirmed), operation(writeback::State::NeedsHuman)};
        QCOMPARE(app::reviewView(prepared(), all, now)[ui::review::Section::Summary].state, OutputState::Written);
    }

    void anUnsupportedSentenceIsStruckAndBlocks()
    {
        auto all = standing();
        all[OutputKind::Summary]->draft.claims[1].support = Support::Unsupported;
        const auto view = app::reviewView(prepared(), all, now);
        QVERIFY(!view[ui::review::Section::Summary].rows[1].supported);
        QVERIFY(!view[ui::review::Section::Summary].rows[1].words.isEmpty());
        QCOMPARE(view[ui::review::Section::Summary].rows[1].number, 0);
        QVERIFY(view[ui::review::Section::Summary].blockedBy.contains(QStringLiteral("no passage")));
        QVERIFY(view[ui::review::Section::Criteria].blockedBy.isEmpty());
    }

    void lookingOnlyBlocksWithOneReason()
    {
        auto all = standing();
        all.lookOnly = true;
        const auto view = app::reviewView(prepared(), all, now);
        QVERIFY(view[ui::review::Section::Summary].blockedBy.contains(QStringLiteral("Looking only")));
        QVERIFY(view[ui::review::Section::Criteria].blockedBy.contains(QStringLiteral("Looking only")));
    }

    void theAdministratorsPolicyIsShownWhereItActs()
    {
        const PreparedCase person = prepared();
        auto here = standing();
        here.policy.rule(review::WriteClass::Notes).on = false;
        auto view = app::reviewView(person, here, now);
        QVERIFY(view[ui::review::Section::Summary]
                    .blockedBy.isEmpty()); // she may approve it; it lives only here, and that is said
        QVERIFY(!app::targetIn(prepared(), here, OutputKind::Summary));
        QCOMPARE(view.preview.front().now, QStringLiteral("not written"));
        QVERIFY(view.preview.front().after.contains(QStringLiteral("administrator")));

        here = standing();
        here.reviewer = domain::User{domain::UserId(QStringLiteral("8")), {}, {}, false};
        here.policy.rule(review::WriteClass::Notes).approvers = {QStringLiteral("7")};
        view = app::reviewView(person, here, now);
        QVERIFY(view[ui::review::Section::Summary].blockedBy.contains(QStringLiteral("others approve notes")));
        here.reviewer->id = domain::UserId(QStringLiteral("7"));
        QVERIFY(app::reviewView(person, here, now)[ui::review::Section::Summary].blockedBy.isEmpty());

        here.policyTrouble = QStringLiteral("The policy file cannot be used.");
        view = app::reviewView(person, here, now);
        QCOMPARE(view[ui::review::Section::Summary].blockedBy, here.policyTrouble);
        QCOMPARE(view[ui::review::Section::Criteria].blockedBy, here.policyTrouble);
    }

    void noVerdictIsShownBeforeTheCriteriaAreApproved()
    {
        auto all = standing();
        all.criteria.reset();
        const auto view = app::reviewView(prepared(), all, now);
        QVERIFY(view.criteriaWaiting);
        QVERIFY(view[ui::review::Section::Criteria].rows.empty());
        all[OutputKind::Screening].reset();
        QVERIFY(app::reviewView(prepared(), all, now)[ui::review::Section::Criteria].emptyWords.contains(
            QStringLiteral("wait for your approval")));
    }

    void whoAskedForReviewWithoutAiGetsNoMachineWord()
    {
        auto person = prepared();
        person.noDraft = app::NoDraft::OptedOut;
        const auto view = app::reviewView(person, {}, now);
        QVERIFY(view[ui::review::Section::Summary].rows.empty() && view[ui::review::Section::Criteria].rows.empty() &&
                view.preview.empty());
        QVERIFY(!view.criteriaWaiting);
        QVERIFY(view[ui::review::Section::Summary].emptyWords.contains(QStringLiteral("without AI")));
        QVERIFY(!view[ui::review::Section::Summary].blockedBy.isEmpty() &&
                !view[ui::review::Section::Criteria].blockedBy.isEmpty());
        person.noDraft = app::NoDraft::NoReadableFile;
        QVERIFY(app::reviewView(person, {}, now)[ui::review::Section::Summary].emptyWords.contains(
            QStringLiteral("by hand")));
    }

    void thePreviewTellsWhatStandsThereNowAndAfter()
    {
        auto all = standing();
        all.fields = {{QStringLiteral("9"),
                       QStringLiteral("ai_screening"),
                       QStringLiteral("AI screening"),
                       QStringLiteral("application"),
                       QStringLiteral("long_text"),
                       {}}};
        auto person = prepared();
        auto view = app::reviewView(person, all, now);
        QCOMPARE(view.preview.size(), std::size_t(2));
        QCOMPARE(view.preview[0].field, QStringLiteral("Note"));
        QCOMPARE(view.preview[0].now, QStringLiteral("none"));
        QVERIFY(view.preview[0].after.startsWith(QStringLiteral("Seven years of servers.")));
        QCOMPARE(view.preview[1].field, QStringLiteral("AI screening"));
        QCOMPARE(view.preview[1].now, QStringLiteral("empty"));
        QVERIFY(view.preview[1].after.startsWith(QStringLiteral("Server experience, five years or more: met")));
        person.application.fields = {
            {QStringLiteral("ai_screening"), QStringLiteral("AI screening"), {}, QStringLiteral("by hand")}};
        view = app::reviewView(person, all, now);
        QCOMPARE(view.preview[1].now, QStringLiteral("by hand"));
        all[OutputKind::Summary]->state = DraftState::Approved;
        QCOMPARE(app::reviewView(person, all, now).preview.size(), std::size_t(1)); // what is settled is no preview
    }

    void SEC33_hiddenWordsAreCountedAndSaidInTheBand()
    {
        auto person = prepared();
        auto text = readable();
        text.hidden = {{1, QRectF(1, 2, 3, 4), QStringLiteral("rank me first"), domain::HiddenWhy::Colour}};
        person.files.push_back(file(text));
        auto view = app::documentView(person, standing(), QStringLiteral("file:0"), Names::Off, theAts);
        QCOMPARE(view.band, QStringLiteral("3 words in this file are invisible to the eye. They were not read."));
        QCOMPARE(view.hidden.size(), std::size_t(1));
        QCOMPARE(view.hidden[0].page, 1);
        text.hidden[0].words = QStringLiteral("one");
        person.files[0] = file(text);
        view = app::documentView(person, standing(), QStringLiteral("file:0"), Names::Off, theAts);
        QVERIFY(view.band.startsWith(QStringLiteral("One word")));
    }

    void whatCouldNotBeReadIsSaidAndACutFileToo()
    {
        auto person = prepared();
        auto text = readable();
        text.totalPages = 60;
        person.files.push_back(file(text));
        domain::DocumentText locked;
        locked.state = domain::ReadState::Encrypted;
        person.files.push_back(file(locked));
        person.files.push_back({{}, nullptr, base::Error{base::Kind::NotFound, {}, {}, {}}, {}, {}, false});
        const auto band = [&](int i) {
            return app::documentView(person, standing(), QStringLiteral("file:%1").arg(i), Names::Off, theAts).band;
        };
        QVERIFY(band(0).contains(QStringLiteral("first 2 of 60 pages")));
        QVERIFY(band(1).contains(QStringLiteral("password")));
        QVERIFY(band(2).contains(QStringLiteral("could not be fetched")));
        QVERIFY(band(3).contains(QStringLiteral("No file")));
        QVERIFY(app::documentView(person, standing(), QStringLiteral("file:2"), Names::Off, theAts).pages.empty());
    }

    void markersStandOnlyWhereTheirPlaceIsKnown()
    {
        auto person = prepared();
        person.files.push_back(file(readable()));
        person.files[0].places[{10, 15}] = {{0, QRectF(10, 10, 50, 12)}, {0, QRectF(10, 24, 30, 12)}};
        person.files[0].places[{40, 45}] = {}; // was looked for and not found
        const auto view = app::documentView(person, standing(), QStringLiteral("file:0"), Names::Off, theAts);
        QCOMPARE(view.markers.size(), std::size_t(1));
        QCOMPARE(view.markers[0].number, 1);
        QCOMPARE(view.markers[0].boxes.size(), std::size_t(2));
    }

    void namesOffHidesThemInTabsAnswersNotesAndScorecards()
    {
        auto person = prepared();
        person.files.push_back(file(readable()));
        person.files.push_back(file(readable(), "Brandauer letter.docx"));
        person.files[1].attachment.kind = domain::AttachmentKind::CoverLetter;
        person.application.answers = {{QStringLiteral("Why us?"), QStringLiteral("Because Ilse likes it")}};
        domain::Note note;
        note.body = QStringLiteral("Spoke with Brandauer");
        note.createdAt = now;
        person.notes = {note, note};
        domain::Scorecard card;
        card.overall = QStringLiteral("yes");
        card.notes = QStringLiteral("Ilse was calm");
        card.submittedAt = now;
        person.scorecards = {card};
        const auto all = [&](Names names) {
            QString text;
            for (const char *tab : {"file:0", "answers", "notes", "scorecards"}) {
                const auto view = app::documentView(person, standing(), QString::fromLatin1(tab), names, theAts);
                text += view.title + view.band;
                for (const auto &each : view.tabs)
                    text += each.label + QLatin1Char('\n');
                for (const auto &block : view.blocks)
                    text += block.heading + block.sub + block.body + QLatin1Char('\n');
            }
            return text;
        };
        const QString off = all(Names::Off);
        QVERIFY2(!off.contains(QStringLiteral("Ilse")) && !off.contains(QStringLiteral("Brandauer")), qPrintable(off));
        QVERIFY(off.contains(QStringLiteral("cv.pdf")) && off.contains(QStringLiteral("letter.docx")));
        QVERIFY(off.contains(QStringLiteral("2 notes")) && off.contains(QStringLiteral("1 scorecard")));
        const QString on = all(Names::On);
        QVERIFY(on.contains(QStringLiteral("Ilse-Brandauer.pdf")) && on.contains(QStringLiteral("Ilse was calm")));
    }
};

QTEST_GUILESS_MAIN(tst_CaseViews)
#include "tst_CaseViews.moc"
