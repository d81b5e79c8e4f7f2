"""What a table is: a file, its columns, and what each of them means."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """One file of a run: its columns with their meaning."""

    name: str
    about: str
    columns: tuple[tuple[str, str], ...]

    @property
    def header(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(name for name, _ in self.columns)
