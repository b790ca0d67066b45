/**
 * Makes the register's plain table sortable by its columns and filterable by paper, kind and outcome. Without this
 * script the table is whole and readable.
 */
export function enhanceRegister(table: HTMLTableElement): void {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const filters = ["paper", "kind", "outcome"].map((key) => filter(key, rows, apply));
  const count = document.createElement("output");
  const bar = document.createElement("form");
  bar.className = "w2s-filters";
  bar.append(...filters.map(({label}) => label), count);
  bar.addEventListener("submit", (event) => event.preventDefault());
  (table.closest(".w2s-scroll") ?? table).before(bar);
  for (const [column, head] of [...(table.tHead?.rows[0].cells ?? [])].entries()) {
    if (rows.some((row) => row.cells[column].dataset.value)) sortable(head, column);
  }
  apply();

  function apply(): void {
    for (const row of rows) {
      row.hidden = filters.some(({key, select}) => select.value !== "" && row.dataset[key] !== select.value);
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
      const descending = head.getAttribute("aria-sort") === "ascending";
      for (const other of head.parentElement?.children ?? []) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", descending ? "descending" : "ascending");
      const sorted = [...rows].sort((a, b) => compare(a, b, column) * (descending ? -1 : 1));
      body.append(...sorted);
    });
  }
}

interface Filter {
  readonly key: string;
  readonly label: HTMLLabelElement;
  readonly select: HTMLSelectElement;
}

/** A select over the values that rows have under a key, with its menu title where it is a paper. */
function filter(key: string, rows: readonly HTMLTableRowElement[], changed: () => void): Filter {
  const select = document.createElement("select");
  select.append(new Option("all", ""));
  const names = new Map(rows.map((row) => [row.dataset[key] ?? "", row]));
  for (const [value, row] of names) {
    const words = key === "paper" ? row.querySelector(".w2s-of")?.textContent : value === "none" ? "not tested" : value;
    select.append(new Option(words ?? value, value));
  }
  select.addEventListener("change", changed);
  const label = document.createElement("label");
  label.append(`${key} `, select);
  return {key, label, select};
}

/** Order of two rows in a column: numbers by size, empty cells last, words by the alphabet. */
function compare(a: HTMLTableRowElement, b: HTMLTableRowElement, column: number): number {
  const [x, y] = [a, b].map((row) => row.cells[column].dataset.value ?? "");
  if (x === "" || y === "") return x === y ? 0 : x === "" ? 1 : -1;
  const difference = Number(x) - Number(y);
  return Number.isNaN(difference) ? x.localeCompare(y) : difference;
}
