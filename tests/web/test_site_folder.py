"""The folder of a site: what it replaces, what it leaves alone, and when."""

from __future__ import annotations

from pathlib import Path

import pytest

from spallm.errors import SpallmError, UsageError
from spallm.web.site.folder import MARK, replaced


def write(place: Path, **files: str) -> None:
    with replaced(place) as folder:
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text)


def tree(place: Path) -> dict[str, str]:
    return {
        str(file.relative_to(place)): file.read_text()
        for file in sorted(place.rglob("*"))
        if file.is_file() and file.name != MARK
    }


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site that was written earlier."""
    write(tmp_path / "site", **{"index.html": "old", "model/a.html": "old"})
    return tmp_path / "site"


def test_a_new_folder_holds_what_was_written_and_a_list_of_it(site):
    assert tree(site) == {"index.html": "old", "model/a.html": "old"}
    assert (site / MARK).read_text().split() == ["index.html", "model/a.html", MARK]


def test_an_empty_folder_is_filled(tmp_path):
    (tmp_path / "site").mkdir()
    write(tmp_path / "site", **{"index.html": "new"})
    assert tree(tmp_path / "site") == {"index.html": "new"}


def test_an_earlier_site_is_replaced_whole(site):
    write(site, **{"index.html": "new", "paper/b.html": "new"})
    assert tree(site) == {"index.html": "new", "paper/b.html": "new"}
    assert not (site / "model").exists()


def test_what_others_added_to_a_site_stays(site):
    (site / "CNAME").write_text("example.org")
    (site / ".git/objects").mkdir(parents=True)
    (site / ".git/objects/1").write_text("theirs")
    (site / "model/notes.txt").write_text("theirs")
    write(site, **{"index.html": "new"})
    assert tree(site) == {
        ".git/objects/1": "theirs", "CNAME": "example.org", "index.html": "new",
        "model/notes.txt": "theirs",
    }  # fmt: skip


def test_what_others_added_still_stays_the_time_after_next(site):
    (site / "CNAME").write_text("example.org")
    write(site, **{"index.html": "new"})
    write(site, **{"index.html": "newest"})
    assert tree(site) == {"CNAME": "example.org", "index.html": "newest"}


def test_a_file_of_others_with_a_name_that_the_site_needs_stops_it(site):
    (site / "about.html").write_text("theirs")
    with pytest.raises(SpallmError, match=r"about\.html was not written by SpaLLM"):
        write(site, **{"index.html": "new", "about.html": "ours"})
    assert tree(site) == {"about.html": "theirs", "index.html": "old", "model/a.html": "old"}


def test_a_folder_with_files_that_are_no_site_is_refused_and_left_alone(tmp_path):
    (tmp_path / "thesis.tex").write_text("years of work")
    with pytest.raises(UsageError, match="no site that SpaLLM wrote"):
        write(tmp_path, **{"index.html": "new"})
    assert tree(tmp_path) == {"thesis.tex": "years of work"}


def test_a_file_is_refused(tmp_path):
    (tmp_path / "site").write_text("a file")
    with pytest.raises(UsageError, match="is a file"):
        write(tmp_path / "site", **{"index.html": "new"})


def test_a_place_in_no_folder_says_so(tmp_path):
    with pytest.raises(SpallmError, match="no folder can be made there"):
        write(tmp_path / "nowhere/site", **{"index.html": "new"})


@pytest.mark.parametrize("stop", [KeyboardInterrupt, OSError, SystemExit])
def test_an_interrupted_run_leaves_the_old_site_and_nothing_beside_it(site, stop):
    def interrupted() -> None:
        with replaced(site) as folder:
            (folder / "index.html").write_text("half")
            raise stop

    with pytest.raises(stop):
        interrupted()
    assert tree(site) == {"index.html": "old", "model/a.html": "old"}
    assert list(site.parent.iterdir()) == [site]


def test_a_swap_that_fails_half_way_puts_the_old_site_back(site, monkeypatch):
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.suffix == ".tmp":
            raise OSError("no")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="no"):
        write(site, **{"index.html": "new"})
    assert tree(site) == {"index.html": "old", "model/a.html": "old"}


def test_nothing_stays_beside_a_finished_site(site):
    write(site, **{"index.html": "new"})
    assert list(site.parent.iterdir()) == [site]


def test_a_symbolic_link_stays_one(site, tmp_path):
    link = tmp_path / "link"
    link.symlink_to(site)
    write(link, **{"index.html": "new"})
    assert link.is_symlink()
    assert tree(site) == {"index.html": "new"}


def test_a_list_that_names_files_elsewhere_removes_none_there(site):
    (site.parent / "precious").write_text("theirs")
    (site / MARK).write_text(
        f"index.html\nmodel/a.html\n../precious\n{site.parent}/precious\n{MARK}\n"
    )
    write(site, **{"index.html": "new"})
    assert (site.parent / "precious").read_text() == "theirs"
    assert tree(site) == {"index.html": "new"}


def test_a_link_to_a_folder_that_others_added_is_carried_over_and_not_followed(site, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/index.html").write_text("theirs")
    (site / "docs").symlink_to(tmp_path / "elsewhere")
    write(site, **{"index.html": "new"})
    assert (site / "docs").is_symlink()
    assert (tmp_path / "elsewhere/index.html").read_text() == "theirs"
