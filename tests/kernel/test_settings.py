from __future__ import annotations

from pathlib import Path

import pytest

from footing.kernel.settings import folders


def test_one_variable_moves_everything(tmp_path: Path) -> None:
    found = folders({"FOOTING_HOME": f" {tmp_path} "})
    assert found.data == tmp_path / "data"
    assert found.config == tmp_path / "config"
    assert found.store == tmp_path / "data" / "footing.db"
    assert not list(tmp_path.iterdir())


def test_the_home_folder_can_be_meant(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert folders({"FOOTING_HOME": "~/mine"}).data == tmp_path / "mine" / "data"


@pytest.mark.parametrize("environment", [{}, {"FOOTING_HOME": "  "}])
def test_without_it_the_systems_own_places_are_used(environment: dict[str, str]) -> None:
    found = folders(environment)
    assert found.data.is_absolute()
    assert found.config.is_absolute()
    assert "footing" in str(found.store)
