import type {Geometry} from "./geometry.js";
import type {AveragedParameters} from "./simulate/averaged.js";
import type {LawfulSetting} from "./theory.js";

/** A setting of an experiment of the averaged sampler. */
export type Parameters = AveragedParameters;

/** What the theory and the claims read of a setting of the averaged sampler. */
export interface View extends LawfulSetting {
  readonly dZ: number;
  /** The geometry's name. */
  readonly geometry: string;
  /** The setting of the second student; the point's own where there is none. */
  readonly other: LawfulSetting;
}

/** The theory's setting at a point of an experiment of the averaged sampler; `change` overrides it. */
export const settingAt = (
  point: Partial<Parameters>,
  parameters: Partial<Parameters>,
  change: Partial<LawfulSetting> = {}
): LawfulSetting => ({...settingOf({...parameters, ...point} as Parameters), ...change});

function settingOf(p: Parameters): LawfulSetting {
  const {gamma, nu, etaL, etaU, etaT, law, multiple} = p;
  const ratios = multiple === undefined ? {gamma, nu} : {gamma: 1 / multiple, nu: 1 / multiple};
  return {...geometryAt(p), ...ratios, etaL, etaU, etaT, law};
}

/** A room's view of a setting. */
export function viewOf(p: Parameters): View {
  const {dZ, geometry, geometries, against} = p;
  const setting = settingOf(p);
  const other = {
    ...setting,
    ...(against?.geometry !== undefined && geometryAt({geometries, geometry: against.geometry})),
    ...(against?.etaU !== undefined && {etaU: against.etaU === "etaL" ? setting.etaL : against.etaU})
  };
  return {...setting, dZ, geometry, other};
}

function geometryAt({geometry, geometries}: Pick<Parameters, "geometry" | "geometries">): Geometry {
  const {T, S, mu, sigmaXi} = geometries[geometry];
  return {T, S, mu, sigmaXi};
}
