"""A table in Spark, read through the same expressions; nothing is written there.

Spark counts by day, on this machine or on a cluster, and only the counts come back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from footing.intake.engine import Progress, first_line
from footing.intake.source import IntakeError, Source

if TYPE_CHECKING:
    import ibis.expr.types as ir

LOCAL = re.compile(r"spark:(local(?:\[(?:\*|[0-9]{1,4})\])?)")
CLUSTER = re.compile(r"spark://[^\s/:]+(?::[0-9]{1,5})?")
HERE = {
    # Nobody else on the network is to reach it.
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    # Its own default of one gigabyte makes it write to disk.
    "spark.driver.memory": "4g",
    # Two hundred parts, its default, are for a cluster.
    "spark.sql.shuffle.partitions": "16",
}
"""Further settings for Spark on this machine."""
SETTINGS = {
    "spark.sql.session.timeZone": "UTC",
    # A cell that is no date is null here, as in the other engines, and ends nothing.
    "spark.sql.ansi.enabled": "false",
}
QUIET = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false",
         "spark.log.level": "OFF"}  # fmt: skip
AGAIN = "Nothing was written, and nothing is lost. Do it again when Spark is there."


def is_spark(url: str) -> bool:
    """Whether an address is meant for Spark."""
    return url.startswith("spark:")


def open_table(url: str, table: str, progress: Progress | None = None) -> Source:
    """A table or view of Spark's catalogue, or Parquet below a folder (``table`` has a slash).

    ``url`` is ``spark:local`` (or ``spark:local[2]``: two cores) for Spark on this machine,
    ``spark://host:7077`` for a cluster. It stays until the program ends.

    IntakeError where it is not installed, cannot be reached, or has no such
    table.
    """
    if not table:
        raise IntakeError(
            "No table is named.",
            todo="Name it with --table: one of the catalogue, or a folder like /data/tickets.",
        )
    if progress:
        progress("Starting Spark", None)
    session = connected(url)
    import ibis
    from ibis.common.exceptions import IbisError, TableNotFound
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    faults = (PySparkException, Py4JError, OSError, EOFError)
    try:
        engine = ibis.pyspark.connect(session)
        if "/" in table:
            found = engine.read_parquet(table)
        else:
            schema, _, name = table.rpartition(".")
            found = engine.table(name, database=schema or None)
    except (*faults, IbisError, TableNotFound) as error:
        raise IntakeError(
            f"There is no table “{table}”, or it may not be read: {told(error)}",
            where=url,
            todo="Name it with its schema, like desk.tickets, or a folder with Parquet files.",
        ) from None

    def stage(name: str) -> None:
        if progress:
            progress(name, None)

    def run(expr: ir.Expr) -> Mapping[str, Any]:
        try:
            answer = session.sql(engine.compile(expr)).toArrow()
        except faults as error:
            raise IntakeError(
                f"Spark did not get to the end: {told(error)}", where=url, todo=AGAIN
            ) from None
        return {name: _plain(answer.column(name)) for name in answer.column_names}

    return Source(
        name=f"{url}, table {table}",
        format="Spark",
        table=found,
        run=run,
        close=lambda: None,
        unchanged=lambda: None,
        stage=stage,
        first_row=None,
    )


def connected(url: str) -> Any:
    """A session of Spark; IntakeError where there is none to be had."""
    local = LOCAL.fullmatch(url)
    if not local and not CLUSTER.fullmatch(url):
        raise IntakeError(
            "This is no address of Spark.",
            where=url[:80],
            todo="It looks like spark:local for this machine, or spark://host:7077 for a cluster.",
        )
    try:
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ModuleNotFoundError as missing:
        raise IntakeError(
            f"Spark needs a part that is not installed ({missing.name}).",
            todo="Install it: pip install 'footing[backlog,spark]'. It needs Java 17, too.",
        ) from None
    try:
        session = SparkSession.getActiveSession() or _started(local[1] if local else url)
        for name, value in SETTINGS.items():
            session.conf.set(name, value)
    except (PySparkException, Py4JError, OSError, RuntimeError) as error:
        raise IntakeError(
            f"Spark cannot be reached: {told(error)}",
            where=url,
            todo="It needs Java 17 on this machine. A cluster has to be up, and of the same "
            "version of Spark.",
        ) from None
    return session


def _started(master: str) -> Any:
    """Spark with its own process, whose many lines at the start are not shown."""
    from subprocess import DEVNULL

    from pyspark import SparkConf, SparkContext
    from pyspark.java_gateway import launch_gateway
    from pyspark.sql import SparkSession

    settings = {**SETTINGS, **QUIET}
    if master.startswith("local"):
        settings |= HERE
    conf = SparkConf().setAppName("footing").setAll([*settings.items()])
    conf.setMaster("local[*]" if master == "local" else master)
    # A Spark that died leaves its gateway behind.
    SparkContext._gateway = SparkContext._jvm = None
    launch: Any = launch_gateway
    gateway = launch(conf, {"stdout": DEVNULL, "stderr": DEVNULL})
    return SparkSession(SparkContext(conf=conf, gateway=gateway))


def told(error: Exception) -> str:
    """The reason in one line: Spark's own are pages long."""
    text = first_line(error)
    cause = re.search(r"^(?:Caused by|: ).*?(?:Exception|Error): (.+)$", str(error), re.MULTILINE)
    return (cause[1] if cause and "An error occurred" in text else text)[:300]


def _plain(column: Any) -> Any:
    """A column of Arrow as numbers, or as values with None where some are missing."""
    import pyarrow

    if column.null_count or not pyarrow.types.is_integer(column.type):
        return column.to_pylist()
    return column.to_numpy()
