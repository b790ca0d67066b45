import {identity} from "../../../engine/identity.js";
import {defineClaims} from "../../../engine/tests.js";
import {equivalent} from "../../../models/equivalent.js";
import {gaussLegendre, integrate} from "../../../numerics/quadrature.js";
import {gegenbauer} from "../numerics/gegenbauer.js";
import {unitsAt} from "../setting.js";
import {multiplicity, reluCoefficient} from "../theory/sphere.js";
import * as theory from "../theory.js";
import {limit, order, reluStudent, reluTeacher, stationary, testFile} from "./setting.js";

const reluPoints = [
  {d: 6, M: 50},
  {d: 8, M: 200},
  {d: 16, M: 338},
  {d: 12, M: 30, degree: 1}
];

/** Mean over the sphere of a function of one cosine s, times P_ℓ(s); s ≥ 0 and s ≤ 0 apart, for ReLU's kink. */
function projected(d: number, degree: number, of: (s: number, harmonic: number) => number): number {
  const mean = (from: number, to: number, what: (s: number, harmonic: number) => number): number =>
    integrate(gaussLegendre(60, from, to), (angle) => {
      const s = Math.cos(angle);
      let harmonic = 0;
      gegenbauer(d, Float64Array.of(s), (l, [value]) => {
        harmonic = value;
        return l < degree;
      });
      return what(s, harmonic) * Math.sin(angle) ** (d - 2);
    });
  const whole = (what: (s: number, harmonic: number) => number): number =>
    mean(0, Math.PI / 2, what) + mean(Math.PI / 2, Math.PI, what);
  return whole(of) / whole(() => 1);
}

const harmonicPoints = [3, 6, 11].flatMap((d) => [0, 1, 2, 3, 4, 10].map((degree) => ({d, degree})));

/** ReLU units. */
export const relu = defineClaims({testFile}, [
  {
    id: "relu-coefficients",
    whose: "ours",
    result: "relu-kernel",
    statement:
      "ReLU units see harmonics of degree $\\ell$ by $\\mu_{\\ell+2}=-\\mu_\\ell(\\ell-1)/(\\ell+d+1)$, and not at all at odd degrees from 3 on, where a teacher errs by $\\mathcal L_{TE}=1$.",
    equation: "eq-relu",
    test: identity({
      points: harmonicPoints,
      left: ({d, degree}) => reluCoefficient(d, degree),
      right: ({d, degree}) => projected(d, degree, (s, harmonic) => Math.max(0, s) * harmonic),
      unit: ({d}) => reluCoefficient(d, 0),
      tolerance: 1e-9,
      controls: {"|s| for ReLU": ({d, degree}) => projected(d, degree, (s, harmonic) => Math.abs(s) * harmonic)}
    })
  },
  {
    id: "multiplicities",
    whose: "ours",
    result: "relu-kernel",
    statement: "There are $N_\\ell=\\binom{\\ell+d-3}{\\ell}\\frac{2\\ell+d-2}{d-2}$ harmonics of degree $\\ell$.",
    equation: "eq-relu",
    test: identity({
      points: harmonicPoints,
      left: ({d, degree}) => 1 / multiplicity(d, degree),
      right: ({d, degree}) => projected(d, degree, (_, harmonic) => harmonic ** 2),
      tolerance: 1e-9,
      controls: {"one for each degree": () => 1}
    })
  },
  {
    id: "universality",
    whose: "ours",
    result: "universality",
    statement:
      "As $d$ grows with $M=2.5N_2$, a ReLU teacher's error on harmonics of degree 2 tends to that of Gaussian features with the same eigenvalues.",
    equation: "eq-universality",
    figure: "relu",
    test: limit("claim-universality", {
      measure: "teacher",
      theory: reluTeacher,
      unit: reluTeacher,
      size: "d",
      rate: -2,
      margin: 0.03,
      why: "The gap falls about as 1/d²; trials on another seed put it at 8 % at d = 6 and below 2 % at d = 16, with a scatter of 1.1 % there, of which 60 trials leave 0.14.",
      controls: {
        nothing: () => 0,
        "without the degrees beyond 10": ({d}) => {
          const listed = [0, 1, 2, 4, 6, 8, 10];
          const counts = Float64Array.from(listed, (l) => multiplicity(d, l));
          return equivalent(
            Float64Array.from(listed, (l) => reluCoefficient(d, l) ** 2),
            unitsAt[d],
            {counts}
          ).lost[2];
        }
      }
    })
  },
  {
    id: "universality-student",
    whose: "ours",
    result: "universality",
    statement:
      "As $d$ grows with $M=2.5N_2$, the error of a ReLU teacher's infinite student at its best time tends to that of Gaussian features with the same eigenvalues.",
    equation: "eq-universality",
    figure: "relu",
    test: limit("claim-universality", {
      measure: "student",
      theory: reluStudent,
      unit: reluStudent,
      size: "d",
      rate: -2,
      margin: 0.09,
      why: "Three times the margin of the teacher: the student's error goes as a power between two and three of what units lose.",
      controls: {"the teacher's error squared": (p) => reluTeacher(p) ** 2}
    })
  },
  {
    id: "relu-overtrained",
    whose: "ours",
    result: "overtrained",
    statement: "The error of a ReLU teacher's infinite student tends to its teacher's as $t\\to\\infty$.",
    equation: "eq-overtrained",
    test: identity({
      points: reluPoints,
      left: (p) => theory.reluStudentError({...p, t: Number.POSITIVE_INFINITY}),
      right: theory.reluTeacherError,
      tolerance: 1e-11,
      controls: {"without the degrees beyond 10": (p) => theory.reluStudentError({...p, t: 1e30})}
    })
  },
  {
    id: "relu-best-time",
    whose: "ours",
    result: "relu-student",
    statement: "The error of a ReLU teacher's student is stationary at $t^*$.",
    equation: "eq-best-time",
    test: identity({
      points: reluPoints,
      left: theory.reluBestTime,
      right: (p) => stationary((t) => theory.reluStudentError({...p, t}), theory.reluBestTime(p)),
      tolerance: 1e-6,
      controls: {"ten over λ": () => 10}
    })
  },
  {
    id: "relu-exponent",
    whose: "reading",
    result: "relu-student",
    statement:
      "With 192 and with 384 ReLU units in 16 dimensions, $\\mathcal L_{ST}<\\mathcal L_{TE}^{1.49}$ at the best time.",
    equation: "eq-universality",
    figure: "relu",
    test: order("claim-relu-power", {
      measure: ({teacher, student}) => teacher ** 1.49 - student,
      unit: reluTeacher,
      controls: {"the square": ({teacher, student}) => teacher ** 2 - student}
    }),
    note: "The paper's bound has a constant and logarithms, as far as we know it; with 96 units even the first power is nearly reached. Sixty trials in place of nine, whose skewness could not be told from one that makes tails a hundredfold; for their sake 768 units were left out. Trials on another seed scatter by 5 and 2 thousandths of the teacher's error, a tenth of the gap and less."
  }
]);
