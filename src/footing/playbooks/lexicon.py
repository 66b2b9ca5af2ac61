"""Lists of words that settle a grammatical shape where tags alone do not."""

from __future__ import annotations

SUBJECT_PRONOUNS = frozenset(
    (
        "i you he she it we they there this that these those nobody everybody everyone someone "
        "somebody nothing everything both all who what"
    ).split()
)
"""Words that can begin a subject."""
WH = frozenset(("how what which who whom whose when where why whether").split())
"""Question words."""
AUX = frozenset(
    (
        "do does did is are was were can could would will should may might has have had shall am "
        "isn't won't"
    ).split()
)
"""Verbs that begin a question."""
INDEFINITE = frozenset(
    (
        "a an some someone somebody something more one another enough any two three four five "
        "half regular clear clearer feedback access training permission support guidance time "
        "less fewer better extra advice coaching your honest written weekly short early earlier "
        "quick"
    ).split()
)
"""Beginnings of something that one can be given (more time, someone to ask)."""
MORE_OF = frozenset("pay help support work time cover money staff hands notice rest".split())
"""What there can be more of, though some of these are verbs: more pay for the nights."""
EITHER = frozenset(
    ("put set cut let hit cost shut read split quit hurt spread reset upset").split()
)
"""Verbs whose past looks like their present."""
PAST = frozenset(
    (
        "lost left sent made built lent spent kept told sold held led fed met won hung ran went "
        "got took gave wrote forgot broke drove rode said found thought brought caught bought "
        "taught paid slept rang began chose spoke swore wore did fixed"
    ).split()
)
"""Past forms, for what the tagger takes for something else."""
ADJECTIVES = frozenset(
    (
        "experienced skilled qualified dedicated detailed advanced limited increased reduced "
        "shared improved trusted certified tired interested ready keen willing prepared dated "
        "extended fixed named planned related "
        "agreed"
    ).split()
)
"""Words in -ed that describe and do not tell what was done."""
GIVEN = frozenset(
    (
        "tip introduction example template reminder notice instruction answer documentation "
        "explanation cover relief check sign-off sit-down backup session meeting check-in note "
        "comment reviewer deadline"
    ).split()
)
"""Things that one can be given, in the singular."""
LEADER_VERBS = frozenset(
    (
        "review approve tell show explain give send share decide prioritise prioritize introduce "
        "walk clarify confirm let point teach coach correct warn remind assign sign"
    ).split()
)
"""What a leader does when asked for help."""
AFTER_PAST = frozenset(("AT0 DPS PNP PRP AVP CRD DT0 TO0 NP0 AV0 CJC PUN").split())
"""Tags that follow a past without a subject."""
WHEN = frozenset(("when while until after before once although though whenever").split())
"""Words that open a clause of time."""
SKIPPED = frozenset(
    (
        "also and but or so then just please maybe perhaps "
        "now still always alternatively okay ok well um uh right basically like honestly"
    ).split()
)
"""Small words before the shape begins."""
PERSON_VERBS = frozenset(("VVB VVI VDB VHB VDI VHI VBI VBB").split())
"""Tags of a verb without a subject."""
HANDED = frozenset("hand step move shift pass split cut head report block book phase".split())
"""Nouns that are verbs before a particle: hand over the fairs."""
PARTICLES = frozenset("over back up down off out in on away aside".split())
"""Particles that make a verb of them."""
REVIEW = frozenset("look read check go listen watch observe mark test proofread edit".split())
"""What somebody else does with my work."""
PARTICIPLES = frozenset(
    "done taken been seen written given gone known shown spoken driven ridden eaten broken chosen"
    " worn grown drawn flown".split()
)
"""Participles that are no past; they need "have"."""
DANGLING = frozenset("of the a an because and or to with my our your than".split())
"""Words that cannot end a sentence or a fragment."""
HABIT = frozenset("stop start keep try avoid consider".split())
"""Verbs before another in -ing: stop buying."""
WISHED = frozenset("want have need like love wish mean use ask".split())
"""Verbs behind which a “to” can end a sentence: because I want to."""
WILLING = frozenset("happy glad willing ready prepared".split())
"""What somebody is who would do it: happy to go back to days."""
TURNED = frozenset(
    "bill double alternate phase focus switch work prep own cook curate line-manage".split()
)
"""Verbs at the beginning of a thing to do: double the budget, switch to a day rate."""
AFTER_TURNED = frozenset("AT0 DPS PNP NN1 NN2 CRD PRP DT0 AV0".split())
"""Tags that follow such a verb."""
CERTIFIED = frozenset(
    "certified licensed licenced qualified trained registered accredited insured vaccinated".split()
)
"""What somebody is, behind what they are it in: ACLS certified."""
DOES = frozenset(
    "hand ship review cover chase wire audit mentor launch record design draft edit research test"
    " supervise finish deliver answer phone email update host price quote bill".split()
)
"""Nouns that are verbs before a name or a number of things: review two papers."""
SUFFERS = frozenset(
    "slips slides suffers ends falls drops stops fails breaks goes gets waits dies leaves stays"
    " collapses closes shrinks disappears quits misses loses".split()
)
"""What becomes of a thing that is at risk: the deadline slips, quality drops."""
COUNTED = frozenset("first second third fourth secondly thirdly finally lastly".split())
"""Words that count the items of a list, before a comma."""
DOABLE = frozenset("count start train open build invite hire plan".split())
"""Nouns that are verbs before another noun in a list of things to do: count A-items weekly."""
