/** The package.json that is published. */

/** The program for the terminal, in the package. */
export const program = 'dist-cli/loopback-model-designer.js';

/**
 * Makes the package.json that is published: that of the repository builds and tests.
 * In GitHub Actions it names the repository, which npm compares with where the package
 * was built before it signs that (provenance); elsewhere npm can't, and would refuse.
 *
 * @param {Record<'name' | 'version' | 'description' | 'license', string> & { engines: object }} own that of the repository
 * @param {Readonly<Record<string, string | undefined>>} env
 */
export function manifest({ name, version, description, license, engines }, env) {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = env;
  const isSigned = server !== undefined && repository !== undefined;
  return {
    name,
    version,
    description,
    license,
    keywords: ['loopback', 'models', 'diagram', 'erd', 'lint'],
    type: 'module',
    bin: { [name]: program },
    exports: { './package.json': './package.json' },
    files: ['dist', 'dist-cli', 'LICENCES.txt', 'security.md'],
    engines,
    ...(isSigned ? { repository: { type: 'git', url: `git+${server}/${repository}.git` } } : {}),
    publishConfig: { access: 'public', ...(isSigned ? { provenance: true } : {}) },
  };
}
