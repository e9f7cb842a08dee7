import * as z from 'zod/mini';
import { playgroundSnippets } from './settings.ts';

const name = z.string().check(z.maxLength(300));
const snippetSchema = z.object({ id: name, name, code: z.string().check(z.maxLength(1_000_000)) });

/** The snippets of a project in a project file. */
export const exportedSnippets = z.object({
  current: name,
  snippets: z.array(snippetSchema).check(z.minLength(1), z.maxLength(1_000)),
});

type Snippets = z.infer<typeof exportedSnippets>;

/** Appends the imported snippets with new code to the stored ones; the one in the editor stays current. */
export function mergeSnippets(stored: unknown, imported: unknown): unknown {
  // The stored snippets have no bounds.
  const existing = playgroundSnippets('').schema.safeParse(stored);
  const incoming = exportedSnippets.safeParse(imported);
  if (!existing.success || !incoming.success) return stored;
  const { current, snippets } = existing.data;
  if (snippets.every(({ code }) => code === '')) return incoming.data;
  let number = snippets.reduce((most, { id }) => Math.max(most, Number(id) || 0), 0);
  const added = incoming.data.snippets
    .filter(({ code }) => code !== '' && snippets.every((one) => one.code !== code))
    .map((one) => {
      number += 1;
      const isNameUsed = snippets.some(({ name }) => name === one.name);
      const otherName = /^Snippet \d+$/.test(one.name) ? `Snippet ${number}` : `${one.name} (${number})`;
      return { ...one, id: String(number), name: isNameUsed ? otherName : one.name };
    });
  const merged: Snippets = { current, snippets: [...snippets, ...added] };
  return merged;
}
