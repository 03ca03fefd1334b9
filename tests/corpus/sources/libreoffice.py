"""Flat ODT written here, converted by LibreOffice Writer to PDF, ODT, DOCX and RTF."""
import pathlib
import subprocess
import tempfile
from xml.sax.saxutils import escape as e

from resume import lines_of

NS = ('xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
      'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
      'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"')


def para_style(name, text="", para="", parent="Standard"):
    return (f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="{parent}">'
            f'<style:paragraph-properties {para}/><style:text-properties {text}/></style:style>')


STYLES = (
    '<style:font-face style:name="Liberation Serif" svg:font-family="Liberation Serif"/>',
    '<style:default-style style:family="paragraph"><style:text-properties style:font-name="Liberation Serif" fo:font-size="11pt"/></style:default-style>'
    '<style:style style:name="Standard" style:family="paragraph"/>'
    + para_style("Name", 'fo:font-size="22pt" fo:font-weight="bold" fo:color="#2f5d50"')
    + para_style("Sub", 'fo:font-size="12.5pt" fo:color="#5a626c"')
    + para_style("Contact", 'fo:font-size="9.5pt" fo:color="#5a626c"', 'fo:margin-bottom="0.15cm"')
    + para_style("Head", 'fo:font-size="13pt" fo:font-weight="bold" fo:color="#2f5d50"',
                 'fo:margin-top="0.35cm" fo:margin-bottom="0.1cm" fo:border-bottom="0.6pt solid #2f5d50" fo:keep-with-next="always"')
    + para_style("Note", 'fo:font-style="italic" fo:color="#5a626c"')
    + para_style("Item", "", 'fo:margin-left="0.45cm" fo:text-indent="-0.4cm"')
    + para_style("White", 'fo:color="#ffffff" fo:font-size="8pt"')
    + '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    + '<style:style style:name="Hid" style:family="text"><style:text-properties text:display="none"/></style:style>',
)


def pair_style(width):
    tab = f'<style:tab-stops><style:tab-stop style:position="{width}cm" style:type="right"/></style:tab-stops>'
    return ('<style:style style:name="Pair" style:family="paragraph" style:parent-style-name="Standard">'
            f'<style:paragraph-properties fo:margin-top="0.15cm" fo:keep-with-next="always">{tab}</style:paragraph-properties></style:style>')


def p(style, text):
    return f'<text:p text:style-name="{style}">{e(text)}</text:p>'


def section(heading, blocks):
    out = [f'<text:h text:style-name="Head" text:outline-level="1">{e(heading)}</text:h>']
    for block in blocks:
        if block[0] == "pair":
            out.append(f'<text:p text:style-name="Pair"><text:span text:style-name="B">{e(block[1])}</text:span><text:tab/>{e(block[2])}</text:p>')
        elif block[0] == "item":
            out.append(f'<text:p text:style-name="Item">• {e(block[1])}</text:p>')
        else:
            out.append(p("Note" if block[0] == "note" else "Standard", block[1]))
    return "".join(out)


def head(r):
    return p("Name", r.name) + p("Sub", r.title) + p("Contact", r.contact_line)


def document(body, automatic="", width=16.4):
    return (f'<?xml version="1.0" encoding="UTF-8"?><office:document {NS} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">'
            f'<office:font-face-decls>{STYLES[0]}</office:font-face-decls><office:styles>{STYLES[1]}{pair_style(width)}</office:styles>'
            '<office:automatic-styles><style:page-layout style:name="L"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" '
            f'fo:margin-left="2.3cm" fo:margin-right="2.3cm" fo:margin-top="1.9cm" fo:margin-bottom="1.9cm"/></style:page-layout>{automatic}</office:automatic-styles>'
            '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L"/></office:master-styles>'
            f'<office:body><office:text>{body}</office:text></office:body></office:document>')


