import { describe, expect, it } from 'vitest';
import { describeVariable, variableGroups, variables } from '../../config/variables.ts';

const grouped = Object.values(variableGroups).flatMap((group) => Object.keys(group));

describe('variables', () => {
  it('stand in one group each, and none is left out', () => {
    expect(grouped.toSorted()).toEqual(Object.keys(variables.shape).toSorted());
  });

  it.each(grouped)('%s says what it is for', (name) => {
    expect(describeVariable(name).description).toMatch(/^[A-Za-z].*\.$/s);
  });

  it('whose name says key or password are secrets, and no others', () => {
    const secrets = grouped.filter((name) => describeVariable(name).secret);
    expect(secrets.toSorted()).toEqual(
      grouped.filter((name) => /_API_KEY$|_PASSWORD$/.test(name)).toSorted(),
    );
  });
});

describe('describeVariable', () => {
  it('gives default and bounds', () => {
    expect(describeVariable('OPENAI_MAX_RPM')).toMatchObject({
      default: 500,
      minimum: 2,
      maximum: 1_000_000,
    });
    expect(describeVariable('LOG_LEVEL')).toMatchObject({
      default: 'info',
      enum: ['fatal', 'error', 'warn', 'info', 'debug', 'trace'],
    });
  });

  it('refuses a name that is none', () => {
    expect(() => describeVariable('MAX_SEGMENTS')).toThrow('MAX_SEGMENTS is not a variable');
  });
});
