import type {Scale} from "../../engine/experiment.js";
import type {FigureContent, Row} from "../../engine/figure.js";
import type {Entry} from "../../engine/register.js";
import type * as engine from "../../engine/rerun.js";
import {evidence} from "../../html/claim-words.js";
import {type Offer, panelHtml} from "../../html/rerun.js";
import {enliven} from "../interactive.js";
import {copyLink} from "../link.js";
import {limits, readRequest, writeRequest} from "./request.js";
import {Runner} from "./runner.js";
import {agreementWords, keptWords, rejudgedWords} from "./words.js";

/** What `rerun.js` of a paper's folder exports: its room, and the engine to evaluate it. */
type Module = typeof engine & {readonly room: engine.Room};

/** A figure's published file, as far as it is needed. */
interface Published {
  readonly scale: Scale;
  readonly rows: readonly Row[];
  readonly provenance: {
    readonly seed: number;
    readonly experiments: readonly {readonly experiment: string; readonly trials: number}[];
  };
}

/** Fills the panel "Run it here" of a figure, and runs what the address asks for. */
export async function mount(details: HTMLDetailsElement): Promise<void> {
  const figure = details.closest<HTMLElement>("figure[data-figure]");
  const chart = figure?.querySelector<HTMLElement>(":scope > .w2s-chart");
  if (!figure || !chart) return;
  const offer: Offer = JSON.parse(details.dataset.rerun ?? "");
  const base = new URL(figure.dataset.figure ?? "", location.href);
  const at = (file: string): string => new URL(file, base).href;
  const published = await fetchJson<Published>(`${base.href}.json`);
  const {seed: publishedSeed, experiments} = published.provenance;
  const usual = {figure: figure.id, seed: publishedSeed + 1, trials: offer.trials};
  const {request, notes} = readRequest(location.search, usual);
  const {seed, trials} = request ?? usual;

  details.insertAdjacentHTML("beforeend", panelHtml(offer, seed, trials, limits));
  const part = <T extends Element>(selector: string): T => {
    const found = details.querySelector<T>(selector);
    if (!found) throw new Error(`the panel lacks ${selector}`);
    return found;
  };
  const form = part<HTMLFormElement>(".w2s-run");
  const status = part<HTMLElement>(".w2s-status");
  const runner = new Runner(at("worker.js"), part("progress"), part("[data-action=stop]"), status);
  const counts = [...new Set(experiments.map((one) => one.trials))].join(" and ");
  status.textContent = [...notes, `Published with seed ${publishedSeed} and ${counts} trials.`].join(" ");
  const numberIn = (name: string, within: HTMLFormElement = form): number =>
    Number((within.elements.namedItem(name) as HTMLInputElement).value);
  const wanted = () => ({figure: usual.figure, seed: numberIn("seed"), trials: numberIn("trials")});
  const load = (): Promise<Module> => import(at("rerun.js"));
  let content: FigureContent | undefined;

  async function run(): Promise<void> {
    const {seed, trials} = wanted();
    await runner.during(async () => {
      const [{agreement, experimentsOfFigure, redraw, room}, view] = await Promise.all([
        load(),
        enliven(chart as HTMLElement)
      ]);
      const drawn = await runner.run(room.paper, experimentsOfFigure(room, usual.figure), seed, trials);
      content = redraw(room, usual.figure, {seed, scale: published.scale, trials: drawn});
      view.data("fresh", [...content.rows]).run();
      const compared = agreement(published.rows, content.data ?? content.rows);
      part<HTMLElement>(".w2s-result").hidden = false;
      return `Hexagons: ${trials === 1 ? "one trial" : `${trials} trials`}, seed ${seed}. ${agreementWords(compared)}${keptWords(content.spec)}`;
    });
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });
  details.addEventListener("click", ({target}) => {
    const action = target instanceof HTMLElement ? target.dataset.action : undefined;
    if (action === "link") copyLink(new URL(writeRequest(wanted(), location.search), location.href).href, status);
    if (action === "data" && content) {
      const {seed, trials} = wanted();
      save(`${figure.id}-seed-${seed}.json`, {figure: figure.id, seed, trials, rows: content.data ?? content.rows});
    }
  });

  const judge = details.querySelector<HTMLFormElement>(".w2s-judge");
  if (judge) {
    const chosen = (): string => (judge.elements.namedItem("claim") as HTMLSelectElement).value;
    const entry = (): Promise<Entry> => fetchJson(at(`claim-${chosen()}.json`));
    const propose = async (): Promise<void> => {
      const {test} = await entry();
      (judge.elements.namedItem("trials") as HTMLInputElement).value = String(test?.trials ?? 2);
    };
    judge.addEventListener("change", ({target}) => {
      if (target instanceof HTMLSelectElement) propose();
    });
    judge.addEventListener("submit", (event) => {
      event.preventDefault();
      const claim = chosen();
      const seed = numberIn("seed");
      const trials = numberIn("trials", judge);
      runner.during(async () => {
        const [{entryDifference, experimentsOfClaim, rejudge, room}, before, family] = await Promise.all([
          load(),
          entry(),
          fetchJson<engine.Family>(at("family.json"))
        ]);
        const drawn = await runner.run(room.paper, experimentsOfClaim(room, claim), seed, trials);
        const after = rejudge(room, claim, {seed, scale: published.scale, trials: drawn}, family);
        const words = rejudgedWords(before, after, entryDifference(before, after), seed, evidence);
        part(".w2s-verdict").innerHTML = words;
        return "";
      });
    });
    await propose();
  }

  details.dataset.state = "live";
  if (request) run();
}

async function fetchJson<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
}

function save(name: string, data: unknown): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(data)], {type: "application/json"}));
  Object.assign(document.createElement("a"), {href: url, download: name}).click();
  URL.revokeObjectURL(url);
}
