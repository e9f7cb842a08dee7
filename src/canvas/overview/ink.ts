import { type AreaColour, areaColours } from '../../model/index.ts';
import { readVariables } from '../../ui/readVariables.ts';

/** The colours of the overview, read from tokens.css. */
export interface Ink {
  readonly surface: string;
  readonly header: string;
  readonly border: string;
  readonly edge: string;
  readonly text: string;
  readonly accent: string;
  readonly warning: string;
  readonly error: string;
  readonly note: string;
  readonly noteLine: string;
  readonly areas: Readonly<Record<AreaColour, string>>;
  readonly font: string;
}

const variables: Readonly<Record<Exclude<keyof Ink, 'font' | 'areas'>, string>> = {
  surface: '--surface',
  header: '--surface-2',
  border: '--line-strong',
  edge: '--edge-line',
  text: '--text',
  accent: '--accent',
  warning: '--warn',
  error: '--bad',
  note: '--note',
  noteLine: '--note-line',
};

const areaVariables = Object.fromEntries(areaColours.map((name) => [name, `--area-${name}`])) as Readonly<
  Record<AreaColour, string>
>;

/** The current colours of the page, light or dark. */
export function readInk(element: HTMLElement): Ink {
  const font = getComputedStyle(element).fontFamily;
  return { ...readVariables(element, variables), areas: readVariables(element, areaVariables), font };
}
