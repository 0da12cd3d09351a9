"""What readers change about pages: width, zoom, spacing, keyboard, schemes.

The sweep looks at each page on the narrowest screen (320 pixels, which is also 1280 at
400 %) with the spacing that WCAG 2.2 lets readers ask for, and at what every element
does once the keyboard's focus is on it.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from naht_site.models import Picture
from tests.browser.test_page_types import READ_BY_ALL
from tests.factories.demo import seed_demo
from tests.factories.every_block import article_with_every_block
from tests.style_tokens import contrast, tokens_of

Visit = Callable[..., Page]

FORMS = [
    "/eligibility/",
    "/eligibility/nation/",
    "/join/",
    "/join/email/",
    "/join/come-back/",
    "/account/login/",
    "/account/login/code/",
    "/account/password/reset/",
]
# Text spacing as in WCAG 2.2, 1.4.12.
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-bottom: 2em !important }"""
# What somebody presses with a thumb to get on.
MAIN_TARGETS = """.button, .tile, .choice, .filters a, .menu-fold summary, .menu-fold a,
    .pagination a, .field-input > *, .search-box input"""
LAID_OUT = """
() => {
  const seen = [];
  const named = (element) => element.outerHTML.slice(0, 90);
  const across = document.documentElement.scrollWidth;
  if (across > innerWidth) seen.push(`${across} pixels across`);
  const shown = [...document.body.querySelectorAll('*')].filter(
    (element) => element.checkVisibility({ visibilityProperty: true })
      && !element.closest('.visually-hidden, .skip-link, svg, .table-scroll'));
  for (const element of shown) {
    const style = getComputedStyle(element);
    const clips = /hidden|clip/.test(style.overflowX + style.overflowY);
    if (clips && !element.matches('input, textarea, .video-poster')
        && (element.scrollWidth > element.clientWidth + 1
            || element.scrollHeight > element.clientHeight + 1))
      seen.push(`cut off: ${named(element)}`);
    const box = element.getBoundingClientRect();
    if (box.width && (box.right > innerWidth + 1 || box.left < -1))
      seen.push(`beyond the edge: ${named(element)}`);
    if (element.matches(MAIN_TARGETS) && box.height < 44)
      seen.push(`${box.height} pixels tall: ${named(element)}`);
  }
  return seen;
}
""".replace("MAIN_TARGETS", repr(" ".join(MAIN_TARGETS.split())))
TIED = """
() => {
  const seen = [];
  for (const name of ['aria-describedby', 'aria-labelledby', 'for'])
    for (const element of document.querySelectorAll(`[${name}]`))
      for (const id of element.getAttribute(name).split(/\\s+/))
        if (!document.getElementById(id)) seen.push(`${name} names no ${id}`);
  for (const told of document.querySelectorAll('.field > [id]:is(.hint, .field-error)'))
    if (!document.querySelector(`[aria-describedby~="${told.id}"]`))
      seen.push(`tied to nothing: ${told.id}`);
  for (const field of document.querySelectorAll('.field .field-error'))
    if (!field.parentElement.querySelector('[aria-invalid="true"]'))
      seen.push(`says no fault: ${field.id}`);
  return seen;
}
"""
# Where the ring is, what it is drawn with, and what lies beside it.
RINGS = """
() => {
  const ground = (element) => {
    for (let at = element.parentElement; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!/, 0\\)$|transparent/.test(colour)) return colour;
    }
  };
  const rings = [];
  const reached = document.querySelectorAll('a[href], button, input, select, textarea, '
    + 'summary, [tabindex="0"]');
  for (const element of reached) {
    if (element.disabled || element.type === 'hidden' || !element.checkVisibility())
      continue;
    element.focus();
    const ringed = ['.tile', '.card'].map((name) => element.closest(name)).find(
      (outer) => outer && getComputedStyle(outer).outlineStyle !== 'none') || element;
    const style = getComputedStyle(ringed);
    rings.push({
      element: element.outerHTML.slice(0, 90),
      line: style.outlineStyle === 'solid' ? parseFloat(style.outlineWidth) : 0,
      line_colour: style.outlineColor,
      band: style.boxShadow === 'none' ? '' : style.boxShadow.match(/rgb[^)]*\\)/)[0],
      ground: ground(ringed),
    });
  }
  return rings;
}
"""

OURS = """[...document.fonts].filter((font) => font.family.includes('Next'))
    .map((font) => font.status)"""


def hexadecimal(colour: str) -> str:
    """#rrggbb for `rgb(1, 2, 3)`, as browsers compute colours."""
    numbers = colour[colour.index("(") + 1 : -1].split(",")[:3]
    return "#" + "".join(f"{int(number):02x}" for number in numbers)


def faint_rings(rings: list[dict[str, object]]) -> list[str]:
    """The elements whose focus can't be seen at 3:1 against what is beside them."""
    faint = []
    for ring in rings:
        line, ground = hexadecimal(ring["line_colour"]), hexadecimal(ring["ground"])
        band = hexadecimal(ring["band"]) if ring["band"] else line
        seen = max(contrast(line, ground), contrast(band, ground))
        if ring["line"] < 2 or not ring["band"] or seen < 3 or contrast(line, band) < 3:
            faint.append(f"no ring to be seen: {ring['element']}")
    return faint


