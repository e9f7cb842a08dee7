import type { OpenedFiles } from '../../src/sources/index.ts';

/** A column as a model has it, in the words of information_schema. */
export interface ReadColumn {
  /** "public.customer.full_name". */
  readonly column: string;
  readonly type: string;
  readonly length: number | null;
  readonly precision: number | null;
  readonly scale: number | null;
  readonly nullable: string;
  readonly numbered: boolean;
  readonly required: boolean;
  readonly id: boolean;
}

interface Definition {
  readonly name: string;
  readonly options: Readonly<Record<string, { readonly schema?: string; readonly table: string }>>;
  readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly relations: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const definitionsOf = ({ models }: OpenedFiles): readonly Definition[] =>
  models.map(({ definition }) => definition as unknown as Definition);

const tableOf = ({ options }: Definition, connector: string): string => {
  const { schema, table } = options[connector] ?? { table: '' };
  return schema === undefined ? table : `${schema}.${table}`;
};

/** Lists the columns that the properties of opened models name. */
export function columnsOf(opened: OpenedFiles, connector: string): readonly ReadColumn[] {
  return definitionsOf(opened).flatMap((definition) =>
    Object.values(definition.properties).map((property) => {
      const facts = property[connector] as Readonly<Record<string, string | number | undefined>>;
      const number = (name: string): number | null =>
        facts[name] === undefined ? null : Number(facts[name]);
      return {
        column: `${tableOf(definition, connector)}.${facts['columnName']}`,
        type: String(facts['dataType']),
        length: number('dataLength'),
        precision: number('dataPrecision'),
        scale: number('dataScale'),
        nullable: String(facts['nullable']),
        numbered: property['generated'] === true,
        required: property['required'] === true,
        id: property['id'] !== undefined,
      };
    }),
  );
}

export interface ReadRelation {
  readonly model: string;
  readonly property: string;
  readonly targetModel: string;
  /** "public.order.customer_id". */
  readonly column: string;
  /** "public.customer". */
  readonly target: string;
}

/** Lists the relations of one type with the columns and tables that they come from. */
export function relationsOf(opened: OpenedFiles, connector: string, type: string): readonly ReadRelation[] {
  const all = definitionsOf(opened);
  const tables = new Map(all.map((definition) => [definition.name, tableOf(definition, connector)]));
  return all.flatMap((definition) =>
    Object.entries(definition.relations)
      .filter(([, relation]) => relation['type'] === type)
      .map(([name, relation]) => {
        const property = relation['foreignKey'] ?? `${name}Id`;
        const facts = definition.properties[property]?.[connector] as
          | { readonly columnName: string }
          | undefined;
        const targetModel = relation['model'] ?? '';
        return {
          model: definition.name,
          property,
          targetModel,
          column: `${tableOf(definition, connector)}.${facts?.columnName}`,
          target: tables.get(targetModel) ?? '',
        };
      }),
  );
}
