import type { SvgColours } from '../../exchange/index.ts';
import { type AreaColour, areaColours } from '../../model/index.ts';
import { readVariables } from '../../ui/readVariables.ts';

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

/** The page's colours as they are now, light or dark. */
export function readColours(): SvgColours {
  return {
    ...readVariables(document.body, variables),
    areas: readVariables(document.body, areaVariables),
  };
}
