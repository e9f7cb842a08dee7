import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import type { ModelFile } from '../protocol.ts';

/** What completion knows of a model. */
export interface DesignModel {
  readonly name: string;
  readonly properties: readonly string[];
  readonly relations: readonly DesignRelation[];
}

export interface DesignRelation {
  readonly name: string;
  /** As in the file; "hasMany through" where there is a through model. */
  readonly type: string;
  /** The name of the target. */
  readonly model: string;
}

/** Reads names from the exported files; a file that says nothing useful is passed over. */
export function readDesign(files: readonly ModelFile[]): readonly DesignModel[] {
  return files.flatMap(({ text }) => {
    const definition = parse(text);
    if (!isJsonObject(definition) || typeof definition['name'] !== 'string') return [];
    const { name, properties, relations } = definition;
    const names = isJsonObject(properties) ? Object.keys(properties) : [];
    return [
      {
        name: String(name),
        properties: names.includes('id') ? names : ['id', ...names],
        relations: Object.entries(isJsonObject(relations) ? relations : {}).flatMap(readRelation),
      },
    ];
  });
}

function readRelation([name, relation]: [string, JsonValue | undefined]): DesignRelation[] {
  if (!isJsonObject(relation)) return [];
  const { type, model, through } = relation;
  const kind = typeof type === 'string' ? type : '';
  return [
    {
      name,
      type: typeof through === 'string' ? `${kind} through` : kind,
      model: typeof model === 'string' ? model : '',
    },
  ];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The run will say what is wrong with it.
    return null;
  }
}
