"""Learns the weights of ranking and decision from what features.ts measured.

    python3 scripts/train/ranking.py FEATURES.jsonl [--out data/ranking/weights.json]

Needs python3-numpy and python3-scipy.
"""

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy
from scipy.optimize import minimize

RANKING = ["dense", "denseSentence", "coverage", "sentence", "title", "neighbours"]
DECISION = [
    "score",
    "cosine",
    "coverage",
    "sentence",
    "margin",
    "known",
    "largestCosine",
    "spread",
    "size",
    "lacksNumber",
    "asksForName",
    "asksForPlace",
]

# What all questions of a library count together: for the ranking, and for the decision, which is for libraries of essays.
SHARES = {
    "public": (1.0, 0.0),
    "written, small": (1.0, 0.5),
    "written, all": (1.0, 0.5),
    "written, all among 500 leads": (0.5, 0.3),
    "written, all among 5000 leads": (0.5, 0.3),
    "develop": (0.0, 1.0),
    "develop among 500 leads": (0.0, 1.0),
    "develop among 5000 leads": (0.0, 1.0),
}
RANKING_SHARES = {name: share for name, (share, _) in SHARES.items()}
DECISION_SHARES = {name: share for name, (_, share) in SHARES.items()}
# Points of the table of false answers, of 100: up to three times what FALSE_ANSWERS may be.
FALSE_ANSWERS = [1, 2, 3, 5, 8, 10, 15, 20, 30, 45, 60, 90]
# Libraries of like size: a table is made of their unanswerable questions, which count as in the learning.
SIZES = [
    ("develop", "written, small"),
    ("develop among 500 leads", "written, all among 500 leads"),
    ("develop among 5000 leads", "written, all among 5000 leads"),
]
FOLDS = 5


@dataclass
class Question:
    library: str
    answerable: bool
    right: numpy.ndarray
    features: numpy.ndarray
    lacks: numpy.ndarray
    fixed: dict

    def ranked(self, weights: numpy.ndarray) -> numpy.ndarray:
        return numpy.argsort(-(self.features @ weights), kind="stable")


def read(file: Path) -> list[Question]:
    questions = []
    for line in file.open(encoding="utf-8"):
        row = json.loads(line)
        candidates = row["candidates"]
        if not candidates:
            continue
        questions.append(
            Question(
                row["library"],
                row["answerable"],
                numpy.array([c["right"] for c in candidates]),
                numpy.array([[c["features"][name] for name in RANKING] for c in candidates]),
                numpy.array([c["lacksNumber"] for c in candidates]),
                {name: row[name] for name in ("known", "size", "asksForName", "asksForPlace")},
            )
        )
    return questions


def shares(questions: list[Question], of: dict) -> numpy.ndarray:
    """What each question counts, so that libraries count as `of` says; the mean is 1."""
    counts = Counter(q.library for q in questions)
    weights = numpy.array([of[q.library] / counts[q.library] for q in questions])
    return weights / weights.mean()


def learn_ranking(questions: list[Question], l2: float = 1e-3) -> numpy.ndarray:
    """Listwise softmax (Cao et al. 2007): the right passages share what the others leave of the probability."""
    useful = [q for q in questions if q.right.any() and not q.right.all() and RANKING_SHARES[q.library] > 0]
    counts = shares(useful, RANKING_SHARES)
    deviation = numpy.concatenate([q.features for q in useful]).std(axis=0) + 1e-9

    def loss(weights: numpy.ndarray):
        value, gradient = 0.0, numpy.zeros_like(weights)
        for question, count in zip(useful, counts):
            x = question.features / deviation
            scores = x @ weights
            p = numpy.exp(scores - scores.max())
            p /= p.sum()
            right = p[question.right].sum() + 1e-12
            value -= count * numpy.log(right)
            gradient -= count * ((p * question.right / right) @ x - p @ x)
        return value / len(useful) + l2 * weights @ weights, gradient / len(useful) + 2 * l2 * weights

    # Nothing that speaks for a passage may count against it: that would fit better by a hair, and could not be explained to a class.
    bounds = [(0, None)] * len(RANKING)
    weights = minimize(loss, numpy.zeros(len(RANKING)), jac=True, method="L-BFGS-B", bounds=bounds).x / deviation
    # Scores of about 0 to 1, as cosines are.
    return weights / numpy.abs(weights).sum()


