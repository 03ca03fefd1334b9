// CMP-37: which machine made a draft. Another provider, model, parameter, prompt, criteria, redaction, input or program
// is another machine. Control: leaving any one out of the digest turns its row red.
#include <QTest>

#include "domain/Draft.h"
#include "support/QtTestSupport.h"

class tst_Machine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }

    void CMP37_changingAnyOneIsAnotherMachine()
    {
        domain::Draft draft;
        draft.engine = QStringLiteral("provider");
        draft.model = QStringLiteral("model-1");
        draft.promptVersion = QStringLiteral("3");
        draft.inputDigest = base::Digest::of("input");
        draft.criteriaDigest = base::Digest::of("criteria");
        draft.provenance.parameters = QStringLiteral("{}");
        draft.provenance.prompt = base::Digest::of("prompt");
        draft.provenance.redaction = QStringLiteral("1");
        const QString program = QStringLiteral("0.1");
        const auto same = domain::machineDigest(draft, program);
        QCOMPARE(domain::machineDigest(draft, program), same);
        const std::pair<const char *, std::function<void(domain::Draft &)>> changes[] = {
            {"engine", [](auto &d) { d.engine += QLatin1Char('x'); }},
            {"model", [](auto &d) { d.model += QLatin1Char('x'); }},
            {"prompt version", [](auto &d) { d.promptVersion += QLatin1Char('x'); }},
            {"input", [](auto &d) { d.inputDigest = base::Digest::of("other"); }},
            {"criteria", [](auto &d) { d.criteriaDigest = base::Digest::of("other"); }},
            {"parameters", [](auto &d) { d.provenance.parameters += QLatin1Char('x'); }},
            {"prompt", [](auto &d) { d.provenance.prompt = base::Digest::of("other"); }},
            {"redaction", [](auto &d) { d.provenance.redaction += QLatin1Char('x'); }},
        };
        for (const auto &[name, change] : changes) {
            auto other = draft;
            change(other);
            QVERIFY2(domain::machineDigest(other, program) != same, name);
        }
        QVERIFY(domain::machineDigest(draft, QStringLiteral("0.2")) != same);
    }
};

QTEST_APPLESS_MAIN(tst_Machine)
#include "tst_Machine.moc"
