import { countOf } from '../../lib/countOf.ts';
import type { JsonObject } from '../../lib/json.ts';
import { findRelationKind } from '../../model/index.ts';
import type { Remark } from '../../targets/index.ts';
import type { ReportPart, SourceReport } from '../report.ts';
import type { ReadModel } from './models/definitions.ts';
import type { Notes } from './models/notes.ts';
import type { OpenedClass } from './models/openedClasses.ts';

/** A class with the id of its part of the report; its model is null if it is not opened. */
export interface ReportedClass {
  readonly id: string;
  readonly opened: OpenedClass;
  readonly model: ReadModel | null;
}

const others: Remark = {
  kind: 'decision',
  text: 'Relations are read from the models alone: repositories, controllers and data sources are not read.',
};

/** Says which model each class is, and what is code. */
export function createReport(classes: readonly ReportedClass[], notes: Notes): SourceReport {
  const parts = classes.map(({ id, opened, model }): ReportPart => {
    const { name } = opened.source;
    return {
      id,
      model: model === null ? null : opened.modelName,
      facts: [
        ...(name === opened.modelName ? [] : [`class ${name}`]),
        ...(model === null ? [] : [countOf(model.properties, 'property', 'properties')]),
      ],
      relations: (model?.relations ?? []).map(
        ({ name: relation, definition }) => `${relation}: ${describe(definition)}`,
      ),
    };
  });
  const remarks = notes.list();
  return {
    title: 'LoopBack 4',
    unit: 'model',
    choice: 'models',
    parts,
    remarks: [
      ...remarks.filter(({ kind }) => kind === 'warning'),
      ...remarks.filter(({ kind }) => kind === 'decision'),
      others,
    ],
  };
}

function describe({ type, model, through }: JsonObject): string {
  const label = findRelationKind(String(type))?.label ?? String(type);
  return `${label} ${String(model)}${through === undefined ? '' : ` through ${String(through)}`}`;
}
