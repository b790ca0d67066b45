/** What readers copy: BibTeX entries, and the commands that simulate a figure again. */
const copied = "pre.w2s-bibtex, .w2s-again pre";

/**
 * Puts a button on whatever is copied, and one that copies its link beside each figure's downloads. Without a
 * clipboard (plain http) there are none.
 */
export function offerCopies(): void {
  if (!navigator.clipboard) return;
  for (const block of document.querySelectorAll<HTMLElement>(copied)) {
    if (block.nextElementSibling?.classList.contains("w2s-copy")) continue;
    block.after(copyButton("Copy", () => block.textContent?.trim() ?? ""));
  }
  for (const figure of document.querySelectorAll<HTMLElement>("figure.w2s-figure[id]")) {
    const place = figure.querySelector(".w2s-downloads");
    if (!place || place.querySelector(".w2s-copy")) continue;
    place.append(
      " ",
      copyButton("Copy link", () => new URL(`#${figure.id}`, location.href).href)
    );
  }
}

function copyButton(label: string, text: () => string): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "w2s-copy";
  button.textContent = label;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text());
    button.textContent = "Copied";
    setTimeout(() => {
      button.textContent = label;
    }, 2000);
  });
  return button;
}
