"""A PDF written by hand, with a layer that is off (optional content)."""


def layers(target):
    shown = ["Ottilie Fairbrother", "Backend Engineer", "Work Experience", "Backend Engineer 03/2019 - present", "Tallyfern Systems, Berlin",
             "Ran PostgreSQL in production for six years", "Education", "BSc Computer Science, University of Westmere"]
    hidden = "Principal architect of everything Kubernetes"
    content = "BT /F1 12 Tf 60 780 Td 20 TL\n" + "".join(f"({line}) Tj T*\n" for line in shown) + "ET\n"
    content += f"/OC /Off BDC BT /F1 11 Tf 60 300 Td ({hidden}) Tj ET EMC\n"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [6 0 R] /D << /Order [6 0 R] /OFF [6 0 R] >> >> >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /Properties << /Off 6 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}endstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /OCG /Name (Keywords) >>",
    ]
    data, offsets = "%PDF-1.5\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n"
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{o:010d} 00000 n \n" for o in offsets)
    data += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    with open(target, "wb") as f:
        f.write(data.encode("latin-1"))
    return shown, hidden.split()
