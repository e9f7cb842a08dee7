import { getOwn } from '../../lib/own.ts';
import { allRelations, givenName, type Project } from '../../model/index.ts';
import type { Rows } from '../target.ts';

/** Returns the rows with those of owners before those that point at them. A circle keeps the order of the project. */
export function ownersFirst(project: Project, rows: Rows): Rows {
  const owners = ownersByModel(project);
  const ordered = new Set<string>();
  const visiting = new Set<string>();
  const visit = (name: string): void => {
    if (ordered.has(name) || visiting.has(name)) return;
    visiting.add(name);
    for (const owner of owners.get(name) ?? []) visit(owner);
    visiting.delete(name);
    ordered.add(name);
  };
  for (const { definition } of project.models) visit(definition.name);
  for (const name of Object.keys(rows)) visit(name);
  return Object.fromEntries(
    [...ordered].flatMap((name) => {
      const found = getOwn<Rows[string] | undefined>(rows, name);
      return found === undefined || found.length === 0 ? [] : [[name, found]];
    }),
  );
}

/** The models that the rows of each model point at. */
function ownersByModel(project: Project): ReadonlyMap<string, ReadonlySet<string>> {
  const owners = new Map<string, Set<string>>();
  const add = (model: string, owner: string): void => {
    if (model !== owner) owners.set(model, (owners.get(model) ?? new Set()).add(owner));
  };
  for (const { owner, targetName, type, definition } of allRelations(project)) {
    const name = owner.definition.name;
    if (targetName === null) continue;
    const through = givenName(definition.through);
    if (through !== null) {
      add(through, name);
      add(through, targetName);
    } else if (type === 'belongsTo' || type === 'referencesMany') add(name, targetName);
    else if (type === 'hasMany' || type === 'hasOne') add(targetName, name);
  }
  return owners;
}

/** Prints data/seed.json: `{"Model": [rows]}`, a row a line. */
export function* printRows(rows: Rows): Generator<string> {
  const names = Object.keys(rows);
  yield names.length === 0 ? '{}\n' : '{\n';
  for (const [index, name] of names.entries()) {
    yield `  ${JSON.stringify(name)}: [\n`;
    const ofModel = rows[name] ?? [];
    for (const [at, row] of ofModel.entries())
      yield `    ${JSON.stringify(row)}${at === ofModel.length - 1 ? '' : ','}\n`;
    yield index === names.length - 1 ? '  ]\n}\n' : '  ],\n';
  }
}
