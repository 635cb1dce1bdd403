"""Papers: a work with its versions, and what it reports about models and data."""

from __future__ import annotations

import datetime
from typing import Annotated, ClassVar, Literal

from pydantic import Field, field_validator

from spallm import identifiers
from spallm.errors import IdentifierError
from spallm.records.claim import Claims, Footnotes
from spallm.records.entity import Footnoted
from spallm.records.fact import Fact
from spallm.records.record import Record, Slug, Text, Url, Year
from spallm.vocabulary import CITO, DCTERMS, FABIO, FAIR4ML, PRISM, RDFS, SCHEMA, SPALLM

Form = Literal[
    "journal-article", "review-article", "conference-paper", "book-chapter", "preprint", "web-page"
]
FORM_CLASSES: dict[str, str] = {
    "journal-article": FABIO.JournalArticle,
    "review-article": FABIO.ReviewArticle,
    "conference-paper": FABIO.ConferencePaper,
    "book-chapter": FABIO.BookChapter,
    "preprint": FABIO.Preprint,
    "web-page": FABIO.WebPage,
}


class Version(Record):
    """One published form of a work: its preprint, proceedings paper or journal article."""

    form: Form
    identifiers: tuple[str, ...] = ()
    url: Url | None = None
    venue: Text | None = None
    date: datetime.date | None = None
    by: Footnotes

    @field_validator("identifiers")
    @classmethod
    def _are_canonical(cls, curies: tuple[str, ...]) -> tuple[str, ...]:
        for curie in curies:
            if curie != (canonical := _canonical(curie)):
                raise ValueError(f"{curie} is written {canonical} here")
        return curies


def _canonical(text: str) -> str:
    """Return an identifier in its normal form; ValueError is what pydantic can place."""
    try:
        return identifiers.parse(text).curie
    except IdentifierError as error:
        raise ValueError(error.message) from error


class Evaluation(Record):
    """What a work found when it tested a model; negative findings belong here too."""

    model: Annotated[Slug, Fact(FAIR4ML.evaluatedMLModel, refers_to="model")]
    task: Annotated[Slug | None, Fact(FAIR4ML.mlTask, refers_to="task")] = None
    dataset: Annotated[Slug | None, Fact(FAIR4ML.evaluationDataset, refers_to="dataset")] = None
    metric: Annotated[Text | None, Fact(FAIR4ML.evaluationMetrics)] = None
    result: Annotated[Text | None, Fact(FAIR4ML.evaluationResults)] = None
    outcome: Annotated[Slug | None, Fact(SPALLM.outcome, refers_to="outcome")] = None
    finding: Text | None = None
    finding_zh: Text | None = None
    by: Footnotes


class Paper(Footnoted):
    """A work: one id for preprint, proceedings and journal version together.

    ``name`` is the title in short form as readers know it; ``title`` is what the sources print.
    ``description`` is what a list says of it in a line, in the list's words; ``see_also`` leads to
    a project's page, a video or data.
    ``status`` need only be said where a work was retracted or withdrawn; else its versions tell.
    ``checked`` is the day on which the record was last gone over against what was gathered.
    """

    kind: ClassVar[str] = "paper"
    classes: ClassVar[tuple[str, ...]] = (SCHEMA.ScholarlyArticle,)

    title: Annotated[Claims[Text], Fact(DCTERMS.title, single=True)]
    year: Annotated[Claims[Year], Fact(SPALLM.year, single=True)] = ()
    venue: Annotated[Claims[Text], Fact(PRISM.publicationName, single=True)] = ()
    authors: Annotated[Claims[tuple[Text, ...]], Fact(SCHEMA.author, single=True)] = ()
    description: Annotated[Claims[Text], Fact(SCHEMA.description, single=True)] = ()
    status: Annotated[
        Claims[Slug], Fact(SCHEMA.creativeWorkStatus, refers_to="status", single=True)
    ] = ()
    checked: datetime.date | None = None
    genre: Annotated[Claims[Slug], Fact(DCTERMS.type, refers_to="genre")] = ()
    sections: Annotated[Claims[Slug], Fact(DCTERMS.subject, refers_to="section")] = ()
    tasks: Annotated[Claims[Slug], Fact(SCHEMA.about, refers_to="task")] = ()
    uses_data_from: Annotated[Claims[Slug], Fact(CITO.usesDataFrom, refers_to="dataset")] = ()
    code: Annotated[Claims[Url], Fact(SCHEMA.codeRepository)] = ()
    see_also: Annotated[Claims[Url], Fact(RDFS.seeAlso)] = ()
    versions: tuple[Version, ...] = Field(min_length=1)
    evaluations: tuple[Evaluation, ...] = ()
