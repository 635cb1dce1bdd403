"""Records as DataCite's REST interface describes them, in JSON:API."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spallm.importers.dates import day_in
from spallm.importers.entry import Entry, Place, What
from spallm.importers.json_answers import read_answer
from spallm.importers.json_values import Json, mapping_at, mappings_at, text_at
from spallm.importers.reading import Reading
from spallm.importers.sketch import Sketch
from spallm.importers.titles import without_markup

SHELLS = ("data",)
_WHATS: Mapping[str, What] = {
    "Dataset": "dataset",
    "Collection": "dataset",
    "Software": "resource",
    "ComputationalNotebook": "resource",
    "Model": "model",
}
_FORMS = {
    "JournalArticle": "journal-article",
    "DataPaper": "journal-article",
    "ConferencePaper": "conference-paper",
    "BookChapter": "book-chapter",
    "Preprint": "preprint",
}
#: Relations of a record to others, by the fields of ours that say the same or nearly so.
_RELATIONS = {
    "Cites": "cites",
    "References": "cites",
    "IsVersionOf": "version_of",
    "HasVersion": "has_version",
    "IsNewVersionOf": "revision_of",
    "IsPartOf": "part_of",
    "IsDerivedFrom": "derived_from",
    "IsSupplementTo": "described_in",
    "IsDescribedBy": "described_in",
    "IsDocumentedBy": "described_in",
    "IsIdenticalTo": "same_as",
}
#: Relations after which the record no longer stands.
_RETRACTED = ("IsObsoletedBy", "IsRetractedBy")
#: Dates, the one to cite first.
_DATES = ("Issued", "Available", "Submitted", "Created")


def recognises(item: Json) -> bool:
    """Tell whether an object is a record of DataCite."""
    bare = _attributes(item)
    return text_at(item, "type") == "dois" or ("titles" in bare and "creators" in bare)


def entry(record: Json, place: Place) -> Entry:
    """Return a record as an entry."""
    return sketch(record, place).entry()


def read(text: str, file: str) -> Reading:
    """Read the answer for one DOI, or a page of a search."""
    return read_answer("datacite", SHELLS, sketch, text, file)


def sketch(record: Json, place: Place) -> Sketch:
    """Return what a record says; licences and the publisher stand in ``also``."""
    told = _attributes(record)
    kind = text_at(told, "types", "resourceTypeGeneral")
    doi = text_at(told, "doi") or text_at(record, "id")
    drawn = Sketch(place, _WHATS.get(kind, "paper"), doi)
    drawn.title = _title(told)
    drawn.form = _FORMS.get(kind)
    drawn.authors = [_name(creator) for creator in mappings_at(told, "creators")]
    drawn.venue = text_at(told, "container", "title") or _publisher(told)
    drawn.identify(doi, "doi", "doi")
    _take_dates(drawn, told)
    drawn.follow(text_at(told, "url"), role="data" if drawn.what == "dataset" else "paper")
    for field, target in _related(told):
        drawn.relate(field, target)
    for rights in mappings_at(told, "rightsList"):
        drawn.keep("license", text_at(rights, "rightsIdentifier") or text_at(rights, "rights"))
    drawn.keep("type", kind)
    drawn.keep("publisher", _publisher(told))
    drawn.keep("version", text_at(told, "version"))
    return drawn


def _attributes(record: Json) -> Json:
    return mapping_at(record, "attributes") or record


def _title(told: Json) -> str:
    """Return the title proper: one without a type such as subtitle or translation."""
    titles = list(mappings_at(told, "titles"))
    proper = [each for each in titles if not text_at(each, "titleType")]
    found = next((text for each in (*proper, *titles) if (text := text_at(each, "title"))), "")
    return without_markup(found)


def _publisher(told: Json) -> str:
    """Return the publisher, which newer answers describe as an object."""
    return text_at(told, "publisher") or text_at(told, "publisher", "name")


def _name(creator: Json) -> str:
    given, family = text_at(creator, "givenName"), text_at(creator, "familyName")
    if given and family:
        return f"{given} {family}"
    name = text_at(creator, "name")
    if text_at(creator, "nameType") == "Organizational" or name.count(",") != 1:
        return name
    family, given = (part.strip() for part in name.split(","))
    return f"{given} {family}"


def _take_dates(drawn: Sketch, told: Json) -> None:
    dates = {
        text_at(each, "dateType"): text_at(each, "date") for each in mappings_at(told, "dates")
    }
    drawn.in_year(text_at(told, "publicationYear"))
    dated = [date for name in _DATES if (date := dates.get(name))]
    if best := next(filter(day_in, dated), "") or next(iter(dated), ""):
        drawn.dated(best)


def _related(told: Json) -> Iterator[tuple[str, str]]:
    for other in mappings_at(told, "relatedIdentifiers"):
        relation = text_at(other, "relationType")
        scheme = text_at(other, "relatedIdentifierType").casefold()
        text = text_at(other, "relatedIdentifier")
        target = f"{scheme}:{text}" if scheme in ("doi", "arxiv", "pmid") and text else text
        if target.casefold().startswith("arxiv:arxiv:"):
            target = target[len("arxiv:") :]
        if relation in _RETRACTED:
            yield "retracted_by", target
        elif field := _RELATIONS.get(relation):
            yield field, target
