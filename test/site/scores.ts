import lighthouse, {type Flags} from "lighthouse";

/** Scores of Lighthouse below 95 of 100, with the audits that cost them; `port` is the browser's. */
export async function weaknesses(
  url: string,
  port: number,
  categories: readonly string[],
  settings: Flags = {}
): Promise<string[]> {
  const result = await lighthouse(url, {
    port,
    onlyCategories: [...categories],
    logLevel: "error",
    output: "json",
    ...settings
  });
  if (!result) throw new Error(`Lighthouse says nothing of ${url}`);
  const {lhr} = result;
  return Object.values(lhr.categories).flatMap(({id, score, auditRefs}) => {
    if (score !== null && score >= 0.95) return [];
    const failed = auditRefs.filter((audit) => audit.weight > 0 && (lhr.audits[audit.id].score ?? 1) < 0.9);
    return [`${url}: ${id} ${score}: ${failed.map((audit) => audit.id).join(", ")}`];
  });
}
