import {generateAssets} from "./site/assets.js";
import {observable, prepareCache} from "./site/framework.js";

// `npm run dev`: the pages as they are edited, at draft scale; a page's figures come once its paper is simulated.
await generateAssets();
await prepareCache();
await observable(
  ["preview", "--no-open", ...process.argv.slice(2)],
  {W2S_SCALE: "draft", W2S_PREVIEW: "1"},
  {loud: true}
);
