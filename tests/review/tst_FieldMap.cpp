#include <QTest>

#include "review/FieldMap.h"
#include "support/QtTestSupport.h"

using domain::OutputKind;
using review::FieldMap;

class tst_FieldMap : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void aSummaryGoesToANote()
    {
        const auto target = FieldMap().targetOf(OutputKind::Summary, {});
        QVERIFY(target.has_value());
        QCOMPARE(target->kind, ats::TargetKind::Note);
        QCOMPARE(target->entry, QStringLiteral("summary-note"));
    }

    void aScreeningGoesToItsFieldWhereThereIsOne()
    {
        const domain::FieldDefinition field{QStringLiteral("991"),          QStringLiteral("ai_screening"),
                                            QStringLiteral("AI screening"), QStringLiteral("application"),
                                            QStringLiteral("long_text"),    {}};
        const auto target = FieldMap().targetOf(OutputKind::Screening, {field});
        QCOMPARE(target->kind, ats::TargetKind::ApplicationField);
        QCOMPARE(target->fieldId, QStringLiteral("991"));
        QCOMPARE(target->fieldName, QStringLiteral("AI screening"));

        auto onCandidate = field;
        onCandidate.on = QStringLiteral("candidate");
        auto number = field;
        number.type = QStringLiteral("number"); // words do not fit
        QCOMPARE(FieldMap().targetOf(OutputKind::Screening, {onCandidate, number})->entry,
                 QStringLiteral("screening-note"));
    }

    void theMapSaysWhere()
    {
        const std::vector<domain::FieldDefinition> fields = {{QStringLiteral("55"),
                                                              QStringLiteral("pitch"),
                                                              QStringLiteral("Pitch"),
                                                              QStringLiteral("application"),
                                                              QStringLiteral("short_text"),
                                                              {}},
                                                             {QStringLiteral("56"),
                                                              QStringLiteral("rank"),
                                                              QStringLiteral("Rank"),
                                                              QStringLiteral("application"),
                                                              QStringLiteral("number"),
                                                              {}}};
        const auto to = [](const char *output, domain::MapPlace place, const char *field = "") {
            return FieldMap({{QString::fromLatin1(output), place, QString::fromLatin1(field), {}}});
        };
        const auto byKey = to("summary", domain::MapPlace::ApplicationField, "pitch");
        QCOMPARE(byKey.targetOf(OutputKind::Summary, fields)->fieldId, QStringLiteral("55"));
        QCOMPARE(byKey.targetOf(OutputKind::Summary, fields)->entry, QStringLiteral("summary-field:pitch"));
        const auto byId = to("summary", domain::MapPlace::ApplicationField, "55");
        QCOMPARE(byId.targetOf(OutputKind::Summary, fields)->fieldKey, QStringLiteral("pitch"));
        QCOMPARE(byId.targetOf(OutputKind::Screening, fields)->entry, QStringLiteral("screening-note")); // as usual
        QCOMPARE(int(to("summary", domain::MapPlace::Nowhere).mappedOf(OutputKind::Summary, fields).why),
                 int(review::Unmapped::ByMap));
        QCOMPARE(
            int(to("summary", domain::MapPlace::ApplicationField, "gone").mappedOf(OutputKind::Summary, fields).why),
            int(review::Unmapped::FieldUnknown));
        QCOMPARE(
            int(to("summary", domain::MapPlace::ApplicationField, "rank").mappedOf(OutputKind::Summary, fields).why),
            int(review::Unmapped::FieldUnfit));
        QVERIFY(to("message", domain::MapPlace::Note).targetOf(OutputKind::Message, fields));
    }

    void anotherPlaceIsAnotherVersionAndTheOldEntryIsMissing()
    {
        const FieldMap usual;
        const FieldMap field(
            {{QStringLiteral("summary"), domain::MapPlace::ApplicationField, QStringLiteral("pitch"), {}}});
        const FieldMap hidden({{QStringLiteral("summary"), domain::MapPlace::Note, {}, QStringLiteral("private")}});
        QCOMPARE(usual.version(), 1);
        QVERIFY(field.version() > 1 && field.version() != hidden.version());
        QCOMPARE(FieldMap(field).version(), field.version());
        QCOMPARE(usual.entriesMissingIn(field),
                 QStringList({QStringLiteral("summary-note"), QStringLiteral("summary-field")}));
        QCOMPARE(field.entriesMissingIn(hidden), QStringList{QStringLiteral("summary-field:pitch")});
        QVERIFY(field.entriesMissingIn(field).isEmpty() && usual.entriesMissingIn(usual).isEmpty());
    }

    void whatIsNotWrittenByDirectionLivesOnlyHere()
    {
        domain::Directions objects;
        objects.set(domain::Object::Notes, domain::Direction::Read);
        const FieldMap map({}, objects);
        const auto mapped = map.mappedOf(OutputKind::Summary, {});
        QVERIFY(!mapped.target && mapped.why == review::Unmapped::ByDirection);
        QVERIFY(map.writes(ats::TargetKind::Stage) && !map.writes(ats::TargetKind::Note));
        QVERIFY(map.version() != 1);
        QVERIFY(FieldMap().entriesMissingIn(map).contains(QStringLiteral("summary-note"))); // to be looked at again
        objects.set(domain::Object::Notes, domain::Direction::Write);
        QVERIFY(FieldMap({}, objects).targetOf(OutputKind::Summary, {}));
        objects.set(domain::Object::Stages, domain::Direction::Read);
        QCOMPARE(FieldMap().entriesMissingIn(FieldMap({}, objects)),
                 QStringList({QStringLiteral("move"), QStringLiteral("decline")}));
    }

    void aMessageHasNoTarget() { QVERIFY(!FieldMap().targetOf(OutputKind::Message, {}).has_value()); }
};

QTEST_APPLESS_MAIN(tst_FieldMap)
#include "tst_FieldMap.moc"
