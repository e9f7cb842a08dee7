import type { JsonObject } from '../../../lib/json.ts';
import {
  belongsToForeignKey,
  foreignKeyOf,
  loopBack4ForeignKeyOf,
  referencesManyForeignKey,
} from '../../../model/index.ts';
import type { Decoration, Member } from '../reading/readClasses.ts';
import { Code, isObjectValue, type ObjectValue, type Value } from '../reading/values.ts';
import { idsOf, mayHaveProperty } from './ids.ts';
import type { ModelContext } from './modelContext.ts';
import type { OpenedClass } from './openedClasses.ts';

/** A relation with its name. */
export interface ReadRelation {
  readonly name: string;
  readonly definition: JsonObject;
}

/** A relation decorator with what every kind needs of it. */
interface WrittenRelation {
  readonly member: Member;
  readonly settings: ObjectValue;
  /** The name of the target's model. */
  readonly model: string;
  /** null if it is not among the files. */
  readonly target: OpenedClass | null;
  readonly context: ModelContext;
}

interface RelationReader {
  /** The name of the relation, unless the decorator gives another. */
  nameOf(member: string): string;
  /** The settings that have a counterpart. */
  readonly known: readonly string[];
  read(relation: WrittenRelation, name: string): JsonObject;
}

/** A text among the settings; null without one. */
const textIn = (settings: ObjectValue, key: string): string | null => {
  const value = settings.get(key);
  return typeof value === 'string' && value !== '' ? value : null;
};

/**
 * A key among the settings; null if none is given, or one that is not a property, which LoopBack 4 passes over.
 *
 * @param usual the key that it takes then; LoopBack 4 refuses a relation without either
 */
function keyIn(
  relation: WrittenRelation,
  key: string,
  holder: OpenedClass | null,
  usual?: string,
): string | null {
  const { settings, member, context } = relation;
  const { notes, source, classes } = context;
  const name = textIn(settings, key);
  if (name === null || mayHaveProperty(holder, name, classes)) return name;
  if (usual !== undefined && !mayHaveProperty(holder, usual, classes)) return name;
  const [decoration] = member.decorations;
  const text = `${key}: ${JSON.stringify(name)} of the relation of ${JSON.stringify(member.name)} is not a property: LoopBack 4 takes the usual key instead.`;
  notes.add('decision', source, decoration?.at ?? source.at, text);
  return null;
}

const same = (member: string): string => member;

/** hasMany and hasOne: the key is on the other side, `keyTo`, and points at `keyFrom` here. */
const withKeyThere = (type: string): RelationReader => ({
  nameOf: same,
  known: ['name', 'keyTo', 'keyFrom', 'through'],
  read: (relation) => {
    const { settings, model, target, context } = relation;
    const own = context.opened.modelName;
    const through = settings.get('through');
    if (isObjectValue(through)) return throughRelation(type, model, through, context);
    const keyTo = keyIn(relation, 'keyTo', target, loopBack4ForeignKeyOf(own));
    const keyFrom = keyIn(relation, 'keyFrom', context.opened);
    return {
      type,
      model,
      ...foreignKey(keyTo ?? loopBack4ForeignKeyOf(own), foreignKeyOf(own)),
      ...primaryKey(keyFrom, context.opened, context),
    };
  },
});

/** LoopBack 4 does the rest of a hasMany with a through model by its ids. */
function throughRelation(
  type: string,
  model: string,
  through: ObjectValue,
  context: ModelContext,
): JsonObject {
  const { opened, source, classes, notes } = context;
  const named = through.get('model');
  const className = named instanceof Code ? named.className : null;
  const middle = className === null ? null : (classes.find(className, source)?.modelName ?? className);
  if (middle === null && named instanceof Code) notes.addCode(source, named, 'the through model');
  const [keyFrom, keyTo] = [textIn(through, 'keyFrom'), textIn(through, 'keyTo')];
  const second = keyTo ?? loopBack4ForeignKeyOf(model);
  return {
    type,
    model,
    ...foreignKey(keyFrom ?? loopBack4ForeignKeyOf(opened.modelName), foreignKeyOf(opened.modelName)),
    ...(middle === null ? {} : { through: middle }),
    ...(second === foreignKeyOf(model) ? {} : { keyThrough: second }),
  };
}

const belongsTo: RelationReader = {
  nameOf: (member) => member.replace(/Id$/, ''),
  known: ['name', 'keyTo', 'keyFrom'],
  read: (relation, name) => {
    const { member, settings, model, target, context } = relation;
    const usual = settings.has('keyFrom') ? loopBack4ForeignKeyOf(model) : member.name;
    return {
      type: 'belongsTo',
      model,
      ...foreignKey(keyIn(relation, 'keyFrom', context.opened) ?? usual, belongsToForeignKey(name)),
      ...primaryKey(keyIn(relation, 'keyTo', target), target, context),
    };
  },
};

