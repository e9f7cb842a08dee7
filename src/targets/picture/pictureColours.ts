import { type AreaColour, areaColours } from '../../model/index.ts';
import type { SvgColours } from './drawing.ts';

/** The variables of tokens.css, where all colours are defined. */
const variables: Readonly<Record<Exclude<keyof SvgColours, 'areas'>, string>> = {
  background: '--canvas',
  surface: '--surface',
  header: '--surface-2',
  line: '--line',
  border: '--line-strong',
  edge: '--text-3',
  text: '--text',
  quiet: '--text-2',
  faint: '--text-3',
  derived: '--derived',
  id: '--warn',
  required: '--bad',
  note: '--note',
  noteLine: '--note-line',
};

const areaVariables = Object.fromEntries(areaColours.map((name) => [name, `--area-${name}`])) as Readonly<
  Record<AreaColour, string>
>;

/** Reads style variables by the names of their uses. */
export type ReadColours = <Name extends string>(
  names: Readonly<Record<Name, string>>,
) => Record<Name, string>;

/** Reads all colours of a picture. */
export const pictureColours = (read: ReadColours): SvgColours => ({
  ...read(variables),
  areas: read(areaVariables),
});

/**
 * Reads the colours of one scheme as the style sheet is written. An element can't be
 * asked for the colours of the other scheme: the build replaces `light-dark()` by
 * variables of the page itself.
 */
export function coloursIn(sheet: string, scheme: 'light' | 'dark'): ReadColours {
  const found = new Map(
    Array.from(
      sheet.matchAll(/(--[\w-]+):\s*light-dark\((#[0-9a-f]+),\s*(#[0-9a-f]+)\)/g),
      ([, name = '', light = '', dark = '']) => [name, scheme === 'light' ? light : dark],
    ),
  );
  return <Name extends string>(names: Readonly<Record<Name, string>>) =>
    Object.fromEntries(
      Object.entries<string>(names).map(([name, variable]) => {
        const colour = found.get(variable);
        if (colour === undefined) throw new Error(`The style sheet has no light and dark ${variable}.`);
        return [name, colour];
      }),
    ) as Record<Name, string>;
}
