import {find} from "../../src/engine/input.js";
import {serve} from "../lanes.js";
import {loadPapers} from "../papers.js";
import {keptDoubts} from "./kept.js";

// A process of `doubtBeside`: an order is a paper's id; what comes of it is kept in the store.
const papers = loadPapers();

serve(async (id) => {
  const all = await papers;
  await keptDoubts(find(all, id, "paper"), all);
});
