"""Makes every file of the corpus and NAME.expected.json beside it. Arguments: names of files; none = all."""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import chromium
import drawn
import layers
import libreoffice
import typesetters
from resume import Resume

CORPUS = pathlib.Path(__file__).parent.parent


def pages(path):
    done = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, errors="replace")
    for line in done.stdout.splitlines():
        if line.startswith("Pages:"):
            return int(line.split()[1])
    return None


def expect(name, producer, lines, hidden, state="ok", page_count=None, note=None):
    path = CORPUS / name
    kind = path.suffix[1:]
    data = {"producer": producer, "format": kind, "pages": page_count if page_count is not None else (pages(path) if kind == "pdf" and state in ("ok", "image-only") else None),
            "state": state, "text_lines_in_reading_order": lines, "hidden_words": hidden}
    if note:
        data["note"] = note
    (CORPUS / (name + ".expected.json")).write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def ordinary(wanted):
    producers = (("Chromium", chromium.FILES), ("LibreOffice", libreoffice.FILES), ("typesetter", typesetters.FILES), ("Cairo", drawn.FILES))
    for producer, files in producers:
        for name, make in files.items():
            if wanted and name not in wanted:
                continue
            lines, hidden = make(Resume(name), str(CORPUS / name))
            if name == "rotated-page.pdf":
                with tempfile.TemporaryDirectory() as d:
                    turned = pathlib.Path(d) / "turned.pdf"
                    subprocess.run(["qpdf", "--rotate=90", str(CORPUS / name), str(turned)], check=True)
                    shutil.copyfile(turned, CORPUS / name)
            shown = {"groff": "groff", "latex": "pdfTeX"}.get(name.split("-")[0], producer)
            expect(name, shown, lines, hidden, "image-only" if name == "cairo-scan.pdf" else "ok")


def special(wanted):
    with tempfile.TemporaryDirectory() as d:
        plain = pathlib.Path(d) / "plain.pdf"
        if not wanted or "encrypted-user.pdf" in wanted:
            chromium.single(Resume("encrypted-user.pdf"), str(plain))
            subprocess.run(["qpdf", "--encrypt", "open-sesame", "owner", "256", "--", str(plain), str(CORPUS / "encrypted-user.pdf")], check=True)
            expect("encrypted-user.pdf", "Chromium, qpdf", [], [], "encrypted", note="user password: open-sesame")
        if not wanted or "encrypted-owner.pdf" in wanted:
            lines, _ = typesetters.latex_single(Resume("latex-single.pdf"), str(plain))
            subprocess.run(["qpdf", "--encrypt", "", "owner", "128", "--use-aes=y", "--extract=n", "--", str(plain), str(CORPUS / "encrypted-owner.pdf")], check=True)
            expect("encrypted-owner.pdf", "pdfTeX, qpdf", lines, [], "ok", 1, note="owner password only: opens for reading; the file forbids copying")
        if not wanted or "truncated.pdf" in wanted:
            typesetters.latex_single(Resume("truncated.pdf"), str(plain))
            data = plain.read_bytes()
            (CORPUS / "truncated.pdf").write_bytes(data[: len(data) * 3 // 10])
            expect("truncated.pdf", "pdfTeX, cut", [], [], "unreadable")
        if not wanted or "truncated-early.pdf" in wanted:
            chromium.single(Resume("truncated.pdf"), str(plain))
            (CORPUS / "truncated-early.pdf").write_bytes(plain.read_bytes()[:700])
            expect("truncated-early.pdf", "Chromium, cut", [], [], "unreadable")
    if not wanted or "empty.pdf" in wanted:
        (CORPUS / "empty.pdf").write_bytes(b"")
        expect("empty.pdf", "none", [], [], "empty")
    if not wanted or "layers.pdf" in wanted:
        lines, hidden = layers.layers(str(CORPUS / "layers.pdf"))
        expect("layers.pdf", "written by hand", lines, hidden, note="hidden_words stand in a layer that is off")


if __name__ == "__main__":
    ordinary(sys.argv[1:])
    special(sys.argv[1:])
