"""What the script of the page does, in a real browser with the network cut."""

import csv
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture
def opened(page: "Page", made_up_run: Path) -> "Page":
    """The report of a made-up run, opened from disk."""
    page.context.set_offline(True)
    page.goto((made_up_run / "report.html").as_uri())
    return page


def saved(page: "Page", chart: str, what: str) -> bytes:
    """The file that a button of a chart saves; its name is that of the chart."""
    with page.expect_download() as waiting:
        page.locator(f'#{chart} button[data-do="{what}"]').click()
    assert waiting.value.suggested_filename == f"{chart}.{what}"
    return Path(waiting.value.path()).read_bytes()


def test_a_table_is_saved_as_numbers(opened: "Page") -> None:
    """Mean, low and high in columns of their own, without thousands marks, minus as a spreadsheet reads it."""
    text = saved(opened, "change-recovered-of-all-pv", "csv").decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text))
    assert head[:4] == ["Scenario", "Level", "Level (low)", "Level (high)"]
    shown = opened.locator("#change-recovered-of-all-pv tbody tr").first.text_content()
    value, low, high = (float(cell) for cell in rows[0][1:4])
    assert low <= value <= high
    assert f"{value:g}" in (shown or "")
    assert all(len(row) == len(head) for row in rows)


def test_a_large_number_is_written_out(opened: "Page") -> None:
    """'1.3 billion (0.9 to 1.7)' becomes 1300000000 and its ends."""
    text = saved(opened, "lost-by-cause", "csv").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))[1:]
    shown = opened.locator("#lost-by-cause tbody tr").all_text_contents()
    for row, told in zip(rows, shown, strict=True):
        found = re.search(r"([\d.,]+)( million| billion)?", told[len(row[0]) :])
        assert found
        times = {" million": 1e6, " billion": 1e9}.get(found[2], 1)
        assert float(row[1]) == pytest.approx(float(found[1].replace(",", "")) * times)


@pytest.mark.parametrize("chart", ["follow-the-baht", "stock-by-papers", "ranking-rule"])
def test_a_saved_svg_is_the_picture_that_the_command_writes(
    opened: "Page", made_up_run: Path, chart: str
) -> None:
    """The same words in the same places, whichever way it is made."""
    from simsp.report import images

    from_page = saved(opened, chart, "svg").decode()
    from_command = dict(images._drawn(made_up_run))[chart]

    def words(svg: str) -> list[tuple[str, str]]:
        return re.findall(r'<text[^>]* x="([^"]+)"[^>]*>([^<]*)</text>', svg)

    assert words(from_page) == words(from_command)
    assert "<style" in from_page
    assert "xmlns=" in from_page


@pytest.mark.parametrize("chart", ["follow-the-baht", "recovered-against-cost"])
def test_a_saved_png_is_a_picture(opened: "Page", chart: str) -> None:
    """Made by the browser itself, twice as large as the slide, and not blank."""
    data = saved(opened, chart, "png")
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(data[16:20]) == 2560
    assert len(data) > 20_000


def test_a_sentence_is_copied_whole_with_its_mark(opened: "Page") -> None:
    """What is pasted into a brief holds the interval and the id."""
    opened.evaluate("navigator.clipboard.writeText = async (words) => { window.pasted = words; }")
    opened.locator('.quotes button[data-do="quote"]').first.click()
    opened.locator("#said", has_text="Copied").wait_for(state="attached")
    copied = opened.evaluate("window.pasted")
    assert copied == opened.locator(".quotes .quote").first.text_content()
    assert re.search(r"\(\d+ to \d+\).*\. \[simsp [0-9a-z]{4}-[0-9a-z]{4}\]$", copied)


