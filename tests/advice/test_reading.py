"""Threads of each kind as somebody pastes them: pieces, authors, places, votes, asides."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footing.advice.posts import Thread
from footing.advice.reading import chat, forum, lines, mails, nested, notes, qa
from tests.advice.helpers import thread

FORUM = """
Told the wrong figure in a meeting
Posted on May 3, 2011
L.F.
asks from
Tucson, AZ
4
answers
On Tuesday I said 41 thousand and it is 61. Do I say something?
Edit: thank you all, I will.
Featured Answers
C.J.
answers from
Denver
on May 03
Tell her today. Walk in and close the door.
12 moms found this helpful
Report This
More Answers
M.T.
answers from
Boise
Let it go.
one mom found this helpful
Report This
M.T.
answers from
Reno
Email her.
many moms found this helpful
Report This
L.F.
answers from
Tucson, AZ
lol thanks
Report This
M.T.
answers from
Boise
Let it go.
Report This
Related Questions
What to wear?
"""
CHAT = """
14/03/2024, 18:02 - Messages are end-to-end encrypted. Nobody outside joined.
14/03/2024, 18:05 - Noor: they offered me team lead and I ran away
14/03/2024, 18:07 - Sanne: Take it. Seriously take it
👍 3
14/03/2024, 18:08 - Pieter: ask him what it pays
14/03/2024, 18:08 - Sanne: write him tonight
👍 1 ❤️ 1
14/03/2024, 18:15 - Noor: good point
14/03/2024, 18:20 - Mo: Walk over tomorrow.
I lead a team of 8.
14/03/2024, 18:24 - Kim: where are my keys
14/03/2024, 18:25 - Kim: oops wrong group
14/03/2024, 18:26 - Kim: <Media omitted>
14/03/2024, 18:31 - Joris: This message was deleted
14/03/2024, 18:31 - Joris: charge per smile
😂 5
14/03/2024, 19:40 - Sanne: and say it in one sentence
"""
QA = """
How do I tell my boss about 2,300 unread mails?
Asked 1 year, 3 months ago
Viewed 4k times

17

I joined in May. There are 2,300 unread mails. How do I tell him?

workload
Share
Follow
asked Jun 2, 2023 at 7:40
paperboat's user avatar
paperboat
1131 silver badge66 bronze badges
3
Is there an auto-reply at all? – Lena K
 Jun 2, 2023 at 8:02
Add a comment
2 Answers
Sorted by:

41

Tell him today.

Then answer today's mails first.

Share
Improve this answer
Follow
answered Jun 2, 2023 at 9:15
Halvard's user avatar
Halvard
3,40122 gold badges99 silver badges2020 bronze badges
9
We did exactly that, from the newest backwards. – Odile
 Jun 2, 2023 at 10:44
Add a comment

-2
✓ Accepted

I wouldn't say anything.

Share
Improve this answer
Follow
answered Jun 3, 2023 at 19:02
nightowl's user avatar
nightowl
2111 bronze badge
New contributor
Add a comment
You must log in to answer this question.
"""
NESTED = """
Told a customer the wrong price (self.work)
submitted 2 days ago by quietforklift
I quoted 1,400 instead of 4,100. Do I tell my boss?
[–]oldsalt77 212 points 2 days ago
Tell her today.
permalinkembedsavereport
    [–]quietforklift[S] 14 points 2 days ago
    Ok but she is away
    permalink save report reply
    [–]gertie_b 55 points 2 days ago
    I would want the call.
    permalink save report reply
[–][deleted] 12 points 1 day ago
[removed]
[–]hidden_h [score hidden] 1 day ago
Fix it first, then tell her.
"""
STACKED = """
u/nell
I signed for a med that I did not give. Do I say something or leave it?
Upvote
312
Downvote
pam
•
2 yr. ago
Tell your charge before your next shift.
Upvote
441
Downvote
Reply
nell
OP
•
2 yr. ago
so scared
Upvote
12
Downvote
Reply
[deleted]
•
2 yr. ago
[deleted]
Upvote
5
Downvote
Reply
rn
•
1 yr. ago
Amend the chart, report it.
Upvote
1.2k
Downvote
Reply
"""
MAILS = """
From: Ruth Adler <ruth@adler.example>
Date: Monday, 5 May 2025 at 21:14
To: Tomas Berg <tomas@berg.example>
Subject: Re: my hours

Put it in writing.
--
Ruth Adler, Leeds

