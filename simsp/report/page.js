// What the page can do besides being read: copy and save what it shows, and fill the screen for a room.
// Nothing here is needed to read the page, and nothing asks the network.
"use strict";
(() => {
  const all = (what, within = document) => [...within.querySelectorAll(what)];
  const said = document.getElementById("said");
  const tell = (words) => { said.textContent = ""; setTimeout(() => { said.textContent = words; }, 50); };

  const save = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    tell(`Saved ${name}`);
  };

  const copy = async (words) => {
    try {
      await navigator.clipboard.writeText(words);
    } catch {
      const area = document.createElement("textarea");
      area.value = words;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    tell("Copied");
  };

  // A cell such as "1.3 million (0.3 to 3.1)" as value, low and high; other cells as they are.
  const NUMBER = /^([+−]?[\d,.]+)(%?)( million| billion)?(?: (?:days|months))?(?: \(([+−]?[\d,.]+) to ([+−]?[\d,.]+)\))?(?:, not clear)?$/;
  const plain = (text, times) => {
    const number = Number(text.replace("−", "-").replace("+", "").replaceAll(",", ""));
    return Number.isFinite(number) ? String(Number((number * times).toPrecision(12))) : text;
  };
  const numbers = (text) => {
    const found = text.match(NUMBER);
    if (!found) return null;
    const times = { " million": 1e6, " billion": 1e9 }[found[3]] || 1;
    return [found[1], found[4], found[5]].map((one) => (one === undefined ? "" : plain(one, times)));
  };
  // A cell that a spreadsheet would take for a formula, unless it is a figure as shown.
  const guarded = (text) => (/^[=+\-@]/.test(text) && !numbers(text) ? `'${text}` : text);
  const quoted = (text) => {
    const safe = /^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d.]+$/.test(text) ? `'${text}` : text;
    return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const grid = (table) => all("tr", table).map((row) => all("th,td", row).map((cell) => cell.textContent.trim()));
  const csv = (table) => {
    const [head, ...rows] = grid(table);
    const wide = head.map((_, i) => i > 0 && rows.some((row) => (numbers(row[i] || "") || [])[1]));
    const names = head.flatMap((name, i) => (wide[i] ? [name, `${name} (low)`, `${name} (high)`] : [name]));
    const lines = rows.map((row) => row.flatMap((cell, i) => {
      if (i === 0) return [cell];
      const found = numbers(cell);
      return wide[i] ? found || [cell, "", ""] : [found ? found[0] : cell];
    }));
    return "\ufeff" + [names, ...lines].map((row) => row.map(quoted).join(",")).join("\r\n") + "\r\n";
  };

  // The picture of a chart: from its template, with the drawing of the page where the template leaves room for it.
  const look = document.getElementById("look").content;
  const picture = (chart) => {
    const svg = chart.querySelector("template").content.firstElementChild.cloneNode(true);
    const room = svg.querySelector("[data-drawing]");
    const drawing = chart.querySelector("svg.plot.wide");
    if (room && drawing) room.append(...all(":scope > :not(title)", drawing).map((it) => it.cloneNode(true)));
    return svg;
  };
  const alone = (chart) => {
    const svg = picture(chart);
    svg.prepend(...[...look.children].map((it) => it.cloneNode(true)));
    return new XMLSerializer().serializeToString(svg);
  };
  const png = (chart, name) => {
    const image = new Image();
    const text = alone(chart);
    image.onload = () => {
      const canvas = document.createElement("canvas");
      canvas.width = image.width * 2;
      canvas.height = image.height * 2;
      const context = canvas.getContext("2d");
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => save(blob, name), "image/png");
    };
    image.onerror = () => tell("This browser cannot make the picture; save it as SVG");
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  };

  const work = {
    copy: (chart) => copy(grid(chart.querySelector("table")).map((row) => row.map(guarded).join("\t")).join("\n")),
    csv: (chart, name) => save(new Blob([csv(chart.querySelector("table"))], { type: "text/csv" }), `${name}.csv`),
    svg: (chart, name) => save(new Blob([alone(chart)], { type: "image/svg+xml" }), `${name}.svg`),
    png: (chart, name) => png(chart, `${name}.png`),
    show: (chart) => present(all("[data-chart]").indexOf(chart)),
    quote: (_, __, button) => copy(button.closest("li").querySelector(".quote").textContent.trim()),
    present: () => present(0),
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-do]");
    if (!button) return;
    const chart = button.closest("[data-chart]");
    work[button.dataset.do](chart, chart && chart.dataset.chart, button);
    if (button.dataset.do in { copy: 1, csv: 1, svg: 1, png: 1, quote: 1 } && !button.dataset.was) {
      button.dataset.was = button.textContent;
      button.textContent = "Done";
      setTimeout(() => { button.textContent = button.dataset.was; delete button.dataset.was; }, 1500);
    }
  });
  all("[data-needs-script]").forEach((it) => { it.hidden = false; });

  // One chart a screen, for a room: arrow keys, Home, End, Escape.
  const stage = document.getElementById("stage");
  const sheet = stage.querySelector(".sheet");
  const count = stage.querySelector(".count");
  let at = 0;
  let before = null;
  const slides = () => all("[data-chart]");
  const turn = (to) => {
    const every = slides();
    at = Math.min(Math.max(to, 0), every.length - 1);
    const shown = picture(every[at]);
    sheet.replaceChildren(shown);
    // a long chart keeps its letters large, and is scrolled
    sheet.classList.toggle("tall", shown.viewBox.baseVal.height > 900);
    sheet.scrollTop = 0;
    count.textContent = `${at + 1} of ${every.length}`;
    tell(every[at].querySelector("figcaption").textContent);
  };
  const present = (first) => {
    before = document.activeElement;
    stage.showModal();
    turn(first);
    // a dialog itself may not fill the screen, the page may
    document.documentElement.requestFullscreen?.().catch(() => {});
  };
  stage.addEventListener("close", () => {
    if (document.fullscreenElement) document.exitFullscreen();
    sheet.replaceChildren();
    if (before) before.focus();
  });
  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement && stage.open) stage.close();
  });
  stage.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-turn]");
    if (!button) return;
    if (button.dataset.turn === "end") stage.close();
    else turn(at + Number(button.dataset.turn));
  });
  stage.addEventListener("keydown", (event) => {
    const last = slides().length - 1;
    const to = {
      ArrowRight: at + 1, ArrowDown: at + 1, PageDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, PageUp: at - 1,
      Home: 0, End: last,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    turn(to);
  });
})();
