import type {Point} from "../../engine/experiment.js";
import type {Geometry} from "./geometry.js";
import type {AveragedParameters} from "./simulate/averaged.js";
import type {LawfulSetting} from "./theory.js";

/** Parameters of an experiment of the averaged sampler. */
export type Parameters = AveragedParameters;

/** The theory's setting at a point of an experiment of the averaged sampler; `change` overrides it. */
export function settingAt(point: Point, parameters: Parameters, change: Partial<LawfulSetting> = {}): LawfulSetting {
  const merged = {...parameters, ...point} as Parameters;
  const {gamma, nu, etaL, etaU, etaT, law, multiple} = merged;
  const ratios = multiple === undefined ? {gamma, nu} : {gamma: 1 / multiple, nu: 1 / multiple};
  return {...geometryAt(merged), ...ratios, etaL, etaU, etaT, law, ...change};
}

/** The setting of the second student, where the experiment has one. */
export function otherSettingAt(point: Point, parameters: Parameters): LawfulSetting {
  const {against} = parameters;
  const here = settingAt(point, parameters);
  return {
    ...here,
    ...(against?.geometry !== undefined && geometryAt({...parameters, geometry: against.geometry})),
    ...(against?.etaU !== undefined && {etaU: against.etaU === "etaL" ? here.etaL : against.etaU})
  };
}

function geometryAt({geometry, geometries}: Pick<Parameters, "geometry" | "geometries">): Geometry {
  const {T, S, mu, sigmaXi} = geometries[geometry];
  return {T, S, mu, sigmaXi};
}
