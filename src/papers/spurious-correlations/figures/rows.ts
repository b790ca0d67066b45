import {figuresOn} from "../../../charts/index.js";
import {experiments} from "../experiments.js";
import {turned} from "../geometries.js";
import {type Parameters, type View, viewOf} from "../point.js";
import * as theory from "../theory.js";

/** Axes that figures derive; where formulas are drawn between the points these take the place of the geometry. */
interface Derived {
  /** Similarity ‖Ξ‖², up to which the student is turned. */
  readonly overlap?: number;
  /** Share of the squared mean, of length 10, that the teacher does not see. */
  readonly unseen?: number;
}

const at = ({overlap, unseen, ...setting}: Parameters & Derived): View => {
  const view = viewOf(setting);
  if (overlap !== undefined) return {...view, ...turned(overlap, view.mu)};
  return unseen === undefined ? view : {...view, mu: [10 * Math.sqrt(1 - unseen), 10 * Math.sqrt(unseen)]};
};

/** Figures of the averaged sampler's experiments. */
export const {curves, figure, panels, part, quoted} = figuresOn(experiments, {at});

export const laws = ["shift", "mixture"] as const;

export const lawTitle = (law: string | number): string => (law === "shift" ? "mean shift" : "mixture");

export const byLaw = {axis: "law", title: lawTitle, columns: 2} as const;

/** Both models: measured, in the limit and as stated. */
export const models = {
  teacher: {role: "teacher", measure: "teacher", theory: theory.limitTeacher, stated: theory.statedTeacher},
  student: {role: "student", measure: "student", theory: theory.limitStudent, stated: theory.statedStudent}
} as const;

/** What the student has less than its teacher. */
export const gain = {
  role: "student",
  measure: ({teacher, student}: Readonly<Record<"teacher" | "student", number>>) => teacher - student,
  theory: (setting: View) => theory.limitTeacher(setting) - theory.limitStudent(setting),
  stated: (setting: View) => theory.statedTeacher(setting) - theory.statedStudent(setting)
} as const;
