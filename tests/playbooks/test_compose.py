"""What a page holds, in which order, and what it never says."""

from __future__ import annotations

import copy
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footing.playbooks import form
from footing.playbooks.answers import Said, read
from footing.playbooks.compose import MOST_SECONDS, Agreed, compose
from footing.playbooks.edits import merge
from footing.playbooks.matter import Edit
from footing.playbooks.model import Playbook
from footing.playbooks.page import PARTS, Page
from tests.playbooks import inputs, making
from tests.playbooks.inputs import changed, with_answer
from tests.playbooks.making import NOW, answered, files_for, nothing_against, page_of

BOTH = [inputs.OWN_UP, inputs.SECOND_CHANCE]


def in_order(text: str, *expected: str) -> bool:
    """Whether all of ``expected`` stand in ``text``, one after the other."""
    at = 0
    for one in expected:
        found = text.lower().find(one.lower(), at)
        if found < 0:
            return False
        at = found + len(one)
    return True


def everything_said(page: Page) -> str:
    return "\n".join([*(page.part(name) for name in PARTS), *page.subjects.values()])


@pytest.mark.parametrize("part", ["spoken", "message"])
def test_own_up_goes_from_the_bigger_picture_to_the_check_ins(part: str) -> None:
    assert in_order(
        page_of(inputs.OWN_UP).part(part),
        "bring in enough leads",
        "two mistakes in the past month",
        "3 November", "wrong price list", "called both", "Priya reads",
        "missed the deadline", "asked for two more days", "shared calendar",
        "hand over the fairs", "my old tasks",
        "your view on the first three fairs", "the monthly figures",
        "every week for 30 minutes, from Tuesday, 1 December at 9 am until 28 February",
    )  # fmt: skip


@pytest.mark.parametrize("part", ["spoken", "message"])
def test_second_chance_goes_from_the_wish_to_the_ask(part: str) -> None:
    page = page_of(inputs.SECOND_CHANCE)
    assert in_order(
        page.part(part),
        "caught me off guard",
        "like to lead the team",
        "kept both systems running", "no outage in two years", "which reports nobody reads",
        "fifteen years",
        "one shared list", "pair the new",
        "If you hire from outside",
        "How many people would report",
    )  # fmt: skip
    paragraphs = page.spoken.split("\n\n")
    assert paragraphs[-1].rstrip().endswith("?")


def test_each_decision_has_its_own_ask() -> None:
    asks = {
        page_of(changed(inputs.SECOND_CHANCE, ('"yes"', f'"{stance}"'))).spoken.split("\n\n")[-1]
        for stance in ("yes", "not-now", "tell-me-more")
    }
    assert len(asks) == 3


@pytest.mark.parametrize("text", BOTH)
def test_the_invite_is_short_and_says_when(text: str) -> None:
    page = page_of(text)
    sentences = [one for one in page.sentences if one.part == "invite"][1:-1]
    assert 2 <= len(sentences) <= 4
    assert "Wednesday, 25 November at " in page.invite
    assert not any(word in page.invite for word in ("price list", "outage"))


def test_a_talk_by_mail_is_not_asked_for_by_the_hour() -> None:
    page = page_of(changed(inputs.OWN_UP, ('"in person"', '"mail"')))
    assert "minutes" not in page.invite
    assert "write to you" in page.invite
    assert page.message_note


def test_what_was_promised_takes_the_place_of_what_was_asked_for() -> None:
    asked = page_of(inputs.OWN_UP).confirm
    assert "the monthly figures" in asked
    agreed = [Agreed("leader", "look at the plan", date(2026, 12, 2)), Agreed("me", "  ")]
    confirm = page_of(inputs.OWN_UP, agreed=agreed).confirm
    assert "You will look at the plan by Wednesday, 2 December." in confirm
    assert "the monthly figures" not in confirm


# ------------------------------------------------------------------ what is never said


