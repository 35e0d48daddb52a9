"""What is known of the language beside running text: the vocabulary of the project, the essays written for training, a thesaurus and a
dictionary of Debian."""

import functools
import gzip
import json
import random
import re
from pathlib import Path
from typing import Iterator

import snowballstemmer
import yaml

import corpus

PROJECT = Path(__file__).parents[2]
WORD = re.compile(r"[\w-]+")
# Phrases of the vocabulary have at most so many words.
LONGEST_PHRASE = 3
# A dictionary entry is a line such as "ability /əˈbɪləti/ <n>", its translations stand on the next.
HEADWORD = re.compile(r"^([A-Za-z][\w' -]+?) /")
TRANSLATIONS = re.compile(r"^(?:\d+\.\s*)?([a-z][a-z ,;()-]{2,60})$")

Pair = tuple[str, str]
stem_of = functools.cache(snowballstemmer.stemmer("indonesian").stemWord)


def stem(words: list[str]) -> str:
    return " ".join(stem_of(word) for word in words)


def alternatives(file: str) -> Iterator[tuple[str, list[str]]]:
    """A word or phrase, and what is said of it, of a file of data/training."""
    for line in (PROJECT / "data/training" / file).open(encoding="utf-8"):
        words, others = line.strip().split(": ", 1)
        yield words, others.split(", ")


class Vocabulary:
    """data/vocabulary/indonesian.yaml, as the program reads it too, and the synonyms that serve the training only."""

    def __init__(self) -> None:
        lists = yaml.safe_load((PROJECT / "data/vocabulary/indonesian.yaml").read_text(encoding="utf-8"))
        self.everyday = {str(word): str(standard) for word, standard in lists["everyday"].items()}
        self.groups = [[word.replace("-", " ") for word in group.split()] for group in lists["synonyms"]]
        self.broader = list(alternatives("broader.txt"))
        self.synonyms: dict[str, list[str]] = {}
        self.entries = list(alternatives("synonyms.txt"))
        for words, others in [*self.entries, *((words, group) for group in self.groups for words in group)]:
            self.synonyms.setdefault(stem(words.split()), []).extend(other for other in others if other != words)

    def standard(self, text: str) -> str:
        """Everyday words replaced, as the program does before it embeds a question."""
        return " ".join(self.everyday.get(word, word) for word in WORD.findall(corpus.normalise(text)))

    def pairs(self, chance: random.Random) -> Iterator[Pair]:
        """Synonyms both ways; something concrete → some of its broader notions."""
        for words, others in self.entries:
            yield from ((words, other) for other in others)
            yield from ((other, words) for other in others)
            yield from zip(others, others[1:])
        for group in self.groups:
            yield from ((word, other) for word in group for other in group if word != other)
        for key, notions in self.broader:
            for _ in range(4):
                yield key, " ".join(chance.sample(notions, min(len(notions), chance.choice([1, 2, 3]))))

    def swapped(self, words: list[str], chance: random.Random) -> tuple[list[str], int]:
        """A sentence with six of ten of its known words and phrases replaced by a synonym, and how many were."""
        result, swaps, at = [], 0, 0
        while at < len(words):
            lengths = [n for n in range(LONGEST_PHRASE, 0, -1) if self.synonyms.get(stem(words[at : at + n]))]
            length = lengths[0] if lengths else 1
            if lengths and chance.random() < 0.6:
                result.append(chance.choice(self.synonyms[stem(words[at : at + length])]))
                swaps += 1
            else:
                result.extend(words[at : at + length])
            at += length
        return result, swaps


def swapped_sentences(data: Path, vocabulary: Vocabulary, chance: random.Random) -> Iterator[Pair]:
    """A sentence, or ten words of it, in other words → its passage, half of the time without the sentence itself. Twice over."""
    texts = [*corpus.laws(data), *(" ".join(passages) for _, passages in corpus.wikipedia(data))] * 2
    for text in texts:
        sentences = corpus.sentences_of(text[:4000]) if chance.random() < 0.6 else []
        if len(sentences) < 2:
            continue
        chosen = chance.randrange(len(sentences))
        words = WORD.findall(sentences[chosen])
        if not 5 <= len(words) <= 60:
            continue
        if len(words) > 12 and chance.random() < 0.5:
            start = chance.randrange(len(words) - 10)
            words = words[start : start + 10]
        swapped, swaps = vocabulary.swapped(words, chance)
        if swaps >= 2:
            rest = sentences if chance.random() < 0.5 else sentences[:chosen] + sentences[chosen + 1 :]
            yield " ".join(swapped), " ".join(rest)[:1500]


def written_pairs(vocabulary: Vocabulary, key: str) -> Iterator[Pair]:
    """Question → paragraph ("text") or → the words that answer ("evidence"), without the held-out fifth of the essays."""
    for line in (PROJECT / "data/training/essays.jsonl").open(encoding="utf-8"):
        essay = json.loads(line)
        if corpus.is_held_out(essay["id"]):
            continue
        for paragraph in essay["paragraphs"]:
            for question in paragraph["questions"]:
                yield vocabulary.standard(question["question"]), {**paragraph, **question}[key]
    for line in (PROJECT / "data/training/pairs.jsonl").open(encoding="utf-8"):
        pair = json.loads(line)
        yield from ((vocabulary.standard(question), pair["passage"]) for question in pair["questions"])


def thesaurus_pairs(file: Path, chance: random.Random) -> Iterator[Pair]:
    """Headword → some of the synonyms of one of its senses, twice; MyThes format."""
    headword = ""
    for line in file.read_text(encoding="latin-1").splitlines()[1:]:
        first, *rest = line.strip().split("|")
        if not first.startswith("["):
            headword = first
        elif first != "[ant]":
            synonyms = [synonym for synonym in rest if 1 < len(synonym) < 30]
            for _ in range(2 if synonyms else 0):
                yield headword, " ".join(chance.sample(synonyms, min(len(synonyms), chance.choice([1, 2, 3, 5]))))


def dictionary_pairs(file: Path) -> Iterator[Pair]:
    """English word → its Indonesian translations; dict format."""
    headword = None
    for line in gzip.open(file, "rt", encoding="utf-8", errors="ignore"):
        if match := HEADWORD.match(line):
            headword = match.group(1)
        elif headword and (match := TRANSLATIONS.match(line.strip())):
            yield headword, match.group(1).replace(",", " ")
            headword = None


def gloss_pairs() -> Iterator[Pair]:
    """English gloss → word, for questions that mix the languages."""
    for word, glosses in alternatives("glosses.txt"):
        yield from ((gloss, word) for gloss in glosses if gloss != word)
