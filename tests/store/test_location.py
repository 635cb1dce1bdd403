from __future__ import annotations

import gzip
import threading

import pyoxigraph
import pytest

from spallm.errors import GraphError
from spallm.store.location import open_engine
from spallm.store.remote import RemoteEngine

TURTLE = "<urn:a> <urn:b> 'c' ."
CONTENT = {
    "x.ttl": TURTLE,
    "x.nt": '<urn:a> <urn:b> "c" .\n',
    "x.nq": '<urn:a> <urn:b> "c" .\n',
    "x.trig": TURTLE,
    "x.n3": TURTLE,
    "X.TTL": TURTLE,
    "x.jsonld": '{"@id":"urn:a","urn:b":"c"}',
    "x.rdf": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:u="urn:">'
    '<rdf:Description rdf:about="urn:a"><u:b>c</u:b></rdf:Description></rdf:RDF>',
}
CONTENT["x.xml"] = CONTENT["x.owl"] = CONTENT["x.rdf"]


def answers(place) -> bool:
    with open_engine(str(place)) as engine:
        return engine.query("ASK { <urn:a> <urn:b> 'c' }", accept="csv").body == b"true"


def refusal(place) -> str:
    with pytest.raises(GraphError) as caught, open_engine(str(place)) as engine:
        engine.query("ASK {}", accept="csv")
    return str(caught.value)


@pytest.mark.parametrize("name", CONTENT)
def test_each_kind_of_file_opens(tmp_path, name):
    path = tmp_path / name
    path.write_text(CONTENT[name])
    assert answers(path)


def test_a_packed_file_opens(tmp_path):
    path = tmp_path / "x.nt.gz"
    path.write_bytes(gzip.compress(CONTENT["x.nt"].encode()))
    assert answers(path)


def test_a_folder_of_files_opens_as_one_graph(tmp_path):
    (tmp_path / "one.ttl").write_text("<urn:x> <urn:y> 1 .")
    (tmp_path / "two.nt").write_text(CONTENT["x.nt"])
    (tmp_path / "notes.md").write_text("not a graph")
    assert answers(tmp_path)


def test_an_on_disk_store_opens_without_being_written(tmp_path):
    store = pyoxigraph.Store(str(tmp_path / "store"))
    store.bulk_load(b"".join(b"<urn:s%d> <urn:b> 'c' .\n" % n for n in range(5000)),
                    format=pyoxigraph.RdfFormat.TURTLE)  # fmt: skip
    store.load(TURTLE.encode(), format=pyoxigraph.RdfFormat.TURTLE)
    store.flush()
    del store
    before = sorted(path.name for path in (tmp_path / "store").iterdir())
    assert answers(tmp_path / "store")
    with open_engine(str(tmp_path / "store")) as engine:
        body = engine.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", accept="csv").body
    assert body == b"n\r\n5001\r\n"
    assert sorted(path.name for path in (tmp_path / "store").iterdir()) == before


def test_what_is_not_there_is_named(tmp_path):
    assert "there is no" in refusal(tmp_path / "nothing.ttl")


def test_an_unknown_extension_is_answered_with_the_known_ones(tmp_path):
    path = tmp_path / "data.csv"
    path.write_text("a,b")
    assert ".ttl, .nt, .nq, .trig" in refusal(path)


def test_an_empty_file_is_told_from_a_graph_without_statements(tmp_path):
    path = tmp_path / "x.ttl"
    path.touch()
    assert f"{path} is empty" in refusal(path)
    path.write_text("# nothing yet\n")
    assert f"{path} holds no statements" in refusal(path)


def test_a_file_that_breaks_off_is_told_with_its_line(tmp_path):
    path = tmp_path / "x.ttl"
    path.write_text("<urn:a> <urn:b> 'c' .\n<urn:a> <urn:b>")
    assert f"{path}, line 2, column 16: " in refusal(path)


def test_invalid_utf_8_is_told_with_its_line(tmp_path):
    path = tmp_path / "x.nt"
    path.write_bytes(b'<urn:a> <urn:b> "\xff\xfe" .\n')
    assert "line 1, column" in refusal(path)
    assert "UTF-8" in refusal(path)


def test_a_broken_file_in_a_folder_is_the_one_named(tmp_path):
    (tmp_path / "a.ttl").write_text(TURTLE)
    (tmp_path / "b.ttl").write_text("broken")
    assert f"{tmp_path / 'b.ttl'}, line 1" in refusal(tmp_path)


@pytest.mark.parametrize("cut", [5, 30])
def test_a_packed_file_that_breaks_off_is_a_graph_error(tmp_path, cut):
    path = tmp_path / "x.nt.gz"
    path.write_bytes(gzip.compress(CONTENT["x.nt"].encode() * 50)[:cut])
    assert f"{path} cannot be loaded" in refusal(path)


def test_a_folder_without_graphs_is_refused(tmp_path):
    assert "neither an on-disk store nor a folder of graph files" in refusal(tmp_path)


def test_a_damaged_store_is_refused(tmp_path):
    (tmp_path / "CURRENT").write_text("MANIFEST-000005\n")
    assert f"{tmp_path} cannot be opened as a store" in refusal(tmp_path)


def test_json_ld_never_fetches_a_context(tmp_path):
    path = tmp_path / "x.jsonld"
    path.write_text('{"@context": "http://127.0.0.1:9/c", "@id": "urn:a", "b": 1}')
    assert "remote contexts" in refusal(path)


def test_an_address_opens_as_an_endpoint_without_a_request():
    before = threading.active_count()
    with open_engine("https://sparql.example.invalid/query") as engine:
        assert isinstance(engine, RemoteEngine)
    assert threading.active_count() == before
