import type {Spec, View} from "vega";
import {phones} from "../html/drawing.js";

const views = new WeakMap<HTMLElement, Promise<View>>();

/** Draws a figure's chart again, in place, by Vega's runtime: the same picture, now with tooltips. Once a chart. */
export function enliven(chart: HTMLElement): Promise<View> {
  const view = views.get(chart) ?? drawAgain(chart);
  views.set(chart, view);
  return view;
}

async function drawAgain(chart: HTMLElement): Promise<View> {
  const still = chart.querySelector("picture");
  const source = chart.closest<HTMLElement>("[data-figure]")?.dataset.figure;
  if (!still || !source) throw new Error("a chart without a drawing or a figure");
  const [{expressionInterpreter, parse, View}, spec] = await Promise.all([
    import("./generated/vega.js"),
    fetch(`${source}${matchMedia(phones).matches ? ".phone" : ""}.vg.json`).then(
      (response): Promise<Spec> => response.json()
    )
  ]);
  const stage = document.createElement("div");
  stage.className = "w2s-stage";
  stage.hidden = true;
  chart.append(stage);
  const view = new View(parse(spec, {}, {ast: true}), {
    expr: expressionInterpreter,
    renderer: "svg",
    container: stage,
    tooltip: (_handler, event, _item, value) => showTip(event as PointerEvent, value)
  });
  await view.runAsync();
  const drawn = stage.querySelector("svg");
  if (drawn) {
    drawn.setAttribute("role", "img");
    drawn.setAttribute("aria-label", still.querySelector("img")?.alt ?? "");
    drawn.firstElementChild?.setAttribute("aria-hidden", "true"); // marks come and go, each with a role
  }
  still.replaceWith(stage);
  stage.hidden = false;
  chart.dataset.state = "live";
  return view;
}

let tip: HTMLElement | undefined;

/** A tooltip beside the pointer, within the window; `value` maps titles to formatted numbers. */
function showTip(event: PointerEvent, value: unknown): void {
  tip ??= document.body.appendChild(Object.assign(document.createElement("div"), {className: "w2s-tip"}));
  tip.hidden = value === null || value === undefined || value === "";
  if (tip.hidden) return;
  const lines = Object.entries(value as Record<string, string>).filter(
    ([, text]) => !/^(null|undefined|NaN|)$/.test(String(text))
  );
  tip.replaceChildren(
    ...lines.flatMap(([name, text]) => {
      const term = document.createElement("span");
      term.textContent = name;
      const number = document.createElement("b");
      number.textContent = String(text);
      return [term, number];
    })
  );
  const {clientX, clientY} = event;
  const {offsetWidth, offsetHeight} = tip;
  const left = Math.min(clientX + 14, document.documentElement.clientWidth - offsetWidth - 8);
  const top = clientY + 18 + offsetHeight > innerHeight ? clientY - offsetHeight - 10 : clientY + 18;
  // Moved by transform: a tooltip is no shift of the layout.
  tip.style.transform = `translate(${Math.max(8, left)}px, ${top}px)`;
}

/** Saves the figure as a PNG of twice its size, on white. */
export async function savePng(button: HTMLButtonElement): Promise<void> {
  const figure = button.closest<HTMLElement>("figure[data-figure]");
  const source = figure?.dataset.figure;
  if (!figure || !source) return;
  const svg = await fetch(`${source}.svg`).then((response) => response.text());
  const image = new Image();
  const url = URL.createObjectURL(new Blob([svg], {type: "image/svg+xml"}));
  image.src = url;
  await image.decode();
  URL.revokeObjectURL(url);
  const canvas = Object.assign(document.createElement("canvas"), {width: 2 * image.width, height: 2 * image.height});
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const link = document.createElement("a");
  link.download = `${figure.id}.png`;
  link.href = canvas.toDataURL("image/png");
  link.click();
}
