"""groff and LaTeX: real ligatures, real hyphenation, other ideas of a space."""
import pathlib
import subprocess
import tempfile

from resume import lines_of


def top(r):
    return [r.name, r.title, r.contact_line]


# --- groff -------------------------------------------------------------------------------------------------------

def g(text):
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("’", "\\(cq")
    return "\\&" + text if text[:1] in ".'" else text


def groff_sections(sections, width):
    out = []
    for heading, blocks in sections:
        out += [".sp 0.6", ".ne 4", ".ft HB", ".ps 12.5", g(heading), ".br", ".ps", f"\\l'{width}'", ".br", ".ft R", ".ps 11"]
        for block in blocks:
            if block[0] == "pair":
                out += [".sp 0.3", ".ne 3", f".ta {width}R", f"\\fB{g(block[1])}\\fP\t{g(block[2])}", ".br"]
            elif block[0] == "note":
                out += [f"\\fI{g(block[1])}\\fP", ".br"]
            elif block[0] == "item":
                out += [".in 0.4c", ".ti 0", "\\(bu\\h'0.15c'\\c", g(block[1]), ".br", ".in 0"]
            else:
                out += [g(block[1]), ".br"]
    return out


def groff(source, target, *flags):
    with tempfile.TemporaryDirectory() as d:
        f = pathlib.Path(d) / "source.roff"
        f.write_text("\n".join(source) + "\n", encoding="utf-8")
        done = subprocess.run(["groff", "-Tpdf", "-Kutf8", "-P-pa4", *flags, str(f)], check=True, capture_output=True)
        pathlib.Path(target).write_bytes(done.stdout)


def groff_head(r):
    return [".po 2.3c", ".ll 16.4c", ".pl 29.7c", ".sp 1.6c", ".ft HB", ".ps 22", ".vs 26", g(r.name), ".br", ".ft R", ".ps 12.5", ".vs 15",
            g(r.title), ".br", ".ps 9.5", g(r.contact_line), ".br", ".ps 11", ".vs 14", ".ad l", ".hy 4"]


def groff_single(r, target):
    groff(groff_head(r) + groff_sections(r.main() + r.side(), "16.4c"), target)
    return top(r) + lines_of(r.main() + r.side()), []


def groff_two_column(r, target):
    # Justified and hyphenated columns: head, mark, left column, back to the mark, right column.
    source = groff_head(r) + [".sp 0.5", ".mk", ".ad b", ".hy 4", ".ll 10c"] + groff_sections(r.main(), "10c")
    source += [".rt", ".po 13.4c", ".ll 5.3c", ".ad l"] + groff_sections(r.side(), "5.3c")
    groff(source, target)
    return top(r) + lines_of(r.main() + r.side()), []


def groff_table(r, target):
    w = r.words
    rows = [(w["period"], w["work"], w["duties"])] + r.table_rows()
    source = groff_head(r) + groff_sections([r.profile()], "16.4c")
    source += [".sp 0.6", ".ft HB", ".ps 12.5", g(w["experience"]), ".br", ".ft R", ".ps 11", ".sp 0.2", ".TS", "allbox tab(@);", "l lw(4.4c) lw(7.4c)."]
    for row in rows:
        source.append("@".join([g(row[0]), "T{\n" + g(row[1]) + "\nT}", "T{\n" + g(row[2]) + "\nT}"]))
    source += [".TE"] + groff_sections([r.education()] + r.side(), "16.4c")
    groff(source, target, "-t")
    lines = top(r) + lines_of([r.profile()]) + [w["experience"]]
    for row in rows:
        lines += list(row)
    return lines + lines_of([r.education()] + r.side()), []


# --- LaTeX -------------------------------------------------------------------------------------------------------

def t(text):
    for a, b in (("\\", r"\textbackslash{}"), ("&", r"\&"), ("%", r"\%"), ("#", r"\#"), ("_", r"\_"), ("’", "'"), ("–", "--"), ("·", r"\textperiodcentered{}")):
        text = text.replace(a, b)
    return text


def latex_sections(sections):
    out = []
    for heading, blocks in sections:
        out.append(r"\medskip\noindent{\large\bfseries\color{acc}" + t(heading) + r"}\par\vspace{-0.55em}\noindent{\color{acc}\rule{\linewidth}{0.5pt}}\par ")
        for block in blocks:
            if block[0] == "pair":
                out.append(r"\smallskip\noindent\textbf{" + t(block[1]) + r"}\hfill " + t(block[2]) + r"\par ")
            elif block[0] == "note":
                out.append(r"\noindent\textit{" + t(block[1]) + r"}\par ")
            elif block[0] == "item":
                out.append(r"\noindent\hangindent=1.1em\makebox[1.1em][l]{\textbullet}" + t(block[1]) + r"\par ")
            else:
                out.append(r"\noindent " + t(block[1]) + r"\par ")
    return "\n".join(out)


def latex(r, body, target):
    language = "french" if r.language == "fr" else "english"
    doc = (r"\documentclass[11pt,a4paper]{article}\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage{lmodern}\usepackage{xcolor}"
           r"\usepackage[margin=2cm]{geometry}\pagestyle{empty}\setlength{\parindent}{0pt}\definecolor{acc}{HTML}{7A2E2E}\input{glyphtounicode}\pdfgentounicode=1"
           r"\begin{document}" "% " + language + "\n"
           r"{\Huge\bfseries\color{acc}" + t(r.name) + r"}\par\smallskip{\large " + t(r.title) + r"}\par{\small " + t(r.contact_line) + r"}\par" + body + r"\end{document}")
    with tempfile.TemporaryDirectory() as d:
        f = pathlib.Path(d) / "source.tex"
        f.write_text(doc, encoding="utf-8")
        subprocess.run(["pdflatex", "-interaction=batchmode", f"-output-directory={d}", str(f)], check=True, capture_output=True)
        pathlib.Path(target).write_bytes((pathlib.Path(d) / "source.pdf").read_bytes())


def latex_single(r, target):
    latex(r, latex_sections(r.main() + r.side()), target)
    return top(r) + lines_of(r.main() + r.side()), []


def latex_two_column(r, target):
    body = (r"\medskip\noindent\begin{minipage}[t]{4.6cm}\raggedright " + latex_sections(r.side()) + r"\end{minipage}\hfill\begin{minipage}[t]{11.4cm}"
            + latex_sections(r.main()) + r"\end{minipage}")
    latex(r, body, target)
    return top(r) + lines_of(r.side() + r.main()), []


FILES = {"groff-single.pdf": groff_single, "groff-two-column.pdf": groff_two_column, "groff-table.pdf": groff_table,
         "latex-single.pdf": latex_single, "latex-two-column.pdf": latex_two_column}
