import type {Control, Explorer} from "../engine/explorer.js";
import {type Drawing, drawingHtml} from "./drawing.js";
import {folderOf} from "./figure.js";
import {escapeHtml} from "./html.js";
import {isSlider, nameOf, positionOf, shown, startOf} from "./settings.js";

/** An explorer at its start, whole without a script; the page's script makes its controls move it. */
export function explorerHtml(paper: string, explorer: Explorer, drawing: Drawing): string {
  const {title, controls, presets, held, description} = explorer;
  const buttons = presets.map(
    ({name}, k) => `<button type="button" data-preset="${k}" aria-pressed="false">${escapeHtml(name)}</button>`
  );
  return `<section class="w2s-explorer" id="explorer" data-figure="${folderOf(paper)}/explorer" aria-labelledby="explorer-title">
<p class="w2s-title"><span class="w2s-kind">Explorer.</span> <strong id="explorer-title">${escapeHtml(title)}</strong></p>
<div class="w2s-presets" role="group" aria-label="Presets">${buttons.join("\n")}</div>
<div class="w2s-controls" role="group" aria-label="Parameters">
${controls.map(controlHtml).join("\n")}
</div>
<noscript><p class="w2s-note">Drawn at the values it starts from; moving the controls needs JavaScript.</p></noscript>
<p class="w2s-note" role="status" hidden></p>
${drawingHtml(drawing, title, description)}
<p class="w2s-answer" aria-live="polite">${escapeHtml(explorer.answer(startOf(explorer)))}</p>
<p class="w2s-held">Held fixed: ${escapeHtml(held)}</p>
<p class="w2s-actions"><button type="button" data-action="link">Copy link</button> <button type="button" data-action="reset">Start values</button> <span role="status"></span></p>
</section>`;
}

function controlHtml(control: Control): string {
  const id = `explorer-${nameOf(control)}`;
  const label = `<label for="${id}"><i>${symbolHtml(control.symbol)}</i> ${escapeHtml(control.name)}</label>`;
  return `<div class="w2s-control">${label}
${isSlider(control) ? sliderHtml(control, id) : choiceHtml(control, id)}</div>`;
}

/** What Unicode has no subscripts for stands in parentheses, "d(s∧w)": as a subscript, and in parentheses to listen to. */
const symbolHtml = (symbol: string): string =>
  escapeHtml(symbol).replace(/\(([^()]+)\)/g, `<sub>${unseen("(")}$1${unseen(")")}</sub>`);

const unseen = (text: string): string => `<span class="w2s-hidden">${text}</span>`;

function sliderHtml(control: Extract<Control, {min: number}>, id: string): string {
  const {min, max, step, value, log} = control;
  const [low, high, at] = [min, max, value].map((one) => positionOf(control, one));
  const range = `${shown(min)} to ${shown(max)}${log ? ", logarithmic" : ""}; starts at ${shown(value)}`;
  return `<input type="range" id="${id}" name="${nameOf(control)}" min="${low}" max="${high}" step="${step}" value="${at}" aria-valuetext="${shown(value)}" aria-describedby="${id}-range" autocomplete="off">
<output for="${id}">${shown(value)}</output>
<span class="w2s-range" id="${id}-range">${range}</span>`;
}

function choiceHtml(control: Extract<Control, {choices: readonly string[]}>, id: string): string {
  const {choices, value} = control;
  const options = choices.map(
    (choice) => `<option${choice === value ? " selected" : ""}>${escapeHtml(choice)}</option>`
  );
  return `<select id="${id}" name="${nameOf(control)}" autocomplete="off">${options.join("")}</select>
<span class="w2s-range">starts at ${escapeHtml(value)}</span>`;
}