def decision_features(question: Question, ranking: numpy.ndarray) -> list[float]:
    order = question.ranked(ranking)
    scores = question.features[order] @ ranking
    best = dict(zip(RANKING, question.features[order[0]]))
    values = {
        "score": scores[0],
        "cosine": best["dense"],
        "coverage": best["coverage"],
        "sentence": best["sentence"],
        "margin": scores[0] - (scores[1] if len(scores) > 1 else 0),
        "largestCosine": question.features[:, RANKING.index("dense")].max(),
        "spread": scores[0] - scores[len(scores) // 2],
        "lacksNumber": question.lacks[order[0]],
        **question.fixed,
    }
    return [float(values[name]) for name in DECISION]


def learn_logistic(x: numpy.ndarray, y: numpy.ndarray, counts: numpy.ndarray, l2: float = 3e-3) -> numpy.ndarray:
    """Bias first. Answerable and unanswerable questions count the same in all."""
    mean, deviation = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = numpy.c_[numpy.ones(len(x)), (x - mean) / deviation]
    counts = counts * numpy.where(y, 0.5 / counts[y].sum(), 0.5 / counts[~y].sum())

    def loss(b: numpy.ndarray):
        logits = z @ b
        value = (counts * numpy.logaddexp(0, numpy.where(y, -logits, logits))).sum()
        gradient = z.T @ (counts * (1 / (1 + numpy.exp(-logits)) - y))
        return value + l2 * b[1:] @ b[1:], gradient + 2 * l2 * numpy.r_[0, b[1:]]

    b = minimize(loss, numpy.zeros(z.shape[1]), jac=True, method="L-BFGS-B").x
    return numpy.r_[b[0] - (b[1:] / deviation * mean).sum(), b[1:] / deviation]


def confidences(x: numpy.ndarray, b: numpy.ndarray) -> numpy.ndarray:
    return 1 / (1 + numpy.exp(-(b[0] + x @ b[1:])))


def held_out_confidences(x: numpy.ndarray, y: numpy.ndarray, counts: numpy.ndarray, libraries: numpy.ndarray) -> numpy.ndarray:
    """Of each question, by weights learnt without its fifth of its library; neighbours there share their topic."""
    fold = numpy.zeros(len(x), dtype=int)
    for name in set(libraries):
        of_name = numpy.flatnonzero(libraries == name)
        fold[of_name] = numpy.arange(len(of_name)) * FOLDS // len(of_name)
    held_out = numpy.zeros(len(x))
    for k in range(FOLDS):
        rest = fold != k
        held_out[~rest] = confidences(x[~rest], learn_logistic(x[rest], y[rest], counts[rest]))
    return held_out


def quantile(values: numpy.ndarray, counts: numpy.ndarray, share: float) -> float:
    """Where each value counts so much, linear between the middles of neighbours."""
    order = numpy.argsort(values)
    below = numpy.cumsum(counts[order]) - counts[order] / 2
    return float(numpy.interp(share, below / counts.sum(), values[order]))


def auroc(confidence: numpy.ndarray, y: numpy.ndarray) -> float:
    positive, negative = confidence[y][:, None], confidence[~y][None]
    return float((positive > negative).mean() + (positive == negative).mean() / 2)


def mrr10(questions: list[Question], weights: numpy.ndarray) -> float:
    ranks = [1 + int(numpy.argmax(q.right[q.ranked(weights)])) if q.right.any() else 99 for q in questions if q.answerable]
    return float(numpy.mean([1 / rank if rank <= 10 else 0 for rank in ranks]))


def main() -> None:
    options = argparse.ArgumentParser(description="Learns the weights of ranking and decision.")
    options.add_argument("features", type=Path)
    options.add_argument("--out", type=Path, default=Path("data/ranking/weights.json"))
    arguments = options.parse_args()
    questions = read(arguments.features)
    ranking = learn_ranking(questions)
    for name in SHARES:
        print(f"{name:30} MRR@10 {mrr10([q for q in questions if q.library == name], ranking):.3f}")

    deciding = [q for q in questions if DECISION_SHARES[q.library] > 0]
    x = numpy.array([decision_features(q, ranking) for q in deciding])
    y = numpy.array([q.answerable for q in deciding])
    counts = shares(deciding, DECISION_SHARES)
    libraries = numpy.array([q.library for q in deciding])
    b = learn_logistic(x, y, counts)
    confidence = held_out_confidences(x, y, counts, libraries)
    for name in DECISION_SHARES:
        of_name = libraries == name
        if of_name.any():
            print(f"{name:30} AUROC, held out {auroc(confidence[of_name], y[of_name]):.3f}")
    tables = []
    for names in SIZES:
        of_size = numpy.isin(libraries, names)
        unanswerable, answerable = of_size & ~y, (libraries == names[0]) & y
        passages = round(10 ** float(x[of_size, DECISION.index("size")].mean()))
        exceeded = [[n, round(quantile(confidence[unanswerable], counts[unanswerable], 1 - n / 100), 4)] for n in FALSE_ANSWERS]
        tables.append({"passages": passages, "exceeded": exceeded})
        for n, threshold in exceeded:
            print(f"{names[0]}, {n:3} of 100: from {threshold:.3f}, answered {(confidence[answerable] >= threshold).mean():.3f}")

    rounded = lambda names, values: {name: round(float(value), 3) for name, value in zip(names, values)}
    weights = {"ranking": rounded(RANKING, ranking), "decision": rounded(["bias", *DECISION], b), "falseAnswers": tables}
    arguments.out.write_text(json.dumps(weights, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(weights))


if __name__ == "__main__":
    main()