def test_charts_fill_the_screen_one_by_one(opened: "Page") -> None:
    """Arrow keys turn, the ends hold, Escape gives the page back."""
    count = opened.locator("[data-chart]").count()
    opened.locator('button[data-do="present"]').click()
    told = opened.locator("#stage .count")
    assert told.text_content() == f"1 of {count}"
    for key, at in (
        ("ArrowRight", 2),
        ("ArrowLeft", 1),
        ("ArrowLeft", 1),
        ("End", count),
        ("PageDown", count),
    ):
        opened.keyboard.press(key)
        assert told.text_content() == f"{at} of {count}", key
    box = opened.locator("#stage .sheet > svg").bounding_box()
    assert box is not None
    assert box["height"] > 600
    opened.locator('#stage button[data-turn="end"]').click()
    assert not opened.locator("#stage").is_visible()


def test_a_long_chart_keeps_its_letters_large_in_a_room(opened: "Page") -> None:
    """It is scrolled, not shrunk: as wide as the screen."""
    opened.set_viewport_size({"width": 1366, "height": 768})
    opened.locator('#who-by-group-exit-lump-sum button[data-do="show"]').click()
    box = opened.locator("#stage .sheet > svg").bounding_box()
    assert box is not None
    assert box["width"] > 1300
    assert box["height"] > 768


def test_a_chart_can_be_reached_and_saved_by_keyboard_alone(opened: "Page") -> None:
    """Tab leads through the buttons of a chart, and each says what it saves."""
    first = opened.locator("#follow-the-baht .tools button").first
    first.focus()
    names = []
    for _ in range(5):
        names.append(opened.evaluate("document.activeElement.getAttribute('aria-label')"))
        opened.keyboard.press("Tab")
    assert [name.split(":")[0] for name in names] == [
        "Copy the table of", "Save the table as CSV", "Save the picture as SVG", "Save the picture as PNG",
        "Fill the screen with",
    ]  # fmt: skip


def test_without_scripts_nothing_is_offered_that_does_not_work(made_up_run: Path, page: "Page") -> None:
    """No button, and every table can still be opened and read."""
    browser = page.context.browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False)
    silent = context.new_page()
    silent.goto((made_up_run / "report.html").as_uri())
    assert silent.locator("button:visible").count() == 0
    silent.locator("#why summary").first.click()
    assert silent.locator("#why details table").first.is_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1366])
def test_all_words_on_the_page_can_be_read(page: "Page", made_up_run: Path, scheme: str, width: int) -> None:
    """Contrast of every visible text with the ground behind it: 4.5 to 1 at least (WCAG 2.1, AA)."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 768})
    page.goto((made_up_run / "report.html").as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(it => it.open = true)")
    assert page.evaluate(CONTRAST) == []


CONTRAST = """() => {
  const light = (rgb) => rgb.map((p) => p / 255).map((p) => p <= 0.04045 ? p / 12.92 : ((p + 0.055) / 1.055) ** 2.4)
    .reduce((sum, p, i) => sum + p * [0.2126, 0.7152, 0.0722][i], 0);
  const parts = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
  const ground = (it) => {
    for (let at = it; at; at = at.parentElement) {
      const [r, g, b, a = 1] = parts(getComputedStyle(at).backgroundColor);
      if (a > 0) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const poor = [];
  for (const it of document.querySelectorAll('body *')) {
    const own = [...it.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!own || !it.checkVisibility() || it.closest('script,style,template,.hidden,.skip')) continue;
    const style = getComputedStyle(it);
    const inDrawing = it.namespaceURI.endsWith('svg');
    if (inDrawing && /on-dot|on-flag/.test(it.getAttribute('class') || '')) continue;
    const colour = parts(inDrawing ? style.fill : style.color).slice(0, 3);
    const [low, high] = [light(colour), light(ground(it))].sort((a, b) => a - b);
    const ratio = (high + 0.05) / (low + 0.05);
    const what = `${it.tagName} ${it.getAttribute("class")}`;
    if (ratio < 4.5) poor.push(`${what} ${ratio.toFixed(2)}: ${it.textContent.slice(0, 40)}`);
  }
  return [...new Set(poor)].slice(0, 10);
}"""
