"""The model measured as each target was measured: a process beside the clock, and the words that say what it counts."""

from simsp.observing.history import observed
from simsp.observing.questions import Question, check

__all__ = ["Question", "check", "observed"]
