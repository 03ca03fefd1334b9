// The text layer against the page's picture, with the real worker and the OCR of this machine. // SEC-34, SEC-35
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QTest>

#include "documents/LayeredPdf.h"
#include "documents/WorkerPool.h"
#include "support/QtTestSupport.h"

namespace {

struct Seen
{
    domain::DocumentText text;
    std::optional<base::Error> error;
    bool isAlarm() const { return text.state != domain::ReadState::Ok || !text.hidden.empty(); }
    QString line() const
    {
        QString out = QStringLiteral("state %1").arg(static_cast<int>(text.state));
        for (const auto &page : text.checks)
            out += QStringLiteral(" · %1: %2 of %3 differ")
                       .arg(static_cast<int>(page.state))
                       .arg(page.differing)
                       .arg(page.words);
        return out + QStringLiteral(" · %1 hidden").arg(text.hidden.size());
    }
};

} // namespace

class tst_TextLayer : public QObject
{
    Q_OBJECT

    documents::WorkerPool m_pool{QStringLiteral(COUNTERSIGN_BIN_DIR "/countersign-docworker"), 1};

    Seen look(const QByteArray &pdf, double agreesFrom = documents::limits::layerAgrees)
    {
        const auto opened = support::runTask(m_pool.open(pdf, QStringLiteral("cv.pdf"), {}), 30'000);
        if (!opened || !*opened)
            return {};
        const auto document = **opened;
        const auto checked = support::runTask(document->check({}, agreesFrom), 60'000);
        Seen seen{document->text(), {}};
        if (!checked || !*checked)
            seen.error = checked ? checked->error() : base::Error{base::Kind::TimedOut, {}, {}, {}};
        return seen;
    }

private Q_SLOTS:
    void init() { support::failOnUnexpectedWarnings(); }
    void initTestCase()
    {
        const auto one = look(layered::notRemapped(20));
        if (one.error && one.error->kind == base::Kind::Unsupported)
            QSKIP("tesseract is not installed here (./dev deps installs it): nothing was tried");
    }

    // Scans with the invisible text that an OCR program put over them, some noisy, some askew.
    void SEC34_scansWithTheirOcrLayerRaiseNoAlarm()
    {
        const int files = 20; // of five pages
        int alarms = 0;
        int pages = 0;
        for (int i = 0; i < files; ++i) {
            const Seen seen = look(layered::scans(5 * i, 5, layered::Layer::Invisible));
            pages += static_cast<int>(seen.text.checks.size());
            if (seen.isAlarm())
                qInfo("%d: %s", i, qPrintable(seen.line()));
            alarms += seen.isAlarm() ? 1 : 0;
        }
        QCOMPARE(pages, 5 * files);
        QCOMPARE(alarms, 0);
    }

    // A sloppy layer, half of whose words lie away from their letters: they look hidden until the picture says them.
    void SEC34_wordsBesideTheirLettersAreNoAttack()
    {
        for (int i = 0; i < 4; ++i) {
            const Seen seen = look(layered::scans(i, 1, layered::Layer::Beside));
            QVERIFY2(seen.text.state == domain::ReadState::Ok, qPrintable(seen.line()));
        }
    }

    // The control: a layer that says something else than the scan is one.
    void SEC34_control_anotherTextOverAScanIsAnAlarm()
    {
        int alarms = 0;
        for (int i = 0; i < 4; ++i)
            alarms += look(layered::scans(i, 1, layered::Layer::Other)).isAlarm() ? 1 : 0;
        QCOMPARE(alarms, 4);
    }

    void SEC35_remappedFontsAreCaught()
    {
        int caught = 0;
        for (int i = 0; i < layered::remappings; ++i) {
            const Seen seen = look(layered::remapped(i));
            const bool differs = seen.text.state == domain::ReadState::OtherWords;
            if (!differs)
                qInfo("%d: %s", i, qPrintable(seen.line()));
            caught += differs ? 1 : 0;
        }
        QVERIFY2(caught >= 24, qPrintable(QString::number(caught)));
    }

    // The controls: the same pages with true fonts pass, and without the threshold nothing is caught.
    void SEC35_control_trueFontsPassAndWithoutAThresholdNothingIsCaught()
    {
        for (int i = 0; i < 2; ++i) {
            const Seen honest = look(layered::notRemapped(i));
            QVERIFY2(honest.text.state == domain::ReadState::Ok, qPrintable(honest.line()));
            const Seen blind = look(layered::remapped(i), 0);
            QVERIFY2(blind.text.state == domain::ReadState::Ok, qPrintable(blind.line()));
        }
    }

    // Files of several producers, as they come.
    void SEC35_honestFilesOfTheCorpusPass()
    {
        const QDir corpus(QStringLiteral(COUNTERSIGN_SOURCE_DIR "/tests/corpus"));
        int looked = 0;
        for (const auto &name : corpus.entryList({QStringLiteral("*.pdf")}, QDir::Files, QDir::Name)) {
            if (name.contains(QLatin1String("hidden")) || name.contains(QLatin1String("scan")) || ++looked > 4)
                continue;
            QFile file(corpus.filePath(name));
            QVERIFY(file.open(QFile::ReadOnly));
            const Seen seen = look(file.readAll());
            QVERIFY2(seen.text.state != domain::ReadState::OtherWords,
                     qPrintable(name + QLatin1Char(' ') + seen.line()));
        }
        QVERIFY(looked > 3);
    }
};

QTEST_MAIN(tst_TextLayer)
#include "tst_TextLayer.moc"
