"""Train coreferee's network on GUM and LitBank, parsed by our own language package.

    python -m training.train_coreference --data ../shared/data --build build [--limit 120]

Writes build/coreference/{features.json,model.bin,projection.npy}.
"""

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
from coreferee.annotation import Annotator
from coreferee.tendencies import (
    ENSEMBLE_SIZE,
    DocumentPairInfo,
    TendenciesAnalyzer,
    create_thinc_model,
    generate_feature_table,
)
from thinc.api import Adam, SequenceCategoricalCrossentropy, fix_random_seed

from attribution.language.attribution_processor import load_head
from attribution.language.coreference.resolve import VECTOR_WIDTH, blank_pipeline
from attribution.language.coreference.rules import english_rules
from attribution.language.encoder import load_encoder
from attribution.language.package import EMBEDDED_FOLDER, embedded_pipeline
from training.coreference_data import (
    mark_document,
    measure,
    parse,
    read_gum,
    read_litbank,
    split_litbank,
)


def fit_projection(vectors: list[np.ndarray]) -> np.ndarray:
    """The first principal directions of a sample of word vectors, (width, VECTOR_WIDTH)."""
    sample = np.concatenate([rows[::7] for rows in vectors])
    centred = sample - sample.mean(0)
    _, values, directions = np.linalg.svd(centred.T @ centred)
    scale = np.sqrt(values[:VECTOR_WIDTH] / len(sample))
    return (directions[:VECTOR_WIDTH].T / scale).astype(np.float32)


def train(
    documents: list,
    held_out: list,
    tendencies: TendenciesAnalyzer,
    nlp: object,
    epochs: int,
    seed: int,
) -> object:
    """coreferee's training loop; keeps the epoch that is best on held-out documents."""
    fix_random_seed(seed)
    pairs = [
        DocumentPairInfo.from_doc(document, tendencies, ENSEMBLE_SIZE, is_train=True)
        for document in documents
    ]
    pairs = [pair for pair in pairs if len(pair.referrers)]
    model = create_thinc_model()
    optimizer, loss = Adam(0.001), SequenceCategoricalCrossentropy(normalize=True)
    shuffler = random.Random(seed)
    best, kept = -1.0, b""
    for epoch in range(epochs):
        shuffler.shuffle(pairs)
        losses = []
        for pair in pairs:
            if not model.has_dim("nO") and epoch == 0 and not losses:
                model.initialize(X=[pair], Y=pair.training_outputs)
            guesses, backprop = model.begin_update([pair])
            gradients, value = loss(guesses, pair.training_outputs)
            losses.append(float(value))
            backprop(gradients)
            model.finish_update(optimizer)
        annotator = Annotator(nlp, nlp, tendencies.feature_table, model)
        for document in held_out:
            for token in document:
                token._.coref_chains.chains = []
            annotator.annotate(document, used_in_training=True)
        scores = measure(held_out)
        print(epoch + 1, round(sum(losses) / len(losses), 4), scores, flush=True)
        if scores["over_all"] > best:
            best, kept = scores["over_all"], model.to_bytes()
    return model.from_bytes(kept)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--build", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=None, help="documents of each corpus")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    encoder = load_encoder(EMBEDDED_FOLDER / "encoder")
    head = load_head(EMBEDDED_FOLDER / "attribution.safetensors")
    pipeline = embedded_pipeline(encoder)
    nlp, rules = blank_pipeline(), english_rules()
    litbank, _ = split_litbank(list(read_litbank(arguments.data)))
    gum = list(read_gum(arguments.data, "train"))
    random.Random(arguments.seed).shuffle(gum)
    chosen = litbank[: arguments.limit] + gum[: arguments.limit]
    choosing = list(read_gum(arguments.data, "dev"))[:8]
    began = time.monotonic()
    parsed = [parse(document, pipeline, encoder, head) for document in chosen + choosing]
    print("parsed", len(parsed), f"{time.monotonic() - began:.0f} s", flush=True)
    projection = fit_projection([vectors for _, _, vectors in parsed[: len(chosen)]])
    documents = [
        mark_document(nlp.vocab, rules, result, projection, document.clusters)
        for result, document in zip(parsed, chosen + choosing, strict=True)
    ]
    print("marked", f"{time.monotonic() - began:.0f} s", flush=True)
    table = generate_feature_table(documents[: len(chosen)], nlp)
    tendencies = TendenciesAnalyzer(rules, nlp, table)
    model = train(
        documents[: len(chosen)],
        documents[len(chosen) :],
        tendencies,
        nlp,
        arguments.epochs,
        arguments.seed,
    )
    folder = arguments.build / "coreference"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "features.json").write_text(json.dumps(vars(table), indent=0), encoding="utf-8")
    (folder / "model.bin").write_bytes(model.to_bytes())
    np.save(folder / "projection.npy", projection, allow_pickle=False)
    print("done", f"{time.monotonic() - began:.0f} s", flush=True)


if __name__ == "__main__":
    main()
