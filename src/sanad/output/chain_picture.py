"""The chain picture: origins on the left, carriers in between, reports on the right, as SVG laid out here.

Columns follow the longest way from an origin (longest-path layering); within a column, nodes are ordered by the mean
place of their neighbours (barycentre method of Sugiyama, Tagawa and Toda, 1981), which keeps lines from crossing.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from markupsafe import Markup

from sanad.output.chains import OTHERS, UNATTRIBUTED, Chains, Path
from sanad.output.view import View
from sanad.output.words import Words

NODE_WIDTH, NODE_HEIGHT = 204, 44
ROW, TOP, SIDE = 58, 34, 4
COLUMN_GAPS = {2: 300, 3: 150}
COLUMN_GAP = 104
"""Room between two columns where there are more than the line above names."""
DERIVATION_ROOM = 70
LINE_LETTERS = 22
"""Letters that fit on one line of a node."""
SWEEPS = 4

DEEPEST = 4
"""Columns of carriers at most."""
BEND_ROW = 0.3
"""Height of the gap that a line needs to pass through a column, in rows."""

Key = tuple[str, str]
"""What a node is ("origin", "carrier", "report", or "bend" for the turn of a line) and its own id."""
Pair = tuple[Key, Key]


@dataclass(frozen=True, slots=True)
class Node:
    """A box of the picture: its column, the row of its middle, its left edge, and what it says."""

    key: Key
    column: int
    row: float
    x: float
    name: str = ""
    below: str = ""
    link: str | None = None

    @property
    def y(self) -> float:
        """Its upper edge."""
        return self.middle - NODE_HEIGHT / 2

    @property
    def middle(self) -> float:
        """The height at which lines meet it."""
        return TOP + self.row * ROW


def draw_chains(chains: Chains, view: View, words: Words) -> Markup:
    """The picture as an ``<svg>`` element; empty when there are no chains."""
    if not chains.paths:
        return Markup("")
    edges = _edges(chains.paths)
    columns = _columns(edges)
    routes = _routes(sorted(edges), columns)
    rows = _rows(columns, routes.values())
    segments = _segments(routes, edges)
    step = NODE_WIDTH + COLUMN_GAPS.get(max(columns.values()) + 1, COLUMN_GAP)
    nodes = {}
    for key in sorted(columns, key=_sort_key):
        node = Node(key, columns[key], rows[key], SIDE + columns[key] * step)
        nodes[key] = _named(node, chains, view, words)
    derivations = _derivation_lines(nodes, view, words)
    width = max(n.x for n in nodes.values()) + NODE_WIDTH + SIDE + (DERIVATION_ROOM if derivations else 0)
    height = max(n.y for n in nodes.values()) + NODE_HEIGHT + 8
    parts = [*_heads(nodes, words), *(_line(nodes[a], nodes[b], n, d) for (a, b), (n, d) in segments.items())]
    parts += [*derivations, *(_box(n) for n in nodes.values() if n.key[0] != "bend")]
    frame = Markup(
        '<svg class="chains" viewBox="0 0 {0:.0f} {1:.0f}" width="{0:.0f}" height="{1:.0f}" role="group" '
        'aria-labelledby="chains-title" aria-describedby="chains-text"><title id="chains-title">{2}</title>'
        '<desc id="chains-text">{3}</desc>'
    ).format(width, height, words("section.picture"), words("picture.alternative"))
    return frame + Markup("").join(parts) + Markup("</svg>")


def _edges(paths: tuple[Path, ...]) -> dict[Pair, tuple[int, bool]]:
    """Lines between neighbours with the number of statements and whether every one of them is only inherited."""
    counts: Counter[Pair] = Counter()
    inherited: dict[Pair, bool] = {}
    for path in paths:
        keys = [("origin", path.origin), *(("carrier", c) for c in path.carriers), ("report", path.report)]
        for pair in pairwise(keys):
            counts[pair] += path.count
            inherited[pair] = inherited.get(pair, True) and path.inherited
    return {pair: (count, inherited[pair]) for pair, count in counts.items()}


def _columns(edges: Iterable[Pair]) -> dict[Key, int]:
    """Each node's column. Carriers that name each other in a circle stop moving after as many rounds as there are."""
    pairs = sorted(edges)
    keys = {key for pair in pairs for key in pair}
    column = {key: 0 if key[0] == "origin" else 1 for key in keys}
    carriers = sum(1 for key in keys if key[0] == "carrier")
    for _ in range(min(carriers, DEEPEST)):
        for left, right in pairs:
            if right[0] == "carrier":
                column[right] = min(max(column[right], column[left] + 1), DEEPEST, carriers)
    last = max((c for key, c in column.items() if key[0] == "carrier"), default=0) + 1
    return {key: last if key[0] == "report" else c for key, c in column.items()}


