import type { BufferedModel, ImportPlan, ImportSummary, ModelPlan, ModelSurvey } from '../../host/index.ts';
import type { DesignModel } from '../design/design.ts';

/** What is offered first: rows are added, and no stored row changes. */
export function startPlan({ models }: ImportSummary): readonly ModelPlan[] {
  return models.map(({ model }) => ({ model, way: 'append', taken: 'skip' }));
}

/** How many rows of the file are gone through: of them those are left out whose id is taken. */
export function countPlanned(summary: ImportSummary, plan: ImportPlan): number {
  return countStored(summary, plan, []);
}

/** How many rows of the file come into the store, as far as that is known before. */
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

/** The models whose rows get other ids. */
export function renewedModels(plan: ImportPlan, surveys: readonly ModelSurvey[]): readonly string[] {
  const taken = new Set(surveys.flatMap((survey) => (survey.taken > 0 ? [survey.model] : [])));
  return plan.models
    .filter((one) => one.way === 'append' && one.taken === 'renew' && taken.has(one.model))
    .map(({ model }) => model);
}

export interface ColumnFacts {
  /** Columns of the file that the model does not declare. */
  readonly extra: readonly string[];
  /** Whether they are stored all the same; null where no row says so. */
  readonly isExtraKept: boolean | null;
  /** Properties of the model that the file does not have. */
  readonly absent: readonly string[];
}

export function columnFacts(
  { preview, kept, rows, refused }: BufferedModel,
  model: DesignModel,
): ColumnFacts {
  const columns = new Set(preview.columns);
  const declared = new Set(model.properties.map(({ name }) => name));
  const extra = preview.columns.filter((name) => !declared.has(name));
  return {
    extra,
    isExtraKept: rows === refused ? null : extra.some((name) => kept.includes(name)),
    absent: model.properties
      .filter(({ name, isId }) => !columns.has(name) && !(isId && model.isIdGenerated))
      .map(({ name }) => name),
  };
}
