import type { JsonValue } from '../../../lib/json.ts';
import { failWith, type Result, succeed } from '../../../lib/result.ts';
import { type FileProblem, fileProblem, parseJson } from '../../../model/index.ts';
import { jsonMarks } from './jsonMarks.ts';
import { OffsetCollector, type Offsets, type ParsedText, type Path } from './places.ts';

/** Parses a text in JSON, which may be larger than model files are. */
export function parseJsonText(path: string, text: string): Result<ParsedText, FileProblem> {
  try {
    const value = JSON.parse(text) as JsonValue;
    return succeed({ value, offsetsOf: (paths) => offsetsIn(text, paths) });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const refused = parseJson(path, text);
    if (!refused.ok) return refused;
    return failWith(fileProblem({ path, expected: 'JSON', found: error.message }));
  }
}

function offsetsIn(text: string, paths: readonly Path[]): Offsets {
  const collector = new OffsetCollector(paths);
  let before = 0;
  for (const { sign, offset, end } of jsonMarks(text)) {
    // Numbers, true, false and null are between the signs.
    const between = text.slice(before, offset).search(/\S/);
    if (between >= 0) collector.scalar(before + between);
    before = end;
    if (sign === '{' || sign === '[') collector.open(offset, sign === '[');
    else if (sign === '}' || sign === ']') collector.close();
    else if (sign !== '"') continue;
    else if (collector.awaitsKey) collector.key(JSON.parse(text.slice(offset, end)) as string, offset);
    else collector.scalar(offset);
  }
  return collector.offsets;
}
