import type { JsonValue } from '../../../lib/json.ts';
import { getOwn } from '../../../lib/own.ts';
import { builtInModel } from '../../../model/index.ts';
import type { NamedSchema } from '../schemas/namedSchemas.ts';
import type { Operations } from './operations.ts';

/** The names of LoopBack's own schemas that describe requests and answers, not rows. */
const ownSchemas =
  /^(?:loopback\.Count|x-any|AnyObject|.*\.(?:Filter|ScopeFilter|IncludeFilter\.Items|Where|Fields|Items))$/;

/** How LoopBack 4 names the forms of a model, by what comes before and after its name. */
const forms: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  { pattern: /^New([A-Z].*)$/, what: 'in requests that create it' },
  { pattern: /^\$new_(.+)$/, what: 'in requests that create it' },
  { pattern: /^(.+)WithRelations$/, what: 'with its relations' },
  { pattern: /^(.+?)Partial(?:Excluding_.*)?$/, what: 'in requests that change it' },
  { pattern: /^(.+?)(?:Excluding|Optional)_.*$/, what: 'in requests' },
];

/** The model that a schema is a form of: "TodoWithRelations" → "Todo"; null if it is a model of its own. */
export function modelOfForm(key: string, keys: ReadonlySet<string>): string | null {
  for (const { pattern } of forms) {
    const name = pattern.exec(key)?.[1];
    if (name === undefined) continue;
    // Forms of forms: NewTodoInTodoList is one of NewTodo, and so of Todo.
    const found = [name, name.replace(/In[A-Z].*$/, '')].find((each) => keys.has(each));
    if (found !== undefined) return found;
  }
  return null;
}

/**
 * The model of a schema whose name was taken: LoopBack 4 numbers it, and leaves its title.
 * "Customer1" with the title "Customer" is a form of Customer.
 */
function modelOfNumbered({ key, schema }: NamedSchema, keys: ReadonlySet<string>): string | null {
  const name = /^(.+?)\d+$/.exec(key)?.[1];
  return name !== undefined && getOwn<JsonValue | undefined>(schema, 'title') === name && keys.has(name)
    ? name
    : null;
}

/** Why a schema is not opened unless it is chosen; null if it is. */
export function reasonToHide(
  named: NamedSchema,
  keys: ReadonlySet<string>,
  operations: Operations,
): string | null {
  const { key } = named;
  if (ownSchemas.test(key)) return 'is LoopBack’s own';
  const form = forms.find(({ pattern }) => pattern.test(key));
  const model = modelOfForm(key, keys) ?? modelOfNumbered(named, keys);
  if (model !== null) return `is ${model} ${form?.what ?? 'in requests'}`;
  if (operations.isEmpty) return null;
  if (builtInModel(key) !== undefined && !operations.serves(key)) return 'is a model of LoopBack';
  return operations.joins.has(key) && !operations.serves(key)
    ? 'is a join model, which LoopBack creates'
    : null;
}
