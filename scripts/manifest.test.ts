import { expect, it } from 'vitest';
import { manifest } from './manifest.js';

const own = {
  ...{ name: 'designer', version: '1.2.3', description: 'Draws.', license: 'MIT' },
  engines: { node: '>=20' },
  scripts: { test: 'x' },
  private: true,
};

it('publishes the program and the page only, without scripts and dependencies', () => {
  const made = manifest(own, {});
  expect(made).toMatchObject({
    bin: { designer: 'dist-cli/loopback-model-designer.js' },
    files: ['dist', 'dist-cli', 'LICENCES.txt', 'security.md'],
    publishConfig: { access: 'public' },
  });
  for (const key of ['scripts', 'private', 'dependencies', 'repository'])
    expect(made).not.toHaveProperty(key);
  expect(made.publishConfig).not.toHaveProperty('provenance');
});

it('names the repository in GitHub Actions, which npm needs to sign where it was built', () => {
  const env = { GITHUB_SERVER_URL: 'https://example.com', GITHUB_REPOSITORY: 'someone/designer' };
  expect(manifest(own, env)).toMatchObject({
    repository: { type: 'git', url: 'git+https://example.com/someone/designer.git' },
    publishConfig: { access: 'public', provenance: true },
  });
});
