/** The wished name, or else the first of "Shop 2", "Shop 3" … that no project has. */
export function freeProjectName(wished: string, taken: readonly string[]): string {
  if (!taken.includes(wished)) return wished;
  let number = 2;
  while (taken.includes(`${wished} ${number}`)) number += 1;
  return `${wished} ${number}`;
}
