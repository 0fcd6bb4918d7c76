"""Join descriptions of one office in different wordings, by their parts.

A description that names no organisation ("the American spokesman") joins one that does only when
exactly one office of its country fits, so that two offices are never joined through it.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations, pairwise

from attribution.speakers.across.joins import Joined, Key
from attribution.speakers.names.roles import Role, office_word, parse_role, same_role


def join_roles(keys: Sequence[Key], joined: Joined) -> None:
    """Join keys of type role that describe one office-holder.

    Arguments:
        keys: the keys of type role.
        joined: the groups; changed.
    """
    alike: dict[Role, list[Key]] = defaultdict(list)
    for key in keys:
        alike[parse_role(key[1], office_word(key[1]))].append(key)
    for role, same in alike.items():
        if same_role(role, role):
            for key, following in pairwise(same):
                joined.join(key, following, "the same office in the same words")
    first = {role: same[0] for role, same in alike.items()}
    for block in _blocks([role for role in alike if role.organisation]):
        for one, other in combinations(block, 2):
            if same_role(one, other):
                joined.join(first[one], first[other], "one office, organisation and country")
    places: dict[tuple[str, str], list[Role]] = defaultdict(list)
    for role in alike:
        for country in role.countries:
            places[role.head, country].append(role)
    for role in alike:
        if not role.organisation:
            others = [o for country in role.countries for o in places[role.head, country]]
            _join_unnamed(role, others, first, joined)


def _blocks(roles: Sequence[Role]) -> list[list[Role]]:
    """Roles of one kind of office that share a word of the organisation."""
    blocks: dict[tuple[str, str], list[Role]] = defaultdict(list)
    for role in roles:
        for word in role.organisation:
            blocks[role.head, word].append(role)
    return list(blocks.values())


def _join_unnamed(
    role: Role, others: Sequence[Role], first: dict[Role, Key], joined: Joined
) -> None:
    fitting = [other for other in others if other is not role and same_role(role, other)]
    roots = {joined.root(first[other]) for other in fitting}
    roots.discard(joined.root(first[role]))
    if len(roots) == 1:
        joined.join(first[role], first[fitting[0]], "the one such office of its country")
