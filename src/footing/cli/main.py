"""The command ``footing``: every way it can end is a clear sentence and an exit status."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from typing import TextIO

import click

from footing.cli.root import footing
from footing.kernel.errors import FootingError

GOOD, WRONG, STOPPED = 0, 2, 130
_OUT = 1


def main(arguments: Sequence[str] | None = None) -> None:
    """Run ``footing`` with ``arguments`` (None: those of the process) and end the process.

    Status 0 is good, 2 an error that has been explained, 130 stopped by the person.
    """
    for stream in (sys.stdout, sys.stderr):
        _never_fail_on_a_letter(stream)
    _never_dump_memory()
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        done = footing.main(
            args=None if arguments is None else list(arguments),
            prog_name="footing",
            standalone_mode=False,
        )
        sys.stdout.flush()
        return done if isinstance(done, int) else GOOD
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.UsageError as error:
        error.show()
        return WRONG
    except click.ClickException as error:
        _say(error.format_message())
        return WRONG
    except (click.Abort, KeyboardInterrupt, EOFError):
        _say("\nStopped.")
        return STOPPED
    except FootingError as error:
        _say(error.text())
        return error.status
    except (BrokenPipeError, SystemExit):
        # Whoever read our output has seen enough (click turns that into SystemExit). Without
        # this, closing stdout would complain once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), _OUT)
        return GOOD
    except OSError as error:
        _say(of_the_system(error))
        return WRONG
    except Exception as error:
        return _our_fault(error)


def of_the_system(error: OSError) -> str:
    """What the operating system refused, where, and what to do."""
    place = f"{error.filename}: " if error.filename else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return (
            f"{place}The disk is full. What was kept before is safe. "
            "Free some space and do the last step again."
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"{place}You may not write or read here. Choose another place, or change the rights."
    reason = error.strerror or str(error)
    return f"{place}The system says: {reason}. What was kept before is safe."


def _our_fault(error: Exception) -> int:
    if os.environ.get("FOOTING_DEBUG") == "1":
        import traceback

        traceback.print_exception(error)
    _say(
        f"This is a fault of Footing, not of yours ({type(error).__name__}). "
        "Nothing that was kept is lost. "
        "Do the last step again; with FOOTING_DEBUG=1 set, the details for a report are shown. "
        "They may hold words of yours, so read them before you send them to anybody."
    )
    return WRONG


def _say(text: str) -> None:
    click.echo(text, err=True)


def _never_fail_on_a_letter(stream: TextIO) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")


def _never_dump_memory() -> None:
    """After a crash the system may write the memory of a process to a file, with all that was open.

    Where the system has no such limit (Windows), it is left as it is.
    """
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
