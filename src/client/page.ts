import {offerCopies} from "./copy.js";

/**
 * The script of every page, kept small: readers of still pages load no chart library. A figure's chart is drawn anew,
 * with tooltips, when it is pointed at, focused or touched; an explorer comes to life in the same way.
 */
function wake(event: Event): void {
  if (!(event.target instanceof Element)) return;
  const chart = event.target.closest<HTMLElement>("figure[data-figure] > .w2s-chart");
  if (chart && claimed(chart)) import("./interactive.js").then(({enliven}) => enliven(chart));
  const explorer = event.target.closest<HTMLElement>(".w2s-explorer");
  if (explorer) wakeExplorer(explorer);
}

function wakeExplorer(explorer: HTMLElement): void {
  if (claimed(explorer)) import("./explorer.js").then(({mount}) => mount(explorer));
}

/** Whether this is the first to ask for it. */
function claimed({dataset}: HTMLElement): boolean {
  if (dataset.state) return false;
  dataset.state = "loading";
  return true;
}

for (const kind of ["pointerover", "focusin", "touchstart"]) document.addEventListener(kind, wake, {passive: true});

function wakeRerun(details: EventTarget | null): void {
  if (details instanceof HTMLDetailsElement && details.open && details.matches("[data-rerun]") && claimed(details))
    import("./rerun/panel.js").then(({mount}) => mount(details));
}

document.addEventListener("toggle", ({target}) => wakeRerun(target), true);
// A reader may have opened one before this script was there.
for (const details of document.querySelectorAll("details[data-rerun][open]")) wakeRerun(details);

/** What the address asks for: `?rerun=figure-6&…` runs a figure again, other words set the explorer. */
function followAddress(): void {
  const words = new URLSearchParams(location.search);
  const figure = document.getElementById(words.get("rerun") ?? "");
  if (isMoved(figure)) {
    words.set("rerun", figure.hash.slice(1));
    location.replace(`${figure.pathname}?${words}${figure.hash}`);
  }
  const rerun = figure?.querySelector<HTMLDetailsElement>("details[data-rerun]");
  if (rerun) rerun.open = true;
  const explorer = document.querySelector<HTMLElement>(".w2s-explorer");
  if (explorer && [...words.keys()].some((word) => !/^(rerun|seed|trials)$/.test(word))) wakeExplorer(explorer);
}

/** An address may name what now stands on another page: a link there has its id. */
function followMoved(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (isMoved(target)) location.replace(target.href);
}

const isMoved = (target: Element | null): target is HTMLAnchorElement =>
  target instanceof HTMLAnchorElement && target.dataset.moved !== undefined;

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("button") : null;
  if (button?.classList.contains("w2s-png")) import("./interactive.js").then(({savePng}) => savePng(button));
});

// The meaning of a term that has the focus can be sent away.
document.addEventListener("keydown", ({key}) => {
  const {activeElement} = document;
  if (key === "Escape" && activeElement instanceof HTMLElement && activeElement.closest(".w2s-term"))
    activeElement.blur();
});

function showButtons(): void {
  for (const button of document.querySelectorAll<HTMLElement>("button.w2s-png")) button.hidden = false;
}

/** Formulas and code wider than the page scroll, so the keyboard must reach them. */
function reachScrolling(within: Element): void {
  const blocks = [...within.querySelectorAll<HTMLElement>(scrolling)];
  if (within instanceof HTMLElement && within.matches(scrolling)) blocks.push(within);
  // What is far from the screen is not laid out; asking for its width would do it.
  const shown = blocks.filter((block) => block.checkVisibility?.({contentVisibilityAuto: true}) ?? true);
  const wide = shown.map((block) => block.scrollWidth > block.clientWidth);
  for (const [k, block] of shown.entries()) {
    if (wide[k]) block.tabIndex = 0;
    else if (block.hasAttribute("tabindex")) block.removeAttribute("tabindex");
  }
}

const scrolling = ".katex-block, main p, main pre";

const register = document.querySelector<HTMLTableElement>("table.w2s-register");
if (register) import("./register.js").then(({enhanceRegister}) => enhanceRegister(register));

const menu = document.querySelector<HTMLInputElement>("#observablehq-sidebar-toggle");
menu?.addEventListener("change", () => menu.setAttribute("aria-pressed", String(menu.checked)));

showButtons();
offerCopies();
followAddress();
followMoved();
addEventListener("hashchange", followMoved);
for (const kind of ["load", "resize"]) addEventListener(kind, () => reachScrolling(document.body));
// Sent by what comes near the screen and is laid out for the first time.
document.addEventListener("contentvisibilityautostatechange", (event: Event & {skipped?: boolean}) => {
  if (event.target instanceof Element && !event.skipped) reachScrolling(event.target);
});
/** Lays out what is still far from the screen, a little at a time, once the page is there and nothing else is to do. */
function layOutRest(): void {
  const rest = [...document.querySelectorAll<HTMLElement>(".w2s-far")];
  const idle = globalThis.requestIdleCallback ?? ((go: () => void) => setTimeout(go, 20));
  const some = (): void => {
    for (const block of rest.splice(0, 12)) block.style.contentVisibility = "visible";
    if (rest.length > 0) idle(some);
    else reachScrolling(document.body);
  };
  idle(some);
}
addEventListener("load", layOutRest);

if (document.querySelector("[data-include]")) {
  import("./preview.js")
    .then(({fill}) => fill())
    .then(() => {
      showButtons();
      offerCopies();
      followAddress();
    });
}
