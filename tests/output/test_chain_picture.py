import re
import xml.etree.ElementTree as ElementTree
from dataclasses import replace

from sanad.output.chain_picture import draw_chains
from sanad.output.chains import story_chains
from sanad.output.numbering import number
from sanad.output.view import View
from sanad.output.words import load_words
from sanad.records.marks import Hop, Source

WORDS = load_words("en")


def picture(trace):
    view = View(number(trace))
    return draw_chains(story_chains(view), view, WORDS)


def test_origins_stand_left_of_carriers_and_these_left_of_reports(trace):
    at = {name: float(x) for x, name in re.findall(r"translate\((\d+),\d+\)\"><title>([^<]+)", picture(trace))}
    assert at["Wira Basuki"] < at["Kantor Berita Tirta"] < at["Kabar Muara"]
    assert at["Nandi Lestari"] == at["Wira Basuki"] == at["no source named"]


def test_the_picture_is_well_formed_and_has_a_text_alternative(trace):
    root = ElementTree.fromstring(picture(trace))
    assert {"title", "desc"} <= {child.tag for child in root}


def test_carriers_that_name_each_other_in_a_circle_are_drawn(trace):
    left, right = (Hop(s.id) for s in trace.sources[:2])
    analyses = tuple(
        replace(
            a,
            statements=tuple(
                replace(s, via=(left, right) if i % 2 else (right, left)) for i, s in enumerate(a.statements)
            ),
        )
        for a in trace.analyses
    )
    ElementTree.fromstring(picture(replace(trace, analyses=analyses)))


def test_many_origins_share_one_box(trace):
    keys = [f"person:p{i}" for i in range(40)]
    sources = (*trace.sources, *(Source(k, k, "person") for k in keys))
    first = trace.analyses[0].statements[0]
    many = tuple(replace(first, id=f"m{i}", speakers=(k,)) for i, k in enumerate(keys))
    analyses = (replace(trace.analyses[0], statements=many), *trace.analyses[1:])
    assert "other origins" in picture(replace(trace, sources=sources, analyses=analyses))


def test_without_chains_there_is_no_picture(trace):
    assert picture(replace(trace, analyses=(), claims=())) == ""
