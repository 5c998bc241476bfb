import { describe, expect, it } from 'vitest';
import { conceptAnswerLines } from '../../../client/cli/concept-view.ts';
import type { ConceptAnswer } from '../../../client/search-concept.ts';

const place = { document_id: 'plan', document_name: 'plan.pptx', slide: 4 };

const answer: ConceptAnswer = {
  name: 'budget',
  tenantId: 'acme',
  similar: [],
  concept: {
    conceptId: 'c',
    canonicalName: 'Error budget',
    conceptType: 'PRACTICE',
    canonical: true,
    aliases: [],
    definitions: [{ ...place, definition: 'What may fail.', evidence: 'line', confidence: 0.9 }],
    mentions: [
      { ...place, surface_form: 'error budgets', evidence: 'Our error budgets are spent.' },
      { ...place, slide: 9, surface_form: 'Error budget', evidence: 'Error budget' },
    ],
    relations: [
      {
        relation_type: 'REQUIRES',
        outgoing: true,
        other: 'Objective',
        document_id: 'plan',
        slide: 5,
        evidence: 'An error budget needs an objective',
        confidence: 0.8,
      },
      {
        relation_type: 'CO_OCCURS_WITH',
        outgoing: false,
        other: 'Alert',
        document_id: 'plan',
        slide: null,
        evidence: null,
        confidence: null,
      },
    ],
  },
};

describe('what the decks say of a concept', () => {
  it('is shown with the places and the words', () => {
    expect(conceptAnswerLines(answer)).toEqual([
      'Error budget (practice, canonical)',
      '',
      'Defined',
      '  plan.pptx, slide 4',
      '      What may fail.',
      '',
      'Mentioned',
      '  plan.pptx, slide 4, as error budgets',
      '      Our error budgets are spent.',
      '  plan.pptx, slide 9, as Error budget',
      '',
      'Related',
      '  Error budget REQUIRES Objective',
      '      “An error budget needs an objective” (plan, slide 5)',
      '  Alert CO_OCCURS_WITH Error budget',
    ]);
  });

  it('leaves out what there is nothing of', () => {
    const concept = { ...answer.concept!, definitions: [], relations: [], canonical: false };
    const lines = conceptAnswerLines({ ...answer, concept });
    expect(lines[0]).toBe('Error budget (practice)');
    expect(lines).not.toContain('Defined');
    expect(lines).not.toContain('Related');
  });

  it('is none of a name that no concept has, with similar ones', () => {
    const none = { ...answer, concept: null };
    expect(conceptAnswerLines(none)).toEqual(['No concept is called budget.']);
    expect(conceptAnswerLines({ ...none, similar: ['Error budget', 'Budget owner'] })).toEqual([
      'No concept is called budget. Similar: Error budget, Budget owner.',
    ]);
  });
});
