import { describe, expect, test } from 'vitest';
import { readSettings } from '../../../src/providers/codegen/settings.ts';
import codegen from '../../../src/providers/codegen.ts';

function read(env: Record<string, string>) {
  const problems: string[] = [];
  return { settings: readSettings(env, problems), problems };
}

const BOTH = { CODEGEN_API_TOKEN: 'sk-1', CODEGEN_ORG_ID: '323' };

describe('the configuration of Codegen', () => {
  test('is none where no variable is set', () => {
    expect(read({ PORT: '1' })).toEqual({ settings: null, problems: [] });
    expect(codegen.read({}, [], true)).toBeNull();
    expect(codegen.read(BOTH, [], true)).toBeTypeOf('function');
  });

  test.each([
    [undefined, 'https://api.codegen.com'],
    ['https://api.codegen.com/', 'https://api.codegen.com'],
    ['https://api.codegen.com/v1', 'https://api.codegen.com'],
    ['https://gateway.example/codegen/v1/', 'https://gateway.example/codegen'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ])('understands the address %s', (url, expected) => {
    const { settings, problems } = read({ ...BOTH, ...(url === undefined ? {} : { CODEGEN_API_URL: url }) });
    expect(problems).toEqual([]);
    expect(settings).toEqual({ token: 'sk-1', organization: '323', url: expected });
  });

  test.each([
    [{ CODEGEN_API_TOKEN: 'sk-1' }, 'CODEGEN_ORG_ID: is missing'],
    [{ CODEGEN_ORG_ID: '323' }, 'CODEGEN_API_TOKEN: is missing'],
    [{ CODEGEN_API_URL: 'https://api.codegen.com' }, 'CODEGEN_API_TOKEN: is missing'],
    [{ ...BOTH, CODEGEN_ORG_ID: 'acme' }, 'CODEGEN_ORG_ID: must be'],
    [{ ...BOTH, CODEGEN_API_TOKEN: 'two words' }, 'CODEGEN_API_TOKEN: must be one word'],
    [{ ...BOTH, CODEGEN_API_URL: 'api.codegen.com' }, 'CODEGEN_API_URL: must be'],
    [{ ...BOTH, CODEGEN_API_URL: 'http://gateway.example' }, 'CODEGEN_API_URL: must be https'],
  ])('half set or wrong as %o is a problem', (env, problem) => {
    const { settings, problems } = read(env);
    expect(settings).toBeNull();
    expect(problems[0]).toContain(problem);
  });
});
