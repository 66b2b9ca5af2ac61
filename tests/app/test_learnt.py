"""What the linear model goes by, as it is shown."""

from __future__ import annotations

import pytest

from footing.app import learnt
from footing.wording.model import load_model


def test_every_family_of_the_model_is_explained() -> None:
    model = load_model()
    assert model is not None
    assert [one.id for one in learnt.parts()] == [f"{name}.model" for name in model.families]
    for one in learnt.parts():
        speaking, against, source = one.lists
        assert all(": +" in said for said in speaking[1])
        assert all(": -" in said for said in against[1])
        assert one.kind == "strength"
        assert source[1][0]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("word please", "the word “please”"),
        ("pair ^ want", "one after the other: (the begin) + want"),
        ("class NUM", "a number"),
        ("class fault", "a word like “fault”"),
        ("for backlog cue num-fact", "the cue num-fact, for backlog"),
        ("for backlog", "a draft for backlog"),
        ("place quarter 4", "its place: quarter 4"),
    ],
)
def test_a_feature_is_named_in_words(name: str, said: str) -> None:
    assert learnt.in_words(name) == said
