"""BibTeX and BibLaTeX in real documents: TeX makes no complaint, and the text comes out whole."""

from __future__ import annotations

import re
import subprocess
import unicodedata

import pyoxigraph as ox
import pytest

from spallm.exports import Selection, export
from spallm.exports.person import person
from spallm.exports.reference import references
from tests.programs import need

#: A page so wide that no entry is broken into lines.
WIDE = r"\usepackage[paperwidth=500cm,textwidth=490cm,paperheight=100cm,textheight=90cm]{geometry}"
#: Chinese characters in a font that has them, all others in Latin Modern; XeTeX parts the classes.
NOTO = (
    r"\input{load-unicode-xetex-classes}\usepackage{fontspec}"
    r"\newfontfamily\cjk{Noto Serif CJK SC}\XeTeXinterchartokenstate=1"
    + "".join(
        rf"\XeTeXinterchartoks {other} {cjk}={{\begingroup\cjk}}"
        rf"\XeTeXinterchartoks {cjk} {other}={{\endgroup}}"
        for other in (0, 4095)
        for cjk in (1, 2, 3)
    )
)
#: How each engine makes a draft, and then a document.
ENGINES = {
    False: (("pdflatex", "-draftmode"), ("pdflatex", "-shell-restricted")),
    True: (("xelatex", "-no-pdf"), ("xelatex", "-shell-restricted")),
}
DOCUMENTS = {
    "plain": r"\usepackage[T1]{fontenc}\usepackage{lmodern,url}",
    "plainnat": r"\usepackage[T1]{fontenc}\usepackage{lmodern,url,natbib}",
    "biblatex": NOTO
    + r"\usepackage[backend=biber,maxbibnames=99]{biblatex}\addbibresource{all.bib}",
}
ENDS = {
    "": r"\bibliographystyle{%(style)s}\bibliography{all}",
    "biblatex": r"\printbibliography",
}
#: What a bibliography style says where the graph says nothing.
LACKING = re.compile(r"Warning--empty (author|booktitle|publisher|journal) in ")
#: What another run would settle: numbers in the text, of which there are none.
RERUN = re.compile(r"There were undefined references|Label\(s\) may have changed")
TITLES = (
    "100% of R&D_x #1 $5 {x} ~a ^b \\c `d` [e]", 'say "hi" & <b>bold</b>', "--- '' `` |",
    "Ünïcödé Ångström Łódź ő ç ñ ø ß: über scGPT", "On β-cells ≥ 5", "x and y, and \\end{document}",
    "cell " * 999 + "end",
)  # fmt: skip
PEOPLE = (
    "José Ñúñez", "Łukasz Źdźbło", "Søren Ångström", "Jan van den Berg", "Bob Smith Jr.",
    "Lewis and Clark", "Min-jae Kim", "Dana Pe’er", "R&D_Team #1 $5 100%", "Smith, John",
)  # fmt: skip
FAMILIES = tuple(person(name).family or name for name in PEOPLE)
CHINESE = ("单细胞基础模型：综述", "王小明", "欧阳 娜娜")


@pytest.fixture(scope="module", autouse=True)
def programs():
    need("pdflatex", "xelatex", "bibtex", "biber", "pdftotext")


def run(folder, *command):
    done = subprocess.run(
        command, cwd=folder, capture_output=True, timeout=120, check=False,
        env={"PATH": "/usr/bin:/bin:/usr/local/bin", "HOME": str(folder.parent)},
    )  # fmt: skip
    said = done.stdout.decode("utf-8", "replace")
    assert done.returncode == 0, said[-3000:]
    return said


def typeset(folder, bibliography, style, preamble):
    """Return the text of a document that cites everything, having read the logs."""
    tool = "biber" if style == "biblatex" else "bibtex"
    (folder / "all.bib").write_bytes(bibliography)
    (folder / "x.tex").write_text(
        rf"\documentclass{{article}}{WIDE}{preamble}\begin{{document}}\nocite{{*}}"
        rf"{ENDS.get(style, ENDS['']) % {'style': style}}\end{{document}}"
    )
    draft, tex = (
        (engine, option, "-interaction=nonstopmode", "-halt-on-error", "x")
        for engine, option in ENGINES[preamble.startswith(NOTO)]
    )
    run(folder, *draft)
    said = [line for line in run(folder, tool, "x").splitlines() if not LACKING.match(line)]
    assert [line for line in said if re.search("^Warning|error message|WARN|ERROR", line)] == []
    run(folder, *tex)
    log = (folder / "x.log").read_text(encoding="utf-8", errors="replace")
    complaints = re.findall(r"^(?:!|.*LaTeX Warning|Missing character).*", log, re.MULTILINE)
    assert [line for line in complaints if not RERUN.search(line)] == []
    return bare(run(folder, "pdftotext", "-layout", "x.pdf", "-"))


