import {createHash} from "node:crypto";
import {escapeHtml} from "../../src/html/html.js";
import {siteBase} from "../paths.js";

const style =
  ":root{color-scheme:light dark}body{font:17px/1.6 system-ui,sans-serif;max-width:38rem;margin:15vh auto;padding:0 1rem}";

// A server may show this page below any path, in any depth: the report is the nearest folder above with its register.
const script = `const link = document.querySelector("a");
const up = location.pathname.split("/").slice(0, -1);
for (; up.length > 0; up.pop()) {
  const folder = up.join("/") + "/";
  const answer = await fetch(folder + "claims.json", {method: "HEAD"}).catch(() => ({ok: false}));
  if (!answer.ok) continue;
  link.href = folder + "index.html";
  break;
}`;

const hash = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The page for an address that does not exist: whole in itself, since no relative address holds there. */
export const notFound = (title: string): string => `<!DOCTYPE html>
<html lang="en">
<head>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' ${hash(script)}; style-src ${hash(style)}; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="There is no such page in this report; the way to its first page.">
<link rel="icon" href="data:image/svg+xml,">
<title>Page not found | ${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>Page not found</h1>
<p>There is nothing at this address. Go to <a href="${escapeHtml(siteBase())}index.html">${escapeHtml(title)}</a>.</p>
</main>
<script type="module">${script}</script>
</body>
</html>
`;
