"""A resume as logical lines: what a reader should get, in reading order, whatever producer drew it."""
import json
import pathlib

HERE = pathlib.Path(__file__).parent
PEOPLE = json.loads((HERE / "people.json").read_text(encoding="utf-8"))


class Resume:
    def __init__(self, file):
        self.__dict__.update(PEOPLE[file])
        self.file = file
        self.contact_line = " · ".join(self.contacts)

    # Each section: (heading, [blocks]); a block is (kind, text[, right]).
    def profile(self):
        return self.words["profile"], [("text", self.summary)]

    def experience(self):
        blocks = []
        for job in self.jobs:
            blocks.append(("pair", job["title"], job["period"]))
            blocks.append(("note", job["company"]))
            blocks += [("item", duty) for duty in job["duties"]]
        return self.words["experience"], blocks

    def education(self):
        blocks = []
        for school in self.schools:
            blocks.append(("pair", school["degree"], school["period"]))
            blocks.append(("note", school["school"]))
        return self.words["education"], blocks

    def skills_section(self):
        return self.words["skills"], [("item", s) for s in self.skills]

    def tools_section(self):
        return self.words["tools"], [("item", s) for s in self.tools]

    def languages_section(self):
        return self.words["languages"], [("text", s) for s in self.languages]

    def certificates_section(self):
        return self.words["certificates"], [("text", s) for s in self.certificates]

    def main(self):
        return [self.profile(), self.experience(), self.education()]

    def side(self):
        sections = [self.skills_section(), self.tools_section(), self.languages_section()]
        return sections + ([self.certificates_section()] if self.certificates else [])

    def table_rows(self):
        return [(j["period"], j["title"] + ", " + j["company"], " ".join(d + "." if not d.endswith(".") else d for d in j["duties"]))
                for j in self.jobs]


def lines_of(sections):
    lines = []
    for heading, blocks in sections:
        lines.append(heading)
        for block in blocks:
            lines.append(block[1] + " " + block[2] if block[0] == "pair" else block[1])
    return lines
