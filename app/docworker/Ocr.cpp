#include "Ocr.h"

#include <dlfcn.h>

#include <QByteArrayList>

namespace docworker {

namespace {

constexpr int patienceMs = 7'000; // for one look at a page; two have room in what a request may take
constexpr int automaticLayout = 3;
constexpr int wordLevel = 5;
constexpr int columns = 12; // level page block paragraph line word left top width height confidence text

// Tesseract's names of the languages that criteria and lexicon know, and of some more that are often installed.
QByteArray dataFor(const QString &language)
{
    static const std::pair<const char *, const char *> names[] = {
        {"de", "deu"}, {"fr", "fra"}, {"es", "spa"}, {"it", "ita"}, {"nl", "nld"}, {"pt", "por"}, {"pl", "pol"},
        {"sv", "swe"}, {"da", "dan"}, {"no", "nor"}, {"fi", "fin"}, {"cs", "ces"}, {"tr", "tur"}, {"vi", "vie"},
    };
    for (const auto &[code, name] : names)
        if (language == QLatin1String(code))
            return QByteArray(name) + "+eng"; // English alone where the other is not installed
    return "eng";
}

} // namespace

// The few functions of tesseract's C interface (version 5) that are called.
struct Ocr::Library
{
    void *(*create)() = nullptr;
    void (*destroy)(void *) = nullptr;
    int (*init)(void *, const char *, const char *) = nullptr;
    void (*setLayout)(void *, int) = nullptr;
    void (*setImage)(void *, const unsigned char *, int, int, int, int) = nullptr;
    void (*setResolution)(void *, int) = nullptr;
    int (*recognize)(void *, void *) = nullptr;
    char *(*table)(void *, int) = nullptr;
    void (*deleteText)(const char *) = nullptr;
    void *(*createMonitor)() = nullptr;
    void (*deleteMonitor)(void *) = nullptr;
    void (*setDeadline)(void *, int) = nullptr;
    bool whole = false;

    Library()
    {
        void *file = ::dlopen("libtesseract.so.5", RTLD_NOW | RTLD_LOCAL);
        if (!file)
            return;
        whole = true;
        take(file, "TessBaseAPICreate", create);
        take(file, "TessBaseAPIDelete", destroy);
        take(file, "TessBaseAPIInit3", init);
        take(file, "TessBaseAPISetPageSegMode", setLayout);
        take(file, "TessBaseAPISetImage", setImage);
        take(file, "TessBaseAPISetSourceResolution", setResolution);
        take(file, "TessBaseAPIRecognize", recognize);
        take(file, "TessBaseAPIGetTsvText", table);
        take(file, "TessDeleteText", deleteText);
        take(file, "TessMonitorCreate", createMonitor);
        take(file, "TessMonitorDelete", deleteMonitor);
        take(file, "TessMonitorSetDeadlineMSecs", setDeadline);
    }

    template <class Function>
    void take(void *file, const char *name, Function &function)
    {
        function = reinterpret_cast<Function>(::dlsym(file, name));
        whole = whole && function;
    }
};

std::unique_ptr<Ocr> Ocr::open(const QString &language)
{
    static const Library library; // stays: closing it would save nothing
    if (!library.whole)
        return nullptr;
    void *handle = library.create();
    if (library.init(handle, nullptr, dataFor(language).constData()) != 0) {
        library.destroy(handle);
        return nullptr;
    }
    library.setLayout(handle, automaticLayout);
    return std::unique_ptr<Ocr>(new Ocr(library, handle));
}

Ocr::~Ocr()
{
    m_library.destroy(m_handle);
}

std::optional<std::vector<documents::PictureWord>> Ocr::words(const QImage &page, double scale)
{
    const QImage grey = page.convertToFormat(QImage::Format_Grayscale8);
    if (grey.isNull())
        return std::nullopt;
    m_library.setImage(m_handle, grey.constBits(), grey.width(), grey.height(), 1,
                       static_cast<int>(grey.bytesPerLine()));
    m_library.setResolution(m_handle, static_cast<int>(72 * scale));
    void *monitor = m_library.createMonitor();
    m_library.setDeadline(monitor, patienceMs);
    const bool done = m_library.recognize(m_handle, monitor) == 0;
    m_library.deleteMonitor(monitor);
    char *table = done ? m_library.table(m_handle, 0) : nullptr;
    if (!table)
        return std::nullopt;
    std::vector<documents::PictureWord> out;
    QByteArrayList line; // block, paragraph and line of the word before
    for (const QByteArray &row : QByteArray(table).split('\n')) {
        const auto cells = row.split('\t');
        if (cells.size() < columns || cells[0].toInt() != wordLevel)
            continue;
        const auto own = cells.mid(2, 3);
        if (!out.empty() && own != line)
            out.back().endsLine = true;
        line = own;
        out.push_back({QString::fromUtf8(cells[columns - 1]), static_cast<int>(cells[columns - 2].toDouble()), false});
    }
    m_library.deleteText(table);
    return out;
}

} // namespace docworker
