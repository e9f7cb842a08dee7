import {
  classOf,
  memberOf,
  objectLiteralOf as object,
  objectKeyOf,
  variableOf,
} from '../../../model/index.ts';

/** A hasMany of the present design with the names that LoopBack derives, for use in examples. */
export interface ExampleRelation {
  /** The declaring model: `Customer`. */
  readonly model: string;
  /** `orders` */
  readonly relation: string;
  /** `Order` */
  readonly target: string;
  /** `customerId` */
  readonly foreignKey: string;
  /** A text property of the target that examples write to; null where it has none. */
  readonly property: string | null;
  /** What else a new row of the target needs, as members of an object literal: `size: 1`; "" for nothing. */
  readonly needed: string;
}

export interface ExampleSnippet {
  readonly id: string;
  readonly title: string;
  readonly code: string;
}

/** Creates the examples. Without a hasMany in the design there is a single one, which says how to add a relation. */
export function exampleSnippets(relation: ExampleRelation | null): readonly ExampleSnippet[] {
  if (relation === null) return [{ id: 'none', title: 'First steps', code: withoutRelation }];
  const names = createNames(relation);
  return [
    { id: 'loop', title: 'Read, build, create, destroy', code: wholeLoop(names) },
    { id: 'build', title: 'build and create', code: buildAndCreate(names) },
    { id: 'filter', title: 'Find with a filter', code: findWithFilter(names) },
    { id: 'missing', title: 'findById: a 404 through another parent', code: findMissing(names) },
    { id: 'destroy', title: 'destroy and destroyAll', code: destroySome(names) },
    { id: 'cache', title: 'The cache of a relation', code: readCache(names) },
    { id: 'callbacks', title: 'With callbacks', code: withCallbacks(names) },
  ];
}

const withoutRelation = `// Draw an edge from one model to another; the examples then use its relation.
// Every model of the design is available by its name:
Object.keys(app.models);
`;

interface ExampleNames {
  /** Expressions for the classes, and names for their instances. */
  readonly Model: string;
  readonly Target: string;
  readonly one: string;
  readonly child: string;
  /** `customer.orders` */
  readonly accessor: string;
  /** The same with another instance: `other.orders`. */
  readonly otherAccessor: string;
  readonly foreignKey: string;
  /** Writes the content of an object literal that sets the text property. */
  readonly data: (text: string) => string;
  /** Writes an object literal for a new row, with that text. */
  readonly row: (text: string) => string;
}

function createNames(relation: ExampleRelation): ExampleNames {
  const one = variableOf(relation.model);
  const child = variableOf(relation.target);
  const { property } = relation;
  const data = (text: string): string => (property === null ? '' : `${objectKeyOf(property)}: '${text}'`);
  return {
    Model: classOf(relation.model),
    Target: classOf(relation.target),
    one,
    child: child === one ? `${child}2` : child,
    accessor: memberOf(one, relation.relation),
    otherAccessor: memberOf('other', relation.relation),
    foreignKey: objectKeyOf(relation.foreignKey),
    data,
    row: (text) => object(data(text), relation.needed),
  };
}

function wholeLoop({ Model, Target, one, child, accessor, foreignKey, data, row }: ExampleNames): string {
  return `const ${one} = await ${Model}.findById(1);
await ${accessor}.find();

// build stores nothing, create does
const ${child} = ${accessor}.build(${row('not stored yet')});
${child};
await ${accessor}.create(${row('stored')});

await ${accessor}(${object(`where: ${object(data('stored'))}`, "order: 'id DESC'", 'limit: 5')});
await ${accessor}.destroy(1);
await ${accessor}.destroyAll();

// the same without the relation
new ${Target}(${object(`${foreignKey}: ${one}.id`)});
await ${Target}.create(${object(`${foreignKey}: ${one}.id`)});
`;
}

function buildAndCreate({ Model, one, child, accessor, row }: ExampleNames): string {
  return `const ${one} = await ${Model}.findById(1);

// sets the foreign key and stores nothing
const ${child} = ${accessor}.build(${row('built')});
${child}.isNewRecord();
await ${accessor}.count();

// an instance is stored when it is saved
await ${child}.save();
await ${accessor}.create(${row('created')});
await ${accessor}.count();
`;
}

function findWithFilter({ Model, Target, one, accessor, foreignKey }: ExampleNames): string {
  return `const ${one} = await ${Model}.findById(1);

await ${accessor}({order: 'id DESC', limit: 2});
await ${accessor}.find({where: {id: {gt: 2}}, skip: 1, limit: 5});
await ${accessor}.findOne({order: 'id DESC'});
await ${accessor}.count({id: {inq: [1, 2, 3]}});

// the same query without the relation
await ${Target}.find({where: ${object(`${foreignKey}: ${one}.id`)}, limit: 2});
`;
}

function findMissing({ Model, Target, one, accessor, otherAccessor }: ExampleNames): string {
  return `const ${one} = await ${Model}.findById(1);
const other = await ${Model}.findById(2);

const [mine] = await ${accessor}({limit: 1});
await ${accessor}.findById(mine.id);
await ${Target}.findById(mine.id);

// through another parent it is a 404
await ${otherAccessor}.findById(mine.id);
`;
}

function destroySome({ Model, Target, one, accessor }: ExampleNames): string {
  return `const ${one} = await ${Model}.findById(1);

const [first] = await ${accessor}({limit: 1});
await ${accessor}.destroy(first.id);

// takes a where clause, not a filter
await ${accessor}.destroyAll({id: {gt: 5}});
await ${accessor}({});

await ${accessor}.destroyAll();
await ${Target}.count();
`;
}

function readCache({ Model, one, accessor, row }: ExampleNames): string {
  return `const ${one} = await ${Model}.findById(1);

// without arguments it reads the cache, not the store
${accessor}();

// after create, the cache holds only the new row
await ${accessor}.create(${row('cached')});
await ${accessor}.find();
await ${accessor}.find({});
`;
}

function withCallbacks({ Model, one, accessor, row }: ExampleNames): string {
  return `${Model}.findById(1, function (err, ${one}) {
  ${accessor}.create(${row('with a callback')}, function (err, created) {
    console.log(created);
    ${accessor}({limit: 3, order: 'id DESC'}, function (err, list) {
      if (err) return console.error(err);
      console.log(list);
    });
  });
});
`;
}