const referencesMany: RelationReader = {
  nameOf: (member) => member.replace(/Ids$/, 's'),
  known: ['name', 'keyTo', 'keyFrom'],
  read: (relation, name) => {
    const { member, settings, model, target, context } = relation;
    const keyTo = keyIn(relation, 'keyTo', target);
    const usual = settings.has('keyFrom') ? loopBack4ForeignKeyOf(model).replace(/Id$/, 'Ids') : member.name;
    if (keyTo !== null && keyTo !== idsOf(target, context.classes).inLoopBack3)
      context.notes.add(
        'warning',
        context.source,
        member.decorations[0]?.at ?? 0,
        `the relation ${JSON.stringify(name)} points at ${keyTo}: in LoopBack 3 a referencesMany holds ids.`,
      );
    return {
      type: 'referencesMany',
      model,
      ...foreignKey(keyIn(relation, 'keyFrom', context.opened) ?? usual, referencesManyForeignKey(model)),
    };
  },
};

const readers: ReadonlyMap<string, RelationReader> = new Map([
  ['hasMany', withKeyThere('hasMany')],
  ['hasOne', withKeyThere('hasOne')],
  ['belongsTo', belongsTo],
  ['referencesMany', referencesMany],
]);

/** Decorators that LoopBack 4 exports and that do nothing. */
const unfinished = new Set(['embedsOne', 'embedsMany', 'referencesOne', 'relation']);
/** What LoopBack 4 sets itself, whatever the settings say. */
const setByLoopBack = new Set(['type', 'source', 'target', 'targetsMany']);

/** Reads the relations that the decorators of a member declare. */
export function readRelations(member: Member, context: ModelContext): readonly ReadRelation[] {
  const { notes, source } = context;
  return member.decorations.flatMap((decoration): readonly ReadRelation[] => {
    const { name: kind, at } = decoration;
    if (unfinished.has(kind))
      notes.add(
        'warning',
        source,
        at,
        `@${kind} of ${JSON.stringify(member.name)} is left out: LoopBack 4 does nothing with it.`,
      );
    const reader = readers.get(kind);
    const written = reader && readWritten(decoration, member, context);
    if (!reader || !written) return [];
    reportUnknown(written, reader, decoration);
    const name = nameOf(kind, written, reader);
    return [{ name, definition: reader.read(written, name) }];
  });
}

/** A hasOne has the name of its property, whatever its settings say. */
function nameOf(kind: string, { member, settings }: WrittenRelation, reader: RelationReader): string {
  const given = kind === 'hasOne' ? null : textIn(settings, 'name');
  return given ?? reader.nameOf(member.name);
}

const none: ObjectValue = new Map();

function readWritten(decoration: Decoration, member: Member, context: ModelContext): WrittenRelation | null {
  const { notes, source, classes } = context;
  const [resolver, given] = decoration.args;
  const className = resolver instanceof Code ? resolver.className : null;
  if (className === null) {
    const what = `the target of the relation of ${JSON.stringify(member.name)}`;
    if (resolver instanceof Code) notes.addCode(source, resolver, what);
    else notes.add('warning', source, decoration.at, `${what} is missing.`);
    return null;
  }
  const target = classes.find(className, source);
  if (given instanceof Code)
    notes.addCode(source, given, `the settings of the relation of ${JSON.stringify(member.name)}`);
  const settings = isObjectValue(given) ? given : none;
  return { member, settings, model: target?.modelName ?? className, target, context };
}

function reportUnknown(
  { settings, member, context }: WrittenRelation,
  { known }: RelationReader,
  { at }: Decoration,
): void {
  const { notes, source } = context;
  const through = settings.get('through');
  const inThrough: [string, Value][] = isObjectValue(through)
    ? [...through].filter(([key]) => !['model', 'keyFrom', 'keyTo'].includes(key))
    : [];
  const others = [...settings].filter(([key]) => !known.includes(key) && !setByLoopBack.has(key));
  for (const [key, value] of [...others, ...inThrough]) {
    const about = `${JSON.stringify(key)} of the relation of ${JSON.stringify(member.name)}`;
    if (value instanceof Code) notes.addCode(source, value, about);
    else notes.add('warning', source, at, `${about} has no counterpart in LoopBack 3 and is left out.`);
  }
}

const foreignKey = (key: string, derived: string): JsonObject => (key === derived ? {} : { foreignKey: key });

/** The key that a relation points at, where LoopBack 3 would not take it. */
function primaryKey(key: string | null, pointed: OpenedClass | null, { classes }: ModelContext): JsonObject {
  const { inLoopBack3, inLoopBack4 } = idsOf(pointed, classes);
  const used = key ?? inLoopBack4;
  return used === inLoopBack3 ? {} : { primaryKey: used };
}
