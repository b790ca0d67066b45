declare module "*/generated/vega.js" {
  export const parse: typeof import("vega").parse;
  export const View: typeof import("vega").View;
  export const expressionInterpreter: typeof import("vega-interpreter").expressionInterpreter;
}
