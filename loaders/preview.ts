import {join} from "node:path";
import {explain} from "./failure.js";
import {projectRoot} from "./paths.js";
import {generateAssets} from "./site/assets.js";
import {observable, prepareCache} from "./site/framework.js";

// `npm run dev`: the pages as they are edited, at draft scale; a page's figures come once its paper is simulated.
try {
  const root = join(projectRoot, "src");
  await generateAssets(root);
  await prepareCache(root);
  await observable(
    ["preview", "--no-open", ...process.argv.slice(2)],
    {W2S_SCALE: "draft", W2S_PREVIEW: "1"},
    {loud: true}
  );
} catch (error) {
  console.error(explain(error) ?? (error instanceof Error ? error.message.trim() : error));
  process.exitCode = 1;
}
