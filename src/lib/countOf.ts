/** A number with its noun: "1 model", "2,000 models", "2 properties". */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
