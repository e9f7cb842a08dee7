import fc from 'fast-check';

type Operation =
  | 'access'
  | 'before save'
  | 'persist'
  | 'loaded'
  | 'after save'
  | 'before delete'
  | 'after delete';

/** An operation hook that changes data or refuses the operation. */
export interface HookPlan {
  readonly operation: Operation;
  readonly act: 'change' | 'replace' | 'refuse' | 'nothing';
  /** With a callback or with a promise. */
  readonly style: 'callback' | 'promise';
}

export const hooks: fc.Arbitrary<HookPlan> = fc.record({
  operation: fc.constantFrom<Operation>(
    'access',
    'before save',
    'before save',
    'persist',
    'loaded',
    'after save',
    'before delete',
    'after delete',
  ),
  act: fc.constantFrom<HookPlan['act']>('change', 'change', 'replace', 'refuse', 'nothing'),
  style: fc.constantFrom<HookPlan['style']>('callback', 'promise'),
});

/** The context of a hook; which members it has depends on the operation. */
interface Context {
  instance?: Record<string, unknown>;
  data?: Record<string, unknown>;
  where?: Record<string, unknown>;
  query?: Record<string, unknown> & { where?: unknown };
  hookState: Record<string, unknown>;
}

interface Observable {
  observe(operation: string, observer: (...args: never[]) => unknown): void;
}

/** Adds a hook to a model of either engine. */
export function addHook(model: Observable, plan: HookPlan): void {
  if (plan.style === 'promise') model.observe(plan.operation, async (context: Context) => run(plan, context));
  else
    model.observe(plan.operation, (context: Context, next: (error?: unknown) => void) => {
      let refusal: unknown;
      try {
        run(plan, context);
      } catch (error) {
        refusal = error;
      }
      next(refusal);
    });
}

function run({ operation, act }: HookPlan, context: Context): void {
  const { hookState } = context;
  hookState['calls'] = Number(hookState['calls'] ?? 0) + 1;
  if (act === 'nothing') return;
  if (act === 'refuse') {
    const { size } = context.instance ?? context.data ?? {};
    if (size === 5) throw new Error(`${operation} refused`);
    return;
  }
  if (context.query) changeQuery(context.query, act);
  else if (operation === 'before delete') {
    if (act === 'replace' && context.where) context.where = { and: [context.where, { size: { neq: 2 } }] };
    else if (context.where) context.where['isOpen'] = true;
  } else changeData(operation, act, context);
}

function changeQuery(query: NonNullable<Context['query']>, act: 'change' | 'replace'): void {
  if (act === 'change') query['limit'] = 2;
  else query.where = query.where ? { and: [query.where, { size: { neq: 2 } }] } : { size: { neq: 2 } };
}

function changeData(operation: Operation, act: 'change' | 'replace', context: Context): void {
  const values = context.instance ?? context.data;
  if (!values) return;
  if (act === 'replace' && context.data && !Array.isArray(context.data))
    context.data = { ...context.data, note: `replaced ${operation}` };
  else if (operation === 'before save') values['size'] = Number(values['size'] ?? 0) + 1;
  else values['note'] = `changed ${operation}`;
}
