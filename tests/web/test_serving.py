"""``spallm serve`` as a process: how it starts, and how it ends."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from spallm.cli.entry import main
from spallm.web.listening import address_of, listening

QUICK = "ASK {}"
NUMBERS = " ".join(map(str, range(30)))
CROSS = " ".join(f"VALUES ?v{n} {{ {NUMBERS} }}" for n in range(9))
ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {CROSS} }}"


class Command:
    """``spallm serve`` as a process."""

    def __init__(self, *words: str | Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "spallm", "serve", "--port", "0", *map(str, words)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    def port(self) -> int:
        assert self.process.stderr
        said = self.process.stderr.readline() + self.process.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/sparql", said)
        assert found, said
        return int(found[1])

    def end(self, how: signal.Signals) -> tuple[float, int, str]:
        """Send a signal; return how long the end took, the exit code and what was said."""
        begun = time.perf_counter()
        self.process.send_signal(how)
        out, err = self.process.communicate(timeout=10)
        assert out == ""
        return time.perf_counter() - begun, self.process.returncode, err


@pytest.fixture
def command() -> Iterator[Callable[..., Command]]:
    begun: list[Command] = []

    def begin(*words: str | Path) -> Command:
        begun.append(Command(*words))
        return begun[-1]

    yield begin
    for each in begun:
        each.process.kill()
        each.process.communicate()


def children(pid: int) -> set[int]:
    """Return all descendants of a process."""
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    below = {int(child) for child in listed.read_text().split()} if listed.exists() else set()
    return below.union(*map(children, below))


def asked(port: int, query: str) -> socket.socket:
    line = socket.create_connection(("127.0.0.1", port), timeout=10)
    line.sendall(f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    return line


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_within_a_second_whatever_runs(command, small_file, how) -> None:
    server = command("--graph", small_file)
    port = server.port()
    kept = asked(port, QUICK)
    assert b"200 OK" in kept.recv(1000)
    busy = [asked(port, ENDLESS) for _ in range(6)]
    idle = socket.create_connection(("127.0.0.1", port))
    half = socket.create_connection(("127.0.0.1", port))
    half.sendall(b"GET / HT")
    time.sleep(0.3)
    family = children(server.process.pid)
    assert len(family) >= 5
    seconds, code, said = server.end(how)
    assert code == 0
    assert seconds < 1
    assert "Traceback" not in said
    assert b"503 " in busy[0].recv(1000)
    time.sleep(0.05)
    assert not [pid for pid in family if Path(f"/proc/{pid}/cmdline").exists()]
    for line in (*busy, idle, half, kept):
        line.close()


@pytest.fixture
def refused(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., str]:
    """Return the one error with which a server does not start."""

    def said(*words: str | Path) -> str:
        monkeypatch.setattr(sys, "argv", ["spallm", "serve", *map(str, words)])
        with pytest.raises(SystemExit) as stop:
            main()
        printed = capfdbinary.readouterr()
        assert stop.value.code == 2
        assert printed.out == b""
        assert b"Traceback" not in printed.err
        return printed.err.decode()

    return said


def test_a_port_in_use_is_an_error(refused: Callable[..., str], small_file: Path) -> None:
    with listening("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        said = refused("--graph", small_file, "--port", str(port))
    assert said.startswith(f"Error: port {port} of 127.0.0.1 cannot be used: ")


def test_a_graph_that_cannot_be_read_is_an_error_before_anything_listens(
    refused: Callable[..., str], tmp_path: Path
) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text("<a> <b> .")
    said = refused("--graph", broken, "--port", "0")
    assert said.startswith(f"Error: {broken}, line 1, column ")
    assert "Serving" not in said


@pytest.mark.parametrize(
    "words",
    [
        ("--port", "70000"),
        ("--host", "no.such.host.invalid"),
        ("--cors", "notebook"),
        ("--rows", "-1"),
        ("--graph", "missing.ttl"),
    ],
)
def test_a_bad_option_is_an_error(refused: Callable[..., str], words: tuple[str, ...]) -> None:
    assert "Error: " in refused("--port", "0", *words)


def test_the_address_is_one_that_a_browser_can_go_to() -> None:
    with listening("0.0.0.0", 0) as place:
        assert address_of(place) == f"http://127.0.0.1:{place.getsockname()[1]}/"


@pytest.mark.skipif(not Path("/proc/net/if_inet6").exists(), reason="needs IPv6")
def test_the_address_of_the_newer_protocol_stands_in_brackets() -> None:
    with listening("::1", 0) as place:
        assert address_of(place) == f"http://[::1]:{place.getsockname()[1]}/"
