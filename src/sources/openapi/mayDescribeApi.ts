const keys = /"(?:openapi|swagger|components|paths|basePath|\$defs|definitions|\$schema)"\s*:/;

/** Whether a .json file that is larger than any model may describe an API, by how it begins. */
export function mayDescribeApi(path: string, beginning: string): boolean {
  return /(?<!\.lbdesign)\.json$/i.test(path) && keys.test(beginning);
}
