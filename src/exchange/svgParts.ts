import type { SvgPieces } from './toSvg.ts';

/** What a browser lays out within a frame or two, as an SVG file. Characters. */
const CHARACTERS_AT_ONCE = 100_000;

/** A part of a picture as an SVG file of the whole picture's size, to be painted over the parts before it. */
export interface SvgPart {
  readonly svg: string;
  /** Whether what it holds may be as large as the picture. */
  readonly isWide: boolean;
}

/**
 * A picture as small SVG files that make it when they are painted one over the
 * other: a browser reads each file in one go, and that of thousands of models
 * for seconds.
 */
export function* partsOfSvg({ open, behind, front, close }: SvgPieces): Generator<SvgPart> {
  for (const [pieces, isWide] of [[behind, true] as const, [front, false] as const]) {
    let some = '';
    for (const piece of pieces) {
      if (some !== '' && some.length + piece.length > CHARACTERS_AT_ONCE) {
        yield { svg: `${open}${some}${close}`, isWide };
        some = '';
      }
      some += piece;
    }
    if (some !== '') yield { svg: `${open}${some}${close}`, isWide };
  }
}
