#!/bin/sh
# Install this checkout, editable, into .venv: tools/install.sh WHAT, where WHAT is "." or ".[dev,backlog]".
# Takes uv where it is present, otherwise the venv and pip of the first Python that is new enough.
set -eu
cd "$(dirname "$0")/.."
what="$1"

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

install_with_uv() {
    runs .venv/bin/python || uv venv --quiet --clear --python '>=3.11' .venv
    uv pip install --quiet --python .venv/bin/python -c constraints.txt -e "$what"
}

# Whether a Python starts at all: one that was copied or whose system was upgraded does not.
runs() { [ -x "$1" ] && new_enough "$1"; }

install_with_pip() {
    if ! { runs .venv/bin/python && .venv/bin/python -m pip --version >/dev/null 2>&1; }; then
        make_venv
    fi
    .venv/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e "$what"
}

make_venv() {
    found=""
    for python in python3.11 python3.12 python3.13 python3.14 python3; do
        command -v "$python" >/dev/null 2>&1 && new_enough "$python" || continue
        found="${found:-$python}"
        if "$python" -c 'import ensurepip, venv' 2>/dev/null; then
            "$python" -m venv --clear .venv
            return
        fi
    done
    if [ -z "$found" ]; then
        echo "Footing needs Python 3.11 or newer, and none was found." >&2
        echo "Install it from your system's packages or from python.org, then run this again." >&2
    else
        version="$("$found" -c 'import sys; print("%d.%d" % sys.version_info[:2])')"
        echo "The Python on this machine ($version) has no venv, which keeps Footing's parts apart." >&2
        echo "On Debian or Ubuntu: sudo apt install python3-venv (or python$version-venv)." >&2
        echo "Elsewhere, install the package that holds Python's ensurepip. Then run this again." >&2
    fi
    exit 1
}

echo "Installing into .venv; the first time this takes about a minute."
if command -v uv >/dev/null 2>&1; then
    install_with_uv
else
    install_with_pip
fi