def convert(doc, target):
    with tempfile.TemporaryDirectory() as d:
        source = pathlib.Path(d) / "source.fodt"
        source.write_text(doc, encoding="utf-8")
        kind = pathlib.Path(target).suffix[1:]
        subprocess.run(["soffice", f"-env:UserInstallation=file://{d}/profile", "--headless", "--convert-to", kind, "--outdir", d, str(source)],
                       check=True, capture_output=True)
        pathlib.Path(target).write_bytes((pathlib.Path(d) / f"source.{kind}").read_bytes())


def top(r):
    return [r.name, r.title, r.contact_line]


def single(r, target):
    convert(document(head(r) + "".join(section(*s) for s in r.main() + r.side())), target)
    return top(r) + lines_of(r.main() + r.side()), []


HIDDEN = "Zertifizierter Filialleiter zehn Jahre Führungserfahrung Betriebswirt"


def single_hidden(r, target):
    body = head(r) + "".join(section(*s) for s in r.main() + r.side())
    body += f'<text:p text:style-name="Standard"><text:span text:style-name="Hid">{e(HIDDEN)}</text:span></text:p>'
    convert(document(body), target)
    return top(r) + lines_of(r.main() + r.side()), HIDDEN.split()


WHITE = "IFRS consolidation French native chartered accountant treasury guru"


def single_white(r, target):
    body = head(r) + "".join(section(*s) for s in r.main() + r.side()) + p("White", WHITE)
    convert(document(body), target)
    return top(r) + lines_of(r.main() + r.side()), WHITE.split()


def two_column(r, target):
    automatic = ('<style:style style:name="Cols" style:family="section"><style:section-properties text:dont-balance-text-columns="true">'
                 '<style:columns fo:column-count="2" fo:column-gap="0.8cm"/></style:section-properties></style:style>'
                 '<style:style style:name="Next" style:family="paragraph" style:parent-style-name="Head"><style:paragraph-properties fo:break-before="column"/></style:style>')
    side = "".join(section(*s) for s in r.side() + [r.education()])
    side = side.replace('text:style-name="Head"', 'text:style-name="Next"', 1)
    body = head(r) + '<text:section text:name="S" text:style-name="Cols">' + "".join(section(*s) for s in [r.profile(), r.experience()]) + side + "</text:section>"
    convert(document(body, automatic, 7.8), target)
    return top(r) + lines_of([r.profile(), r.experience()] + r.side() + [r.education()]), []


def table(r, target):
    automatic = ('<style:style style:name="T" style:family="table"><style:table-properties style:width="16.4cm"/></style:style>'
                 '<style:style style:name="T.A" style:family="table-column"><style:table-column-properties style:column-width="3.2cm"/></style:style>'
                 '<style:style style:name="T.B" style:family="table-column"><style:table-column-properties style:column-width="4.6cm"/></style:style>'
                 '<style:style style:name="T.C" style:family="table-column"><style:table-column-properties style:column-width="8.6cm"/></style:style>'
                 '<style:style style:name="C" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #aab0b8" fo:padding="0.12cm"/></style:style>')
    w = r.words
    rows = [(w["period"], w["work"], w["duties"])] + r.table_rows()
    body = head(r) + section(*r.profile()) + f'<text:h text:style-name="Head" text:outline-level="1">{e(w["experience"])}</text:h>'
    body += '<table:table table:name="T" table:style-name="T">' + "".join(f'<table:table-column table:style-name="T.{c}"/>' for c in "ABC")
    for row in rows:
        body += "<table:table-row>" + "".join(f'<table:table-cell table:style-name="C" office:value-type="string">{p("Standard", c)}</table:table-cell>' for c in row) + "</table:table-row>"
    body += "</table:table>" + "".join(section(*s) for s in [r.education()] + r.side())
    convert(document(body, automatic), target)
    lines = top(r) + lines_of([r.profile()]) + [w["experience"]]
    for row in rows:
        lines += list(row)
    return lines + lines_of([r.education()] + r.side()), []


FILES = {"libreoffice-single.pdf": single_white, "libreoffice-two-column.pdf": two_column, "libreoffice-table.pdf": table,
         "libreoffice-single.docx": single, "libreoffice-single.odt": single_hidden, "libreoffice-single.rtf": single}
