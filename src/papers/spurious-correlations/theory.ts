export {bestEtaU, firstOrderBestEtaU} from "./theory/best-eta-u.js";
export {limitStudent, limitTeacher, solveTeacher, studentAt, teacherAt} from "./theory/limit.js";
export {meanShiftScalars, meanShiftStudent, meanShiftTeacher} from "./theory/mean-shift.js";
export type {ImbalanceSetting, LawfulSetting} from "./theory/setting.js";
export {smallGammaStudent, smallGammaTeacher} from "./theory/small-gamma.js";
export {statedStudent, statedStudentLeading, statedTeacher} from "./theory/stated.js";
