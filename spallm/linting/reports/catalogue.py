"""The rules in Markdown, a table and a part for each, as the documentation and ``--rules`` show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spallm.exports.markdown import escaped, row
from spallm.linting.rule import Rule
from spallm.linting.words import Words

_HEADS = (
    Words("Rule", "规则"),
    Words("Gravest", "最高级别"),
    Words("Mended", "自动修正"),
    Words("Graph", "需要图谱"),
    Words("What it finds", "发现什么"),
    Words("What to do", "如何处理"),
)
_BY_GRAPH = Words("Asks the graph.", "需查询图谱。")
_BY_FIX = Words("`--fix` does it where that is safe.", "在安全的情况下由 `--fix` 完成。")
_YES = Words("yes", "是")


def manual(rules: Sequence[Rule], language: str) -> str:
    """Return the table of rules, and for each what it finds, an example and what to do."""
    return "\n".join((table(rules, language), *(_part(rule, language) for rule in rules)))


def _part(rule: Rule, language: str) -> str:
    graph = f" {_BY_GRAPH.within(language)}" if rule.asks_graph else ""
    lines = [f"### {rule.name}", "", f"{escaped(rule.says.within(language))}{graph}", ""]
    if rule.example:
        lines += ["````markdown", *rule.example.rstrip("\n").split("\n"), "````", ""]
    lines += [f"→ {escaped(rule.advice.within(language))}{_mended(rule, language)}", ""]
    return "\n".join(lines)


def _mended(rule: Rule, language: str) -> str:
    return f" {_BY_FIX.within(language)}" if rule.mends else ""


def table(rules: Iterable[Rule], language: str) -> str:
    """Return rules, one in each row."""
    lines = [row(head.within(language) for head in _HEADS), row("---" for _ in _HEADS)]
    lines += (row(_cells(rule, language)) for rule in rules)
    return "".join(f"{line}\n" for line in lines)


def _cells(rule: Rule, language: str) -> tuple[str, ...]:
    yes = _YES.within(language)
    return (
        f"`{rule.name}`",
        rule.severity,
        yes if rule.mends else "",
        yes if rule.asks_graph else "",
        escaped(rule.says.within(language)),
        escaped(rule.advice.within(language)),
    )
