"""The content words of a text as terms that can be compared: lemmas, and concepts that meet across languages.

Everything here is asked of ``language/data``: the ``[comparison]`` settings give the words without content and the
negations, the table ``concepts`` the words of the shared concept vocabulary that a lemma may stand for. A language
without that table is the concept vocabulary itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from sanad.language.loader import available_languages, load_language
from sanad.text.normalise import fold
from sanad.text.tokens import tokenise


@dataclass(frozen=True, slots=True)
class Term:
    """A content word: its lemma, what it may mean, and its place in the text it was cut from."""

    lemma: str
    start: int
    end: int
    concepts: frozenset[str] = frozenset()
    is_name: bool = False


def terms(text: str, code: str | None) -> tuple[Term, ...]:
    """The content words of ``text`` in order; ``code`` is its language, ``None`` compares the words as they stand."""
    found = []
    after_stop = True
    for token in tokenise(text):
        first = token.text[0]
        if first.isalpha():
            lemma = lemma_of(token.text, code)
            if lemma:
                is_name = first.isupper() and (token.text[1:2].isupper() or not after_stop)
                found.append(Term(lemma, token.start, token.end, concepts_of(lemma, code), is_name))
            after_stop = False
        elif token.text in '.!?“"':
            after_stop = True
    return tuple(found)


@lru_cache(maxsize=200_000)
def lemma_of(word: str, code: str | None) -> str | None:
    """The folded lemma of a word, ``None`` for a word without content: ``lemma_of("mengirimkan", "id")`` is "kirim"."""
    lower = word.casefold()
    if code is None or code not in available():
        return fold(lower) or None
    stop = stop_words(code)
    if lower in stop:
        return None
    lemma = fold(_lemmatise(lower, code))
    return None if not lemma or lemma in loose_lemmas(code) else lemma


def _lemmatise(lower: str, code: str) -> str:
    import simplemma

    try:
        return simplemma.lemmatize(lower, lang=code).casefold()
    except ValueError:  # a language without a dictionary keeps its words
        return lower


@cache
def available() -> frozenset[str]:
    """The codes that have language data."""
    return frozenset(available_languages())


@cache
def stop_words(code: str) -> frozenset[str]:
    """Words without content of their own."""
    return word_set(code, "stop_words")


@cache
def loose_lemmas(code: str) -> frozenset[str]:
    """Lemmas without content in any of their forms, verbs of saying above all."""
    return word_set(code, "loose_lemmas")


@cache
def negations(code: str | None) -> frozenset[str]:
    """Words that turn a passage into its contrary."""
    return word_set(code, "negations") if code in available() and code else frozenset()


def word_set(code: str, name: str) -> frozenset[str]:
    """The words of one ``[comparison]`` setting."""
    return frozenset(str(load_language(code).settings.get("comparison", {}).get(name, "")).split())


@lru_cache(maxsize=200_000)
def concepts_of(lemma: str, code: str | None) -> frozenset[str]:
    """The concepts a lemma may stand for; itself where its language has no table for it."""
    found = _concept_table(code).get(lemma, ()) if code and code in available() else ()
    return frozenset(found or (lemma,))


@lru_cache(maxsize=200_000)
def main_concept(lemma: str, code: str | None) -> str:
    """The concept that a lemma most probably stands for; itself where its language has no table for it."""
    found = _concept_table(code).get(lemma, ()) if code and code in available() else ()
    return found[0] if found else lemma


@cache
def _concept_table(code: str) -> dict[str, tuple[str, ...]]:
    return {row["lemma"]: tuple(row["concepts"].split()) for row in load_language(code).table("concepts")}