On Sun, 4 May 2025 at 20:40, Tomas Berg <tomas@berg.example> wrote:
> I was hired for 20 hours and I am doing 34.
> What would you do?

From: "Falk, Benno" <b@falk.example>
Sent: Tuesday, 6 May 2025 07:02
To: Tomas Berg
Subject: RE: my hours

Do nothing before the summer.

From: Ruth Adler <ruth@adler.example>
Date: Monday, 5 May 2025 at 21:14
To: Tomas Berg <tomas@berg.example>
Subject: Re: my hours

Put it in writing.
"""
NOTES = """
Asked around on Tuesday.
Maria (ex-boss): Go back to her this week.
She also said: don't write it down, go in person.
- Dad on the phone – Take the money.
Lena, HR friend: Get it in writing. (3)
My sister (2 votes): Sleep on it.
"""


def seen(found: Thread) -> list[tuple[str, str, int | None]]:
    return [(one.author, one.place, one.votes) for one in found.pieces]


def reasons(found: Thread) -> list[str]:
    return [one.reason for one in found.asides]


def test_a_forum_thread() -> None:
    """Two people share their initials; votes in words are told and not counted."""
    found = thread(FORUM)
    assert (found.kind, found.asker) == ("a forum thread", "L.F.")
    assert seen(found) == [("C.J.", "Denver", 12), ("M.T.", "Boise", 1), ("M.T.", "Reno", None)]
    assert found.pieces[0].text == "Tell her today. Walk in and close the door."
    assert "thank you all, I will." in [one.text for one in found.asides]
    assert reasons(found).count("the asker's follow-up") == 2
    assert reasons(found).count("the same again") == 1
    assert "Related" in next(one.text for one in found.asides if "part of" in one.reason)
    assert "many moms found this helpful" in found.notes[0]


def test_a_chat_export() -> None:
    found = thread(CHAT)
    assert (found.kind, found.asker) == ("a chat", "Noor")
    assert found.question == "they offered me team lead and I ran away"
    assert [(one.author, one.votes) for one in found.pieces] == [
        ("Sanne", 5), ("Pieter", None), ("Mo", None), ("Sanne", None),
    ]  # fmt: skip
    assert found.pieces[0].text == "Take it. Seriously take it\nwrite him tonight"
    assert found.pieces[2].text == "Walk over tomorrow.\nI lead a team of 8."
    assert sorted(reasons(found)) == [
        "a joke", "a line of the chat program", "a picture or file", "deleted",
        "meant for somewhere else", "meant for somewhere else", "the asker's follow-up",
    ]  # fmt: skip


def test_a_page_of_questions_and_answers() -> None:
    found = thread(QA)
    assert found.asker == "paperboat"
    assert found.question.endswith("How do I tell him?")
    assert seen(found) == [
        ("Halvard", "3,401 rep", 41),
        ("Odile", "comment under Halvard", 9),
        ("nightowl", "21 rep, new contributor, accepted answer", -2),
    ]
    assert found.pieces[0].text.endswith("Then answer today's mails first.")
    assert "a question back" in reasons(found)


def test_a_nested_thread_with_points() -> None:
    found = thread(NESTED)
    assert found.asker == "quietforklift"
    assert [(one.author, one.votes, one.under) for one in found.pieces] == [
        ("oldsalt77", 212, ""), ("gertie_b", 55, "oldsalt77"), ("hidden_h", None, ""),
    ]  # fmt: skip
    assert sorted(reasons(found)) == ["deleted", "the asker's follow-up"]


def test_a_nested_thread_that_gives_each_part_a_line() -> None:
    found = thread(STACKED)
    assert [(one.author, one.votes) for one in found.pieces] == [("pam", 441), ("rn", 1200)]
    assert sorted(reasons(found)) == ["deleted", "the asker's follow-up"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("by Ann » Tue Mar 04, 2014 9:12 pm", "by Ben » Wed Mar 05, 2014 7:44 am"),
        ("Answer by Ann (18 votes):", "Answer by Ben (7 votes):"),
        ("1. Ann (they/them), 24 likes", "2. Ben, HR for 20 years, 31 likes"),
        ("Ann · 12 points · 3h ago", "Ben · 1.2k points · 2d ago"),
        ("12 points by Ann 3 hours ago", "4 points by Ben 1 day ago"),
        ("Ann 5 hours ago | prev | next [–]", "Ben 4 hours ago | prev | next [–]"),
        ("Ann wrote:", "Ben wrote:"),
    ],
)
def test_other_ways_to_head_a_post(first: str, second: str) -> None:
    found = thread(f"{first}\nGo back to him.\n\n{second}\nLet it rest.\n")
    assert [(one.author, one.text) for one in found.pieces] == [
        ("Ann", "Go back to him."), ("Ben", "Let it rest."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("[12/11/2023, 20:31:40] Ann: Which?", "[12/11/2023, 20:32:00] Ben: Go.",
         "[12/11/2023, 20:33:00] Cid: Stay."),
        ("12/11/23, 8:31 PM - Ann: Which?", "12/11/23, 8:32 PM - Ben: Go.",
         "12/11/23, 8:33 PM - Cid: Stay."),
        ("Ann  9:02 AM\nWhich?", "Ben  9:03 AM\nGo.", "Cid  9:04 AM\nStay."),
        ("Ann — Today at 20:31\nWhich?", "Ben — Today at 20:32\nGo.",
         "Cid — Today at 20:33\nStay."),
        ("Ann, [12.11.2023 20:31]\nWhich?", "Ben, [12.11.2023 20:32]\nGo.",
         "Cid, [12.11.2023 20:33]\nStay."),
        ("20:31 Ann: Which?", "20:32 Ben: Go.", "20:33 Cid: Stay."),
    ],
)  # fmt: skip
def test_the_exports_of_chat_programs(first: str, second: str, third: str) -> None:
    found = thread(f"{first}\n{second}\n{third}\n")
    assert (found.kind, found.asker, found.question) == ("a chat", "Ann", "Which?")
    assert [(one.author, one.text) for one in found.pieces] == [("Ben", "Go."), ("Cid", "Stay.")]


def test_mails_with_quotes_and_one_of_them_twice() -> None:
    found = thread(MAILS)
    assert found.asker == "Tomas Berg"
    assert found.question.startswith("I was hired for 20 hours")
    assert [one.author for one in found.pieces] == ["Ruth Adler", "Benno Falk"]
    assert found.pieces[0].text == "Put it in writing."
    assert "the same again" in reasons(found)
    assert "a signature or notice" in reasons(found)


def test_notes_of_what_people_said() -> None:
    found = thread(NOTES)
    assert found.question == "Asked around on Tuesday."
    assert [one.author for one in found.pieces] == ["Maria", "Dad", "Lena", "My sister"]
    assert found.pieces[0].place == "ex-boss"
    assert "go in person" in found.pieces[0].text
    assert found.pieces[3].votes == 2


def test_one_note_alone_keeps_its_person() -> None:
    found = thread("\nMaria (ex-boss): Go back this week.\nSay that you want it.\n")
    assert [(one.author, one.place) for one in found.pieces] == [("Maria", "ex-boss")]
    plain = thread("My view (for what it is worth)\nGo back to him. Say it in one line: yes.")
    assert [one.author for one in plain.pieces] == [""]


def test_plain_text_is_one_piece_and_lines_of_dashes_part_it() -> None:
    assert len(thread("Tell her.\n\nAnd soon.").pieces) == 1
    assert [one.text for one in thread("Tell her.\n---\nLet it rest.").pieces] == [
        "Tell her.", "Let it rest.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("4 moms found this helpful", 4),
        ("Thanked by 11 parents", 11),
        ("1 mom found this helpful", 1),
        ("12 likes", 12),
        ("Helpful (3)", 3),
        ("1.2k points", 1200),
        ("three people found this helpful", 3),
        ("👍 7", 7),
        ("several people found this helpful", None),
    ],
)
def test_lines_that_show_votes(line: str, number: int | None) -> None:
    found = lines.votes(line)
    assert found is not None
    assert found[0] == number


@pytest.mark.parametrize(
    "line", ["I agree", "Two people came.", "He likes it", "No thanks", "3 things to do first"]
)
def test_lines_that_show_none(line: str) -> None:
    assert lines.votes(line) is None or lines.votes(line) == (0, "")


READERS = (forum, qa, chat, mails, nested, notes)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


PAGES = (FORUM, QA, CHAT, NESTED, MAILS, NOTES)
ROWS = st.sampled_from([row for page in PAGES for row in page.split("\n")])


@given(st.lists(WORDS | ROWS, max_size=40))
def test_any_lines_can_be_read_and_no_post_is_lost(rows: list[str]) -> None:
    """Whatever is pasted gives a thread, and every post that a reader found is in it once."""
    text = "\n".join(rows)
    for reader in READERS:
        split = text.split("\n")
        if reader.looks_like(split):
            found = reader.read(split)
            break
    else:
        found = notes.plain(text)
    made = thread(text)
    assert len(made.pieces) + len(made.asides) == len(found.posts) + len(found.loose)


def test_markup_in_a_thread_stays_text() -> None:
    found = thread("Maria: <script>alert(1)</script> Go back.\nTom: <b>Tell her</b> today.")
    assert found.pieces[0].text == "<script>alert(1)</script> Go back."


def test_the_texts_above_are_plain() -> None:
    """They stand at the left margin, as they do on a page."""
    assert textwrap.dedent(CHAT) == CHAT


def test_badges_may_stand_apart_from_the_standing() -> None:
    apart = QA.replace("3,40122 gold badges99 silver badges", "3,401 2 gold badges 9 silver badges")
    assert apart != QA
    assert [one.votes for one in thread(apart).pieces] == [one.votes for one in thread(QA).pieces]


BLOCKS = """
Laughed at the offer. What now?
Started by N.O., Leeds

