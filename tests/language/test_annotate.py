"""The parse and its offsets."""

import pytest
import stanza
import torch

from attribution.language.attribution_processor import NAME
from attribution.language.encoder import pack_windows, word_shape
from attribution.language.package import (
    EMBEDDED_FOLDER,
    PackageError,
    embedded_pipeline,
    load_package,
)

TEXT = (
    "Storm closes harbour\n\n“We won’t reopen before May,” Ann Miller said. ” No way “, she added.\n\n"
    "''Why not?'' asked Mr. Lund of the U.S. embassy.\n\nRead also: Another story\n"
)


def test_every_word_is_where_its_span_says(read):
    annotated = read(TEXT)
    for sentence in annotated.sentences:
        for word in sentence.words:
            assert word.span.of(TEXT) == word.text


def test_quotation_marks_survive_tokenization(read):
    words = [word.text for sentence in read(TEXT).sentences for word in sentence.words]
    for mark in ("“", "”", "''"):
        assert mark in words


def test_no_sentence_crosses_a_paragraph(read):
    annotated = read(TEXT)
    for sentence in annotated.sentences:
        assert annotated.article.paragraphs[sentence.paragraph].contains(sentence.span)


def test_boilerplate_and_headings_are_not_parsed(read):
    parsed = " ".join(sentence.span.of(TEXT) for sentence in read(TEXT).sentences)
    assert "Storm closes" not in parsed
    assert "Another story" not in parsed


def test_a_wrapped_paragraph_keeps_its_offsets(read):
    text = (
        "The mayor of the small town said on Monday in the old hall that\n"
        "the pier would be rebuilt before the summer and that the whole\n"
        "cost would be paid by the state.\n"
    )
    annotated = read(text)
    assert len({sentence.paragraph for sentence in annotated.sentences}) == 1
    assert all(w.span.of(text) == w.text for s in annotated.sentences for w in s.words)


def test_entities_and_attributions_are_found(read):
    annotated = read(TEXT)
    assert "Ann Miller" in [entity.span.of(TEXT) for entity in annotated.entities]
    assert any(part.of(TEXT) == "said" for a in annotated.attributions for part in a.cue)


def test_the_processor_runs_in_any_stanza_pipeline(package):
    pipeline = embedded_pipeline(
        package.encoder,
        processors=f"tokenize,{NAME}",
        attribution_model_path=str(EMBEDDED_FOLDER / "attribution.safetensors"),
    )
    assert isinstance(pipeline, stanza.Pipeline)
    document = pipeline("Ann Miller said that the harbour would be closed.")
    (found,) = document.attributions.attributions
    words = [word.text for sentence in document.sentences for word in sentence.words]
    assert [words[index] for index in found.cue] == ["said"]


def test_processors_share_one_encoder(package):
    models = [package.pipeline.processors[name]._trainer for name in ("pos", "depparse")]
    assert {id(trainer.model.bert_model) for trainer in models} == {id(package.encoder)}


def test_model_files_name_no_place_of_the_training_machine():
    for path in EMBEDDED_FOLDER.glob("*.pt"):
        config = torch.load(path, map_location="cpu", weights_only=True)["config"]
        texts = [value for value in config.values() if isinstance(value, str)]
        assert [text for text in texts if "/" in text] == []


def test_an_unknown_package_is_refused_by_name():
    with pytest.raises(PackageError, match="embedded, stanza-default"):
        load_package("nonsense")


@pytest.mark.parametrize(
    ("word", "shape"), [("may", 0), ("May", 1), ("UN", 2), ("iOS", 3), ("12", 0)]
)
def test_word_shapes(word, shape):
    assert word_shape(word) == shape


def test_windows_hold_whole_paragraphs(package):
    paragraphs = [[["word"] * 30] * 2] * 6
    windows = pack_windows(paragraphs, package.encoder.tokenizer, limit=150)
    assert sum(len(window) for window in windows) == 12
    assert all(window[0][1] for window in windows)
