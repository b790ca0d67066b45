import {curveChart} from "../../../charts/index.js";
import type {Row} from "../../../engine/figure.js";
import {geometrically} from "../../../engine/spacing.js";
import {canonicalDimension, studentVariance, studentVarianceOutOfSample, teacherVariance} from "../theory.js";
import {figure, lineRows} from "./rows.js";

const sampleKinds = figure("sample-kinds", ["sample-kinds"], {
  claims: ["student-variance", "student-variance-fresh"],
  build({"sample-kinds": run}) {
    const {dW, dS} = run.parameters;
    const n = 2000;
    const panels = [10, 90];
    const rows: Row[] = [];
    for (const dSw of panels) {
      const at = (N: number) => ({dW, dS, dSw, n, N, sigma: 1});
      for (const i of run.where({overlap: dSw})) {
        const {N} = run.points[i];
        const row = (series: string) => ({overlap: dSw, N, series});
        rows.push(
          {...row("teacher"), theory: teacherVariance(at(N)), ...run.summary("teacher", i)},
          {...row("inSample"), theory: studentVariance(at(N)), ...run.summary("studentInSample", i)},
          {...row("fresh"), theory: studentVarianceOutOfSample(at(N)), ...run.summary("student", i)}
        );
      }
      rows.push(
        ...lineRows(geometrically(120, 4000, 40).map(Math.round), (N) => ({overlap: dSw, N}), {
          inSample: (N) => ({theory: studentVariance(at(N))}),
          fresh: (N) => ({theory: studentVarianceOutOfSample(at(N))})
        })
      );
    }
    return {
      title: "The stated variance is exact on the student's own sample, too small on fresh points",
      caption:
        "Variance of the student on the $N$ unlabelled points it was trained on (blue, the formula of the Theorem) and on fresh points (green, $d_s/(N-d_s-1)$ for $d_s/N$), and of its teacher; $d_w = 200$, $d_s = 100$, $n = 2000$, $\\sigma = 1$, no approximation error. Both formulas pass through their marks. On fresh points a student with few unlabelled samples adds more variance than it removes: it falls below its teacher only where $N - d_s - 1 > d_s$.",
      description:
        "Two line charts on logarithmic axes, for overlaps 10 and 90: variance against the number of unlabelled samples. The curve on fresh points lies above the in-sample curve, by far for small N, and meets it for large N.",
      rows,
      spec: curveChart({
        x: {field: "N", title: "unlabelled samples N", scale: "log", ticks: [150, 300, 600, 1000, 2000, 4000]},
        y: {title: "variance, in units of σ²", scale: "log"},
        series: [
          {name: "teacher", label: "teacher", role: "teacher"},
          {name: "inSample", label: "student, in sample", role: "student"},
          {name: "fresh", label: "student, fresh points", role: "weighted"}
        ],
        facet: {
          field: "overlap",
          panels: panels.map((value) => ({value, title: `overlap ${value}`}))
        }
      })
    };
  }
});

const angles = figure("angles", ["angles", "spectra"], {
  claims: ["generic-angles", "unequal-spectra", "unequal-spectra-fresh"],
  build({angles: isotropic, spectra}) {
    const rows: Row[] = [];
    for (const [panel, run] of [isotropic, spectra].entries()) {
      const {dW, dS, spread} = {spread: 1, ...run.parameters};
      for (const [i, {overlap, n, N}] of run.points.entries()) {
        const at = (dSw: number) => ({dW, dS, dSw, n, N, sigma: 1});
        const canonical = at(canonicalDimension({dSw: overlap, pairs: dS, spread}));
        const row = (series: string) => ({panel, overlap, series});
        const stated = (value: number) => (spread === 1 ? {} : {stated: value});
        rows.push(
          {
            ...row("inSample"),
            theory: studentVariance(canonical),
            ...stated(studentVariance(at(overlap))),
            ...run.summary("student", i)
          },
          {
            ...row("fresh"),
            theory: studentVarianceOutOfSample(canonical),
            ...stated(studentVarianceOutOfSample(at(overlap))),
            ...run.summary("student-out-of-sample", i)
          }
        );
        if (i + 1 === run.points.length) continue;
        const next = run.points[i + 1].overlap;
        for (const x of [0.25, 0.5, 0.75].map((t) => overlap + t * (next - overlap))) {
          const between = at(canonicalDimension({dSw: x, pairs: dS, spread}));
          rows.push(
            {panel, overlap: x, series: "inSample", theory: studentVariance(between)},
            {panel, overlap: x, series: "fresh", theory: studentVarianceOutOfSample(between)}
          );
        }
      }
    }
    return {
      title: "The overlap that counts is that of the canonical correlations",
      caption:
        "Variance of the student against $\\|V_s^\\top V_w\\|_F^2$, every pair of teacher's and student's directions at one angle; $d_w = 80$, $d_s = 40$, $n = 800$, $N = 160$, $\\sigma = 1$. Left, an isotropic latent: the formulas hold at generic angles as they do for shared axes. Right, the directions both see have four times the variance of those only the student sees: the formulas with $\\|V_s^\\top V_w\\|_F^2$ (dashed) fail, those with the sum of squared canonical correlations (solid) pass through the marks. The two agree where the models share nothing or everything.",
      description:
        "Two line charts: variance of the student, in sample and on fresh points, against the squared Frobenius norm of the product of bases from 0 to 40. With an isotropic latent straight lines pass through the marks; with unequal spectra the marks follow concave curves above the straight dashed lines.",
      rows,
      spec: curveChart({
        x: {field: "overlap", title: "overlap of bases ‖V(s)ᵀV(w)‖²"},
        y: {title: "variance, in units of σ²"},
        series: [
          {name: "inSample", label: "student, in sample", role: "student"},
          {name: "fresh", label: "student, fresh points", role: "weighted"}
        ],
        facet: {
          field: "panel",
          panels: [
            {value: 0, title: "isotropic latent"},
            {value: 1, title: "shared directions of variance 4"}
          ]
        }
      })
    };
  }
});

/** Variances alone. */
export const varianceFigures = [sampleKinds, angles];
