#!/bin/sh
# PostgreSQL for the tests that read a real one. Installed from the system's packages where that can
# be done without asking (Debian or Ubuntu, as root); otherwise those tests are skipped, and say so.
set -u
for place in /usr/lib/postgresql/*/bin; do
    [ -x "$place/initdb" ] && exit 0
done
command -v initdb >/dev/null 2>&1 && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing PostgreSQL for the tests that read a real one."
    # No server of the system's own is made or started; the tests start theirs.
    mkdir -p /etc/postgresql-common
    [ -e /etc/postgresql-common/createcluster.conf ] ||
        echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
    export DEBIAN_FRONTEND=noninteractive
    { apt-get install -y -qq --no-install-recommends postgresql ||
        { apt-get update -qq && apt-get install -y -qq --no-install-recommends postgresql; }; } \
        >/dev/null 2>&1 && exit 0
fi
echo "PostgreSQL is not installed: the tests that read a real one are skipped."
