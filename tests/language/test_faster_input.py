"""Nothing is looked up that no layer reads."""

from pathlib import Path

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from stanza.models.common.data import get_long_tensor
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE

from attribution.language.faster_input import UnreadCharacters, UnreadWords, pad_rows
from attribution.language.package import EMBEDDED_FOLDER
from training.pack import pack_stanza


def test_the_package_s_processors_look_up_neither_words_nor_characters(package):
    processors = package.pipeline.processors
    for trainer in (processors["pos"].trainer, processors["depparse"].trainer,
                    *processors["ner"].trainers):  # fmt: skip
        assert isinstance(trainer.vocab["char"], UnreadCharacters)
    assert isinstance(processors["depparse"].trainer.vocab["lemma"], UnreadWords)
    assert not isinstance(processors["depparse"].trainer.vocab["upos"], UnreadWords)


def test_each_word_has_a_number():
    assert len(UnreadWords().map(["a", "b", "a"])) == 3
    assert len(UnreadCharacters().map("abc")) == 1


_ROWS = st.lists(st.lists(st.integers(0, 99), min_size=1, max_size=5), min_size=1)
_CELLS = st.lists(
    st.lists(st.tuples(*[st.integers(0, 9)] * 3).map(list), min_size=1, max_size=4), min_size=1
)


@given(st.one_of(_ROWS, _CELLS), st.integers(0, 3))
def test_rows_are_padded_as_stanza_pads_them(rows, pad):
    padded = pad_rows(rows, len(rows), pad)
    assert padded.dtype == torch.long
    assert torch.equal(padded, get_long_tensor(rows, len(rows), pad))


@pytest.mark.parametrize("width", [0, 75])
def test_lists_of_words_are_packed_where_words_are_embedded(tmp_path: Path, width: int):
    words = ["<PAD>", "<UNK>", "<EMPTY>", "<ROOT>", "pier"]
    vocabulary = {"_id2unit": words, "_unit2id": {word: n for n, word in enumerate(words)}}
    state = {
        "config": {"word_emb_dim": width},
        "vocab": {"word": vocabulary, "upos": vocabulary},
        "model": {"weight": torch.zeros(2)},
    }
    torch.save(state, tmp_path / "raw.pt")
    pack_stanza(tmp_path / "raw.pt", tmp_path / "packed.pt")
    packed = torch.load(tmp_path / "packed.pt", weights_only=True)["vocab"]
    assert packed["upos"] == vocabulary
    assert len(packed["word"]["_id2unit"]) == len(packed["word"]["_unit2id"])
    assert packed["word"]["_id2unit"] == (words if width else words[:VOCAB_PREFIX_SIZE])


def test_the_package_s_files_are_packed_so():
    for name in ("pos", "depparse", "ner"):
        vocabulary = torch.load(EMBEDDED_FOLDER / f"{name}.pt", weights_only=True)["vocab"]
        assert len(vocabulary.get("word", vocabulary.get("delta"))["_id2unit"]) == VOCAB_PREFIX_SIZE