MARKED = [
    with_answer(
        with_answer(inputs.OWN_UP, "aim", '{say = "sell", notes = "zebra"}'),
        "help",
        '[{say = "the figures", notes = "zebra"}, {notes = "zebra"}]',
    ).replace('done = "I called both the same day"', 'done = {say = "called", notes = "zebra"}'),
    with_answer(inputs.OWN_UP, "their_part", '"My onboarding was zebra."'),
    with_answer(inputs.OWN_UP, "fear", '"zebra"'),
    *(
        with_answer(inputs.SECOND_CHANCE, key, value)
        for key, value in (
            ("pros", '["zebra"]'),
            ("cons", '["zebra", {notes = "zebra"}]'),
            ("fear", '{say = "zebra", notes = "zebra"}'),
            ("answered", '"zebra"'),
            ("weakness", '"I am a zebra."'),
        )
    ),
]


@pytest.mark.parametrize("text", MARKED)
@pytest.mark.parametrize("channel", ["in person", "mail"])
def test_notes_fears_and_doubts_are_never_said_but_stand_in_the_brief(
    text: str, channel: str
) -> None:
    page = page_of(changed(text, ('"in person"', f'"{channel}"')))
    assert "zebra" not in everything_said(page)
    assert not [one for one in page.sentences if "zebra" in one.text]
    assert "zebra" in page.brief.fear + "".join(page.brief.notes)


def test_their_part_is_said_only_if_the_person_wants_it() -> None:
    for flag, said in (("false", False), ("true", True)):
        page = page_of(with_answer(inputs.OWN_UP, "include_their_part", flag))
        assert ("onboarding was three days" in page.spoken) == said
        assert ("onboarding was three days" in page.message) == said
        assert "onboarding" not in page.invite + page.confirm


# ------------------------------------------------------------------ where it comes from


def at(answers: dict[str, Any], origin: str) -> Any:
    """What stands at a key path such as ``answers.mistakes[2].what``."""
    here: Any = {"answers": answers}
    for key, place in re.findall(r"([a-z_]+)|\[(\d+)\]", origin):
        here = here[key] if key else here[int(place) - 1]
    return here


@pytest.mark.parametrize("text", BOTH)
def test_the_parts_are_exactly_their_sentences_and_each_has_an_origin(text: str) -> None:
    _, _, answers = answered(text)
    page = page_of(text)
    for name in PARTS:
        rest = page.part(name)
        for one in (one for one in page.sentences if one.part == name):
            assert rest.startswith(one.text)
            rest = re.sub(r"^(?: |\n\n)", "", rest.removeprefix(one.text))
            for origin in one.origin.removesuffix(" + playbook").split(", "):
                assert origin == "playbook" or at(dict(answers), origin), one
        assert rest == ""
    assert [one for one in page.sentences if one.origin == "answers.aim"] or (
        [one for one in page.sentences if one.origin == "answers.interest"]
    )


def said_in(page: Page, playbook: Playbook, answers: dict[str, Any]) -> Iterator[Said]:
    """The answers that must be in the message: said, and not given back."""
    values = read(playbook, answers)
    back = {one.step for one in page.rework}
    for step in playbook.steps:
        if not step.said or (
            step.key == "their_part" and not values.flags.get("include_their_part")
        ):
            continue
        if step.kind == "text" and step.key in values.texts:
            yield values.texts[step.key]
        yield from values.lists.get(step.key, ()) if step.kind == "list" else ()
        for record in values.records.get(step.key, ()):
            if record.path in back or f"{record.path}.what" in back or "what" not in record.texts:
                continue
            yield from record.texts.values()


LEADER = set(
    "sharon mr okafor sam lee she her hers herself he him his himself they them their theirs"
    " is was has does isn wasn hasn doesn s t".split()
)
"""Words that may change when the leader becomes "you"."""


JOINTS = {"and", "or", "plus"}
"""Words at the beginning of an item that the joint of a list takes the place of."""


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.lower()))


