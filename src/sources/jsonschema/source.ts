/** The models of a JSON Schema: it is read as the schemas of an OpenAPI document are. */
export { source } from '../openapi/source.ts';
