/** What each older version lacks, from the first on: a record is brought up version by version. */
const migrations: readonly ((record: object) => object)[] = [
  // 1 had no areas and notes.
  (record) => ({ ...record, version: 2, areas: [], notes: [] }),
  // 2 knew nothing of the application around the models.
  (record) => ({ ...record, version: 3, application: null }),
  // 3 held the position of a model in the model.
  (record) => ({ ...record, version: 4, layout: layoutIn(record) }),
];

/** A record of that version in the shape of the present one. What is wrong with it stays, for the schema to find. */
export function toCurrentVersion(record: object, version: number): object {
  return migrations.slice(version - 1).reduce((old, migrate) => migrate(old), record);
}

type ModelRecord3 = { readonly id?: unknown; readonly position?: unknown } | null;

function layoutIn({ models }: { readonly models?: unknown }): readonly object[] {
  if (!Array.isArray(models)) return [];
  return models.map((model: ModelRecord3) => ({ id: model?.id, position: model?.position }));
}
