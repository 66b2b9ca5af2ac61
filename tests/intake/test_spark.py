"""Spark as a source: what can be tested quickly. What it counts is tested by `make test-scale`."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

import pytest

from footing.app.backlog import Asked, measure_backlog
from footing.intake import spark
from footing.intake.source import IntakeError
from footing.kernel.clock import fixed
from tests.intake.helpers import NOW

NEEDS = "Spark is not installed: pip install 'footing[backlog,spark]'"


@pytest.mark.parametrize(
    "url", ["spark:here", "spark:local[x]", "spark://", "spark://host:port", "spark:"]
)
def test_an_address_that_is_none(url: str) -> None:
    with pytest.raises(IntakeError, match="no address of Spark"):
        measure_backlog(Asked(connect=url, table="tickets"), fixed(NOW))


def test_a_table_has_to_be_named() -> None:
    with pytest.raises(IntakeError, match="No table is named"):
        measure_backlog(Asked(connect="spark:local"), fixed(NOW))


def test_where_it_is_not_installed_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    real: Callable[..., Any] = builtins.__import__

    def without(name: str, *more: Any, **named: Any) -> Any:
        if name.partition(".")[0] in ("pyspark", "py4j"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name.partition(".")[0])
        return real(name, *more, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(IntakeError, match=r"not installed \(py4j\)"):
        spark.connected("spark:local")


def test_the_reason_is_one_line() -> None:
    long = (
        "An error occurred while calling o59.toArrow.\n"
        ": org.apache.spark.SparkException: Job aborted due to stage failure: no space left\n"
        "\tat org.apache.spark.Some.class(Some.scala:1)"
    )
    assert spark.told(ValueError(long)) == "Job aborted due to stage failure: no space left"
    assert spark.told(ValueError("[TABLE_OR_VIEW_NOT_FOUND] no\nmore")) == (
        "[TABLE_OR_VIEW_NOT_FOUND] no"
    )


@pytest.mark.skipif(find_spec("pyspark") is None, reason=NEEDS)
def test_what_it_needs_is_there() -> None:
    """The version that Ibis understands, and the faults that are caught."""
    import pandas
    import pyspark
    from py4j.protocol import Py4JNetworkError
    from pyspark.errors import PySparkException

    assert pyspark.__version__.startswith("4.0.")
    assert int(pandas.__version__.split(".")[0]) < 3
    assert issubclass(Py4JNetworkError, Exception)
    assert issubclass(PySparkException, Exception)
