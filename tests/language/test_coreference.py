"""Coreference: one short text a phenomenon."""

import numpy as np
import pytest
from thinc.api import NumpyOps

from attribution.language.coreference.resolve import Products


@pytest.fixture(scope="session")
def chains(read):
    """The chains of a text, each as the set of its mentions' words."""

    def found(text: str) -> list[set[str]]:
        return [{m.span.of(text) for m in chain.mentions} for chain in read(text).chains]

    return found


def chain_of(chains: list[set[str]], mention: str) -> set[str]:
    return next((chain for chain in chains if mention in chain), set())


def test_a_pronoun_joins_the_name_before_it(chains):
    found = chains("Ann Miller opened the new pier. She thanked the workers.")
    assert "Ann Miller" in chain_of(found, "She")


def test_a_pronoun_never_joins_a_name_of_the_other_gender(chains):
    found = chains("Mr. Paul Kagan met Mrs. Mary Lund at the pier. She thanked the workers.")
    assert not any("Kagan" in mention for mention in chain_of(found, "She"))


def test_he_is_never_a_country(chains):
    found = chains("Norway closed its border with Sweden. He said it was late.")
    assert chain_of(found, "He") & {"Norway", "Sweden"} == set()


def test_a_pleonastic_it_refers_to_nothing(chains):
    found = chains("The mayor opened the pier. It is clear that the work was hard.")
    assert chain_of(found, "It") == set()


def test_a_reflexive_is_its_own_subject(chains):
    found = chains("Ann Miller met the mayor. Paul Kagan hurt himself.")
    assert "Paul Kagan" in chain_of(found, "himself")


def test_they_can_be_two_people(chains):
    found = chains("Ann Miller and Paul Kagan opened the pier. They thanked the workers.")
    assert any("Miller" in mention and "Kagan" in mention for mention in chain_of(found, "They"))


def test_an_apposition_names_the_same_person(chains):
    found = chains("Ann Miller, a retired engineer, opened the pier. The mayor clapped.")
    assert any("engineer" in mention for mention in chain_of(found, "Ann Miller"))


def test_a_predicate_names_its_subject(chains):
    found = chains("Ann Miller is the new chief engineer. The pier is long.")
    assert any("engineer" in mention for mention in chain_of(found, "Ann Miller"))


def test_a_denied_predicate_does_not_name_its_subject(chains):
    found = chains("Ann Miller is not an engineer. The pier is long.")
    assert not any("engineer" in mention for mention in chain_of(found, "Ann Miller"))


def test_they_can_be_a_group_named_in_the_singular(chains):
    found = chains("The committee met on Monday. They closed the pier.")
    assert "The committee" in chain_of(found, "They")


@pytest.mark.parametrize("turned", [(False, False), (True, False), (False, True), (True, True)])
def test_products_are_those_of_thinc(turned):
    numbers = np.random.default_rng(1)
    left, right = (
        numbers.normal(size=size[::-1] if is_turned else size).astype(np.float32)
        for size, is_turned in zip([(3, 5), (5, 4)], turned, strict=True)
    )
    first, second = turned
    expected = NumpyOps().gemm(left, right, trans1=first, trans2=second)
    out = np.empty((3, 4), dtype=np.float32)
    assert np.allclose(Products().gemm(left, right, out, first, second), expected, atol=1e-5)
    assert np.allclose(out, expected, atol=1e-5)


def test_the_network_multiplies_with_them(package):
    network = package.resolver.annotator.thinc_ensemble
    assert all(isinstance(part.ops, Products) for part in network.walk())
