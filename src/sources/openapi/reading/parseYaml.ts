import {
  CORE_SCHEMA,
  constructFromEvents,
  EVENT_ID,
  type Event,
  getScalarValue,
  mergeTag,
  parseEvents,
  YAMLException,
} from 'js-yaml';
import type { JsonValue } from '../../../lib/json.ts';
import { failWith, type Result, succeed } from '../../../lib/result.ts';
import { type FileProblem, fileProblem } from '../../../model/index.ts';
import { OffsetCollector, type Offsets, type ParsedText, type Path } from './places.ts';

/** What no document of an API needs, and what could exhaust memory. */
const limits = { maxDepth: 100, maxAliases: 10_000, maxTotalMergeKeys: 10_000 };

/** Keys are texts, and no tag makes anything but JSON; `<<` copies the members of another object. */
const schema = CORE_SCHEMA.withTags(mergeTag);

/** How mistakes that people make are called. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/^duplicated mapping key/, 'a key that is there twice'],
  [/^tab characters/, 'a tab in the indentation, where YAML wants spaces'],
  [/^unknown \w+ tag !<(.{1,80})>/, 'the tag $1, which is not part of YAML'],
  [/^nesting exceeded/, `more than ${limits.maxDepth} levels of nesting`],
  [/^unidentified alias "(.{1,80})"/, 'the alias *$1, whose anchor is not before it'],
  [/^merge keys exceeded/, 'merge keys (<<) that copy too much'],
  [/aliases? .*exceed|maxAliases/i, 'too many aliases'],
  [/^object-based map does not support complex keys/, 'a key that is not a text'],
];

/** Parses a text in YAML, of which the first document counts. */
export function parseYaml(path: string, text: string): Result<ParsedText, FileProblem> {
  try {
    const events = parseEvents(text, { maxDepth: limits.maxDepth });
    const first = firstDocument(events);
    const [value = null] = constructFromEvents(first, { source: text, schema, ...limits });
    return succeed({ value: value as JsonValue, offsetsOf: (paths) => offsetsIn(text, first, paths) });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const { mark, reason } = error;
    const place = mark === undefined ? {} : { line: mark.line + 1, column: mark.column + 1 };
    return failWith(fileProblem({ path, ...place, expected: 'YAML', found: describeReason(reason) }));
  }
}

function describeReason(reason: string): string {
  const known = reasons.find(([pattern]) => pattern.test(reason));
  if (known === undefined) return reason;
  const [pattern, text] = known;
  return text.replace('$1', pattern.exec(reason)?.[1] ?? '');
}

function firstDocument(events: readonly Event[]): Event[] {
  const second = events.findIndex(({ type }, index) => index > 0 && type === EVENT_ID.DOCUMENT);
  return second < 0 ? [...events] : events.slice(0, second);
}

function offsetsIn(text: string, events: readonly Event[], paths: readonly Path[]): Offsets {
  const collector = new OffsetCollector(paths);
  for (const event of events) {
    if (event.type === EVENT_ID.POP) collector.close();
    else if (event.type === EVENT_ID.MAPPING) collector.open(event.start, false);
    else if (event.type === EVENT_ID.SEQUENCE) collector.open(event.start, true);
    else if (event.type === EVENT_ID.SCALAR && collector.awaitsKey)
      collector.key(getScalarValue(text, event), event.valueStart);
    else if (event.type === EVENT_ID.SCALAR) collector.scalar(event.valueStart);
    // An alias may be a key; it leads nowhere.
    else if (event.type === EVENT_ID.ALIAS && collector.awaitsKey) collector.key('', event.anchorStart);
    else if (event.type === EVENT_ID.ALIAS) collector.scalar(event.anchorStart);
  }
  return collector.offsets;
}
