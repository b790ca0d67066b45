/** Sizes of a chart in pixels. */
export interface Layout {
  /** Of the plotting area: of curves, and of maps. */
  readonly width: number;
  readonly mapWidth: number;
  readonly height: number;
  /** Of a panel, at least. */
  readonly panelHeight: number;
  /** Panels beside each other, at most. */
  readonly columns: number;
  readonly margin: {readonly left: number; readonly right: number; readonly top: number; readonly bottom: number};
  /** Between panels. */
  readonly gap: number;
  /** Roughly how many labels an axis has. */
  readonly ticks: {readonly x: number; readonly y: number};
  /** Whether a map's colours are told by a bar at its side; otherwise by the legend. */
  readonly bar: boolean;
}

const page: Layout = {
  width: 556,
  mapWidth: 436,
  height: 340,
  panelHeight: 190,
  columns: 3,
  margin: {left: 66, right: 18, top: 12, bottom: 52},
  gap: 62,
  ticks: {x: 7, y: 6},
  bar: true
};

/** For screens below 480 pixels: one panel below the other, as wide as a phone of 360 pixels has room for. */
const phone: Layout = {
  width: 226,
  mapWidth: 226,
  height: 230,
  panelHeight: 170,
  columns: 1,
  margin: {left: 68, right: 18, top: 12, bottom: 48},
  gap: 0,
  ticks: {x: 4, y: 5},
  bar: false
};

let current = page;

/** The sizes for which charts are specified now. */
export const layout = (): Layout => current;

/** What `make` makes of charts, specified for a phone. */
export function onPhone<T>(make: () => T): T {
  current = phone;
  try {
    return make();
  } finally {
    current = page;
  }
}
