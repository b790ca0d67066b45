/** Runs every property test on a fresh seed, or on the one given: `npm run test:explore -- 123`. */
import {randomInt} from "node:crypto";
import {startVitest} from "vitest/node";
import {propertyTests} from "./properties.js";

const [given] = process.argv.slice(2);
if (given !== undefined && !/^-?\d{1,9}$/.test(given)) {
  console.error(`seed = ${given}: must be a whole number of at most nine digits`);
  process.exit(2);
}
const seed = given === undefined ? randomInt(1e9) : Number(given);
console.log(`Seed ${seed}; npm run test:explore -- ${seed} repeats it.`);
await startVitest("test", propertyTests(), {run: true, watch: false, project: ["unit"], provide: {seed}});
