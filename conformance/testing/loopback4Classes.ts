/** Loads model scripts as a LoopBack 4 application does: compiled, with the real @loopback/repository. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

interface TypeScript {
  transpileModule(text: string, options: object): { readonly outputText: string };
}

const typescript = require('typescript') as TypeScript;

const compilerOptions = {
  module: 1,
  target: 9,
  strict: true,
  experimentalDecorators: true,
  emitDecoratorMetadata: true,
  useDefineForClassFields: false,
};

/** A relation as the decorators of LoopBack 4 leave it. */
export interface RealRelation {
  readonly name: string;
  readonly type: string;
  readonly keyTo?: string;
  readonly keyFrom?: string;
  readonly through?: { readonly model: () => RealClass; readonly keyFrom: string; readonly keyTo: string };
  target(): RealClass;
}

export interface RealDefinition {
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly relations: Readonly<Record<string, RealRelation>>;
}

/** A model class of LoopBack 4. */
export interface RealClass {
  readonly name: string;
  readonly definition: RealDefinition;
}

export interface LoadedClasses {
  readonly classes: readonly RealClass[];
  remove(): void;
}

/** Compiles scripts, given by their paths, and loads the classes with `@model`. */
export function loadClasses(scripts: Readonly<Record<string, string>>): LoadedClasses {
  const root = mkdtempSync(join(tmpdir(), 'loopback4-classes-'));
  symlinkSync(join(import.meta.dirname, '../node_modules'), join(root, 'node_modules'));
  const paths = Object.entries(scripts).map(([path, text]) => {
    const file = join(root, path.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typescript.transpileModule(text, { compilerOptions }).outputText);
    return file;
  });
  const exported = paths.flatMap((path) => Object.values(require(path) as object));
  const isModel = (value: unknown): value is RealClass =>
    typeof value === 'function' && Object.hasOwn(value, 'definition');
  return {
    classes: [...new Set(exported.filter(isModel))],
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

const helpers = (kind: string) =>
  require(`@loopback/repository/dist/relations/${kind}.helpers`) as Readonly<
    Record<string, (relation: RealRelation) => RealRelation>
  >;

const resolvers: Readonly<Record<string, readonly [file: string, name: string]>> = {
  belongsTo: ['belongs-to/belongs-to', 'resolveBelongsToMetadata'],
  hasMany: ['has-many/has-many', 'resolveHasManyMetadata'],
  hasManyThrough: ['has-many/has-many-through', 'resolveHasManyThroughMetadata'],
  hasOne: ['has-one/has-one', 'resolveHasOneMetadata'],
  referencesMany: ['references-many/references-many', 'resolveReferencesManyMetadata'],
};

/** Returns a relation with the keys that LoopBack 4 uses, as its repositories ask for them. */
export function resolveReal(relation: RealRelation): RealRelation {
  const [file = '', name = ''] = resolvers[relation.through ? 'hasManyThrough' : relation.type] ?? [];
  const resolve = helpers(file)[name];
  if (resolve === undefined) throw new Error(`LoopBack 4 has no ${name}.`);
  return resolve(relation);
}

const builtIn = /^(?:String|Number|Boolean|Date|Object|Array|Buffer)$/;

/** Writes the type of a property of LoopBack 4 as a model file of LoopBack 3 does. */
export function typeOfReal({ type, itemType }: Readonly<Record<string, unknown>>): unknown {
  const name = nameOfType(type);
  if (Array.isArray(name) || name !== 'array' || itemType === undefined) return name;
  const item = nameOfType(itemType);
  return item === 'any' ? 'array' : [item];
}

function nameOfType(type: unknown): unknown {
  if (Array.isArray(type)) return type.map(nameOfType);
  if (typeof type !== 'function') return String(type).toLowerCase();
  if (builtIn.test(type.name)) return type.name.toLowerCase();
  if ('definition' in type) return (type as RealClass).definition.name;
  return nameOfType((type as () => unknown)());
}
