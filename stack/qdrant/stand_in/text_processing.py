"""How text is cut into tokens: the options that BM25 and text indexes share."""

from __future__ import annotations

from typing import Any

import qdrant_edge as engine

from .errors import not_implemented
from .fields import Fields

TOKENIZERS = {
    "prefix": engine.TokenizerType.Prefix,
    "whitespace": engine.TokenizerType.Whitespace,
    "word": engine.TokenizerType.Word,
    "multilingual": engine.TokenizerType.Multilingual,
}


def _named(enumeration: type) -> dict[str, Any]:
    """The values of an engine's enumeration under their JSON names, such as `english`."""
    names = [name for name in vars(enumeration) if name[0].isupper()]
    return {name.lower(): getattr(enumeration, name) for name in names}


_STOPWORD_LANGUAGES = _named(engine.Language)
_STEMMER_LANGUAGES = _named(engine.SnowballLanguage)


def parse_stopwords(value: Any) -> engine.Stopwords | None:
    """A language, or `{languages, custom}`; None where nothing is said."""
    if value is None:
        return None
    if isinstance(value, str):
        return _language(value, _STOPWORD_LANGUAGES)
    with Fields(value, "the stopwords") as fields:
        languages = fields.strings("languages") or []
        custom = fields.strings("custom") or []
    return engine.StopwordsSet(
        languages={_language(language, _STOPWORD_LANGUAGES) for language in languages},
        custom=set(custom),
    )


def parse_stemmer(value: Any) -> engine.StemmingAlgorithm | None:
    """`{type: snowball, language}` or `{type: none}`; None where nothing is said."""
    if value is None:
        return None
    with Fields(value, "the stemmer") as fields:
        if fields.required_choice("type", {"snowball": True, "none": False}):
            language = _language(fields.required_string("language"), _STEMMER_LANGUAGES)
            return engine.SnowballParams(language)
        return engine.DisabledStemmer()


def stopwords_json(stopwords: engine.Stopwords) -> Any:
    """What `parse_stopwords` read."""
    if not isinstance(stopwords, engine.StopwordsSet):
        return _name_of(stopwords, _STOPWORD_LANGUAGES)
    answer: dict[str, Any] = {}
    if stopwords.languages:
        names = (_name_of(language, _STOPWORD_LANGUAGES) for language in stopwords.languages)
        answer["languages"] = sorted(names)
    if stopwords.custom:
        answer["custom"] = sorted(stopwords.custom)
    return answer


def stemmer_json(stemmer: engine.StemmingAlgorithm) -> Any:
    """What `parse_stemmer` read."""
    if isinstance(stemmer, engine.SnowballParams):
        return {"type": "snowball", "language": _name_of(stemmer.language, _STEMMER_LANGUAGES)}
    return {"type": "none"}


def tokenizer_json(tokenizer: engine.TokenizerType) -> str:
    """The tokenizer's name."""
    return _name_of(tokenizer, TOKENIZERS)


def _language(name: Any, languages: dict[str, Any]) -> Any:
    if name in languages:
        return languages[name]
    raise not_implemented(f"the language `{name}`")


def _name_of(value: Any, names: dict[str, Any]) -> str:
    return next(name for name, known_value in names.items() if known_value == value)
