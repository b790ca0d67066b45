import type {Results} from "../../../engine/results.js";
import type {Parameters} from "../point.js";

export type Values = Readonly<Record<string, number>>;

export const laws = [
  {value: "shift", title: "mean shift"},
  {value: "mixture", title: "mixture"}
] as const;

export const gain = ({teacher, student}: Values): number => teacher - student;

export const parametersOf = (results: Results): Parameters => results.parameters as Parameters;
