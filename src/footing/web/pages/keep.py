"""Keep what was written, and open what was kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from starlette.responses import Response

from footing.app import keeping
from footing.app.settings import set_lock_after
from footing.kernel.errors import FootingError
from footing.web.pages.hiding import hold_words
from footing.web.visit import Visit, route

if TYPE_CHECKING:
    from footing.safety.protected import Protected


@dataclass(frozen=True)
class KeepPage:
    """How to keep; ``file`` is where it will be, ``faults`` are (field, sentence).

    ``protected`` is read before the first keep.
    """

    template: ClassVar[str] = "keep.html"
    section: ClassVar[str] = "keep"
    file: str
    without: bool = False
    keyring: bool = False
    faults: tuple[tuple[str, str], ...] = ()
    protected: Protected = field(default_factory=keeping.protected)


@dataclass(frozen=True)
class RecoveryPage:
    """The recovery key, shown once; ``changed`` where the passphrase was changed just now."""

    template: ClassVar[str] = "recovery.html"
    section: ClassVar[str] = "keep"
    key: str
    changed: bool = False


@dataclass(frozen=True)
class PassphrasePage:
    """Another passphrase: with the one so far, or ``lost``, with the recovery key."""

    template: ClassVar[str] = "passphrase.html"
    section: ClassVar[str] = "keep"
    lost: bool
    faults: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class UnlockPage:
    """The passphrase of what was kept; ``alone`` where none is needed.

    ``shut`` says that it was open before: then there is no way on without it.
    """

    template: ClassVar[str] = "unlock.html"
    section: ClassVar[str] = "keep"
    file: str
    alone: bool
    fault: str = ""
    shut: bool = False


def welcome(visit: Visit) -> Response:
    """GET /welcome: where a link leads; what was kept is offered first."""
    return visit.go("/unlock" if visit.workspace.locked else "/")


def look(visit: Visit) -> Response:
    """GET /keep"""
    if visit.workspace.locked:
        return visit.go("/unlock")
    return visit.show(KeepPage(str(visit.workspace.folders.store)))


def keep(visit: Visit) -> Response:
    """POST /keep: a passphrase twice, or explicitly none."""
    space = visit.workspace
    if space.kept:
        return visit.go("/keep")
    if space.locked:
        return visit.go("/unlock")
    first, again = _whole(visit, "passphrase"), _whole(visit, "again")
    without, keyring = visit.sent("without") == "yes", visit.sent("keyring") == "yes"
    faults: tuple[tuple[str, str], ...] = ()
    if without and first:
        fault = "You typed a passphrase and also chose to keep without one. Choose one of them."
        faults = (("without", fault),)
    elif not without and not first:
        faults = (("passphrase", "Type a passphrase, or choose to keep without one."),)
    elif not without and first != again:
        faults = (("again", "The two passphrases are not the same. Please type both once more."),)
    if not faults:
        try:
            space.keep(None if without else first, keyring=keyring and not without)
        except FootingError as error:
            faults = (("passphrase", str(error)),)
    if faults:
        return visit.show(KeepPage(str(space.folders.store), without, keyring, faults), 422)
    if without:
        return visit.go("/", "kept")
    return visit.show(RecoveryPage(keeping.recovery_key(space, first)))


def other(visit: Visit) -> Response:
    """GET /passphrase: change it, or with ``?lost=yes`` set a new one by the recovery key."""
    space = visit.workspace
    lost = visit.query.get("lost") == "yes"
    if space.passphrase_free or not (space.locked if lost else space.kept):
        return visit.go("/unlock" if space.locked else "/keep")
    return visit.show(PassphrasePage(lost))


def change(visit: Visit) -> Response:
    """POST /passphrase"""
    space = visit.workspace
    lost = visit.sent("lost") == "yes"
    way_in, new, again = (_whole(visit, name) for name in ("so-far", "passphrase", "again"))
    faults: tuple[tuple[str, str], ...] = ()
    if not new:
        faults = (("passphrase", "Type the new passphrase."),)
    elif new != again:
        faults = (("again", "The two passphrases are not the same. Please type both once more."),)
    if not faults:
        try:
            act = keeping.recover if lost else keeping.change_passphrase
            return visit.show(RecoveryPage(act(space, way_in, new), changed=True))
        except FootingError as error:
            faults = (("so-far", str(error)),)
    return visit.show(PassphrasePage(lost, faults), 422)


def lock(visit: Visit) -> Response:
    """POST /lock: let go of what was kept, until the passphrase is typed again.

    ``held`` is the path of a form that was being filled; its fields come with it, and wait.
    """
    hold_words(visit)
    visit.workspace.lock()
    return visit.go("/unlock" if visit.workspace.shut else "/keep")


def lock_after(visit: Visit) -> Response:
    """POST /keep/lock-after: ``minutes`` without a touch, after which it locks by itself."""
    space = visit.workspace
    typed = visit.sent("minutes")
    try:
        if not typed.isdecimal():
            raise FootingError("Type the minutes as a number.")
        visit.watch.minutes = set_lock_after(space.folders, int(typed[:9])).lock_after
    except FootingError as error:
        page = KeepPage(str(space.folders.store), faults=(("minutes", str(error)),))
        return visit.show(page, 422)
    return visit.go("/keep", "saved")


def ask(visit: Visit) -> Response:
    """GET /unlock"""
    if not visit.workspace.locked:
        return visit.go("/keep")
    return visit.show(_locked(visit))


def unlock(visit: Visit) -> Response:
    """POST /unlock"""
    if not visit.workspace.locked:
        return visit.go("/")
    try:
        visit.workspace.unlock(_whole(visit, "passphrase") or None)
    except FootingError as error:
        return visit.show(_locked(visit, str(error)), 422)
    return visit.go("/held" if visit.watch.held else "/", "unlocked")


def _locked(visit: Visit, fault: str = "") -> UnlockPage:
    space = visit.workspace
    return UnlockPage(str(space.folders.store), space.opens_alone, fault, space.shut)


def _whole(visit: Visit, name: str) -> str:
    """A passphrase exactly as typed: spaces at its ends may be meant."""
    return next(iter(visit.sent_all(name)), "")


ROUTES = (
    route("/welcome", welcome),
    route("/keep", look, keep),
    route("/unlock", ask, unlock),
    route("/passphrase", other, change),
    route("/lock", post=lock),
    route("/keep/lock-after", post=lock_after),
)
