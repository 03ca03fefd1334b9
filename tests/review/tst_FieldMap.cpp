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
        const auto target = FieldMap::targetOf(OutputKind::Summary, {});
        QVERIFY(target.has_value());
        QCOMPARE(target->kind, ats::TargetKind::Note);
        QCOMPARE(target->entry, QStringLiteral("summary-note"));
    }

    void aScreeningGoesToItsFieldWhereThereIsOne()
    {
        const domain::FieldDefinition field{QStringLiteral("991"),          QStringLiteral("ai_screening"),
                                            QStringLiteral("AI screening"), QStringLiteral("application"),
                                            QStringLiteral("long_text"),    {}};
        const auto target = FieldMap::targetOf(OutputKind::Screening, {field});
        QCOMPARE(target->kind, ats::TargetKind::ApplicationField);
        QCOMPARE(target->fieldId, QStringLiteral("991"));
        QCOMPARE(target->fieldName, QStringLiteral("AI screening"));

        auto onCandidate = field;
        onCandidate.on = QStringLiteral("candidate");
        auto number = field;
        number.type = QStringLiteral("number"); // words do not fit
        QCOMPARE(FieldMap::targetOf(OutputKind::Screening, {onCandidate, number})->entry,
                 QStringLiteral("screening-note"));
    }

    void aMessageHasNoTarget() { QVERIFY(!FieldMap::targetOf(OutputKind::Message, {}).has_value()); }
};

QTEST_APPLESS_MAIN(tst_FieldMap)
#include "tst_FieldMap.moc"
