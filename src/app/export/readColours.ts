import type { PictureOptions } from '../../storage/index.ts';
import { coloursIn, pictureColours, type SvgColours } from '../../targets/index.ts';
import { readVariables } from '../../ui/readVariables.ts';
import tokens from '../../ui/tokens.css?raw';

/**
 * Returns the colours of a picture: those of the page as it is now, or the light or dark ones.
 *
 * @param sheet the style sheet with the colours
 */
export function readColours({ colours, isTransparent }: PictureOptions, sheet = tokens): SvgColours {
  const found = pictureColours(
    colours === 'page' ? (names) => readVariables(document.body, names) : coloursIn(sheet, colours),
  );
  return { ...found, background: isTransparent ? null : found.background };
}