J.D. (Leeds, UK)
Tell him today.
helpful: 17

F.M. (York, UK)
Wait a week.

Then ask again.
helpful: 2

N.O. (Leeds, UK)
I did it just now.

P.R. (Hull, UK)
Write to him.
helpful: 0
"""


def test_posts_with_who_above_and_votes_below() -> None:
    found = thread(BLOCKS)
    assert (found.asker, found.question.split("\n")[0]) == (
        "N.O.", "Laughed at the offer. What now?",
    )  # fmt: skip
    assert [(one.author, one.place, one.votes) for one in found.pieces] == [
        ("J.D.", "Leeds, UK", 17), ("F.M.", "York, UK", 2), ("P.R.", "Hull, UK", 0),
    ]  # fmt: skip
    assert found.pieces[1].text == "Wait a week.\n\nThen ask again."
    assert reasons(found) == ["the asker's follow-up"]


def test_the_votes_may_stand_above_each_post() -> None:
    above = """
        Is it too late to say yes?

        3 members found this useful
        G.H., Hull
        Tell him today.

        12 members found this useful
        W.P., Leeds
        Ask him about the hours first.

        1 member found this useful
        S.S., Perth
        Write to him.
    """
    found = thread(textwrap.dedent(above))
    assert [(one.author, one.place, one.votes) for one in found.pieces] == [
        ("G.H.", "Hull", 3), ("W.P.", "Leeds", 12), ("S.S.", "Perth", 1),
    ]  # fmt: skip


def test_an_answer_signed_in_one_line_and_comments_with_their_day() -> None:
    page = """
        Do I tell her?
        asked May 2, 2020 at 9:00
        anna
        120

        2 Answers

        14
        Tell her today.
        answered May 2, 2020 at 10:00 by berta 1,204
        3 Yes, before lunch. – carl May 2, 2020 at 11:00

        5
        Ask her what she needs.
        – answered May 3, 2020 at 8:00 by dora
    """
    found = thread(textwrap.dedent(page))
    assert [(one.author, one.place, one.votes) for one in found.pieces] == [
        ("berta", "1,204 rep", 14), ("carl", "comment under berta", 3), ("dora", "", 5),
    ]  # fmt: skip


def test_arrows_around_a_score_and_a_dash_before_the_name() -> None:
    page = """
        I said no too fast
        2 answers

        ▲ 63 ▼
        Go back and tell her today.
           — scrubs

        ▲ -2 ▼
        Let it rest for a week.
           — realist
    """
    found = thread(textwrap.dedent(page))
    assert [(one.author, one.votes) for one in found.pieces] == [("scrubs", 63), ("realist", -2)]


def test_in_a_chat_a_role_in_brackets_is_a_place_and_a_cry_is_no_part_of_advice() -> None:
    found = thread(
        "Noor, 14:06\nI said no. What do I do?\n\nUlla (works council), 14:09\noh NO\n\n"
        "Ulla (works council), 14:10\nGo back and tell him today.\n\nMo, 14:12\nWait a week.\n"
    )
    assert [(one.author, one.place, one.text) for one in found.pieces][-2:] == [
        ("Ulla", "works council", "Go back and tell him today."), ("Mo", "", "Wait a week."),
    ]  # fmt: skip


def test_who_speaks_again_in_notes_is_the_same_person() -> None:
    found = thread("Maria (ex-boss): Go back.\nKit: Ask first.\nMaria again: And do it today.")
    assert [one.author for one in found.pieces] == ["Maria", "Kit", "Maria"]