@pytest.fixture
def pages(site: str, settings: object) -> list[str]:
    settings.DEMO = True
    seed_demo()
    article_with_every_block(Picture.objects.first(), slug="every-block")
    return [*READ_BY_ALL, *FORMS, "/styleguide/", "/nothing-here/"]


def test_every_page_bends_to_its_reader(
    visit: Visit, faults: list[str], pages: list[str]
) -> None:
    page = visit("/", width=320, bypass_csp=True, reduced_motion="reduce")
    wrong: dict[str, list[str]] = {}
    rings = 0
    for path in pages:
        page.goto(path)
        found = page.evaluate(LAID_OUT) + page.evaluate(TIED)
        page.add_style_tag(content=SPACED)
        found += [f"spaced: {fault}" for fault in page.evaluate(LAID_OUT)]
        page.keyboard.press("Tab")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            measured = page.evaluate(RINGS)
            rings += len(measured)
            found += [f"{scheme}: {fault}" for fault in faint_rings(measured)]
        if found:
            wrong[path] = list(dict.fromkeys(found))
    faults.clear()  # Chromium notes that one page was not found

    assert wrong == {}
    assert len(pages) == 36
    assert rings > 1000


def test_refused_answers_are_told_and_tied_to_their_fields(
    visit: Visit, site: str
) -> None:
    page = visit("/join/email/", width=320)

    page.locator("main").get_by_role("button", name="Save and continue").click()
    page.locator(".error-summary").wait_for()

    email = page.locator('main input[type="email"]')
    assert page.title().startswith("Error: ")
    assert page.evaluate("document.activeElement.className") == "error-summary"
    assert page.evaluate(TIED) == []
    page.locator(".error-summary a").press("Enter")
    assert email.evaluate("element => element === document.activeElement")
    told = email.get_attribute("aria-describedby").split()
    assert "id_email_error" in told


def test_skip_link_is_first_and_leads_past_the_menu(visit: Visit) -> None:
    page = visit("/")

    page.keyboard.press("Tab")
    link = page.locator(":focus")
    said, box = link.inner_text(), link.bounding_box()
    page.keyboard.press("Enter")

    assert said == "Skip to the main content"
    assert box["height"] >= 44
    assert page.locator(":focus").get_attribute("id") == "main"


def test_menu_opens_on_a_phone_without_javascript(visit: Visit) -> None:
    page = visit("/", width=390, javascript=False)
    news = page.locator(".menu-fold").get_by_role("link", name="News", exact=True)
    assert not news.is_visible()

    page.locator(".menu-fold summary").press("Enter")
    news.click()

    assert page.url.endswith("/news/")


def test_reader_gets_the_scheme_they_ask_for(visit: Visit) -> None:
    page = visit("/")

    def style(of: str, what: str) -> str:
        return page.locator(of).first.evaluate(
            "(element, what) => getComputedStyle(element)[what]", what
        )

    light, moving = style("body", "backgroundColor"), style(".button", "transition")
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    dark, still = style("body", "backgroundColor"), style(".button", "transition")
    page.emulate_media(forced_colors="active")
    forced = style(".callout, .button", "borderTopStyle")
    page.emulate_media(media="print", color_scheme="dark", forced_colors="none")
    printed = {part: style(part, "display") for part in (".header .menu", ".footer")}

    assert hexadecimal(light) == tokens_of("light")["paper"]
    assert hexadecimal(dark) == tokens_of("dark")["paper"]
    assert "0.15s" in moving
    assert "0.15s" not in still
    assert forced == "solid"
    assert printed == {".header .menu": "none", ".footer": "none"}
    assert hexadecimal(style("body", "backgroundColor")) == "#ffffff"


def test_no_line_moves_when_the_font_comes_late(visit: Visit) -> None:
    page = visit("/robots.txt", bypass_csp=True)
    held = []
    page.route("**/*.woff2", lambda route: held.append(route))
    page.add_init_script(
        """window.shifts = [];
        new PerformanceObserver(
            (list) => list.getEntries().forEach((shift) => shifts.push(shift.value))
        ).observe({ type: 'layout-shift', buffered: true });"""
    )

    page.goto("/", wait_until="commit")
    page.wait_for_function(
        "performance.getEntriesByName('first-contentful-paint').length"
    )
    before = [page.locator(part).bounding_box() for part in ("h1", ".footer")]
    late = page.evaluate(OURS)
    for font in held:
        font.continue_()
    page.wait_for_load_state()
    page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")

    assert held
    assert "loaded" not in late
    assert "loaded" in page.evaluate(OURS)
    after = [page.locator(part).bounding_box() for part in ("h1", ".footer")]
    assert [box["y"] for box in after] == [box["y"] for box in before]
    # Words of a line may move sideways by a hair: to three decimals, as it is told.
    assert round(sum(page.evaluate("shifts")), 3) == 0
