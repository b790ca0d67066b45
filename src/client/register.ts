/**
 * Makes the register's plain table sortable by its columns, searchable, and filterable by paper, test and outcome; the
 * address keeps what a reader has set. Without this script the table is whole and readable.
 */
export function enhanceRegister(table: HTMLTableElement): void {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const texts = new Map(rows.map((row) => [row, (row.textContent ?? "").toLowerCase()]));
  const words = new URLSearchParams(location.search);
  const filters = ["paper", "whose", "kind", "outcome"].map((key) => filter(key, rows, words.get(key) ?? "", changed));
  const search = document.createElement("input");
  Object.assign(search, {type: "search", value: words.get("q") ?? "", autocomplete: "off", size: 18});
  search.addEventListener("input", changed);
  const labelled = document.createElement("label");
  labelled.append("search ", search);
  const count = document.createElement("output");
  const bar = document.createElement("form");
  bar.className = "w2s-filters";
  bar.append(labelled, ...filters.map(({label}) => label), count);
  bar.addEventListener("submit", (event) => event.preventDefault());
  table.before(bar);
  const heads = [...(table.tHead?.rows[0].cells ?? [])];
  let sort = words.get("sort") ?? "";
  for (const [column, head] of heads.entries()) {
    if (rows.some((row) => row.cells[column].dataset.value)) sortable(head, column);
  }
  arrange();
  apply();

  function changed(): void {
    apply();
    const set = new URLSearchParams();
    if (search.value.trim() !== "") set.set("q", search.value.trim());
    for (const {key, select} of filters) if (select.value !== "") set.set(key, select.value);
    if (sort !== "") set.set("sort", sort);
    const query = set.toString();
    history.replaceState(history.state, "", `${location.pathname}${query && `?${query}`}${location.hash}`);
  }

  function apply(): void {
    const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of rows) {
      row.hidden =
        filters.some(({key, select}) => select.value !== "" && row.dataset[key] !== select.value) ||
        !wanted.every((word) => texts.get(row)?.includes(word));
    }
    const shown = rows.filter((row) => !row.hidden).length;
    count.value = shown === rows.length ? `${rows.length} claims` : `${shown} of ${rows.length} claims`;
  }

  function sortable(head: HTMLTableCellElement, column: number): void {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      sort = sort === String(column) ? `-${column}` : String(column);
      arrange();
      changed();
    });
  }

  /** Puts the rows in the wanted order; blanks stay last in either direction. */
  function arrange(): void {
    const [, minus, digits] = /^(-?)(\d)$/.exec(sort) ?? [];
    if (digits === undefined || !heads[Number(digits)]) return;
    const column = Number(digits);
    for (const head of heads) head.removeAttribute("aria-sort");
    heads[column].setAttribute("aria-sort", minus ? "descending" : "ascending");
    const keys = rows.map((row) => ({row, value: row.cells[column].dataset.value ?? ""}));
    const filled = keys.filter(({value}) => value !== "");
    const numeric = filled.every(({value}) => !Number.isNaN(Number(value)));
    const compare = numeric
      ? (a: string, b: string) => Number(a) - Number(b)
      : new Intl.Collator("en", {numeric: true}).compare;
    filled.sort((a, b) => compare(a.value, b.value) * (minus ? -1 : 1));
    body.append(...filled.map(({row}) => row), ...keys.filter(({value}) => value === "").map(({row}) => row));
  }
}

interface Filter {
  readonly key: string;
  readonly label: HTMLLabelElement;
  readonly select: HTMLSelectElement;
}

/** A select over the values that rows have under a key, with its menu title where it is a paper. */
function filter(key: string, rows: readonly HTMLTableRowElement[], wanted: string, changed: () => void): Filter {
  const select = document.createElement("select");
  select.append(new Option("all", ""));
  const names = new Map(rows.map((row) => [row.dataset[key] ?? "", row]));
  for (const [value, row] of names) {
    const words = key === "paper" ? row.querySelector(".w2s-of")?.textContent : value === "none" ? "not tested" : value;
    select.append(new Option(words ?? value, value));
  }
  if (names.has(wanted)) select.value = wanted;
  select.addEventListener("change", changed);
  const label = document.createElement("label");
  label.append(`${key === "kind" ? "test" : key} `, select);
  return {key, label, select};
}
