/** Puts a link on the clipboard and says so; where the clipboard is out of reach, shows the link. */
export async function copyLink(link: string, status: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(link);
    status.textContent = "Copied.";
  } catch {
    status.textContent = link;
  }
}