def nothing_is_rewritten(playbook: Playbook, tables: dict[str, Any]) -> None:
    page = compose(playbook, tables["people"], tables["answers"], now=NOW, screen=nothing_against)
    back = {one.step for one in page.rework}
    starters = words(" ".join(" ".join(line.strip) for line in playbook.line.values()))
    said = words(page.message)
    for one in said_in(page, playbook, tables["answers"]):
        if one.path in back or not one.say:
            continue
        asked = " ".join(form.clean(item) for item in form.items(one.say))
        agreed = {f"{word}s" for word in said}  # "she figures" is said as "you figure"
        assert words(asked) - LEADER - JOINTS - starters <= said | agreed, one


@settings(max_examples=80, deadline=None)
@given(files_for(making.OWN_UP))
def test_every_word_of_own_up_is_in_the_message(tables: dict[str, Any]) -> None:
    nothing_is_rewritten(making.OWN_UP, tables)


@settings(max_examples=80, deadline=None)
@given(files_for(making.SECOND_CHANCE))
def test_every_word_of_second_chance_is_in_the_message(tables: dict[str, Any]) -> None:
    nothing_is_rewritten(making.SECOND_CHANCE, tables)


OWN_WORDS = [
    "I sent the wrong file to the bank.",
    "the forecast for the north",
    "missed the call with the plant",
    "looking after the night shift",
    "to close the books on time",
    "Dana and I read it twice.",
    "What went wrong is that I waited.",
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(OWN_WORDS), min_size=1, max_size=3, unique=True))
def test_a_sentence_of_ones_own_stands_there_as_it_was_written(own: list[str]) -> None:
    playbook, people, answers = answered(inputs.OWN_UP)
    page = compose(playbook, people, {**answers, "help": own}, now=NOW, screen=nothing_against)
    back = {one.step for one in page.rework}
    for number, one in enumerate(own, 1):
        found = one.rstrip(".").lower() in page.message.lower()
        assert found != (f"answers.help[{number}]" in back)


# ------------------------------------------------------------------ stable, and one's own


@pytest.mark.parametrize("text", BOTH)
def test_the_same_answers_give_the_same_page(text: str) -> None:
    assert page_of(text) == page_of(text)


@pytest.mark.parametrize("text", BOTH)
def test_a_change_of_one_answer_leaves_the_other_sentences_as_they_were(text: str) -> None:
    key = "help" if "own-up" in text else "questions"
    one, other = page_of(text), page_of(with_answer(text, key, '["Which of the reports matter?"]'))
    now = {sentence.text for sentence in other.sentences}
    for sentence in one.sentences:
        if f"answers.{key}" not in sentence.origin and " question" not in sentence.text:
            assert sentence.text in now


@pytest.mark.parametrize("text", BOTH)
def test_two_people_with_the_same_job_do_not_sound_alike(text: str) -> None:
    names = ["Kim", "Ana", "Jo", "Tom", "Eve", "Sue", "Max", "Ida"]
    pages = [page_of(changed(text, ('me = "Kim"', f'me = "{name}"'))) for name in names]
    openings = {page.spoken.split("\n\n")[0] for page in pages}
    connecting = {tuple(s.text for s in p.sentences if s.origin == "playbook") for p in pages}
    assert len(openings) > 1
    assert len(connecting) > len(names) / 2


def test_what_a_person_made_of_a_text_survives_another_answer() -> None:
    before = page_of(inputs.OWN_UP)
    own = before.spoken.replace("I called both the same day.", "I rang both, and said sorry.")
    assert own != before.spoken
    after = page_of(with_answer(inputs.OWN_UP, "help", '["I need more time."]'))
    merged = merge(Edit(before.spoken, own), after.spoken)
    assert "I rang both, and said sorry." in merged.text
    assert "I need more time." in merged.text
    assert "monthly figures" not in merged.text


