export { type EngineName, engineNames } from '../model/engine.ts';
export type {
  Connector,
  ModelSchema,
  Row,
} from './connector.ts';
export { DataSource } from './dataSource.ts';
export { defineAcceptedModels, defineModels, type ModelJson } from './defineModels.ts';
export { createMemoryConnector } from './memoryConnector.ts';
export type { InstanceOptions, ModelClass, ModelInstance, RelationLike } from './model/contracts.ts';
export { isModelInstance } from './model/modelInstance.ts';
export { type Notice, noticeCodes } from './notices.ts';
export { GeoPoint } from './types/geoPoint.ts';
export { ValidationError } from './validation/validationError.ts';
