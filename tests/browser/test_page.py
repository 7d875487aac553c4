"""The page in a real browser: nothing runs over or meets, each run keeps its direction, and everyone can read it."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

import pytest

from stargate_model.localization import SUMMARY_LANGUAGES

PHONES, DESKTOP, PAPER = (320, 390), 1280, 680
AXE = Path(find_spec("axe_playwright_python").origin).with_name("axe.min.js").read_text("utf-8")

TABLES_OPEN = "() => document.querySelectorAll('details').forEach(e => e.open = true)"

# what stands outside of the window, though it is not clipped away on purpose
OUTSIDE = """() => [...document.querySelectorAll("body *")].filter(e => {
  if (e.closest(".mark i, .definitions") || e.closest("svg svg")) return false;
  const box = e.getBoundingClientRect();
  return box.width && (box.left < -1 || box.right > document.documentElement.clientWidth + 1);
}).map(e => e.outerHTML.slice(0, 120))"""

# pairs of labels in one drawing whose boxes meet, and labels that leave their drawing
MEETING = """() => [...document.querySelectorAll("svg")].flatMap(svg => {
  const frame = svg.getBoundingClientRect();
  const boxes = [...svg.querySelectorAll("text")].map(t => [t.textContent, t.getBoundingClientRect()]);
  const met = boxes.flatMap(([name, a], n) => boxes.slice(0, n).filter(([, b]) =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).map(([other]) => [name, other]));
  const out = boxes.filter(([, a]) => a.left < frame.left - 1 || a.right > frame.right + 1).map(([name]) => [name]);
  return [...met, ...out];
})"""

# labels of columns that stand on a column
COVERED = """() => [...document.querySelectorAll("svg.columns")].flatMap(svg => {
  const bodies = [...svg.querySelectorAll("rect")].map(r => r.getBoundingClientRect());
  return [...svg.querySelectorAll("text")].filter(t => {
    const a = t.getBoundingClientRect();
    return bodies.some(b => a.left < b.right && b.left < a.right && a.top < b.bottom - 1 && b.top + 1 < a.bottom);
  }).map(t => t.textContent);
})"""

# Latin letters in the text of a page from right to left that are not kept apart from what is around them
LOOSE = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), loose = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (/[A-Za-z]/.test(node.data) && !node.parentElement.closest("bdi, svg, style")) loose.push(node.data);
  }
  return loose;
}"""

# runs on one line whose first letter stands on the wrong side of the last
REVERSED = """() => [...document.querySelectorAll("bdi")].flatMap(run => {
  const texts = [], walker = document.createTreeWalker(run, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode);
  if (texts.length !== 1 || run.closest(".mark i") || run.getClientRects().length !== 1) return [];
  const text = texts[0], at = i => { const r = document.createRange(); r.setStart(text, i); r.setEnd(text, i + 1);
    return r.getBoundingClientRect(); };
  const letters = [...text.data].map((c, i) => [c, i]).filter(([c]) => /[A-Za-z\\u0621-\\u064a]/.test(c));
  const latin = letters.length > 1 && letters.every(([c]) => /[A-Za-z]/.test(c));
  const arabic = letters.length > 1 && letters.every(([c]) => /[\\u0621-\\u064a]/.test(c));
  if (!latin && !arabic) return [];
  const [first, last] = [at(letters[0][1]), at(letters[letters.length - 1][1])];
  return (latin ? first.left < last.left : first.left > last.left) ? [] : [text.data];
})"""

AXE_RUN = """async rules => (await axe.run(document, {resultTypes: ["violations"], ...rules})).violations.map(
  v => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 160), v.nodes[0].failureSummary])"""


