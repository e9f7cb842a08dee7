import type { JsonObject } from '../../../lib/json.ts';
import { runAtOnce } from '../../../lib/slices.ts';
import type { Source } from '../../source.ts';

type Definition = JsonObject &
  Record<'properties' | 'relations' | 'options', Readonly<Record<string, JsonObject>>>;

/** Opens a pasted text; returns the definitions by name, and what was said of them. */
export function openSchema(source: Source, text: string, options: object = {}) {
  const read = { files: [{ path: 'pasted', text }], problems: [], skipped: [], isPasted: true as const };
  const opened = runAtOnce(source.readInSteps({ read, options }));
  if (!opened.ok) throw new Error(opened.error.message);
  const { models, report, problems } = opened.value;
  const definitions = models.map(({ definition }) => definition as unknown as Definition);
  return {
    all: Object.fromEntries(definitions.map((definition) => [String(definition['name']), definition])),
    names: definitions.map((definition) => String(definition['name'])),
    problems: problems.map(({ line, expected, found }) => `${line}: expected ${expected}, found ${found}`),
    title: report?.title,
    remarks: report?.remarks.map((remark) => remark.text) ?? [],
  };
}
