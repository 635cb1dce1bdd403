"""The description of the interface as OpenAPI 3.1, made from the shapes that answers have."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from spallm.web.api import answer, problem
from spallm.web.api.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pydantic.json_schema import JsonSchemaMode

    from spallm.web.api.resource import Resource

Json = dict[str, Any]

_REF = "#/components/schemas/{model}"
_INTRODUCTION = (
    "Search, entities and facets of a SpaLLM graph as JSON, where SPARQL is too much. Every "
    "statement carries its evidence. Whatever else is asked for, ask the SPARQL endpoint."
)


def openapi(resources: Iterable[Resource], version: str) -> Json:
    """Return the description of resources; addresses are relative to the document itself."""
    offered = list(resources)
    shapes = list(dict.fromkeys(each.told for each in offered))
    inputs: list[tuple[type, JsonSchemaMode, TypeAdapter[Any]]] = [
        (each, "serialization", TypeAdapter(each)) for each in (*shapes, Problem)
    ]
    schemas, shared = TypeAdapter.json_schemas(inputs, ref_template=_REF)
    told = {each: schemas[each, "serialization"] for each in (*shapes, Problem)}
    return {
        "openapi": "3.1.0",
        "info": {"title": "SpaLLM", "version": version, "description": _INTRODUCTION},
        "servers": [{"url": "../api"}],
        "paths": {each.path: {"get": _operation(each, told)} for each in offered},
        "components": {"schemas": shared["$defs"]},
    }


def _operation(resource: Resource, told: Mapping[Any, Any]) -> Json:
    name = resource.path.strip("/").replace("{", "").replace("}", "").replace("/", "-")
    problems = sorted({400, 405, 406, *resource.problems})
    return {
        "operationId": name.removesuffix(".json") or "index",
        "summary": resource.summary,
        "parameters": list(_parameters(resource)),
        "responses": {
            "200": _response("The answer.", answer.MEDIA_TYPE, told[resource.told]),
            **{
                str(status): _response(HTTPStatus(status).phrase, problem.MEDIA_TYPE, told[Problem])
                for status in problems
            },
        },
    }


def _response(description: str, media_type: str, schema: Json) -> Json:
    return {"description": description, "content": {media_type: {"schema": schema}}}


def _parameters(resource: Resource) -> Iterable[Json]:
    schema = resource.reader.json_schema()
    for name, described in schema.get("properties", {}).items():
        parameter = {
            "name": name,
            "in": "path" if name in resource.in_path else "query",
            "required": name in schema.get("required", ()),
            "description": described.pop("description", ""),
        }
        if name == resource.others:
            free = {"type": "object", "additionalProperties": {"type": "string"}}
            yield parameter | {"style": "form", "explode": True, "schema": free}
        else:
            kept = {key: value for key, value in described.items() if key != "title"}
            yield parameter | {"schema": kept}
