export {
  type ApplicationOptions as LoopBack3Options,
  applicationSchema as optionsSchema,
} from '../application/options.ts';