def _routes(edges: Iterable[Pair], columns: dict[Key, int]) -> dict[Pair, tuple[Key, ...]]:
    """Each line's way: where it skips columns it passes a bend in each, shared by all lines from the same node."""
    routes: dict[Pair, tuple[Key, ...]] = {}
    for left, right in edges:
        skipped = range(columns[left] + 1, columns[right])
        bends = tuple(("bend", f"{left[0]} {left[1]} {column}") for column in skipped)
        columns |= dict(zip(bends, skipped, strict=True))
        routes[(left, right)] = (left, *bends, right)
    return routes


def _rows(columns: dict[Key, int], routes: Iterable[tuple[Key, ...]]) -> dict[Key, float]:
    """The middle of each node in its column, counted in rows; the columns are centred on the tallest."""
    neighbours: dict[Key, set[Key]] = defaultdict(set)
    for left, right in (pair for route in routes for pair in pairwise(route)):
        neighbours[left].add(right)
        neighbours[right].add(left)
    stacks: dict[int, list[Key]] = defaultdict(list)
    for key in sorted(columns, key=_sort_key):
        stacks[columns[key]].append(key)
    tallest = max(sum(map(_height, stack)) for stack in stacks.values())
    rows = {key: row for stack in stacks.values() for key, row in _stacked(stack, tallest)}
    for sweep in range(SWEEPS):
        for column in sorted(stacks, reverse=bool(sweep % 2)):
            order = {k: _barycentre(k, neighbours[k], rows) for k in stacks[column]}
            stacks[column].sort(key=order.__getitem__)
            rows.update(_stacked(stacks[column], tallest))
    return rows


def _barycentre(
    key: Key, neighbours: set[Key], rows: dict[Key, float]
) -> tuple[bool, float, tuple[int, bool, bool, str]]:
    mean = sum(rows[n] for n in sorted(neighbours)) / max(len(neighbours), 1)
    return key[1] in (OTHERS, UNATTRIBUTED), mean, _sort_key(key)


def _stacked(stack: list[Key], tallest: float) -> list[tuple[Key, float]]:
    """The nodes of one column one under the other, each with the row of its middle."""
    placed, row = [], (tallest - sum(map(_height, stack))) / 2
    for key in stack:
        placed.append((key, row + _height(key) / 2))
        row += _height(key)
    return placed


def _height(key: Key) -> float:
    return BEND_ROW if key[0] == "bend" else 1.0


def _sort_key(key: Key) -> tuple[int, bool, bool, str]:
    return (("origin", "carrier", "bend", "report").index(key[0]), key[1] == UNATTRIBUTED, key[1] == OTHERS, key[1])


def _named(node: Node, chains: Chains, view: View, words: Words) -> Node:
    """The node with what it says."""
    kind, own = node.key
    if kind == "bend":
        return node
    if kind == "report":
        report = view.report(own)
        return replace(
            node, name=report.label, below=words.date((report.published or "").partition("T")[0]), link=f"#{report.id}"
        )
    if own == UNATTRIBUTED:
        return replace(node, name=words("picture.unattributed"))
    if own == OTHERS:
        return replace(node, name=words("picture.others", n=chains.others))
    source = view.source(own)
    return replace(node, name=view.name(own), below=words.named("kind", source.kind if source else None))


def _heads(nodes: dict[Key, Node], words: Words) -> list[Markup]:
    titles = {"origin": "picture.origins", "carrier": "picture.carriers", "report": "picture.outlets"}
    heads = {n.key[0]: n for n in sorted(nodes.values(), key=lambda n: -n.column) if n.key[0] in titles}
    text = Markup('<text class="head" x="{:.0f}" y="16">{}</text>')
    return [text.format(node.x, words(titles[kind])) for kind, node in sorted(heads.items())]


