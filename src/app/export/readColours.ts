import type { SvgColours } from '../../exchange/index.ts';
import { areaColours } from '../../model/index.ts';

export type ColourScheme = 'light' | 'dark';

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

/** Reads the colours of a scheme, whichever the page shows now. */
export function readColours(scheme: ColourScheme): SvgColours {
  const probe = document.createElement('span');
  probe.hidden = true;
  probe.style.colorScheme = scheme;
  document.body.append(probe);
  const read = (variable: string): string => {
    probe.style.color = `var(${variable})`;
    return getComputedStyle(probe).color;
  };
  const colours = Object.fromEntries(
    Object.entries(variables).map(([name, variable]) => [name, read(variable)]),
  ) as Record<keyof typeof variables, string>;
  const areas = Object.fromEntries(
    areaColours.map((name) => [name, read(`--area-${name}`)]),
  ) as SvgColours['areas'];
  probe.remove();
  return { ...colours, areas };
}

/** Returns the scheme that the page shows now. */
export function shownScheme(): ColourScheme {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
