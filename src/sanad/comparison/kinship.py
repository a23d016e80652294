"""Who belongs to whom among the sources of a story."""

from __future__ import annotations

from collections.abc import Sequence

from sanad.records.marks import Source


class Kinship:
    """Answers whether sources are one, or parts of one another, from ``Source.part_of``."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = {s.id: s for s in sources}

    def source(self, key: str) -> Source | None:
        """The source with this key."""
        return self._sources.get(key)

    def name(self, key: str) -> str:
        """Its name, or the key where it is unknown."""
        source = self._sources.get(key)
        return source.name if source else key

    def is_unknown(self, key: str) -> bool:
        """Whether the source has no name: "sumber", "warga"."""
        source = self._sources.get(key)
        return source is None or source.kind == "unnamed"

    def is_body(self, key: str) -> bool:
        """Whether the source is no single person: an organisation, state, agency or outlet."""
        source = self._sources.get(key)
        return source is not None and source.kind not in ("person", "unnamed", "document")

    def line(self, key: str) -> tuple[str, ...]:
        """The source, what it is part of, and so on up."""
        found = [key]
        while (source := self._sources.get(found[-1])) and source.part_of and source.part_of not in found:
            found.append(source.part_of)
        return tuple(found)

    def __call__(self, left: tuple[str, ...], right: tuple[str, ...]) -> float:
        """1 where the lists share a speaker, 0.5 where one speaks for another, else 0."""
        if set(left) & set(right):
            return 1.0
        lines = {key for k in left for key in self.line(k)}, {key for k in right for key in self.line(k)}
        return 0.5 if lines[0] & lines[1] else 0.0
