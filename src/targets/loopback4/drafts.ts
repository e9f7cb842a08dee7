import { libraryModel } from '../../model/builtins.ts';
import {
  definitionsOf,
  findModelByName,
  idPropertyOf,
  isStored,
  lineageOf,
  type ModelEntry,
  type Project,
  pluralOf,
  restPathOf,
  routeSettingsOf,
} from '../../model/index.ts';
import type { AppModel, AppProperty, Todo } from './appModel.ts';
import { type ClassName, createClassNames, kebabCaseOf } from './classNames.ts';
import { classOriginOf } from './classOrigin.ts';
import { type FoundDataSources, findDataSources } from './dataSources.ts';
import { settingsOfModel } from './modelSettings.ts';
import type { LoopBack4Options } from './options.ts';
import { propertiesOfModel } from './properties.ts';

/** A model whose relations are not known yet. */
export type Draft = Omit<AppModel, 'relations' | 'lost'>;

export interface DraftContext {
  readonly project: Project;
  readonly options: LoopBack4Options;
  readonly sources: FoundDataSources;
  /** The entries that become classes: of two models of one name the later one, as in LoopBack 3. */
  readonly entries: readonly ModelEntry[];
  readonly names: ReadonlyMap<ModelEntry, ClassName>;
  /** Names one more class. */
  readonly nameClass: (name: string) => ClassName;
}

export function createContext(project: Project, options: LoopBack4Options): DraftContext {
  const nameClass = createClassNames();
  const entries = project.models.filter((entry) => findModelByName(project, entry.definition.name) === entry);
  const names = new Map(
    entries.map((entry) => [entry, nameClass(entry.definition.name, classOriginOf(entry.definition))]),
  );
  return { project, options, sources: findDataSources(project), entries, names, nameClass };
}

/** Describes the class of a model without its relations. */
export function draftOf(context: DraftContext, entry: ModelEntry): Draft {
  const { project, sources, names, nameClass } = context;
  const { name } = entry.definition;
  const { className, stem } = names.get(entry) ?? nameClass(name);
  const classOf = (other: string): string | null => {
    const found = findModelByName(project, other);
    return (found && names.get(found)?.className) ?? null;
  };
  const made = propertiesOfModel(project, entry, classOf, (nested) => nameClass(nested).className);
  const { isOpen, description, settings, todos } = settingsOfModel(project, entry);
  const dataSource = isStored(project, entry) ? sources.of(name) : null;
  const identified =
    dataSource === null ? { properties: made.properties, todos: [] } : withId(made.properties);
  const id =
    idPropertyOf(project, entry)?.name ??
    identified.properties.find(({ attributes }) => attributes['id'])?.name;
  return {
    name,
    className,
    stem,
    entry,
    dataSource,
    path: pathOf(context, entry),
    hasCrud: !routeSettingsOf(project, entry).isRelationsOnly,
    id: id ?? null,
    isOpen,
    description,
    origin: classOriginOf(entry.definition),
    settings: {
      ...settings,
      ...(identified.properties.some(({ attributes }) => attributes['id']) ? {} : { idInjection: false }),
    },
    properties: identified.properties,
    nested: made.nested,
    todos: [...baseTodos(project, entry), ...made.todos, ...identified.todos, ...todos, ...fileTodos(entry)],
  };
}

/** LoopBack 4 needs an id; LoopBack 3 does not. */
function withId(properties: readonly AppProperty[]): Pick<Draft, 'properties' | 'todos'> {
  if (properties.some(({ attributes }) => attributes['id'])) return { properties, todos: [] };
  const about = 'the id';
  if (properties.some(({ name }) => name === 'id')) {
    const marked = properties.map((property) =>
      property.name === 'id' ? { ...property, attributes: { ...property.attributes, id: true } } : property,
    );
    const text = 'LoopBack 4 needs an id, and LoopBack 3 had none: the property "id" is one now.';
    return { properties: marked, todos: [{ about, text }] };
  }
  return {
    properties: [injectedId, ...properties],
    todos: [{ about, text: 'LoopBack 4 needs an id, and LoopBack 3 had none: the property "id" was added.' }],
  };
}

/** The id that LoopBack 3 gives a model without one. */
export const injectedId: AppProperty = {
  name: 'id',
  attributes: { type: 'number', id: true, generated: true },
  typescript: 'number',
  isRequired: false,
  uses: [],
  todos: [],
};

/** The path of a model's routes; null where LoopBack 3 serves none. */
function pathOf({ project, options }: DraftContext, entry: ModelEntry): string | null {
  const path = restPathOf(project, entry);
  if (path === null) return null;
  return options.routes === 'loopback3'
    ? safePathOf(path)
    : `/${kebabCaseOf(pluralOf(entry.definition.name))}`;
}

/** Writes a path without what LoopBack 4 reads as a pattern. */
export const safePathOf = (path: string): string =>
  encodeURI(path)
    .replace(/[{}()*+?:[\]!|]/g, '-')
    .replace(/\/{2,}/g, '/');

function baseTodos(project: Project, entry: ModelEntry): readonly Todo[] {
  const [, ...bases] = definitionsOf(lineageOf(project, entry.definition));
  const own = bases.find((base) => findModelByName(project, base.name)?.definition === base);
  const library = bases.find((base) => libraryModel(base.name) === base);
  return [
    ...(own === undefined
      ? []
      : [
          {
            topic: 'repeatedBase' as const,
            about: `its base ${own.name}`,
            text: 'The class does not extend that of its base: it repeats the properties and relations.',
          },
        ]),
    ...(library === undefined || ['PersistedModel', 'Model'].includes(library.name)
      ? []
      : [
          {
            about: `its base ${library.name}`,
            text: textOfBase(library.name),
            ...(library.name === 'User' ? { topic: 'user' as const } : {}),
          },
        ]),
  ];
}

const textOfBase = (name: string): string =>
  name === 'User'
    ? 'LoopBack 4 has no built-in User. Its properties are written here, but nobody can log in, and a password that is sent is stored as it is: use @loopback/authentication-jwt, and hash passwords.'
    : `LoopBack 4 has no built-in ${name}: only its properties are written here.`;

const fileTodos = ({ script, path }: ModelEntry): readonly Todo[] =>
  script === undefined
    ? []
    : [
        {
          about: 'its script',
          text: `Hooks and methods of ${path.replace(/json$/, 'js')} are not converted. The file is in the folder loopback3: write them in a repository or controller.`,
        },
      ];
