import { type AreaColour, areaColours } from '../../model/index.ts';

/** The colours of the picture; tokens.css is the one place that says what they are. */
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

/** The page's colours as they are now, light or dark. */
export function readInk(element: HTMLElement): Ink {
  const probe = document.createElement('span');
  probe.hidden = true;
  element.append(probe);
  const read = (variable: string): string => {
    probe.style.color = `var(${variable})`;
    return getComputedStyle(probe).color;
  };
  const colours = Object.fromEntries(
    Object.entries(variables).map(([name, variable]) => [name, read(variable)]),
  ) as Record<keyof typeof variables, string>;
  const areas = Object.fromEntries(areaColours.map((name) => [name, read(`--area-${name}`)])) as Ink['areas'];
  const font = getComputedStyle(element).fontFamily;
  probe.remove();
  return { ...colours, areas, font };
}
