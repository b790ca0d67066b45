declare module "subset-font" {
  /** Cuts a font down to the characters of a text. */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: {
      readonly targetFormat: "sfnt" | "woff2";
      /** Values to pin, or ranges to keep. */
      readonly variationAxes?: Readonly<Record<string, number | {readonly min: number; readonly max: number}>>;
      readonly keepFeatures?: readonly string[];
      readonly noHinting?: boolean;
    }
  ): Promise<Buffer>;
}
