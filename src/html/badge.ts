/** An outcome as pages mark it. */
export const badge = (outcome: string): string =>
  `<span class="w2s-outcome" data-outcome="${outcome}">${outcome}</span>`;
