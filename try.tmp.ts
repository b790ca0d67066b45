import {writeFileSync} from "node:fs";
import {curveChart, gainMap, pathChart, phaseChart, residualChart} from "/work/wt/site/src/components/charts.js";
import {compile} from "vega-lite";
import * as vega from "vega";
async function draw(name: string, spec: any, rows: any[]) {
  const warn: string[] = [];
  const logger: any = {warn: (...a: any[]) => (warn.push(a.join(" ")), logger), info() {return logger}, debug() {return logger}, error(...a: any[]) {warn.push(a.join(" ")); return logger}, level() {return logger}};
  const {spec: v} = compile({...spec, datasets: {rows}} as any, {logger});
  const view = new vega.View(vega.parse(v), {renderer: "none"});
  const svg = await view.toSVG();
  writeFileSync(`/tmp/site/${name}.svg`, svg); console.log(name, svg.length, warn);
}
const rnd = (() => {let s = 1; return () => (s = (s * 16807) % 2147483647) / 2147483647})();
const rows: any[] = [];
for (const g of [0.25, 1, 1.2]) for (const series of ["teacher", "student", "weighted"]) for (let i = 0; i < 20; ++i) { const x = 10 ** (-3 + i * 0.25); const t = 1 + g * x / (1 + x) + (series === "student" ? 0.2 : series === "weighted" ? -.1 : 0); rows.push({lambdaS: x, gammaS: g, series, theory: t, stated: series === "student" ? t + .1 : null, mean: t + 0.03 * (rnd() - .5), se: 0.015, trials: 10}); }
const series = [{name: "teacher", label: "teacher", role: "teacher"}, {name: "student", label: "student", role: "student"}, {name: "weighted", label: "weighted student, ζ = 0.8", role: "weighted"}] as const;
const c = {x: {field: "lambdaS", title: "student penalty λₛ", scale: "log"}, y: {title: "test error L"}, series, rules: [{x: 0.25, label: "λₜ*"}, {y: 1.5, label: "noise"}]} as const;
await draw("curve", curveChart(c), rows.filter((r) => r.gammaS === 1));
await draw("facet", curveChart({...c, facet: {field: "gammaS", panels: [0.25, 1, 1.2].map((value) => ({value, title: `γₛ = ${value}`}))}}), rows);
const m: any[] = [];
for (let i = 0; i < 30; ++i) for (let j = 0; j < 30; ++j) { const a = 10 ** (-3 + i / 8), b = 10 ** (-3 + j / 8); const t = Math.log10(a / .25) * .3 + Math.abs(Math.log10(b) + 1) * .3 - .2; m.push({series: "gain", lambdaT: a, lambdaS: b, theory: t, mean: t + .05 * (rnd() - .5), se: .025, trials: 10}); }
const gm = gainMap({rows: m, x: {field: "lambdaT", title: "teacher penalty λₜ", scale: "log"}, y: {field: "lambdaS", title: "student penalty λₛ", scale: "log"}, gain: {title: "Lₛ − Lₜ"}, contours: [{field: "theory", label: "theory", dash: "dashed", levels: [-.3, 0, .3]}, {field: "mean", label: "simulation", dash: "solid", levels: [0]}], rules: [{x: .25, label: "λₜ*"}]});
await draw("map", gm, m);
await draw("residual", residualChart({rows: m, spec: gm}), m);
await draw("residual2", residualChart({rows, spec: curveChart(c)}), rows);
const ph: any[] = [];
for (let i = 0; i < 20; ++i) for (let j = 0; j < 20; ++j) { const gammaS = .2 + i * .1, cc = -1 + j * .05; ph.push({series: "phase", gammaS, c: cc, predicted: cc < -gammaS / 3 ? 1 : -1, ...(i % 3 == 1 && j % 3 == 1 ? {measured: cc + .1 * (rnd() - .5) < -gammaS / 3 ? 1 : rnd() < .1 ? 0 : -1} : {})}); }
await draw("phase", phaseChart({rows: ph, x: {field: "gammaS", title: "student aspect ratio γₛ"}, y: {field: "c", title: "condition c"}, boundaries: [{label: "as printed", points: [[.2, -.1], [2, -.8]]}]}), ph);
const pp: any[] = [];
for (let t = 0; t < 10; ++t) for (let k = 0; k < 50; ++k) pp.push({series: "student", step: k, trial: t, value: .3 + .6 * (1 - Math.exp(-k / 10)) + .05 * rnd()});
for (let k = 0; k < 50; ++k) { const v = .33 + .6 * (1 - Math.exp(-k / 10)); pp.push({series: "student", step: k, lower: v - .03, upper: v + .03, theory: v, mean: v + .005}); }
await draw("path", pathChart({x: {field: "step", title: "gradient step"}, y: {title: "cosine to the target", domain: [0, 1]}, series: [{name: "student", label: "student", role: "student"}], rules: [{y: .8, label: "teacher"}]}), pp);
