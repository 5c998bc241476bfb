import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../config/config.ts';
import { configurationPage, environmentExample } from '../../config/documentation.ts';
import { variableGroups, variables } from '../../config/variables.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(resolve(root, file), 'utf8');

describe('what is made from the schema', () => {
  it.each([
    ['.env.example', environmentExample],
    ['docs/configuration.md', configurationPage],
  ])('%s is what `npm run docs` makes of it today', (file, make) => {
    expect(read(file)).toBe(make());
  });

  it('shows every variable once', () => {
    const grouped = Object.values(variableGroups).flatMap((group) => Object.keys(group));
    expect(grouped.toSorted()).toEqual(Object.keys(variables.shape).toSorted());
  });

  it('is a .env that can be read, with and without the # before the variables', () => {
    expect(parseConfig(parseEnv(environmentExample()))).toEqual(parseConfig({}));
    const allSet = environmentExample().replaceAll(/^#([A-Z_0-9]+=)/gm, '$1');
    expect(parseConfig(parseEnv(allSet))).toEqual(parseConfig({}));
  });
});
