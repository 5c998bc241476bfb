import { describe, expect, it } from 'vitest';
import { routeOf, type RoutingRules } from '../../domain/routing.ts';

const RULES: RoutingRules = { smallFromEntities: 3, bigFromEntities: 9, longFromTokens: 200 };
const NAMES = Array.from({ length: 12 }, (_, index) => `Ledger${'abcdefghijkl'[index]}`);
const TEXT = NAMES.join(', ');

function route(entities: number, tokens: number, rules: Partial<RoutingRules> = {}) {
  return routeOf({ text: TEXT, tokens }, NAMES.slice(0, entities), { ...RULES, ...rules }).route;
}

describe('routeOf', () => {
  it.each([
    [0, 10, 'LOCAL'],
    [2, 199, 'LOCAL'],
    [2, 200, 'SMALL'],
    [0, 1500, 'SMALL'],
    [3, 10, 'SMALL'],
    [8, 1500, 'SMALL'],
    [9, 10, 'BIG'],
    [12, 1500, 'BIG'],
  ])('sends %d entities in %d tokens to %s', (entities, tokens, expected) => {
    expect(route(entities, tokens)).toBe(expected);
  });

  it('goes by the rules that it is given', () => {
    expect(route(2, 10, { smallFromEntities: 0 })).toBe('SMALL');
    expect(route(4, 10, { bigFromEntities: 4 })).toBe('BIG');
    expect(route(2, 10, { longFromTokens: 10 })).toBe('SMALL');
  });

  it('counts what stands in the text, and each concept once', () => {
    const text = 'The Error Budget of a service; error budgets are agreed on.';
    const candidates = ['Error Budget', 'error budgets', 'Kubernetes'];
    expect(routeOf({ text, tokens: 20 }, candidates, RULES)).toEqual({
      route: 'LOCAL',
      entities: 1,
      density: 5,
    });
  });

  it('has no density for an empty text', () => {
    expect(routeOf({ text: '', tokens: 0 }, ['A'], RULES).density).toBe(0);
  });
});
