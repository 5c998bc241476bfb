import { describe, expect, test } from 'vitest';
import { tagLine } from '../tagged.ts';

/** The tags of a line's words, given as `word/tag` for those asked about. */
function tagsOf(line: string): Record<string, string> {
  return Object.fromEntries(tagLine('en', line).tokens.map(({ text, tag }) => [text, tag]));
}

describe('English words', () => {
  test.each<[string, Record<string, string>]>([
    ['the team reviews every decision', { team: 'noun', decision: 'noun' }],
    ['Debezium tails the database log', { Debezium: 'name', tails: 'verb', log: 'noun' }],
    ['a service stores outgoing events', { service: 'noun', stores: 'verb', events: 'noun' }],
    ['the system drives conveyors', { drives: 'verb', conveyors: 'noun' }],
    ['ISO 3691-4 sets requirements that sets limits', { limits: 'noun' }],
    ['An idempotency key is a value', { key: 'noun' }],
    ['the electronic data capture system', { capture: 'noun', system: 'noun' }],
    ['the communications lead informs customers', { lead: 'noun', informs: 'verb' }],
    ['toil is work on a service', { work: 'noun' }],
    ['Needs assessment', { Needs: 'noun', assessment: 'noun' }],
    ['the practice of keeping software small', { keeping: 'verb' }],
    ['chaos engineering takes time', { engineering: 'noun' }],
    ['signed container images', { signed: 'participle' }],
    ['data collected by sensors', { collected: 'verb' }],
    ['event-driven platforms', { 'event-driven': 'adjective' }],
    ['a read-only package of files', { 'read-only': 'adjective', package: 'noun' }],
    ['single sign-on', { 'sign-on': 'noun' }],
    ['American customers ask', { American: 'adjective' }],
    ['The output floor limits how far models go', { floor: 'noun', limits: 'verb' }],
    ['The acquisition partner screens and schedules', { partner: 'noun', screens: 'verb' }],
    ['The control room operator switches.', { operator: 'noun', switches: 'verb' }],
    ['Smart meters report every minute', { meters: 'noun', report: 'verb' }],
    ['Cross-docking moves goods', { moves: 'verb', goods: 'noun' }],
    ['Media fill: a simulation of the process', { fill: 'noun' }],
    ['Service mesh for zero trust', { mesh: 'noun' }],
    ['ABC analysis ranks items', { analysis: 'noun' }],
    ['it raises inventory holding costs', { holding: 'gerund', costs: 'noun' }],
    ['teams using tools', { using: 'verb' }],
    ['Intention-to-treat analysis keeps everyone', { 'Intention-to-treat': 'adjective' }],
  ])('in “%s”', (line, expected) => {
    expect(tagsOf(line)).toMatchObject(expected);
  });
});

describe('capitals at the beginning', () => {
  test.each([
    [
      'of an unknown word before its verb are those of a name',
      'Trino answers questions',
      'Trino',
      'name',
    ],
    [
      'of a known word without article before its verb too',
      'Workday replaces the old suite',
      'Workday',
      'name',
    ],
    [
      'of a word that needs no article are not',
      'Retention is agreed with the owner',
      'Retention',
      'noun',
    ],
    [
      'before another capital are those of a name',
      'Order Entry Classic runs each night',
      'Order',
      'name',
    ],
    [
      'of a first name in a list of names are those of a name',
      'Qingyun Wu, Chi Wang',
      'Chi',
      'name',
    ],
    ['of an order are not', 'Upgrade RAM before the next release', 'Upgrade', 'verb'],
    ['of a plural are not', 'Topics exist on the first day', 'Topics', 'noun'],
  ])('%s', (_, line, word, tag) => {
    expect(tagsOf(line)[word]).toBe(tag);
  });
});

test('an unknown lower-case word without article is a name', () => {
  expect(tagsOf('containerd replaces dockershim')).toMatchObject({
    containerd: 'name',
    dockershim: 'name',
  });
});

test('the same line has the same tags whatever was read before', () => {
  const line = 'Frobnicator stores qwertyish widgets';
  const first = tagsOf(line);
  for (let index = 0; index < 50; index++) tagLine('en', `qwertyish${index} frobnicates widgets`);
  expect(tagsOf(line)).toEqual(first);
});
