import { createFreeNames } from '../../../lib/createFreeNames.ts';
import type { ApiOptions } from '../options.ts';
import type { NamedSchema } from '../schemas/namedSchemas.ts';
import type { ApiReading } from '../schemas/reading.ts';
import { type ObjectShape, shapeOf } from '../schemas/shape.ts';
import { readValue } from '../schemas/values.ts';
import type { Draft, Drafting } from './draft.ts';
import { modelOfForm, reasonToHide } from './hiddenForms.ts';
import { assignId, isFilledByServer } from './ids.ts';
import { createModelNames, propertyNameOf } from './names.ts';
import { operationsOf } from './operations.ts';
import { createProperty } from './properties.ts';

/** More properties than a model can be drawn with. */
const MOST_PROPERTIES = 2000;

/** Makes a draft of each chosen schema, with its properties. */
export function* createDrafts(reading: ApiReading, options: ApiOptions): Generator<undefined, Drafting> {
  const { remarks } = reading;
  const operations = operationsOf(reading.documents);
  yield;
  const models = reading.named.filter((named) => reading.isModel(named));
  const keys = new Set(models.map(({ key }) => key));
  const hidden = new Map<NamedSchema, string>();
  for (const named of models) {
    const reason = reasonToHide(named, keys, operations);
    if (reason !== null) hidden.set(named, reason);
  }
  const chosen = options.schemas && new Set(options.schemas);
  const opened = models.filter((named) => (chosen === undefined ? !hidden.has(named) : chosen.has(named.id)));
  const names = createModelNames(opened, options);
  for (const { named, name, wanted } of names.clashes)
    remarks.push({
      kind: 'warning',
      text: `Two schemas would be the model ${wanted}: ${named.key} is ${name}.`,
    });
  const isOpened = new Set(opened);
  const drafts: Draft[] = [];
  for (const named of opened) {
    drafts.push(emptyDraft(reading, named, names.of(named), isOpened));
    yield;
  }
  const bySchema = new Map(drafts.map((draft) => [draft.named, draft]));
  const targetOf = createTargets(reading, keys, bySchema);
  const drafting: Drafting = { reading, options, operations, drafts, bySchema, targetOf, hidden, remarks };
  for (const draft of drafts) setBase(draft, drafting);
  const forms = new Map([...hidden.keys()].map((named) => [`${named.document.path}\0${named.key}`, named]));
  for (const draft of drafts) {
    const { document, key } = draft.named;
    assignId(draft, reading);
    addProperties(draft, forms.get(`${document.path}\0${key}WithRelations`), drafting);
    yield;
  }
  for (const draft of drafts) joinFamily(draft);
  return drafting;
}

/** Tells a model and its bases the names of one another's properties. */
function joinFamily(draft: Draft): void {
  for (let base = draft.base; base !== null; base = base.base) {
    for (const name of namesOf(base)) draft.familyNames.add(name);
    for (const name of namesOf(draft)) base.familyNames.add(name);
  }
}

const namesOf = ({ properties, references }: Draft): readonly string[] => [
  ...properties.keys(),
  ...references.map(({ property }) => property),
];

function emptyDraft(
  reading: ApiReading,
  named: NamedSchema,
  name: string,
  isOpened: ReadonlySet<NamedSchema>,
): Draft {
  const shape = shapeOf(reading, named, (base) => isOpened.has(base) && base !== named);
  const draft = { named, name, base: null, shape, properties: new Map(), relations: new Map() };
  return { ...draft, references: [], familyNames: new Set(), hidden: [], idName: null };
}

/** Sets the base, unless it would be in its own lineage. */
function setBase(draft: Draft, { bySchema, remarks }: Drafting): void {
  const base = draft.shape.base && bySchema.get(draft.shape.base);
  if (!base) return;
  const seen = new Set<Draft>();
  for (let each: Draft | null = base; each !== null && !seen.has(each); each = each.base) {
    if (each === draft) {
      remarks.push({
        kind: 'warning',
        text: `${draft.name} and ${base.name} consist of one another (allOf): ${draft.name} has no base.`,
      });
      return;
    }
    seen.add(each);
  }
  draft.base = base;
}

function addProperties(draft: Draft, form: NamedSchema | undefined, drafting: Drafting): void {
  const { reading, remarks } = drafting;
  const { shape, name } = draft;
  const freeName = createFreeNames();
  let room = MOST_PROPERTIES;
  const add = (wanted: string, declared: Parameters<typeof readValue>[1], isRelation: boolean): void => {
    room -= 1;
    if (room < 0) return;
    const given = freeName(propertyNameOf(wanted));
    if (given !== wanted)
      remarks.push({
        kind: 'warning',
        text: `The property ${wanted} of ${name} is ${given}: LoopBack cannot have that name.`,
      });
    const facts = readValue(reading, declared);
    const isRequired = shape.required.has(wanted) && !facts.isNullable && !isFilledByServer(facts);
    if (facts.isWriteOnly) draft.hidden.push(given);
    const { type } = facts;
    const ref = type.kind === 'list' ? type.items : type;
    const target = ref.kind === 'model' ? drafting.targetOf(ref.named) : null;
    if (target !== null)
      draft.references.push({
        property: given,
        facts,
        isRequired,
        isMany: type.kind === 'list',
        target,
        isRelation,
      });
    else if (!isRelation)
      draft.properties.set(given, createProperty(draft, given, facts, isRequired, drafting));
  };
  for (const [wanted, declared] of shape.properties) add(wanted, declared, false);
  for (const [wanted, declared] of relationsOfForm(draft, form, reading)) add(wanted, declared, true);
  if (room < 0)
    remarks.push({
      kind: 'warning',
      text: `${name} has more than ${MOST_PROPERTIES} properties: the others are left out.`,
    });
}

function createTargets(
  { named: all }: ApiReading,
  keys: ReadonlySet<string>,
  bySchema: ReadonlyMap<NamedSchema, Draft>,
): Drafting['targetOf'] {
  const byPlace = new Map(all.map((named) => [`${named.document.path}\0${named.key}`, named]));
  const inDocument = (named: NamedSchema, key: string): Draft | null => {
    const found = byPlace.get(`${named.document.path}\0${key}`);
    return (found && bySchema.get(found)) ?? null;
  };
  return (named) => {
    const model = bySchema.has(named) ? null : modelOfForm(named.key, keys);
    return bySchema.get(named) ?? (model === null ? null : inDocument(named, model));
  };
}

/** What LoopBack 4's schema of a model with its relations has beside the model. */
function relationsOfForm(
  draft: Draft,
  form: NamedSchema | undefined,
  reading: ApiReading,
): ObjectShape['properties'] {
  if (form === undefined) return new Map();
  const { properties } = shapeOf(reading, form, () => false);
  return new Map([...properties].filter(([name]) => !draft.shape.properties.has(name)));
}
