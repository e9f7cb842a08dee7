import * as z from 'zod/mini';
import { playgroundSnippets } from './settings.ts';

const name = z.string().check(z.maxLength(300));
const snippetSchema = z.object({ id: name, name, code: z.string().check(z.maxLength(1_000_000)) });

/** The snippets of a project as a file may bring them. */
export const exportedSnippets = z.object({
  current: name,
  snippets: z.array(snippetSchema).check(z.minLength(1), z.maxLength(1_000)),
});

type Snippets = z.infer<typeof exportedSnippets>;

/** Mine stay, and the one in the editor too; those of theirs whose code I have not come after them. */
export function mergeSnippets(mine: unknown, theirs: unknown): unknown {
  // What is stored has no bounds.
  const own = playgroundSnippets('').schema.safeParse(mine);
  const given = exportedSnippets.safeParse(theirs);
  if (!own.success || !given.success) return mine;
  const { current, snippets } = own.data;
  if (snippets.every(({ code }) => code === '')) return given.data;
  let number = snippets.reduce((most, { id }) => Math.max(most, Number(id) || 0), 0);
  const added = given.data.snippets
    .filter(({ code }) => code !== '' && snippets.every((one) => one.code !== code))
    .map((one) => {
      number += 1;
      const isTaken = snippets.some(({ name }) => name === one.name);
      const other = /^Snippet \d+$/.test(one.name) ? `Snippet ${number}` : `${one.name} (${number})`;
      return { ...one, id: String(number), name: isTaken ? other : one.name };
    });
  const merged: Snippets = { current, snippets: [...snippets, ...added] };
  return merged;
}