def _segments(routes: dict[Pair, tuple[Key, ...]], edges: dict[Pair, tuple[int, bool]]) -> dict[Pair, tuple[int, bool]]:
    """The pieces that lines are made of; lines that share a piece are one line there, as thick as all of them."""
    pieces: dict[Pair, tuple[int, bool]] = {}
    for pair, way in routes.items():
        for piece in pairwise(way):
            count, inherited = pieces.get(piece, (0, True))
            pieces[piece] = (count + edges[pair][0], inherited and edges[pair][1])
    return dict(sorted(pieces.items()))


def _line(left: Node, right: Node, count: int, inherited: bool) -> Markup:
    x1, x2, y1, y2 = left.x + NODE_WIDTH, right.x, left.middle, right.middle
    half = (x2 - x1) / 2
    curve = f"M{x1:.0f},{y1:.0f}C{x1 + half:.0f},{y1:.0f} {x2 - half:.0f},{y2:.0f} {x2:.0f},{y2:.0f}"
    curve += f"H{x2 + NODE_WIDTH:.0f}" if right.key[0] == "bend" else ""
    root = left.key[1].split(" ", 1)[0] if left.key[0] == "bend" else left.key[0]
    kind = UNATTRIBUTED if UNATTRIBUTED in left.key[1].split() else root
    css = f"line from-{kind}{' inherited' if inherited else ''}"
    title = f"{left.name} → {right.name}: {count}" if left.name and right.name else str(count)
    shape = Markup('<path class="{}" d="{}" stroke-width="{:.1f}"><title>{}</title></path>')
    return shape.format(css, curve, 1.2 + 1.1 * math.log2(count), title)


def _derivation_lines(nodes: dict[Key, Node], view: View, words: Words) -> list[Markup]:
    """Arcs at the right edge from a report to the one that was made from it."""
    lines = []
    shape = Markup('<path class="derived" d="{}" marker-end="url(#made)"><title>{}</title></path>')
    for derivation in sorted(view.numbered.trace.derivations, key=lambda d: (d.child, d.parent)):
        child, parent = nodes.get(("report", derivation.child)), nodes.get(("report", derivation.parent))
        if child and parent:
            x, y1, y2 = parent.x + NODE_WIDTH, parent.middle, child.middle
            reach = min(DERIVATION_ROOM - 8, 22 + 9 * abs(parent.row - child.row))
            curve = f"M{x:.0f},{y1:.0f}C{x + reach:.0f},{y1:.0f} {x + reach:.0f},{y2:.0f} {x + 3:.0f},{y2:.0f}"
            lines.append(shape.format(curve, f"{child.name}: {words.named('how', derivation.how)} {parent.name}"))
    if lines:
        head = (
            '<defs><marker id="made" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
            'orient="auto"><path class="arrow" d="M0,0L8,4L0,8z"/></marker></defs>'
        )
        lines.insert(0, Markup(head))
    return lines


def _box(node: Node) -> Markup:
    special = f" {node.key[1]}" if node.key[1] in (OTHERS, UNATTRIBUTED) else ""
    lines = _lines(node.name)
    below = node.below if len(lines) == 1 else ""
    texts = [*((line, "name") for line in lines), *([(below, "below")] if below else [])]
    first = NODE_HEIGHT / 2 + 5 - 8.5 * (len(texts) - 1)
    words = Markup("").join(
        Markup('<text class="{}" x="12" y="{:.0f}">{}</text>').format(css, first + 17 * i, text)
        for i, (text, css) in enumerate(texts)
    )
    box = Markup(
        '<g class="node {}{}" transform="translate({:.0f},{:.0f})"><title>{}</title>'
        '<rect width="{}" height="{}" rx="4"/>{}</g>'
    ).format(node.key[0], special, node.x, node.y, node.name, NODE_WIDTH, NODE_HEIGHT, words)
    return Markup('<a href="{}">{}</a>').format(node.link, box) if node.link else box


def _lines(name: str) -> list[str]:
    """A name on one line, or two where it is longer; what does not fit is cut."""
    if len(name) <= LINE_LETTERS:
        return [name]
    cut = name.rfind(" ", 0, LINE_LETTERS + 1)
    cut = cut if cut > 0 else LINE_LETTERS
    rest = name[cut:].strip()
    return [name[:cut].strip(), rest if len(rest) <= LINE_LETTERS else rest[: LINE_LETTERS - 1].rstrip() + "…"]
