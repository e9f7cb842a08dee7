/** Returns the wanted name, or else the first of "Shop 2", "Shop 3" … that no project has. */
export function freeProjectName(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted;
  let number = 2;
  while (taken.includes(`${wanted} ${number}`)) number += 1;
  return `${wanted} ${number}`;
}
