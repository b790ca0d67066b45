import {parseArgs} from "node:util";
import {type Asked, buildSite} from "./build-site.js";
import {explain, Failure, Stopped, stopSignal} from "./failure.js";
import {currentScale, env} from "./paths.js";

// `npm run build`: simulate what the store lacks, build the pages, finish and check them, read them back, publish.
const usage = "npm run build -- [--scale paper|draft] [--output FOLDER]";

function asked(args: readonly string[]): Asked {
  const options = {scale: {type: "string"}, output: {type: "string"}, help: {type: "boolean", short: "h"}} as const;
  let values: {scale?: string | undefined; output?: string | undefined; help?: boolean | undefined};
  try {
    ({values} = parseArgs({args: [...args], options}));
  } catch (error) {
    throw new Failure(`${(error as Error).message.split(/[.\n]/)[0]}; ${usage}`);
  }
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  // `npm run build --scale draft` gives npm the flag, not the build.
  if (env("npm_config_scale") ?? env("npm_config_output"))
    throw new Failure(`npm took a flag of the build for its own: write -- before it; ${usage}`);
  const scale = values.scale ?? currentScale();
  if (scale !== "paper" && scale !== "draft") throw new Failure(`--scale ${scale}: must be paper or draft`);
  if (values.output === "") throw new Failure("--output: is empty; name a folder");
  return {scale, output: values.output ?? env("W2S_OUTPUT") ?? "dist"};
}

try {
  const words = asked(process.argv.slice(2));
  process.exitCode = await buildSite(words, stopSignal());
} catch (error) {
  console.error(explain(error) ?? (error instanceof Error ? error.message : error));
  process.exitCode = error instanceof Stopped ? error.exitCode : error instanceof Failure ? 2 : 1;
}
