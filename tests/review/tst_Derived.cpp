// What goes along with approved verdicts: only what the map asks for, in the field's own terms.
#include <QTest>

#include "review/Derived.h"
#include "support/QtTestSupport.h"

using domain::FieldDefinition;
using domain::MapEntry;
using domain::MapPlace;
using domain::OutputKind;
using review::FieldMap;
using review::Unmapped;

namespace {

FieldDefinition field(const char *id, const char *key, const char *type, std::vector<domain::FieldOption> options = {},
                      const char *on = "application")
{
    return {QString::fromLatin1(id), QString::fromLatin1(key),  QString::fromLatin1(key),
            QString::fromLatin1(on), QString::fromLatin1(type), std::move(options)};
}

const std::vector<FieldDefinition> fields{
    field("1", "ai_score", "number"),
    field("2", "fit", "single_select",
          {{QStringLiteral("21"), QStringLiteral("Strong")}, {QStringLiteral("22"), QStringLiteral("Open")}}),
    field("3", "skills", "multi_select",
          {{QStringLiteral("31"), QStringLiteral("go")}, {QStringLiteral("32"), QStringLiteral("SQL")}}),
    field("4", "remark", "short_text"),
    field("5", "when", "date"),
    field("9", "Screened with care", "tag", {}, "tag"),
};

MapEntry entry(const char *output, const char *name, std::vector<domain::ScoreBand> bands = {})
{
    MapEntry out;
    out.output = QString::fromLatin1(output);
    out.place = MapPlace::ApplicationField;
    out.field = QString::fromLatin1(name);
    out.bands = std::move(bands);
    return out;
}

domain::CriteriaSet criteria()
{
    domain::CriteriaSet set;
    for (const char *text : {"Go", "SQL", "German"}) {
        domain::Criterion one;
        one.id = domain::CriterionId(QString::fromLatin1(text));
        one.text = QString::fromLatin1(text);
        set.criteria.push_back(one);
    }
    return set;
}

domain::Draft screening(std::vector<domain::Verdict> verdicts)
{
    domain::Draft draft;
    draft.id = domain::DraftId(QStringLiteral("d"));
    draft.kind = OutputKind::Screening;
    const auto set = criteria();
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        domain::Claim claim;
        claim.kind = domain::ClaimKind::Finding;
        claim.support = domain::Support::NotNeeded;
        claim.criterion = set.criteria[i].id;
        claim.verdict = verdicts[i];
        draft.claims.push_back(claim);
    }
    return draft;
}

const auto twoOfThree = screening({domain::Verdict::Met, domain::Verdict::Met, domain::Verdict::NotFound});

std::vector<review::Derived> derived(std::vector<MapEntry> entries, const domain::Draft &draft = twoOfThree)
{
    return review::derivedFrom(draft, criteria(), FieldMap(std::move(entries)), fields);
}

} // namespace

class tst_Derived : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void withoutAMapThereIsNothing()
    {
        QVERIFY(derived({}).empty());
        auto nowhere = entry("score", "");
        nowhere.place = MapPlace::Nowhere;
        QVERIFY(derived({nowhere}).empty());
        QVERIFY(derived({entry("score", "ai_score")}, {}).empty()); // no verdicts
    }

    void aNumberGoesIntoANumberFieldWithItsRule()
    {
        const auto out = derived({entry("score", "ai_score")});
        QCOMPARE(out.size(), std::size_t(1));
        QVERIFY(out[0].place.target.has_value());
        QCOMPARE(out[0].place.target->form, ats::ValueForm::Number);
        QCOMPARE(out[0].value, QStringLiteral("67"));
        QCOMPARE(out[0].rule, QStringLiteral("2 met, 0 partly of 3"));
        const auto draft = review::draftOf(out[0], twoOfThree);
        QCOMPARE(domain::plainText(draft, criteria()), QStringLiteral("67"));
        QCOMPARE(draft.kind, OutputKind::Score);
        auto edited = twoOfThree;
        edited.revision = 2;
        QVERIFY(review::draftOf(out[0], edited).inputDigest != draft.inputDigest);
    }

    void aRatingIsTheHighestBandReachedByTheFieldsOwnId()
    {
        const std::vector<domain::ScoreBand> bands{{60, QStringLiteral("strong")}, {0, QStringLiteral("22")}};
        auto out = derived({entry("rating", "fit", bands)});
        QCOMPARE(out[0].value, QStringLiteral("Strong"));
        QCOMPARE(out[0].place.target->optionIds, QStringList{QStringLiteral("21")});
        out = derived({entry("rating", "fit", bands)}, screening({domain::Verdict::NotFound}));
        QCOMPARE(out[0].value, QStringLiteral("Open"));
        out = derived({entry("rating", "fit", {{60, QStringLiteral("Superb")}})});
        QVERIFY(!out[0].place.target && out[0].place.why == Unmapped::NoOption); // said, not guessed
        out = derived({entry("rating", "fit", {{90, QStringLiteral("Strong")}})});
        QVERIFY(!out[0].place.target && out[0].place.why == Unmapped::NoOption);
    }

    void whatIsMetBecomesTheOptionsThatBearItsName()
    {
        const auto out = derived({entry("met", "skills")});
        QCOMPARE(out[0].value, QStringLiteral("go, SQL"));
        QCOMPARE(out[0].place.target->optionIds, QStringList({QStringLiteral("31"), QStringLiteral("32")}));
    }

    void aTagIsOnThePerson()
    {
        MapEntry tag;
        tag.output = QStringLiteral("tag");
        tag.place = MapPlace::Tag;
        tag.tag = QStringLiteral("Screened with care");
        const auto out = derived({tag});
        QCOMPARE(out[0].place.target->kind, ats::TargetKind::Tag);
        QCOMPARE(out[0].place.target->fieldId, QStringLiteral("9"));
        QCOMPARE(out[0].value, tag.tag);
        QVERIFY(review::fits(*out[0].place.target, review::draftOf(out[0], twoOfThree)));
        QVERIFY(!review::fits(*out[0].place.target, twoOfThree));
        tag.tag = QStringLiteral("unknown");
        QVERIFY(derived({tag})[0].place.why == Unmapped::FieldUnknown);
    }

    void whatDoesNotFitIsSaid_data()
    {
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("why");
        QTest::newRow("number into a choice") << QByteArray("score") << QByteArray("fit") << int(Unmapped::FieldUnfit);
        QTest::newRow("into a date") << QByteArray("met") << QByteArray("when") << int(Unmapped::FieldUnfit);
        QTest::newRow("into nothing") << QByteArray("score") << QByteArray("gone") << int(Unmapped::FieldUnknown);
        QTest::newRow("number into words") << QByteArray("score") << QByteArray("remark") << int(Unmapped::No);
        QTest::newRow("several into words") << QByteArray("met") << QByteArray("remark") << int(Unmapped::No);
    }
    void whatDoesNotFitIsSaid()
    {
        QFETCH(QByteArray, output);
        QFETCH(QByteArray, name);
        QFETCH(int, why);
        const auto out = derived({entry(output.constData(), name.constData())});
        QCOMPARE(int(out[0].place.why), why);
        QCOMPARE(out[0].place.target.has_value(), why == int(Unmapped::No));
    }
};

QTEST_APPLESS_MAIN(tst_Derived)
#include "tst_Derived.moc"
