/** The migrations from each older version to the next, in order. */
const migrations: readonly ((record: object) => object)[] = [
  // 1 had no areas and notes.
  (record) => ({ ...record, version: 2, areas: [], notes: [] }),
  // 2 had no facts about the application.
  (record) => ({ ...record, version: 3, application: null }),
  // In 3 a model contained its position.
  (record) => ({ ...record, version: 4, layout: layoutIn(record) }),
];

/** Migrates a record of a version to the current one. Errors in it stay, for the schema to report. */
export function toCurrentVersion(record: object, version: number): object {
  return migrations.slice(version - 1).reduce((old, migrate) => migrate(old), record);
}

type ModelRecord3 = { readonly id?: unknown; readonly position?: unknown } | null;

function layoutIn({ models }: { readonly models?: unknown }): readonly object[] {
  if (!Array.isArray(models)) return [];
  return models.map((model: ModelRecord3) => ({ id: model?.id, position: model?.position }));
}
