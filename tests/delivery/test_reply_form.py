"""The reply form: one page, nothing loaded, the question as text."""

from __future__ import annotations

from footing.delivery.reply_form import reply_form


def test_the_question_is_text_and_nothing_is_loaded_or_sent() -> None:
    page = reply_form("What <b>would</b> you do?\n\nAnd why?").decode()
    assert "What &lt;b&gt;would&lt;/b&gt; you do?" in page
    assert page.count("<p>And why?</p>") == 1
    assert "default-src 'none'" in page
    assert "http" not in page.replace("http-equiv", "")
