"""Readers of the web app, many at a time, each with a browser's one connection.

Invariant: a reader asks for the next page only when the one before has come whole; every answer is counted, and one
that is no 200 or 304 is an error.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

__all__ = ["Answers", "look_at_each", "read_for"]

_FINE = (200, 304)


@dataclass(slots=True)
class Answers:
    """What came back.

    Args:
        seconds: By kind of page, how long each answer took, in seconds.
        errors: By kind of page, what was no answer: the status, or the fault of the connection.
    """

    seconds: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def read_for(
    port: int, paths: Mapping[str, Sequence[str]], *, readers: int, seconds: float, pause: float, seed: int = 11
) -> Answers:
    """Let readers read, and tell how long they waited.

    Args:
        port: Of the server, on this machine.
        paths: By kind of page, the addresses that are asked for; each kind is as likely as any other.
        readers: How many read at the same time.
        seconds: For how long.
        pause: How long a reader looks at a page before the next, on average, in seconds; 0 asks again at once.
        seed: Of what is read when.
    """
    return asyncio.run(_all(port, paths, Answers(), (readers, seconds, pause, seed)))


def look_at_each(port: int, paths: Mapping[str, Sequence[str]], *, seconds: float, seed: int = 11) -> Answers:
    """Let one reader look at every address once, and tell how long each took to be worked out.

    Args:
        port: Of the server, on this machine.
        paths: By kind of page, the addresses.
        seconds: For how long at most; on a large ledger that is not enough for all.
        seed: Of their order.
    """
    every = [(kind, path) for kind, some in paths.items() for path in some]
    random.Random(seed).shuffle(every)  # noqa: S311  it draws pages, no secrets
    return asyncio.run(_each(port, every, Answers(), seconds))


async def _each(port: int, every: Sequence[tuple[str, str]], answers: Answers, seconds: float) -> Answers:
    end = time.perf_counter() + seconds
    connection = await asyncio.open_connection("127.0.0.1", port)
    for kind, path in every:
        start = time.perf_counter()
        if start > end:
            break
        status = await _ask(*connection, path)
        answers.seconds[kind].append(time.perf_counter() - start)
        if status not in _FINE:
            answers.errors[kind].append(f"{status} at {path}")
    connection[1].close()
    return answers


async def _all(
    port: int, paths: Mapping[str, Sequence[str]], answers: Answers, how: tuple[int, float, float, int]
) -> Answers:
    readers, seconds, pause, seed = how
    end = time.perf_counter() + seconds
    draws = [random.Random(seed * 1000 + number) for number in range(readers)]  # noqa: S311  it draws pages, no secrets
    await asyncio.gather(*(_reader(port, paths, answers, draw, (end, pause)) for draw in draws))
    return answers


async def _reader(
    port: int, paths: Mapping[str, Sequence[str]], answers: Answers, draw: random.Random, until: tuple[float, float]
) -> None:
    end, pause = until
    kinds = sorted(paths)
    connection = None
    if pause:
        await asyncio.sleep(draw.uniform(0, pause))
    while time.perf_counter() < end:
        kind = draw.choice(kinds)
        path = draw.choice(paths[kind])
        start = time.perf_counter()
        try:
            connection = connection or await asyncio.open_connection("127.0.0.1", port)
            status = await _ask(*connection, path)
        except (OSError, asyncio.IncompleteReadError, ValueError) as fault:
            answers.errors[kind].append(f"{type(fault).__name__}: {fault}")
            connection = None
            continue
        answers.seconds[kind].append(time.perf_counter() - start)
        if status not in _FINE:
            answers.errors[kind].append(f"{status} at {path}")
        if pause:
            await asyncio.sleep(draw.expovariate(1 / pause))
    if connection is not None:
        connection[1].close()


async def _ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str) -> int:
    """One question and its whole answer; gives the status."""
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{writer.get_extra_info('peername')[1]}\r\n\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    fields = dict(line.lower().split(": ", 1) for line in head[1:] if ": " in line)
    if fields.get("transfer-encoding") == "chunked":
        while size := int((await reader.readuntil(b"\r\n")).strip(), 16):
            await reader.readexactly(size + 2)
        await reader.readexactly(2)
    else:
        await reader.readexactly(int(fields.get("content-length", "0")))
    return int(head[0].split()[1])
