"""A browser, once a session, and pages of the seeds opened in it as a reader would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from stargate_model.checking import load
from stargate_model.localization import SUMMARY_LANGUAGES
from stargate_model.summaries import summarize
from tests.browsers import find_browser

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
HEIGHT = 900
Open = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of the machine, without a window."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=find_browser(), args=list(ARGUMENTS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The page of the seeds in each language, as a file."""
    folder = tmp_path_factory.mktemp("pages")
    seeds = load()
    written: dict[str, Path] = {}
    for language in SUMMARY_LANGUAGES:
        written[language] = folder / f"{language}.html"
        written[language].write_text(summarize(seeds, language, "html"), "utf-8")
    return written


@pytest.fixture
def opened(browser: Browser, pages: dict[str, Path]) -> Iterator[Open]:
    """Opens the page of a language in a window of some width, in the light or in the dark, on screen or on paper."""
    contexts = []

    def open_(language: str, width: int, *, scheme: str = "light", media: str = "screen") -> Page:
        context = browser.new_context(viewport={"width": width, "height": HEIGHT}, offline=True, locale="en-US")
        contexts.append(context)
        page = context.new_page()
        page.emulate_media(media=media, color_scheme=scheme)
        page.goto(pages[language].as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()
