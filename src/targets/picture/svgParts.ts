import type { SvgPieces } from './toSvg.ts';

/** The size of an SVG that a browser lays out within a frame or two. Characters. */
const CHARACTERS_AT_ONCE = 100_000;

/** A part of a picture as an SVG file of the whole picture's size, to be painted over the parts before it. */
export interface SvgPart {
  readonly svg: string;
  /** Whether its content may be as large as the picture. */
  readonly isWide: boolean;
}

/**
 * Splits a picture into small SVG files to be painted over each other: a browser
 * parses each file in one task, which takes seconds for thousands of models.
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
