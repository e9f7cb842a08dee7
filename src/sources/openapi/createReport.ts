import { countOf } from '../../lib/countOf.ts';
import type { JsonObject } from '../../lib/json.ts';
import { findRelationKind } from '../../model/index.ts';
import type { Remark } from '../../targets/index.ts';
import type { ReportPart, SourceReport } from '../report.ts';
import type { Draft, Drafting } from './models/draft.ts';
import type { ApiDocument } from './reading/apiDocument.ts';
import type { NamedSchema } from './schemas/namedSchemas.ts';

/** Says what was made of each schema, and what was guessed. */
export function createReport({ reading, bySchema, hidden, remarks }: Drafting): SourceReport {
  const models = reading.named.filter((named) => reading.isModel(named));
  const parts = models.map((named): ReportPart => {
    const draft = bySchema.get(named);
    const reason = hidden.get(named);
    return {
      id: named.id,
      model: draft?.name ?? null,
      facts: [...(draft === undefined ? [] : factsOf(draft)), ...(reason === undefined ? [] : [reason])],
      relations: draft === undefined ? [] : [...draft.relations].map(describeRelation),
    };
  });
  const others = reading.named.filter((named) => !reading.isModel(named));
  const aliases = others.filter(({ schema }) => Object.hasOwn(schema, '$ref'));
  const values = others.filter((named) => !aliases.includes(named));
  const all = [
    ...describeHidden(parts),
    ...describeAliases(aliases),
    ...describeValues(values),
    ...describeUnsaid(bySchema),
    ...remarks,
  ];
  const sorted = all.toSorted((one, other) => Number(isDecision(one)) - Number(isDecision(other)));
  return { title: titleOf(reading.documents), unit: 'schema', choice: 'schemas', parts, remarks: sorted };
}

const isDecision = ({ kind }: Remark): boolean => kind === 'decision';

function factsOf({ shape, base, idName }: Draft): readonly string[] {
  return [
    countOf(shape.properties.size, 'property', 'properties'),
    ...(base === null ? [] : [`extends ${base.name}`]),
    ...(base === null && idName === null ? ['has no id'] : []),
  ];
}

function describeRelation([name, { type, model, through }]: readonly [string, JsonObject]): string {
  const label = findRelationKind(String(type))?.label ?? String(type);
  const target = typeof model === 'string' ? ` ${model}` : '';
  return `${name}: ${label}${target}${typeof through === 'string' ? ` through ${through}` : ''}`;
}

function describeHidden(parts: readonly ReportPart[]): readonly Remark[] {
  const count = parts.filter(({ model }) => model === null).length;
  if (count === 0) return [];
  return [{ kind: 'decision', text: `${countOf(count, 'schema')} left out; each can be chosen above.` }];
}

/** Names in one sentence. */
const SHOWN = 12;

const areNotModels = (count: number): string => (count === 1 ? 'is not a model' : 'are not models');

function listIds(all: readonly NamedSchema[]): string {
  const more = all.length > SHOWN ? ` and ${all.length - SHOWN} more` : '';
  const ids = all.slice(0, SHOWN).map(({ id }) => id);
  return `${ids.join(', ')}${more}`;
}

/** A schema that is only a reference gives another one a second name. */
function describeAliases(all: readonly NamedSchema[]): readonly Remark[] {
  if (all.length === 0) return [];
  const only = all.length === 1 ? 'is only a reference' : 'are only references';
  const text = `${countOf(all.length, 'schema')} that ${only} to another ${areNotModels(all.length)} (${listIds(all)}).`;
  return [{ kind: 'decision', text }];
}

/** Lists, texts and choices are not models; properties that refer to them have their type. */
function describeValues(all: readonly NamedSchema[]): readonly Remark[] {
  if (all.length === 0) return [];
  const text = `${countOf(all.length, 'schema')} without properties ${areNotModels(all.length)}: what refers to them has their type (${listIds(all)}).`;
  return [{ kind: 'decision', text }];
}

function describeUnsaid(bySchema: Drafting['bySchema']): readonly Remark[] {
  return [...bySchema.values()].flatMap(({ name, shape }) =>
    shape.unsaid.size === 0
      ? []
      : [
          {
            kind: 'warning' as const,
            text: `${name} has conditions that a model cannot say, and that are left out: ${[...shape.unsaid].join(', ')}.`,
          },
        ],
  );
}

function titleOf(documents: readonly ApiDocument[]): string {
  const [first, ...others] = documents.map(describeFormat);
  return others.every((title) => title === first) ? (first ?? '') : 'OpenAPI and JSON Schema';
}

function describeFormat({ format, value }: ApiDocument): string {
  if (format === 'jsonschema') return 'JSON Schema';
  const version = String(format === 'openapi' ? value['openapi'] : value['swagger']).slice(0, 20);
  return format === 'openapi' ? `OpenAPI ${version}` : `Swagger ${version}`;
}
