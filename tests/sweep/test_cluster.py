"""What a cluster answers when things go wrong becomes sentences, and the right exit code."""

from types import SimpleNamespace
from typing import Any, cast

import distributed
import pytest
from distributed.client import FutureCancelledError
from distributed.scheduler import KilledWorker

from simsp.errors import BadInput, Stopped
from simsp.sweep.cluster import Cluster
from simsp.sweep.pieces import Code, Piece
from simsp.sweep.work import OtherCode


class Failing:
    """A future that failed."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def result(self) -> None:
        """As a future tells it."""
        raise self.error


@pytest.fixture
def cluster() -> Cluster:
    """Nobody is connected."""
    made = Cluster("tcp://far:8786", print)
    made.dask = distributed
    return made


FAILURES: dict[str, tuple[Exception, type[Exception], str]] = {
    "scheduler gone": (
        FutureCancelledError("key", "scheduler-connection-lost"),
        Stopped,
        "the scheduler at tcp://far:8786 is gone; what is finished is kept",
    ),
    "connection lost": (OSError("closed"), Stopped, "the scheduler at tcp://far:8786 is gone"),
    "workers killed": (KilledWorker("key", "worker", 3), Stopped, "workers died again and again"),
    "another simsp": (
        OtherCode(Code("0.1.0", "a" * 16, "b" * 16, "numpy 2"), Code("0.0.9", "c" * 16, "d" * 16, "numpy 1")),
        BadInput,
        "a worker runs simsp 0.0.9 (code cccccccc, values dddddddd, numpy 1), and this is simsp 0.1.0",
    ),
    "a mistake of the program": (RuntimeError("no row allows"), RuntimeError, "no row allows"),
}


@pytest.mark.parametrize(("error", "kind", "sentence"), FAILURES.values(), ids=FAILURES)
def test_a_failure_of_the_cluster_is_told_in_a_sentence(
    error: Exception, kind: type[Exception], sentence: str, cluster: Cluster
) -> None:
    """What is finished is kept; only bad input has the exit code of bad input."""
    with pytest.raises(kind) as caught:
        cluster._result(Failing(error))
    assert sentence in str(caught.value)


class Listed:
    """A client that knows some workers."""

    def __init__(self, workers: dict[str, Any]) -> None:
        self.workers = workers

    def scheduler_info(self, **_: object) -> dict[str, Any]:
        """As Dask lists them."""
        return {"workers": self.workers}


def test_a_worker_without_a_limit_of_memory_is_not_one_without_memory(cluster: Cluster) -> None:
    """Dask writes 0 for no limit."""
    cluster.client = Listed({"a": {"memory_limit": 0}, "b": {"memory_limit": 2_000_000_000}})
    assert (cluster.count, cluster.limits()) == (2, [2_000_000_000])


class Leaving(Listed):
    """A client whose worker has left when it is given something: a run that is bound to it never ends."""

    status = "running"

    def submit(self, _task: object, _piece: object, **options: Any) -> distributed.Future:
        """As Dask takes it; who may run it elsewhere has it done at the second look."""
        assert options["workers"] == ["tcp://left:1"]
        self.free = options.get("allow_other_workers", False)
        self.looks = 0
        return cast("distributed.Future", self)

    def result(self) -> str:
        """Waiting for it without a look at the cluster is waiting for ever."""
        assert self.looks == 2, "nobody looked whether there is a worker"
        return "measured"

    def wait(self, futures: list[Any], **_: object) -> Any:
        """As Dask waits."""
        assert self.free, "the run can never be finished"
        self.looks += 1
        if self.looks == 1:
            raise TimeoutError
        return SimpleNamespace(done=set(futures))


def test_a_worker_that_leaves_during_the_short_runs_holds_nobody_up(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another may take its run, and the cluster is looked at while that lasts."""
    client = Leaving({"tcp://left:1": {"host": "left"}})
    cluster.client = client
    monkeypatch.setattr(cluster.dask, "wait", client.wait)
    assert cluster.measured(cast("Piece", None)) == "measured"
