export type { Callback, Method } from './calls.ts';
export {
  type Connector,
  ConnectorError,
  type ConnectorErrorCode,
  type ConnectorFilter,
  type CreateOutcome,
  type FindOrCreateOutcome,
  type Key,
  type ModelSchema,
  type Row,
  type StoredType,
  type Where,
  type WriteMode,
  type WriteOutcome,
} from './connector.ts';
export { DataSource } from './dataSource.ts';
export { defineAcceptedModels, defineModels, type ModelJson } from './defineModels.ts';
export type { Environment } from './environment.ts';
export type { LoopBackError } from './errors.ts';
export { createMemoryConnector } from './memoryConnector.ts';
export type { InstanceOptions, ModelClass, ModelInstance, RelationLike } from './model/contracts.ts';
export { ModelBuilder } from './model/modelBuilder.ts';
export { isModelClass, isModelInstance } from './model/modelInstance.ts';
export { type Notice, type NoticeCode, noticeCodes } from './notices.ts';
export { GeoPoint } from './types/geoPoint.ts';
export { type ValidationDetails, ValidationError } from './validation/validationError.ts';