# ------------------------------------------------------------------ how long it takes


MISTAKE = """
{
  date = 2026-11-%02d,
  what = "I sent the wrong list number %d to the two customers in the north whom we had just won",
  effect = "they both had to wait for another week until the right one had come at last",
  done = "I called both of them on the same day and told them what had happened",
  prevention = "Priya reads every one of my lists before it goes out"
}"""


def with_mistakes(count: int) -> str:
    """Own-up with so many wordy mistakes."""
    made = ",".join(" ".join((MISTAKE % (day, day)).split()) for day in range(3, 3 + count))
    return with_answer(inputs.OWN_UP, "mistakes", f"[{made}]")


def test_the_talk_stays_under_two_minutes_and_the_message_keeps_everything() -> None:
    page = page_of(with_mistakes(3))
    assert 0 < page.spoken_seconds <= MOST_SECONDS < 120
    assert page.rework == ()
    for day in (3, 4, 5):
        assert f"list number {day}" in page.spoken
        assert f"list number {day}" in page.message
    assert page.message.count("wait for another week") == 3
    assert page.spoken.count("wait for another week") < 3
    assert "wait for another week" in " ".join(page.brief.notes)


def test_a_talk_that_cannot_be_short_is_said_and_asked_about() -> None:
    text = with_mistakes(8)
    page = page_of(text)
    (rework,) = page.rework
    assert "two minutes" in rework.reason
    assert at(dict(answered(text)[2]), rework.step)
    assert rework.question.endswith("?")
    assert page.spoken_seconds >= 120
    assert "list number 10" in page.spoken


@settings(max_examples=40, deadline=None)
@given(files_for(making.OWN_UP))
def test_it_is_under_two_minutes_or_the_person_is_told(tables: dict[str, Any]) -> None:
    page = compose(
        making.OWN_UP, tables["people"], tables["answers"], now=NOW, screen=nothing_against
    )
    told = any("two minutes" in one.reason for one in page.rework)
    assert (page.spoken_seconds > MOST_SECONDS) == told


# ------------------------------------------------------------------ what is not there


def test_claims_without_proof_are_listed_in_the_persons_words() -> None:
    page = page_of(inputs.SECOND_CHANCE)
    assert page.unsupported == ("I know which reports nobody reads",)
    assert page_of(inputs.OWN_UP).unsupported == ()


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (inputs.OWN_UP, "aim period mistakes alternatives help checkins meeting".split()),
        (inputs.SECOND_CHANCE, "asked asked_on stance interest assets meeting".split()),
    ],
)
def test_needed_answers_that_are_missing_are_listed_and_the_rest_is_composed(
    text: str, keys: list[str]
) -> None:
    assert page_of(text).missing == ()
    for key in keys:
        page = page_of(with_answer(text, key, ""))
        assert page.missing == (key,)
        assert all(page.part(name) for name in PARTS)


@pytest.mark.parametrize("empty", ['""', '" - "', '{notes = "later"}'])
def test_an_empty_answer_is_missing_or_given_back(empty: str) -> None:
    page = page_of(with_answer(inputs.OWN_UP, "aim", empty))
    assert page.missing == ("aim",) or [one.step for one in page.rework] == ["answers.aim"]


def test_without_names_nobody_is_called_anything() -> None:
    for text in BOTH:
        bare = re.sub(r"\[people\].*?\n\n", "", text, flags=re.DOTALL)
        page = page_of(bare)
        for name in PARTS:
            assert page.part(name)
            assert "{" not in page.part(name)
        assert "None" not in everything_said(page)


def test_composing_changes_none_of_the_answers() -> None:
    tables = tomllib.loads(inputs.OWN_UP)
    before = copy.deepcopy(tables["answers"])
    page = compose(
        making.OWN_UP, tables["people"], tables["answers"], now=NOW, screen=nothing_against
    )
    assert tables["answers"] == before
    assert page.rework == ()
