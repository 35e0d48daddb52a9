"""Turns the training data into batches of token ids: pairs of texts that mean the same or answer one another."""

import random
from array import array
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator

import numpy
import sentencepiece

import corpus
import knowledge
from negatives import HardNegatives

Tokens = numpy.ndarray
Pair = tuple[Tokens, Tokens]

MAX_TOKENS = 256
HARD_NEGATIVES = 20


class Texts:
    """Texts as token ids, sentence by sentence, in three flat arrays: half a million texts fit in memory."""

    def __init__(self) -> None:
        self.tokens, self.sentence_starts, self.text_starts = array("H"), array("I", [0]), array("I", [0])

    def add(self, sentences: list[list[int]]) -> None:
        for sentence in sentences:
            self.tokens.extend(sentence)
            self.sentence_starts.append(len(self.tokens))
        self.text_starts.append(len(self.sentence_starts) - 1)

    def freeze(self) -> "Texts":
        self.tokens = numpy.frombuffer(self.tokens, dtype=numpy.uint16)
        return self

    def __len__(self) -> int:
        return len(self.text_starts) - 1

    def sentences(self, text: int) -> list[Tokens]:
        first, last = self.text_starts[text], self.text_starts[text + 1]
        return [self.tokens[self.sentence_starts[s] : self.sentence_starts[s + 1]] for s in range(first, last)]

    def whole(self, text: int) -> Tokens:
        first, last = self.text_starts[text], self.text_starts[text + 1]
        return self.tokens[self.sentence_starts[first] : self.sentence_starts[last]][:MAX_TOKENS]


class PairedTexts:
    """Question → passage, sentence → paraphrase, title → lead."""

    def __init__(self, name: str, first: Texts, second: Texts, hard: "Hard | None" = None) -> None:
        self.name, self.first, self.second, self.hard = name, first, second, hard

    def __len__(self) -> int:
        return len(self.first)

    def pair(self, row: int, _: random.Random) -> Pair:
        return self.first.whole(row), self.second.whole(row)

    def negative(self, row: int, chance: random.Random) -> Tokens | None:
        """A text that must not be taken for the second of the pair."""
        return None if self.hard is None else self.hard.draw(row, chance)


class Hard:
    """Hard negatives as token ids."""

    def __init__(self, negatives: HardNegatives, texts: Texts) -> None:
        self.best, self.texts = negatives.best, texts

    def draw(self, row: int, chance: random.Random) -> Tokens:
        return self.texts.whole(int(chance.choice(self.best[row])))


class SentenceAndRest:
    """A random sentence → the rest of its passage (inverse cloze task, Lee et al. 2019)."""

    def __init__(self, name: str, passages: Texts) -> None:
        self.name, self.passages = name, passages

    def __len__(self) -> int:
        return len(self.passages)

    def pair(self, row: int, chance: random.Random) -> Pair:
        sentences = self.passages.sentences(row)
        chosen = chance.randrange(len(sentences))
        rest = numpy.concatenate(sentences[:chosen] + sentences[chosen + 1 :])
        return sentences[chosen][:MAX_TOKENS], rest[:MAX_TOKENS]

    def negative(self, row: int, chance: random.Random) -> Tokens | None:
        return None


@dataclass(frozen=True)
class Files:
    """Where the sources are."""

    data: Path
    thesaurus: Path
    dictionary: Path


def load(files: Files, tokenizer: sentencepiece.SentencePieceProcessor, seed: int) -> list:
    """All sources of pairs."""
    data, chance, vocabulary = files.data, random.Random(seed), knowledge.Vocabulary()

    def texts(rows: list[str]) -> Texts:
        result = Texts()
        for tokens in tokenizer.encode([corpus.normalise(row) for row in rows], num_threads=2):
            result.add([tokens])
        return result.freeze()

    def sentences(rows: Iterator[str]) -> Texts:
        result = Texts()
        for row in rows:
            split = corpus.sentences_of(row[:4000])
            if len(split) > 1:
                result.add(tokenizer.encode(split))
        return result.freeze()

    def paired(name: str, rows: Iterator[tuple[str, str]], hard: Hard | None = None) -> PairedTexts:
        first, second = zip(*rows)
        return PairedTexts(name, texts(list(first)), texts(list(second)), hard)

    negatives = HardNegatives(data, HARD_NEGATIVES)
    hard = Hard(negatives, texts(negatives.texts))

    passages = (passage for _, all_of_them in corpus.wikipedia(data) for passage in all_of_them)
    leads = ((title, " ".join(passages)[:2000]) for title, passages in corpus.wikipedia(data) if passages)
    return [
        paired("question-passage", corpus.question_passage_pairs(data), hard),
        paired("paraphrase", corpus.paraphrase_pairs(data)),
        paired("title-lead", leads),
        SentenceAndRest("sentence-rest of law", sentences(corpus.laws(data))),
        SentenceAndRest("sentence-rest of Wikipedia", sentences(passages)),
        paired("written question-paragraph", knowledge.written_pairs(vocabulary, "text")),
        paired("written question-evidence", knowledge.written_pairs(vocabulary, "evidence")),
        paired("swapped sentence-passage", knowledge.swapped_sentences(data, vocabulary, chance)),
        paired("vocabulary", vocabulary.pairs(chance)),
        paired("thesaurus", knowledge.thesaurus_pairs(files.thesaurus, chance)),
        paired("dictionary", knowledge.dictionary_pairs(files.dictionary)),
        paired("glosses", knowledge.gloss_pairs()),
    ]
