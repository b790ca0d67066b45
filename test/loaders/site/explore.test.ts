import {expect, it} from "vitest";
import {loadPapers} from "../../../loaders/papers.js";
import {offerOf} from "../../../loaders/site/explore.js";

it("offers a re-run where one trial takes no longer than a reader waits, and says why not elsewhere", async () => {
  const [paper] = await loadPapers();
  const [figure] = paper.figures.filter(({experiments}) => experiments.length > 0);
  expect(offerOf(paper, {...figure, rerun: {seconds: 2}}, [])).toHaveProperty("trials");
  expect(offerOf(paper, {...figure, rerun: {seconds: 9}}, [])).toEqual({
    why: "one trial takes about 9 seconds of processor time"
  });
  expect(offerOf(paper, {...figure, rerun: {why: "so"}}, [])).toEqual({why: "so"});
  expect(offerOf(paper, {...figure, experiments: []}, [])).toBeUndefined();
});
