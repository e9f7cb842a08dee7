import type { LoopBack4Options } from './options.ts';

/** What a client of LoopBack 3 meets in the exported application. The texts are Markdown. */
export interface ClientDifference {
  readonly what: string;
  readonly loopback3: string;
  readonly loopback4: string;
}

const line = (what: string, loopback3: string, loopback4: string): ClientDifference => ({
  what,
  loopback3,
  loopback4,
});

/** Whatever the style of the routes. */
const common: readonly ClientDifference[] = [
  line('the code of a row that does not exist', 'MODEL_NOT_FOUND', 'ENTITY_NOT_FOUND'),
  line('the code of a body that is refused', 'none', 'VALIDATION_FAILED, with a list'),
  line('a number where the model has a string', 'is converted', '422'),
  line('an id in the path that is not a number', '404', '400'),
  line('include of a relation that does not exist', '500', '400'),
  line('include of an embedded or polymorphic relation', 'works', '400'),
  line('DELETE of all rows of a relation', '204', '200 with a count'),
  line(
    'DELETE of all rows of a referencesMany',
    'deletes every row of the target',
    'deletes those in the list',
  ),
  line('PUT …/rel/{fk} of a through model', '200 with the new row', '204'),
  line(
    'rows over a through model without an order',
    'in the order of the links',
    'in the order of the target',
  ),
  line('POST of a second row to a hasOne', '500', '409'),
  line('change streams', 'have routes', 'have none'),
];

const byRoutes: Readonly<Record<LoopBack4Options['routes'], readonly ClientDifference[]>> = {
  loopback3: [line('POST …/upsertWithWhere', 'validates the whole row', 'validates what is sent')],
  loopback4: [
    line('paths', '/api/Customers', '/customers'),
    line('**PATCH of a whole model**', 'changes one row', '**changes every row, if there is no `where`**'),
    line('PATCH of one row', '200 with the row', '204'),
    line('PUT of one row', '200 with the row', '204'),
    line('DELETE of one row', '200 with a count', '204'),
    line('DELETE of a row that does not exist', '200 with a count', '404'),
    line('POST of a list of rows', 'creates all', '422'),
    line('PUT of a model, findOne, exists, update, upsertWithWhere', 'have routes', 'have none'),
    line('`"include": "orders"`', 'works', '400: write `["orders"]`'),
    line('a relation without rows in include', 'is an empty list', 'is absent'),
    line('null for a property', 'is stored', '422'),
  ],
};

/** Lists what clients of LoopBack 3 notice. Conformance proves each line. */
export const clientDifferences = ({
  routes,
}: Pick<LoopBack4Options, 'routes'>): readonly ClientDifference[] => [...byRoutes[routes], ...common];
