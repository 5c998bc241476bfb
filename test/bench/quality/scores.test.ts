import { describe, expect, it } from 'vitest';
import type { FoundConcept } from '../../../bench/quality/found-concept.ts';
import type { Gold, GoldConcept } from '../../../bench/quality/gold.ts';
import { compareWithGold } from '../../../bench/quality/scores.ts';

function wanted(name: string, ...otherForms: string[]): GoldConcept {
  return {
    canonical_name: name,
    concept_type: 'PRACTICE',
    surface_form: name,
    other_forms: otherForms,
  };
}

function found(name: string, overrides: Partial<FoundConcept> = {}): FoundConcept {
  return { name, type: 'PRACTICE', forms: [], ...overrides };
}

function gold(concepts: GoldConcept[], alsoRight: GoldConcept[] = []): Gold {
  return { language: 'en', concepts, also_right: alsoRight };
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `term t${index}`);

describe('scores', () => {
  it('compare by canonical key, with the forms of both sides', () => {
    const wants = gold([wanted('Error Budget'), wanted('Service Level Objective', 'SLO')]);
    const concepts = [found('error budgets'), found('objective', { forms: ['SLOs', 'SLO'] })];
    const { scores, missed, wrong } = compareWithGold(concepts, wants);
    expect(scores).toEqual({ recall: 1, f1: 1, precisionOfFirst: 1, types: 1 });
    expect([missed, wrong]).toEqual([[], []]);
  });

  it('count a gold concept once, and its second finding as wrong', () => {
    const { scores, wrong } = compareWithGold(
      [found('SLO'), found('service level objective')],
      gold([wanted('Service Level Objective', 'SLO')]),
    );
    expect(scores).toMatchObject({ recall: 1, precisionOfFirst: 0.5 });
    expect(wrong.map(({ name }) => name)).toEqual(['service level objective']);
  });

  it('take what is also right for no mistake and no gain', () => {
    const { scores } = compareWithGold(
      [found('toil'), found('jitter')],
      gold([wanted('Toil'), wanted('Runbook')], [wanted('Jitter')]),
    );
    expect(scores).toMatchObject({ recall: 0.5, precisionOfFirst: 1 });
    expect(scores.f1).toBeCloseTo(2 / 3);
  });

  it('look at the first hundred, and ask no more than a hundred of them', () => {
    const names = numbered(150);
    const all = gold(names.map((name) => wanted(name)));
    expect(
      compareWithGold(
        names.map((name) => found(name)),
        all,
      ).scores.recall,
    ).toBe(1);
    const late = [...numbered(100).map((name) => found(`other ${name}`)), found(names[0]!)];
    expect(compareWithGold(late, all).scores).toMatchObject({ recall: 0, f1: 0, types: 0 });
  });

  it('hold the precision of the first twenty apart', () => {
    const names = numbered(30);
    const concepts = names.map((name, index) => found(index < 20 ? name : `other ${name}`));
    const { scores } = compareWithGold(concepts, gold(names.map((name) => wanted(name))));
    expect(scores.precisionOfFirst).toBe(1);
    expect(scores.recall).toBeCloseTo(2 / 3);
  });

  it('judge the types of what is found alone', () => {
    const { scores, mistyped } = compareWithGold(
      [found('toil', { type: 'TOOL' }), found('runbook')],
      gold([wanted('Toil'), wanted('Runbook'), wanted('Pager')]),
    );
    expect(scores.types).toBe(0.5);
    expect(mistyped).toHaveLength(1);
  });

  it('are nought where nothing is found', () => {
    const { scores } = compareWithGold([], gold([wanted('Toil')]));
    expect(scores).toEqual({ recall: 0, f1: 0, precisionOfFirst: 0, types: 0 });
  });
});
