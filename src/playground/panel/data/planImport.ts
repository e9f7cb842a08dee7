import type { BufferedModel, ImportPlan, ImportSummary, ModelPlan, ModelSurvey } from '../../host/index.ts';
import type { DesignModel } from '../design/design.ts';

/** Creates the initial plan: rows are added, and no stored row changes. */
export function startPlan({ models }: ImportSummary): readonly ModelPlan[] {
  return models.map(({ model }) => ({ model, way: 'append', taken: 'skip' }));
}

/** Counts the rows of the file that the plan includes, those with a taken id included. */
export function countPlanned(summary: ImportSummary, plan: ImportPlan): number {
  return countStored(summary, plan, []);
}

/** Counts the rows of the file that will be stored, as far as that is known beforehand. */
export function countStored(
  { models }: ImportSummary,
  { models: plans, withRefused }: ImportPlan,
  surveys: readonly ModelSurvey[],
): number {
  return models.reduce((sum, { model, rows, refused }) => {
    const plan = plans.find((one) => one.model === model);
    if (plan === undefined || plan.way === 'leave') return sum;
    const survey = surveys.find((one) => one.model === model);
    const isSkipping = plan.way === 'append' && plan.taken === 'skip' && survey !== undefined;
    const taken = isSkipping ? (withRefused ? survey.taken : survey.takenFitting) : 0;
    return sum + rows - (withRefused ? 0 : refused) - taken;
  }, 0);
}

/** Lists the models whose rows get new ids. */
export function renewedModels(plan: ImportPlan, surveys: readonly ModelSurvey[]): readonly string[] {
  const taken = new Set(surveys.flatMap((survey) => (survey.taken > 0 ? [survey.model] : [])));
  return plan.models
    .filter((one) => one.way === 'append' && one.taken === 'renew' && taken.has(one.model))
    .map(({ model }) => model);
}

export interface ColumnFacts {
  /** Columns of the file that the model does not declare. */
  readonly extra: readonly string[];
  /** Whether they are stored anyway; null where no row shows it. */
  readonly isExtraKept: boolean | null;
  /** How many more columns the file has, which are not looked at. */
  readonly more: number;
  /** Properties of the model that the file does not have; none where not all columns are looked at. */
  readonly absent: readonly string[];
}

export function columnFacts(
  { preview, kept, rows, refused }: BufferedModel,
  model: DesignModel,
): ColumnFacts {
  const { moreColumns: more } = preview;
  const columns = new Set(preview.columns);
  const declared = new Set(model.properties.map(({ name }) => name));
  const extra = preview.columns.filter((name) => !declared.has(name));
  return {
    extra,
    isExtraKept: rows === refused ? null : extra.some((name) => kept.includes(name)),
    more,
    absent: model.properties
      .filter(({ name, isId }) => more === 0 && !columns.has(name) && !(isId && model.isIdGenerated))
      .map(({ name }) => name),
  };
}
