"""What people write in short, in haste or with others in mind, and how it is heard."""

from __future__ import annotations

import pytest

from tests.playbooks import inputs
from tests.playbooks.inputs import changed, with_answer
from tests.playbooks.making import page_of


def with_mistake(**fields: str) -> str:
    """The own-up answers with one mistake; ``date`` and ``noticed_by`` are there by default."""
    held = {"date": "2026-11-03", "noticed_by": '"me"'}
    held |= {key: f'"{text}"' for key, text in fields.items()}
    row = ", ".join(f"{key} = {value}" for key, value in held.items())
    return with_answer(inputs.OWN_UP, "mistakes", f"[{{ {row} }}]")


@pytest.mark.parametrize(
    ("field", "written", "said"),
    [
        ("what", "was 9 min late off the depot", "I was 9 min late off the depot."),
        ("what", "were asleep at four", "I was asleep at four."),
        ("what", "drilled thru a pipe on site n left", "drilled through a pipe on site and left"),
        ("what", "I deposited the cash four days late", "On 3 November I deposited the cash"),
        ("what", "missed the Friday call", "On 3 November I missed the Friday call."),
        ("what", "Over ordered the flour by 3 bags", "On 3 November I over ordered the flour"),
        ("what", "been snappy with the night staff", "I have been snappy with the night staff."),
        ("effect", "Contract lapsed for 6 days", "Contract lapsed for 6 days."),
        ("effect", "kitchen flooded, plumber cost 480", "Kitchen flooded, plumber cost 480."),
        ("effect", "thank god she didn't eat it", "Thank god she didn't eat it."),
        ("prevention", "done means merged for me", "Done means merged for me."),
        ("prevention", "scan the wall every time now", "I scan the wall every time now."),
    ],
)
def test_a_mistake_in_short_words_is_a_sentence(field: str, written: str, said: str) -> None:
    fields = {"what": "I sent a guest the wrong dish"} | {field: written}
    assert said in page_of(with_mistake(**fields)).spoken


@pytest.mark.parametrize("nothing", ["nothing really", "Nothing much yet.", "none so far"])
def test_nothing_done_is_not_said(nothing: str) -> None:
    page = page_of(with_mistake(what="I broke it", done=nothing))
    assert nothing.rstrip(".").lower() not in page.spoken.lower()
    assert page.rework == ()


@pytest.mark.parametrize("note", ["Renewal Hartman: forgot", "Quarterly review - not prepared"])
def test_a_note_to_oneself_is_given_back_with_its_words(note: str) -> None:
    page = page_of(with_mistake(what=note))
    (back,) = page.rework
    assert note in back.reason
    assert note not in page.spoken


def test_somebody_told_of_before_never_becomes_the_leader() -> None:
    page = page_of(
        with_mistake(what="I was short with one of the students", done="I brought her a coffee")
    )
    assert "I brought her a coffee." in page.spoken


def test_a_pronoun_without_anybody_named_is_asked_about() -> None:
    page = page_of(with_mistake(what="I mixed up two orders", done="I rang her at once"))
    (back,) = page.rework
    assert back.question == "Who is meant?"
    assert "rang you" not in page.spoken


def test_the_name_of_the_firm_stays_whole() -> None:
    text = changed(
        inputs.OWN_UP, ('leader = "Sharon"', 'leader = "Ms Ortega"\ncompany = "Lyle & Ortega LLP"')
    )
    page = page_of(
        with_answer(text, "aim", '"I see that every filing leaves Lyle & Ortega LLP on time."')
    )
    assert "leaves Lyle & Ortega LLP on time" in page.spoken


def test_two_requests_share_a_sentence_and_none_is_lost() -> None:
    wanted = '["show me the scanner again", "tell me straight when it goes wrong"]'
    page = page_of(with_answer(inputs.OWN_UP, "help", wanted))
    for part, asked in ((page.spoken, "Could you "), (page.confirm, "I asked you to ")):
        both = f"{asked}show me the scanner again and tell me straight when it goes wrong"
        assert both in part.replace("Would you", "Could you")
    assert all(any(letter.isalpha() for letter in one.text) for one in page.sentences)


def test_no_number_is_said_of_mistakes_that_the_leader_was_told_of_since() -> None:
    mistakes = (
        '[{ what = "I lost the list", noticed_by = "leader" },'
        ' { what = "I mixed up two labels", noticed_by = "me", done = "I informed Sharon" }]'
    )
    page = page_of(with_answer(inputs.OWN_UP, "mistakes", mistakes))
    assert "know about" not in page.spoken
    assert "I informed you." in page.spoken


def test_everything_against_an_answer_is_told_at_once() -> None:
    long = "I gave Mr Brown, a patient, the wrong tablets, " + "and then I waited again " * 9
    (back,) = page_of(with_mistake(what=long)).rework
    assert "words long" in back.reason
    assert "Mr Brown" in back.reason


@pytest.mark.parametrize(
    ("fine", "said"),
    [
        ("Put Lou on days, he'd be good.", "It would also be fine with me to put Lou on days"),
        ("I stay picker and I train", "It would also be fine if I stay picker and I train."),
        ("I can cover vacations.", "I can cover vacations."),
    ],
)
def test_what_would_be_fine_too_keeps_who_does_it(fine: str, said: str) -> None:
    assert said in page_of(with_answer(inputs.SECOND_CHANCE, "fine_too", f'["{fine}"]')).spoken


