import {escapeHtml} from "./html.js";

/** A picture in a file for pages and one for phones, `<src>.view.svg` and `<src>.phone.svg`. */
export interface Drawing {
  /** From the site's root, without an ending. */
  readonly src: string;
  readonly page: Size;
  readonly phone: Size;
}

/** In pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Below this width of the window a phone's picture stands in; what runs in a page asks the same. */
export const phones = "(max-width: 700px)";

/**
 * A picture in its frame: it is loaded when it comes near the screen, for whose width it is drawn, and takes its place
 * before that. The frame can be focused, which brings the chart to life.
 *
 * @param label - Name of the frame.
 * @param description - For whoever cannot see the picture.
 */
export function drawingHtml({src, page, phone}: Drawing, label: string, description: string): string {
  const size = ({width, height}: Size): string => `width="${width}" height="${height}"`;
  return `<div class="w2s-chart" tabindex="0" role="group" aria-label="${escapeHtml(label)}"><picture><source media="${phones}" srcset="${src}.phone.svg" ${size(phone)}><img src="${src}.view.svg" ${size(page)} loading="lazy" decoding="async" alt="${escapeHtml(description)}"></picture></div>`;
}
