export { type ApplyUpdateArguments, applyUpdate, filesToAdd, linesToApply } from './applyUpdate.ts';
export { findUpdateInSteps } from './findUpdate.ts';
export { type Likeness, likenessInSteps } from './likeness.ts';
export {
  type ChangeKind,
  type FactChange,
  isUsual,
  type Origin,
  type ProjectUpdate,
  type UpdateLine,
} from './update.ts';