@pytest.mark.parametrize(
    ("field", "written", "said"),
    [
        ("what", "ACLS certified", "I am ACLS certified."),
        ("proof", "both promoted", ": both promoted."),
    ],
)
def test_what_one_is_and_who_was_promoted(field: str, written: str, said: str) -> None:
    asset = {"what": "mentored 2 juniors"} | {field: written}
    row = ", ".join(f'{key} = "{text}"' for key, text in asset.items())
    assert said in page_of(with_answer(inputs.SECOND_CHANCE, "assets", f"[{{ {row} }}]")).spoken


def test_ideas_of_several_shapes_are_not_counted_in_two_ways() -> None:
    ideas = (
        '["strangler pattern, invoices first", "delete the old report engine",'
        ' "quarterly customer day"]'
    )
    page = page_of(with_answer(inputs.SECOND_CHANCE, "ideas", ideas))
    assert "One: strangler pattern, invoices first." in page.spoken
    assert "I would also delete the old report engine." in page.spoken.replace(
        "And I would", "I would also"
    )
    assert "Another: quarterly customer day." in page.spoken
    assert not any(point.startswith(("One:", "Another:")) for point in page.brief.points)


def test_the_account_comes_before_having_thought() -> None:
    spoken = page_of(with_answer(inputs.SECOND_CHANCE, "asked", '"Would you take it on?"')).spoken
    assert spoken.index("caught me off guard") < spoken.index(" since.")


def test_a_question_about_plans_is_not_asked_whether_it_is_still_open() -> None:
    asked = '"Where do you see yourself in two years?"'
    assert "still open" not in page_of(with_answer(inputs.SECOND_CHANCE, "asked", asked)).spoken


def test_who_asks_first_promises_no_better_answer() -> None:
    text = with_answer(inputs.SECOND_CHANCE, "stance", '"tell-me-more"')
    assert "know" in page_of(text).invite
    assert "better answer" not in page_of(text).invite


@pytest.mark.parametrize("text", [inputs.OWN_UP, inputs.SECOND_CHANCE])
def test_an_invitation_to_a_call_says_so(text: str) -> None:
    assert " call " in page_of(changed(text, ('channel = "in person"', 'channel = "call"'))).invite
    assert " call " not in page_of(text).invite


def test_a_chef_is_greeted_as_everybody_does() -> None:
    text = changed(inputs.SECOND_CHANCE, ('leader = "Joe"', 'leader = "Chef"'))
    assert page_of(text).message.startswith("Hi Chef,")


def test_the_day_is_said_once_where_the_account_says_it() -> None:
    text = changed(
        with_answer(inputs.SECOND_CHANCE, "asked", '"Would you take it on?"'),
        ("Your question caught me off guard.", "My answer on Friday was a polite nothing."),
    )
    assert page_of(text).spoken.count("Friday") == 1
    assert "on Friday" in page_of(text).invite


@pytest.mark.parametrize(
    ("key", "written", "said"),
    [
        ("help", "cutting scope, I'm bad at it", " cutting scope, I'm bad at it."),
        ("help", "going over the app with me", "Would you mind going over the app with me?"),
        ("alternatives", "could hand the fairs to Ines and help", "I could hand the fairs to Ines"),
        ("alternatives", "happy to go back to assisting", "I'd be happy to go back to assisting."),
        ("aim", "own the rota so nobody waits", " is to own the rota so nobody waits."),
    ],
)
def test_what_is_asked_and_offered_keeps_its_doer(key: str, written: str, said: str) -> None:
    value = f'"{written}"' if key == "aim" else f'["{written}"]'
    assert said in page_of(with_answer(inputs.OWN_UP, key, value)).spoken


@pytest.mark.parametrize(
    ("field", "written", "said"),
    [
        ("done", "fixed it on sunday", "I fixed it on Sunday."),
        ("prevention", "two of us count it now", "Two of us count it now."),
        ("prevention", "red leg bands on both legs", ": red leg bands on both legs."),
    ],
)
def test_what_was_done_is_heard_as_it_was_meant(field: str, written: str, said: str) -> None:
    assert said in page_of(with_mistake(what="I broke it", **{field: written})).spoken


@pytest.mark.parametrize(
    ("interest", "said"),
    [
        ("Not this year. My mother is ill.", "Not this year. My mother is ill."),
        ("happy to do a trial month first", "I would be happy to do a trial month first."),
    ],
)
def test_a_clipped_wish_is_said_as_it_is(interest: str, said: str) -> None:
    assert said in page_of(with_answer(inputs.SECOND_CHANCE, "interest", f'"{interest}"')).spoken


def test_somebody_named_in_the_list_beside_keeps_their_pronoun() -> None:
    fine = '["Whoever steps in for Helen, I\'ll show them.", "I\'d gladly cover him in summer."]'
    spoken = page_of(with_answer(inputs.SECOND_CHANCE, "fine_too", fine)).spoken
    assert "cover him" in spoken


def test_what_is_left_out_of_the_talk_is_shown() -> None:
    long = "and then I went through every single line of it again by hand with care " * 2
    rows = ", ".join(
        f'{{ what = "I lost list {day}", effect = "It cost us {day} days", '
        f'done = "I told everybody {long}", prevention = "I now keep list {day} twice {long}" }}'
        for day in (3, 4, 5)
    )
    page = page_of(with_answer(inputs.OWN_UP, "mistakes", f"[{rows}]"))
    assert page.left_out
    for sentence in page.left_out:
        assert sentence not in page.spoken
        assert sentence in page.message


def test_a_second_way_in_a_gerund_follows_on_a_condition() -> None:
    ways = '["If you want somebody else for it I\'d be fine.", "Going down to four days"]'
    spoken = page_of(with_answer(inputs.OWN_UP, "alternatives", ways)).spoken
    assert "Another way would be going down to four days." in spoken
