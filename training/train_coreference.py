"""Train coreferee's network on GUM and LitBank, parsed by our own language package.

    python -m training.train_coreference --data ../shared/data --build build [--limit 120]

First the vectors it compares, then the network; the network is the average of its steps. Writes
build/coreference/{features.json,model.bin,vectors.safetensors}.
"""

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import spacy
from coreferee.rules import language_to_rules
from coreferee.tendencies import (
    ENSEMBLE_SIZE,
    DocumentPairInfo,
    create_thinc_model,
    generate_feature_table,
)
from safetensors.torch import save_file
from thinc.api import Adam, SequenceCategoricalCrossentropy, fix_random_seed

from attribution.language.attribution_processor import load_head
from attribution.language.coreference.mention_vectors import VECTOR_WIDTH, read_vectors
from attribution.language.coreference.resolve import UniversalAnnotator
from attribution.language.coreference.rules import english_rules
from attribution.language.coreference.tendencies import RememberedTendencies
from attribution.language.encoder import load_encoder
from attribution.language.package import EMBEDDED_FOLDER, embedded_pipeline
from corpora.coreference import read_gum, read_litbank, split_litbank
from corpora.coreference_scores import mark_document, measure, parse
from training.mention_vectors import MarkedDocument, fit_vectors


def train(
    documents: list,
    held_out: list,
    tendencies: RememberedTendencies,
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
    optimizer = Adam(0.001, use_averages=True)
    loss = SequenceCategoricalCrossentropy(normalize=True)
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
        annotator = UniversalAnnotator(tendencies.feature_table, model)
        with model.use_params(optimizer.averages):
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
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    encoder = load_encoder(EMBEDDED_FOLDER / "encoder")
    head = load_head(EMBEDDED_FOLDER / "attribution.safetensors")
    pipeline = embedded_pipeline(encoder)
    rules = english_rules()
    language_to_rules["en"] = rules  # coreferee makes its table of features with what is there
    litbank, _ = split_litbank(list(read_litbank(arguments.data)))
    gum = list(read_gum(arguments.data, "train"))
    random.Random(arguments.seed).shuffle(gum)
    chosen = litbank[: arguments.limit] + gum[: arguments.limit]
    choosing = list(read_gum(arguments.data, "dev"))
    began = time.monotonic()
    marked = []
    for document in chosen + choosing:
        sentences, entities, states = parse(document, pipeline, encoder, head)
        blank = np.zeros((len(states), VECTOR_WIDTH), np.float32)
        doc = mark_document(rules, sentences, entities, blank, document.clusters)
        marked.append(MarkedDocument(doc, states))
    print("parsed", len(marked), f"{time.monotonic() - began:.0f} s", flush=True)
    vectors = fit_vectors(marked[: len(chosen)], arguments.seed)
    for doc, states in marked:
        doc.tensor = read_vectors(vectors, states)
    documents = [doc for doc, _ in marked]
    table = generate_feature_table(documents[: len(chosen)], spacy.blank("en"))
    tendencies = RememberedTendencies(rules, table)
    model = train(
        documents[: len(chosen)],
        documents[len(chosen) :],
        tendencies,
        arguments.epochs,
        arguments.seed,
    )
    folder = arguments.build / "coreference"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "features.json").write_text(json.dumps(vars(table), indent=0), encoding="utf-8")
    (folder / "model.bin").write_bytes(model.to_bytes())
    save_file(vectors.state_dict(), folder / "vectors.safetensors")
    print("done", f"{time.monotonic() - began:.0f} s", flush=True)


if __name__ == "__main__":
    main()