def bare(text):
    """Return text without case, spaces and what typography makes of quotes and dashes."""
    shapes = str.maketrans(
        {"’": "'", "‘": "'", "`": "'", "‐": "-", "‑": "-", "–": "-", "”": '"', "“": '"'}
    )
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text).translate(shapes).casefold())


@pytest.fixture(scope="module")
def whole(bundled):
    return bundled.whole


def printed(title, people, number):
    authors = " , ".join(
        f'[ schema:name {ox.Literal(name)} ; schema:position "{place}" ]'
        for place, name in enumerate(people)
    )
    said = ox.Literal(title)
    return (
        f"paper:p{number} a fabio:JournalArticle ; dcterms:title {said} ;"
        f" prism:publicationName {said} ; spallm:year 2024 ; schema:author {authors} ."
    )


@pytest.fixture(scope="module")
def nasty_papers(reading):
    return reading("".join(printed(title, PEOPLE, n) for n, title in enumerate(TITLES)))


@pytest.fixture(scope="module")
def chinese_paper(reading):
    return reading(printed(CHINESE[0], CHINESE[1:], "zh"))


@pytest.fixture(scope="module")
def some_papers(whole):
    papers = whole.of_kinds({"paper"})
    return whole.restricted(list(papers.nodes)[::80])


@pytest.fixture(scope="module")
def biblatex_text(whole, some_papers, nasty_papers, chinese_paper, tmp_path_factory):
    """One document for all that BibLaTeX has to hold: its engines take their time."""
    parts = [export(some_papers, "biblatex", within=whole)]
    parts += [export(papers, "biblatex") for papers in (nasty_papers, chinese_paper)]
    body = b"\n".join(part.body for part in parts)
    return typeset(tmp_path_factory.mktemp("tex"), body, "biblatex", DOCUMENTS["biblatex"])


def missing(words, text):
    return [word for word in words if bare(word) not in text]


def test_the_whole_collection_compiles_with_bibtex(whole, tmp_path):
    papers = whole.of_kinds({"paper"})
    text = typeset(tmp_path, export(papers, "bibtex").body, "plain", DOCUMENTS["plain"])
    assert missing(titles(papers), text) == []


def test_a_part_of_the_collection_compiles_with_names_and_years(whole, some_papers, tmp_path):
    body = export(some_papers, "bibtex", within=whole).body
    text = typeset(tmp_path, body, "plainnat", DOCUMENTS["plainnat"])
    assert missing(titles(some_papers), text) == []


def test_a_part_of_the_collection_compiles_with_biblatex(some_papers, biblatex_text):
    assert missing(titles(some_papers), biblatex_text) == []


def titles(papers):
    return [reference.head for reference in references(Selection(papers, papers))[0]]


def test_nasty_text_comes_out_of_bibtex_as_it_went_in(nasty_papers, tmp_path):
    text = typeset(tmp_path, export(nasty_papers, "bibtex").body, "plain", DOCUMENTS["plain"])
    assert missing(TITLES, text) == []
    assert missing(FAMILIES, text) == []


def test_nasty_text_comes_out_of_biblatex_as_it_went_in(biblatex_text):
    assert missing(TITLES, biblatex_text) == []
    assert missing(FAMILIES, biblatex_text) == []


def test_chinese_comes_out_of_bibtex_whole(chinese_paper, tmp_path):
    text = typeset(tmp_path, export(chinese_paper, "bibtex").body, "plain", NOTO)
    assert missing(CHINESE, text) == []


def test_chinese_comes_out_of_biblatex_whole(biblatex_text):
    assert missing(CHINESE, biblatex_text) == []


def test_bibtex_itself_reads_names_as_we_do(whole, tmp_path):
    """A style of our own that writes nothing but the four parts of each name."""
    (tmp_path / "parts.bst").write_text(
        "ENTRY { author } {} {} INTEGERS { place }\n"
        "FUNCTION {names} { author empty$ { } { #1 'place "
        ':= { place author num.names$ > { #0 } { #1 } if$ } { author place "{ff}|{vv}|{ll}|{jj}" '
        "format.name$ write$ newline$ place #1 + 'place := } while$ } if$ }\nFUNCTION {article} "
        "{names} FUNCTION {misc} {names} FUNCTION {inproceedings} {names}\n"
        "FUNCTION {incollection} {names} READ ITERATE {call.type$}\n"
    )
    (tmp_path / "all.bib").write_bytes(export(whole.of_kinds({"paper"}), "bibtex").body)
    (tmp_path / "x.aux").write_text("\\citation{*}\n\\bibstyle{parts}\n\\bibdata{all}\n")
    run(tmp_path, "bibtex", "x")
    found = set((tmp_path / "x.bbl").read_text().split("\n")) - {""}
    assert "David|van|Dijk|" in found
    assert "||{Tabula Sapiens Consortium}|" in found
    assert {line for line in found if "{" not in line} >= {
        f"{who.given}|{who.particle}|{who.family}|{who.suffix}".replace(" ", "~")
        for who in map(person, ("Maarten van den Berge", "Kasia Z. Kedzierska"))
    }
