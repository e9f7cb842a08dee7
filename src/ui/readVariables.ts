/**
 * The colours that custom properties of the style sheets have now, light or dark, as `rgb(…)`.
 * @param parent the element whose properties count
 * @param variables the property that each colour is read from: `{ text: '--text' }`
 */
export function readVariables<Name extends string>(
  parent: HTMLElement,
  variables: Readonly<Record<Name, string>>,
): Record<Name, string> {
  const probe = document.createElement('span');
  probe.hidden = true;
  parent.append(probe);
  const read = (variable: string): string => {
    probe.style.color = `var(${variable})`;
    return getComputedStyle(probe).color;
  };
  const colours = Object.fromEntries(
    Object.entries<string>(variables).map(([name, variable]) => [name, read(variable)]),
  ) as Record<Name, string>;
  probe.remove();
  return colours;
}
