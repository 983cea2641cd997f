"""Holds TBX files against the schema and the rules of TBX-Basic, data categories as attributes.

usage: validate.py FOLDER FILE...

FOLDER holds the RELAX NG schema of the core structure and the Schematron rules of the dialect. The
schema of the core leaves the values of `type` empty, as a place where a dialect puts its own; they
are taken from the Schematron rules. Exits with 0 where all files are valid, 1 where one is not.
"""

import re
import sys
import tempfile
from pathlib import Path

from lxml import etree
from saxonche import PySaxonProcessor

RNG = "{http://relaxng.org/ns/structure/1.0}"
SCH = "{http://purl.oclc.org/dsdl/schematron}"
XSL = "http://www.w3.org/1999/XSL/Transform"


def categories(rules):
    """The values of `type` that the dialect permits, for each element."""
    out = {}
    for rule in rules.iter(SCH + "rule"):
        element = re.fullmatch(r"tbx:(\w+)/@type", rule.get("context"))
        if element:
            test = rule.find(SCH + "assert").get("test")
            out[element.group(1)] = re.findall(r"\.='([^']+)'", test)
    return out


def schema(path, permitted):
    tree = etree.parse(str(path))
    for define in tree.iter(RNG + "define"):
        name = define.get("name")
        if name.endswith(".types"):
            for child in list(define):
                define.remove(child)
            choice = etree.SubElement(define, RNG + "choice")
            for value in permitted.get(name.removesuffix(".types"), []):
                etree.SubElement(choice, RNG + "value").text = value
            if len(choice) == 0:
                etree.SubElement(choice, RNG + "notAllowed")
    return etree.RelaxNG(tree)


def stylesheet(rules):
    """The rules as XSLT: one mode for each pattern, in which the first rule that fits a node counts."""
    namespaces = {n.get("prefix"): n.get("uri") for n in rules.iter(SCH + "ns")}
    sheet = etree.Element(f"{{{XSL}}}stylesheet", version="2.0", nsmap={"xsl": XSL, **namespaces})

    def add(parent, name, **attributes):
        return etree.SubElement(parent, f"{{{XSL}}}{name}", **attributes)

    add(sheet, "output", method="text")
    start = add(sheet, "template", match="/", priority="1000")
    for number, pattern in enumerate(rules.iter(SCH + "pattern")):
        mode = f"p{number}"
        add(start, "apply-templates", select="*", mode=mode)
        add(add(sheet, "template", match="*", mode=mode, priority="-9"), "apply-templates", select="@*|*", mode=mode)
        add(sheet, "template", match="@*|text()", mode=mode, priority="-9")
        for order, rule in enumerate(pattern.iter(SCH + "rule")):
            template = add(sheet, "template", match=rule.get("context"), mode=mode, priority=str(900 - order))
            for check in rule.iter(SCH + "assert"):
                broken = add(template, "if", test=f"not({check.get('test')})")
                add(broken, "text").text = " ".join("".join(check.itertext()).split()) + "\n"
            add(template, "apply-templates", select="@*|*", mode=mode)
    return etree.tostring(sheet, encoding="unicode")


def main():
    folder, files = Path(sys.argv[1]), sys.argv[2:]
    rules = etree.fromstring((folder / "TBX-Basic_DCA.sch").read_bytes().lstrip(b"\xef\xbb\xbf"))
    grammar = schema(folder / "TBXcoreStructV03_TBX-Core_integrated.rng", categories(rules))
    wrong = 0
    with PySaxonProcessor(license=False) as saxon, tempfile.TemporaryDirectory() as scratch:
        compiled = saxon.new_xslt30_processor().compile_stylesheet(stylesheet_text=stylesheet(rules))
        for file in files:
            document = etree.parse(file)
            problems = []
            if not grammar.validate(document):
                problems += [f"{e.line}: {e.message}" for e in grammar.error_log]
            plain = Path(scratch) / "document.xml"
            document.write(str(plain), encoding="UTF-8")
            problems += (compiled.transform_to_string(source_file=str(plain)) or "").splitlines()
            problems = [p for p in problems if p.strip() and not p.startswith("<?xml")]
            print(f"{file}: {'valid' if not problems else f'{len(problems)} problems'}")
            for problem in problems[:20]:
                print("  " + problem)
            wrong += bool(problems)
    sys.exit(1 if wrong else 0)


main()
