import type {Control, Explorer, Settings} from "../engine/explorer.js";
import {
  isSet,
  isSlider,
  nameOf,
  positionOf,
  readSettings,
  shown,
  startOf,
  valueAt,
  writeSettings
} from "../html/settings.js";
import {enliven} from "./interactive.js";
import {copyLink} from "./link.js";

/**
 * Brings an explorer to life: loads its theory and Vega's runtime, takes over what the address and the reader have
 * set so far, and from then on computes the curves anew whenever a control moves.
 */
export async function mount(section: HTMLElement): Promise<void> {
  const part = <T extends HTMLElement>(selector: string): T => {
    const found = section.querySelector<T>(selector);
    if (!found) throw new Error(`the explorer lacks ${selector}`);
    return found;
  };
  const chart = part(".w2s-chart");
  const [explorer, view] = await Promise.all([load(section), enliven(chart)]);
  const input = (control: Control) => part<HTMLInputElement | HTMLSelectElement>(`#explorer-${nameOf(control)}`);
  const note = part(".w2s-note[role=status]");
  const tell = (text: string): void => {
    note.textContent = text;
    note.hidden = text === "";
  };

  const read = readSettings(explorer, location.search);
  let settings = read.settings;
  tell(read.notes.join(" "));
  for (const control of explorer.controls) {
    const field = input(control);
    // The reader may have moved it while this was loading.
    if (isMoved(control, field)) settings = {...settings, [control.key]: settingOf(control, field)};
    field.addEventListener("input", () => {
      tell("");
      set({...settings, [control.key]: settingOf(control, field)}, control);
    });
  }

  let waiting = false;
  function draw(): void {
    waiting = false;
    const start = performance.now();
    try {
      const rows = explorer.rows(settings);
      part(".w2s-answer").textContent = explorer.answer(settings);
      view.data("rows", [...rows]).run();
    } catch (error) {
      tell(`Nothing to draw here: ${error instanceof Error ? error.message : error}.`);
    }
    performance.measure("w2s-explorer", {start});
  }

  /** @param moved - The control the reader holds, whose slider must not be touched. */
  function set(next: Settings, moved?: Control): void {
    settings = next;
    for (const control of explorer.controls) {
      const value = settings[control.key];
      const field = input(control);
      if (control !== moved)
        field.value = isSlider(control) ? String(positionOf(control, Number(value))) : String(value);
      if (!isSlider(control)) continue;
      field.setAttribute("aria-valuetext", shown(value));
      part(`output[for="${field.id}"]`).textContent = shown(value);
    }
    for (const button of section.querySelectorAll<HTMLElement>("[data-preset]")) {
      const preset = explorer.presets[Number(button.dataset.preset)];
      button.setAttribute("aria-pressed", String(isSet(explorer, preset.settings, settings)));
    }
    if (!waiting) requestAnimationFrame(draw);
    waiting = true;
    remember();
  }

  // Browsers refuse an address that changes with every frame.
  let timer: ReturnType<typeof setTimeout> | undefined;
  function remember(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      history.replaceState(history.state, "", address());
    }, 200);
  }
  const address = (): string => location.pathname + writeSettings(explorer, settings, location.search) + location.hash;

  section.addEventListener("click", ({target}) => {
    const button = target instanceof Element ? target.closest("button") : null;
    if (button?.dataset.preset) {
      tell("");
      set({...startOf(explorer), ...explorer.presets[Number(button.dataset.preset)].settings});
    } else if (button?.dataset.action === "reset") {
      tell("");
      set(startOf(explorer));
    } else if (button?.dataset.action === "link") {
      const link = new URL(address(), location.href);
      link.hash = section.id;
      copyLink(link.href, part(".w2s-actions [role=status]"));
    }
  });

  set(settings);
  section.dataset.state = "live";
}

const settingOf = (control: Control, field: HTMLInputElement | HTMLSelectElement): number | string =>
  isSlider(control) ? valueAt(control, Number(field.value)) : field.value;

function isMoved(control: Control, field: HTMLInputElement | HTMLSelectElement): boolean {
  if (field instanceof HTMLSelectElement) return field.value !== control.value;
  const still = field.cloneNode() as HTMLInputElement;
  still.value = still.defaultValue; // which the browser rounds to the slider's steps
  return field.value !== still.value;
}

async function load({dataset}: HTMLElement): Promise<Explorer> {
  const url = new URL(`${dataset.figure}.js`, location.href);
  const module: {explorer: Explorer} = await import(url.href);
  return module.explorer;
}