@pytest.mark.parametrize("language", SUMMARY_LANGUAGES)
class TestInEachLanguage:
    @pytest.mark.parametrize("width", [*PHONES, DESKTOP])
    def test_nothing_runs_over_and_no_labels_meet(self, opened, language, width):
        """On phones from 320 pixels on and on a desktop, the page is as wide as its window and labels have room."""
        page = opened(language, width)
        page.evaluate(TABLES_OPEN)
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert page.evaluate(OUTSIDE) == []
        assert page.evaluate(MEETING) == []
        assert page.evaluate(COVERED) == []

    def test_paper(self, opened, language):
        """In print there is nothing to click, all is dark on white, and nothing is cut."""
        page = opened(language, PAPER, scheme="dark", media="print")
        assert page.evaluate("document.documentElement.scrollWidth") == PAPER
        assert page.evaluate(OUTSIDE) == []
        assert page.evaluate(MEETING) == []
        hidden = "e => getComputedStyle(document.querySelector(e)).display === 'none'"
        assert all(page.evaluate(hidden, name) for name in ("nav", "details"))
        ink = page.evaluate("getComputedStyle(document.documentElement).color")
        assert sum(json.loads(ink.replace("rgb(", "[").replace(")", "]"))) < 150
        paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        assert paper == "rgb(255, 255, 255)"
        assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
        assert page.pdf(format="A4").startswith(b"%PDF")

    def test_direction(self, opened, language):
        """The page, its titles, its lists and its bars begin where the language begins to read."""
        page = opened(language, DESKTOP)
        right_to_left = language == "ar"
        assert page.evaluate("getComputedStyle(document.body).direction") == ("rtl" if right_to_left else "ltr")
        bars = page.evaluate(
            """() => [...document.querySelectorAll(".chart svg.bar")].map(svg => {
              const frame = svg.getBoundingClientRect(), box = svg.querySelector("rect").getBoundingClientRect();
              return [box.left - frame.left, frame.right - box.right];
            })"""
        )
        assert bars
        assert all((end if right_to_left else begin) < 1 for begin, end in bars)
        headings = page.evaluate(
            """() => [...document.querySelectorAll("h2")].map(e => { const r = document.createRange();
              r.selectNodeContents(e); const [a, b] = [r.getBoundingClientRect(), e.getBoundingClientRect()];
              return [a.left - b.left, b.right - a.right]; })"""
        )
        assert all((end if right_to_left else begin) < 2 for begin, end in headings)

    def test_each_run_keeps_its_direction(self, opened, language):
        """Names in another direction stand apart from what is around them, and read in theirs."""
        page = opened(language, DESKTOP)
        assert page.evaluate(REVERSED) == []
        if language == "ar":
            assert page.evaluate(LOOSE) == []

    @pytest.mark.parametrize(
        ("width", "scheme", "rules"),
        [(390, "light", {}), (1280, "dark", {"runOnly": ["color-contrast"]})],
        ids=["light", "dark"],
    )
    def test_everyone_can_read_it(self, opened, language, width, scheme, rules):
        """No rule of accessibility is broken in the light: names, order, tables; nor is contrast in the dark."""
        page = opened(language, width, scheme=scheme)
        page.evaluate(TABLES_OPEN)
        page.evaluate(AXE)
        assert page.evaluate(AXE_RUN, rules) == []

    def test_nothing_is_asked_for_and_nothing_runs(self, browser, pages, language):
        """Opening the page makes no request and raises no complaint, not even of its own policy."""
        context = browser.new_context(viewport={"width": 390, "height": 900})
        page = context.new_page()
        asked, said = [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(pages[language].as_uri())
        page.keyboard.press("Tab")
        page.mouse.wheel(0, 20_000)
        context.close()
        assert asked == [pages[language].as_uri()]
        assert said == []


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_source_shows_on_focus_and_on_hover(opened, language, width):
    """A mark shows its document and the phrase, inside the window, to keyboard and mouse alike."""
    page = opened(language, width)
    mark = page.locator("#sites article .mark", has_text="986 兆瓦").first
    note = mark.locator("i")
    box = note.bounding_box()
    assert box["width"] <= 1
    for show in (mark.focus, mark.hover):
        show()
        box = note.bounding_box()
        assert box["width"] > 100
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert "约为 986 兆瓦 (MW)" in note.inner_text()
        page.mouse.move(0, 0)
        page.evaluate("document.activeElement.blur()")
    assert note.bounding_box()["width"] <= 1


def test_every_link_is_reached_by_the_keyboard(opened):
    """Going through the page by Tab passes each link and each table once, in the order of the page."""
    page = opened("en", DESKTOP)
    expected = page.evaluate("document.querySelectorAll('a[href], summary').length")
    passed = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        passed.add(page.evaluate("[...document.querySelectorAll('a[href], summary')].indexOf(document.activeElement)"))
    assert passed == set(range(60))
    assert expected > 250


def test_colour_alone_says_nothing(opened):
    """What differs in meaning differs in form: hatched, blurred, dashed or with another end."""
    page = opened("en", DESKTOP)
    looks = page.evaluate(
        """() => Object.fromEntries(["sure", "possible", "blurred", "onward"].map(name => {
          const mark = document.querySelector(`.legend .${name}`), style = getComputedStyle(mark);
          return [name, [style.fill, style.stroke, style.opacity].join()];
        }))"""
    )
    assert len(set(looks.values())) == len(looks)
    dashes = page.evaluate("getComputedStyle(document.querySelector('.tentative .sure')).strokeDasharray")
    assert dashes not in {"none", ""}
