const pattern = /^["']?(openapi|swagger|swaggerVersion|\$schema|\$defs|definitions)["']?[ \t]*:/m;

/** The first key of a text in YAML that says that it describes an API or its data; null if there is none. */
export function apiKeyInYaml(text: string): string | null {
  return pattern.exec(text)?.[1] ?? null;
}
