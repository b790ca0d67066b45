import {offerCopies} from "./copy.js";

/**
 * The script of every page, kept small: readers of still pages load no chart library. A figure's chart is drawn anew,
 * with tooltips, when it is pointed at, focused or touched.
 */
const chartOf = (event: Event): HTMLElement | null =>
  event.target instanceof Element ? event.target.closest("figure[data-figure] > .w2s-chart") : null;

for (const kind of ["pointerover", "focusin", "touchstart"]) {
  document.addEventListener(
    kind,
    (event) => {
      const chart = chartOf(event);
      if (!chart || chart.dataset.state) return;
      chart.dataset.state = "loading";
      import("./interactive.js").then(({enliven}) => enliven(chart));
    },
    {passive: true}
  );
}

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("button") : null;
  if (button?.classList.contains("w2s-png")) import("./interactive.js").then(({savePng}) => savePng(button));
});

function showButtons(): void {
  for (const button of document.querySelectorAll<HTMLElement>("button.w2s-png")) button.hidden = false;
}

/** Formulas and code wider than the page scroll, so the keyboard must reach them. */
function reachScrolling(): void {
  for (const block of document.querySelectorAll<HTMLElement>(".katex-block, main p, main pre")) {
    if (block.scrollWidth > block.clientWidth) block.tabIndex = 0;
    else block.removeAttribute("tabindex");
  }
}

const register = document.querySelector<HTMLTableElement>("table.w2s-register");
if (register) import("./register-client.js").then(({enhanceRegister}) => enhanceRegister(register));

const menu = document.querySelector<HTMLInputElement>("#observablehq-sidebar-toggle");
menu?.addEventListener("change", () => menu.setAttribute("aria-pressed", String(menu.checked)));

showButtons();
offerCopies();
addEventListener("load", reachScrolling);
addEventListener("resize", reachScrolling);
if (document.querySelector("[data-include]")) {
  import("./preview.js")
    .then(({fill}) => fill())
    .then(() => {
      showButtons();
      offerCopies();
    });
}
