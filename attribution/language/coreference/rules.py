"""coreferee's English rules, put in terms of Universal Dependencies.

coreferee's own English analyzer is written for spaCy's labels; what differs in UD is overridden:
coordination (the conjunction hangs on the later conjunct), prepositions (they depend on their
noun), names (flat), expletives (their own relation), and what a person of known gender or a
country may be called.
"""

from collections.abc import Callable
from functools import cache, wraps
from importlib.resources import files
from typing import Any, TypeVar

from coreferee.data_model import Mention
from coreferee.lang.en.language_specific_rules import LanguageSpecificRulesAnalyzer

from attribution.language.coreference.document import TextWord
from attribution.language.syntax import SUBJECTS
from attribution.lexicons import words_of_kind

_PART_OF_NAME = (
    "compound", "flat", "fixed", "goeswith", "nmod:desc", "nmod:unmarked", "obl:unmarked",
    "nmod:npmod", "obl:npmod", "obl:tmod", "nmod:tmod",
)  # fmt: skip
_SHARES_SUBJECT = ("ROOT", "xcomp", "ccomp", "conj", "advcl", "acl")
_NOT_A_PERSON = ("GPE", "ORG", "LOC", "FAC", "NORP", "DATE", "MONEY", "PRODUCT")
_COLLECTIVES = words_of_kind("language", "collectives.csv", "they")
_NEGATIONS = frozenset({"not", "never", "no", "neither"})
_FEMALE_TITLES = frozenset({"mrs.", "mrs", "ms.", "ms", "miss", "madam", "lady", "queen"})
_MALE_TITLES = frozenset({"mr.", "mr", "sir", "lord", "king"})


Answer = TypeVar("Answer")


def _once(question: Callable[[Any, TextWord], Answer]) -> Callable[[Any, TextWord], Answer]:
    """Ask a word only once; the rules ask it again for each pair it stands in."""
    name = question.__name__

    @wraps(question)
    def ask(rules: Any, word: TextWord) -> Answer:
        if name not in word.answers:
            word.answers[name] = question(rules, word)
        answer: Answer = word.answers[name]
        return answer

    return ask


