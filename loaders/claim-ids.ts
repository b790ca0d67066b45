/** A claim's short id: the paper's initials and a number, "ID-07". */
export const shortId = (paper: string, index: number): string =>
  `${paper
    .split("-")
    .map(([letter]) => letter.toUpperCase())
    .join("")}-${String(index + 1).padStart(2, "0")}`;
