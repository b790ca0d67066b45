import {significant} from "../charts/numbers.js";
import type {Control, Explorer, Settings} from "../engine/explorer.js";

type Slider = Extract<Control, {readonly min: number}>;

export const isSlider = (control: Control): control is Slider => "min" in control;

/** The paper's values, where the explorer starts. */
export const startOf = ({controls}: Explorer): Settings =>
  Object.fromEntries(controls.map(({key, value}) => [key, value]));

/** A control's name in the page's address: "lambdaT" is "lambda_t". */
export const nameOf = ({key}: Control): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Where a value stands on its slider: in decades on a logarithmic one. */
export const positionOf = ({log}: Slider, value: number): number => (log ? Math.log10(value) : value);

/** The value at a slider's position, rounded to three digits on a logarithmic one, and within its range. */
export function valueAt({log, min, max}: Slider, position: number): number {
  const value = log ? Number((10 ** position).toPrecision(3)) : position;
  return Math.min(Math.max(value, min), max);
}

/** A value as the page writes it: four digits, a true minus sign. */
export const shown = (value: number | string): string => (typeof value === "string" ? value : significant(value, 4));

/** What a control admits, in words. */
export const allowed = (control: Control): string =>
  isSlider(control) ? `a number from ${shown(control.min)} to ${shown(control.max)}` : control.choices.join(" or ");

function parse(control: Control, text: string): number | string | undefined {
  if (!isSlider(control)) return control.choices.find((choice) => choice === text);
  const value = Number(text);
  return text.trim() !== "" && value >= control.min && value <= control.max ? value : undefined;
}

/**
 * Settings from the page's address; what it does not name keeps the paper's value.
 *
 * @param search - "?lambda_t=0.24&…"; other keys are not looked at.
 * @returns The settings, and a note for each value that is not allowed and was ignored.
 */
export function readSettings(explorer: Explorer, search: string): {settings: Settings; notes: string[]} {
  const given = new URLSearchParams(search);
  const settings: Record<string, number | string> = {...startOf(explorer)};
  const notes: string[] = [];
  for (const control of explorer.controls) {
    const text = given.get(nameOf(control));
    if (text === null) continue;
    const value = parse(control, text);
    if (value === undefined)
      notes.push(`The link says ${control.symbol} = “${text}”; it must be ${allowed(control)}, so it is ignored.`);
    else settings[control.key] = value;
  }
  return {settings, notes};
}

/** The page's address with these settings in it: those that differ from the paper's; other keys stay. */
export function writeSettings(explorer: Explorer, settings: Settings, search: string): string {
  const words = new URLSearchParams(search);
  for (const control of explorer.controls) {
    const value = settings[control.key];
    if (value === control.value) words.delete(nameOf(control));
    else words.set(nameOf(control), String(value));
  }
  const text = words.toString();
  return text === "" ? "" : `?${text}`;
}

/** Whether a preset is what is set. */
export const isSet = (explorer: Explorer, preset: Settings, settings: Settings): boolean =>
  Object.entries({...startOf(explorer), ...preset}).every(([key, value]) => settings[key] === value);