class UniversalRules(LanguageSpecificRulesAnalyzer):
    """Which tokens can refer, and which pairs can corefer, in an English UD parse."""

    dependent_sibling_deps = ("conj",)
    conjunction_deps = ("cc", "cc:preconj", "punct")
    adverbial_clause_deps = ("advcl", "acl", "acl:relcl", "advcl:relcl")

    get_propn_subtree = _once(LanguageSpecificRulesAnalyzer.get_propn_subtree)
    is_potentially_definite = _once(LanguageSpecificRulesAnalyzer.is_potentially_definite)
    is_potentially_introducing_noun = _once(
        LanguageSpecificRulesAnalyzer.is_potentially_introducing_noun
    )
    is_potentially_referring_back_noun = _once(
        LanguageSpecificRulesAnalyzer.is_potentially_referring_back_noun
    )

    def get_dependent_siblings(self, token: TextWord) -> list[TextWord]:
        """Conjuncts of a coordination, on its first member."""
        if token.dep_ in self.dependent_sibling_deps:
            return []
        conjuncts = [child for child in token.children if child.dep_ == "conj"]
        coordinators = [
            child for conjunct in conjuncts for child in conjunct.children if child.dep_ == "cc"
        ]
        if not coordinators:
            return []
        if any(coordinator.lemma_ in self.or_lemmas for coordinator in coordinators):
            token._.coref_chains.temp_has_or_coordination = True
        return sorted(conjuncts)

    @_once
    def is_independent_noun(self, token: TextWord) -> bool:
        """Nouns that are not part of a longer name, and numbers and demonstratives alone."""
        if token.pos_ in self.noun_pos:
            independent = token.dep_ not in _PART_OF_NAME
        else:
            independent = (token.tag_ == "CD" and token.dep_ != "nummod") or (
                token.tag_ == "DT" and token.dep_ != "det" and token.pos_ == "PRON"
            )
        return independent and not self.is_token_in_one_of_phrases(token, self.blacklisted_phrases)

    @_once
    def is_potential_anaphor(self, token: TextWord) -> bool:
        """Third-person pronouns, but not a pleonastic "it"."""
        if token.tag_ not in ("PRP", "PRP$") or not self.has_morph(token, "Person", "3"):
            return False
        if token.text.lower() != "it":
            return True
        if token.dep_ == "expl":
            return False
        clause = token.head
        if token.dep_ in SUBJECTS:
            extraposed = any(child.dep_ in ("csubj", "csubj:pass") for child in clause.children)
            weather = clause.lemma_ in self.avalent_verbs
            judged = clause.pos_ == "ADJ" and any(
                child.dep_ in ("ccomp", "advcl") and child.i > clause.i for child in clause.children
            )
            return not (extraposed or weather or judged)
        return True

    def is_potential_anaphoric_pair(
        self, referred: Mention, referring: TextWord, directly: bool
    ) -> int:
        """2 possible, 1 unlikely, 0 excluded; as in coreferee, with what UD and news add."""
        root = referring.doc[referred.root_index]
        if len(referred.token_indexes) == 1 and not self.is_potential_anaphor(root):
            animate = self.has_morph(referring, "Gender", "Masc") or self.has_morph(
                referring, "Gender", "Fem"
            )
            if animate and root.ent_type_ in _NOT_A_PERSON:
                return 0
            gender = self.name_gender(root)
            if gender and (
                self.has_morph(referring, "Gender", "Masc" if gender == "Fem" else "Fem")
                or self.has_morph(referring, "Gender", "Neut")
            ):
                return 0
        verdict = super().is_potential_anaphoric_pair(referred, referring, directly)
        if verdict == 1 and self._may_be_person(root, referring):
            verdict = 2
        if verdict == 0 and self._is_collective(referred, root, referring):
            verdict = 2
        if (
            verdict
            and directly
            and root.dep_ == "obl"
            and referring.dep_ in (*SUBJECTS, "obj", "obl")
            and root.head == referring.head
            and not self.is_reflexive_anaphor(referring)
        ):
            return 0
        return verdict

    def language_independent_is_potential_anaphoric_pair(
        self, referred: Mention, referring: TextWord
    ) -> int:
        """The verdict on a candidate, whose doubt is kept: doubtful candidates come last.

        coreferee also doubts a noun that is repeated nearer to the pronoun, and every pair that a
        quotation mark parts. Here only a candidate inside a quotation is doubted, for a "he" or
        "she" outside it; the rest is left to the network.
        """
        root = referring.doc[referred.root_index]
        if referring in root._.coref_chains.temp_dependent_siblings:
            return 0
        verdict = self.is_potential_anaphoric_pair(referred, referring, True)
        is_human = set(referring.morph.get("Gender")) & {"Masc", "Fem"}
        if verdict == 2 and is_human and _is_said_apart(root, referring):
            verdict = 1
        if verdict:
            referred.temp_is_uncertain = verdict == 1
        return verdict

    def _may_be_person(self, root: TextWord, referring: TextWord) -> bool:
        """Whether only the missing label of a person made coreferee doubt a "he" or "she"."""
        if self.is_reflexive_anaphor(referring) or self.is_potential_anaphor(root):
            return False
        if self.has_morph(referring, "Gender", "Masc"):
            contrary, words = self.exclusively_female_names, self.exclusively_female_words
        elif self.has_morph(referring, "Gender", "Fem"):
            contrary, words = self.exclusively_male_names, self.exclusively_male_words
        else:
            return False
        return root.lemma_ not in words and not self.has_list_member_in_propn_subtree(
            root, contrary
        )

    def _is_collective(self, referred: Mention, root: TextWord, referring: TextWord) -> bool:
        """Whether "they" may be the members of a group named in the singular."""
        return (
            len(referred.token_indexes) == 1
            and root.lemma_.lower() in _COLLECTIVES
            and self.has_morph(referring, "Number", "Plur")
            and not self.is_involved_in_non_or_conjunction(root)
            and not self.is_potential_reflexive_pair(referred, referring)
        )

    def is_potential_coreferring_noun_pair(self, referred: TextWord, referring: TextWord) -> bool:
        """Two nouns for one thing: a name repeated, an apposition, or "X was a Y"."""
        if referring.dep_ == "appos" and referring.head == referred:
            return True
        if (
            referred.dep_ in SUBJECTS
            and referred.head == referring
            and any(child.dep_ == "cop" for child in referring.children)
            and not any(child.lemma_ in _NEGATIONS for child in referring.children)
            and referred.morph.get("Number") == referring.morph.get("Number")
        ):
            return True
        return self._share_a_name(referred, referring) and bool(
            super().is_potential_coreferring_noun_pair(referred, referring)
        )

    def _share_a_name(self, referred: TextWord, referring: TextWord) -> bool:
        """Whether coreferee can accept two nouns at all; told from what each word is asked once.

        It does only where their lemmas are one, where a name ends as another does, or where the
        second is a noun for a kind of name ("the company").
        """
        if referred.lemma_ == referring.lemma_ or self._is_kind_of_name(referring):
            return True
        longer, shorter = self._written_name(referred), self._written_name(referring)
        return bool(longer and shorter) and any(map(str.endswith, longer, shorter))

    @_once
    def _is_kind_of_name(self, token: TextWord) -> bool:
        return token.lemma_.lower() in self.reverse_entity_noun_dictionary

    @_once
    def _written_name(self, token: TextWord) -> tuple[str, ...]:
        """A name as it is written and its lemmas, nothing for other words."""
        words = self.get_propn_subtree(token)
        if not words:
            return ()
        return " ".join(w.text for w in words), " ".join(w.lemma_.lower() for w in words)

    @_once
    def name_gender(self, token: TextWord) -> str | None:
        """Masc or Fem where a title or the given name of a person says so, else None."""
        if token.pos_ != "PROPN" or token.ent_type_ not in ("PERSON", ""):
            return None
        words = [token.text] + [
            child.text for child in token.children if child.dep_ in _PART_OF_NAME
        ]
        lowered = {word.lower() for word in words}
        if lowered & _FEMALE_TITLES:
            return "Fem"
        if lowered & _MALE_TITLES:
            return "Masc"
        if token.ent_type_ != "PERSON" or len(words) < 2:
            return None
        given = token.text if token.text != words[-1] else words[0]
        if given in self.exclusively_female_names:
            return "Fem"
        return "Masc" if given in self.exclusively_male_names else None

    def is_potential_reflexive_pair(self, referred: Mention, referring: TextWord) -> bool:
        """Whether both stand in one clause, where only a reflexive could refer back."""
        if referred.root_index > referring.i or referring.tag_ != "PRP":
            return False
        root = referring.doc[referred.root_index]
        root = root._.coref_chains.temp_governing_sibling or root
        referring = referring._.coref_chains.temp_governing_sibling or referring
        if root.dep_ not in SUBJECTS:
            return referring.dep_ != self.root_dep and referring.head == root.head
        for ancestor in referring.ancestors:
            if root in ancestor.children:
                return True
            if ancestor.dep_ == "acl:relcl" and ancestor.head.i in referred.token_indexes:
                return True
            if any(child.dep_ in SUBJECTS and child != root for child in ancestor.children):
                return False
            if ancestor.pos_ in ("VERB", "AUX") and ancestor.dep_ not in _SHARES_SUBJECT:
                return False
        return False


def _is_said_apart(candidate: TextWord, pronoun: TextWord) -> bool:
    """Whether the candidate stands inside a quotation and the pronoun outside it."""
    marks = zip(
        candidate._.coref_chains.temp_quote_array,
        pronoun._.coref_chains.temp_quote_array,
        strict=True,
    )
    return any(inside and not also for inside, also in marks)


@cache
def english_rules() -> UniversalRules:
    """The analyzer with coreferee's word lists, as sets."""
    rules = UniversalRules()
    for folder in ("en", "common"):
        for path in files("coreferee").joinpath("lang", folder, "data").iterdir():
            if path.name.endswith(".dat"):
                lines = map(str.strip, path.read_text(encoding="utf-8").splitlines())
                words = [line for line in lines if len(line) > 1 and not line.startswith("#")]
                setattr(rules, path.name.removesuffix(".dat"), frozenset(words))
    rules.exclusively_male_names = rules.male_names - rules.female_names
    rules.exclusively_female_names = rules.female_names - rules.male_names
    return rules
