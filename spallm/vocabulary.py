"""The namespaces and terms that SpaLLM writes and reads, and nothing else.

Terms are plain strings, so that asking a small question never waits for an RDF library.
A namespace is closed: a term that is not listed here raises, and a test holds the list of
minted terms against ``ontology/``.
"""

from __future__ import annotations

BASE = "https://w3id.org/spallm/"


class Namespace:
    """A prefix, its IRI and the terms of it that are in use."""

    def __init__(self, prefix: str, iri: str, terms: str = "") -> None:
        self.prefix = prefix
        self.iri = iri
        self.terms = frozenset(terms.split())
        # Real attributes, for loops over a whole graph ask for terms again and again.
        self.__dict__.update({name: iri + name for name in self.terms})

    def __getattr__(self, name: str) -> str:
        return self[name]

    def __getitem__(self, name: str) -> str:
        if name not in self.terms:
            raise AttributeError(f"{self.prefix}:{name} is not in spallm/vocabulary.py")
        return self.iri + name


SPALLM = Namespace(
    "spallm",
    f"{BASE}ontology#",
    "Evidence basis locator qualifier inverseLabel "
    "adaptedFrom continuallyPretrainedFrom distilledFrom initializedFrom mergedFrom quantizedFrom "
    "usesComponent extendsArchitectureOf pretrainedOn fineTunedOn "
    "hasArchitecture hasTokenization hasObjective hasModality hasSpecies "
    "parameterCount pretrainingSize year outcome evaluates checkedOn",
)
FAIR4ML = Namespace(
    "fair4ml",
    "https://w3id.org/fair4ml#",
    "MLModel MLModelEvaluation evaluatedMLModel evaluatedOn evaluationDataset evaluationMetrics "
    "evaluationResults fineTunedFrom hasEvaluation mlTask modelCategory trainedOn",
)
RDF = Namespace(
    "rdf",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "type first rest nil List Property Statement subject predicate object langString",
)
RDFS = Namespace(
    "rdfs",
    "http://www.w3.org/2000/01/rdf-schema#",
    "label comment subPropertyOf subClassOf isDefinedBy seeAlso",
)
OWL = Namespace(
    "owl",
    "http://www.w3.org/2002/07/owl#",
    "Ontology Class ObjectProperty DatatypeProperty AnnotationProperty sameAs versionInfo",
)
XSD = Namespace(
    "xsd", "http://www.w3.org/2001/XMLSchema#", "integer decimal double string date gYear boolean"
)
SKOS = Namespace(
    "skos",
    "http://www.w3.org/2004/02/skos/core#",
    "Concept ConceptScheme prefLabel altLabel definition inScheme topConceptOf hasTopConcept "
    "broader narrower related exactMatch closeMatch broadMatch scopeNote notation note example",
)
DCTERMS = Namespace(
    "dcterms",
    "http://purl.org/dc/terms/",
    "title identifier type license isVersionOf hasVersion isPartOf hasPart source modified issued "
    "date created description creator publisher subject isReferencedBy bibliographicCitation",
)
PROV = Namespace(
    "prov",
    "http://www.w3.org/ns/prov#",
    "Entity wasDerivedFrom wasRevisionOf wasInfluencedBy hadPrimarySource wasAttributedTo",
)
SCHEMA = Namespace(
    "schema",
    "https://schema.org/",
    "ScholarlyArticle Dataset DataDownload DefinedTerm Organization Person QuantitativeValue "
    "CreativeWork SoftwareSourceCode about author codeRepository contentUrl creativeWorkStatus "
    "creator description distribution isBasedOn license name position size unitText url value "
    "version sameAs dateModified datePublished",
)
CITO = Namespace(
    "cito",
    "http://purl.org/spar/cito/",
    "cites extends usesMethodIn usesDataFrom reviews critiques discusses",
)
FABIO = Namespace(
    "fabio",
    "http://purl.org/spar/fabio/",
    "JournalArticle Preprint ConferencePaper ReviewArticle BookChapter WebPage ScholarlyWork",
)
PRISM = Namespace("prism", "http://prismstandard.org/namespaces/basic/2.0/", "doi publicationName")
CODEMETA = Namespace("codemeta", "https://codemeta.github.io/terms/", "referencePublication")
DCAT = Namespace("dcat", "http://www.w3.org/ns/dcat#", "Dataset landingPage distribution version")
VOID = Namespace(
    "void",
    "http://rdfs.org/ns/void#",
    "Dataset triples entities class classPartition property propertyPartition "
    "uriSpace vocabulary dataDump",
)
WIKIBASE = Namespace(
    "wikibase", "http://wikiba.se/ontology#", "rank PreferredRank NormalRank DeprecatedRank"
)
SH = Namespace("sh", "http://www.w3.org/ns/shacl#", "")

NAMESPACES = (
    SPALLM, FAIR4ML, RDF, RDFS, OWL, XSD, SKOS, DCTERMS, PROV, SCHEMA, CITO, FABIO, PRISM,
    CODEMETA, DCAT, VOID, WIKIBASE, SH,
)  # fmt: skip

ENTITY_PREFIXES = {
    name: f"{BASE}{name}/"
    for name in (
        "paper", "model", "dataset", "organisation", "person", "source", "evidence", "evaluation",
        "task", "architecture", "tokenization", "objective", "modality", "species", "genre",
        "license", "basis", "outcome", "model-level", "dataset-kind", "section", "status",
        "characteristic",
    )
}  # fmt: skip

PREFIXES: dict[str, str] = {space.prefix: space.iri for space in NAMESPACES} | ENTITY_PREFIXES

ONTOLOGY_GRAPH = f"{BASE}ontology"
SNAPSHOT = f"{BASE}snapshot"
