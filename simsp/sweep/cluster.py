"""Pieces on the workers of a Dask cluster that is there already. Results come back as bytes; no disk is shared."""

import logging
import re
import socket
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from typing import Any, Self

from simsp.errors import BadInput, Stopped, one_line
from simsp.sweep import trial, work
from simsp.sweep.pieces import Code, Piece, code
from simsp.sweep.trial import Measured
from simsp.sweep.work import OtherCode

_ADDRESS = re.compile(r"(tcp|tls)://[^\s/]+:[0-9]{1,5}")
_PATIENCE = 10  # seconds until a scheduler must answer
_FIRST_WORKER = 60  # seconds until a cluster without workers must have one
_LOOK = 5  # seconds after which the cluster is looked at, finished or not


class Cluster:
    """The workers that a scheduler has, however many come and go."""

    def __init__(self, address: str, say: Callable[[str], None]) -> None:
        if not _ADDRESS.fullmatch(address):
            raise BadInput([f"--cluster must be written tcp://HOST:PORT, not '{one_line(address)}'"])
        self.address, self.say = address, say

    def __enter__(self) -> Self:
        self.dask = _library()
        self._refuse_silence()
        try:
            self.client = self.dask.Client(self.address, timeout=_PATIENCE)
        except (OSError, TimeoutError, ValueError) as error:
            raise self._silent(error) from None
        try:
            self._wait_for_one()
            self._refuse_other_code()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close(timeout=_PATIENCE)

    def _refuse_silence(self) -> None:
        """Where nobody listens that is said at once; Dask alone would go on knocking."""
        host, _, port = self.address.partition("://")[2].rpartition(":")
        try:
            socket.create_connection((host.strip("[]"), int(port)), _PATIENCE).close()
        except (OSError, OverflowError) as error:
            raise self._silent(error) from None

    def _silent(self, error: Exception) -> BadInput:
        said = one_line(getattr(error, "strerror", None) or error) or "no answer"
        return BadInput(
            [f"--cluster {self.address}: no scheduler answers there ({said}); is `dask scheduler` running?"]
        )

    @property
    def count(self) -> int:
        """Workers at this moment."""
        return len(self._workers())

    def limits(self) -> list[int]:
        """Memory that each worker is held to, bytes; a worker without a limit is left out."""
        return [one["memory_limit"] for one in self._workers().values() if one.get("memory_limit")]

    def measured(self, piece: Piece) -> tuple[Measured, Measured]:
        """A small run on one worker of each machine, all at once: it compiles the model where that is due.

        Where a worker leaves meanwhile another takes its run, as with pieces.

        Raises:
            Stopped, BadInput: as `made`.
        """
        while not (first := {one["host"]: address for address, one in self._workers().items()}):
            self._wait_for_one()
        futures = [
            self.client.submit(trial.measured, piece, workers=[address], allow_other_workers=True, pure=False)
            for address in first.values()
        ]
        waiting, found = list(futures), dict[Any, tuple[Measured, Measured]]()
        while waiting:
            for future in self._finished(waiting):
                found[future] = self._result(future)
                waiting.remove(future)
        return found[futures[0]]

    def made(self, pieces: Sequence[Piece]) -> Iterator[tuple[Piece, bytes]]:
        """Each piece with its content, as they are finished; never more under way than the workers keep busy.

        Raises:
            Stopped: the cluster is gone, or workers died again and again over the same piece.
            BadInput: a worker runs another simsp.
        """
        waiting, flying = deque(pieces), dict[Any, Piece]()
        while waiting or flying:
            while waiting and len(flying) < 2 * max(self.count, 1):
                piece = waiting.popleft()
                flying[self.client.submit(work.made, piece, pure=False)] = piece
            for future in self._finished(list(flying)):
                content = self._result(future)
                yield flying.pop(future), content

    def _finished(self, futures: Sequence[Any]) -> list[Any]:
        """Those that are done; none after a while in which nothing was."""
        try:
            done = self.dask.wait(futures, timeout=_LOOK, return_when="FIRST_COMPLETED").done
        except TimeoutError:
            self._wait_for_one()
            return []
        except CancelledError:
            raise Stopped(self._gone()) from None
        return list(done)

    def _result(self, future: Any) -> Any:
        try:
            return future.result()
        except OtherCode as error:
            raise BadInput([_other(str(error))]) from None
        except self.dask.scheduler.KilledWorker:
            raise Stopped(
                "workers died again and again while they worked on the same piece; the memory may not be enough:"
                " take larger workers or fewer agents. What is finished is kept; --resume goes on from there"
            ) from None
        except (CancelledError, OSError):
            raise Stopped(self._gone()) from None

    def _gone(self) -> str:
        return f"the scheduler at {self.address} is gone; what is finished is kept, and --resume goes on from there"

    def _workers(self) -> dict[str, Any]:
        try:
            return dict(self.client.scheduler_info(n_workers=-1)["workers"])
        except (OSError, TimeoutError):
            raise Stopped(self._gone()) from None

    def _wait_for_one(self) -> None:
        """Until there is a worker."""
        if self.client.status != "running":
            raise Stopped(self._gone())
        if self.count:
            return
        self.say(
            f"The scheduler at {self.address} has no workers; waiting for one (`dask worker {self.address}`)."
        )
        end = time.monotonic() + _FIRST_WORKER
        while not self.count:
            if time.monotonic() > end:
                raise Stopped(
                    f"no worker came to {self.address} in {_FIRST_WORKER} seconds; what is finished is kept"
                )
            time.sleep(0.2)

    def _refuse_other_code(self) -> None:
        """Another simsp may know other law, and another library may round otherwise: told before anything runs."""
        ours = code()
        found = self.client.run(code, on_error="return")
        problems = []
        for address, theirs in sorted(found.items()):
            if isinstance(theirs, Exception):
                said = one_line(f"{type(theirs).__name__}: {theirs}", 120)
                problems.append(f"the worker {address} cannot run simsp ({said}); install it there")
            elif Code(*theirs) != ours:
                problems.append(
                    _other(f"the worker {address} runs {theirs.shown()}, and this is {ours.shown()}")
                )
        if problems:
            raise BadInput(problems)


def _other(sentence: str) -> str:
    return f"{sentence}; install the same simsp everywhere, with the same libraries"


def _library() -> Any:
    """dask.distributed, which only a cluster needs."""
    try:
        import distributed  # noqa: PLC0415  (an optional requirement)
    except ImportError:
        raise BadInput(
            ["--cluster needs dask.distributed, which is not installed: pip install 'simsp[cluster]'"]
        ) from None
    for name in [*logging.Logger.manager.loggerDict]:  # what matters is said in sentences
        if name.split(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    return distributed
