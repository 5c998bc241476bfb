import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadOntology, parseOntology } from '../../config/ontology-file.ts';
import { InvalidConfiguration } from '../../domain/errors.ts';

const ENTRIES = [
  { name: 'Service Level Objective', type: 'STANDARD', aliases: ['SLO', 'objectif de service'] },
  { name: 'Kafka', type: 'TOOL', aliases: [] },
];
const CSV = `name,type,aliases
Service Level Objective,STANDARD,SLO; objectif de service

Kafka,TOOL,
`;
const YAML = `
- name: Service Level Objective
  type: STANDARD
  aliases: [SLO, objectif de service]
- name: Kafka
  type: TOOL
`;

function complaint(text: string, path: string): string {
  try {
    parseOntology(text, path);
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidConfiguration);
    return (error as Error).message;
  }
  return 'none';
}

describe('parseOntology', () => {
  it.each([
    ['terms.csv', CSV],
    ['terms.CSV', `\uFEFF${CSV}`],
    ['terms.yaml', YAML],
    ['terms.yml', JSON.stringify(ENTRIES)],
  ])('reads %s', (path, text) => {
    expect(parseOntology(text, path)).toEqual(ENTRIES);
  });

  it.each([
    [
      'a.csv',
      'name,type\nKafka,TOOLL\n',
      'line 2: type "TOOLL" is not allowed: expected one of ENTITY',
    ],
    ['a.csv', 'name,type\nKafka,TOOL\n,TOOL\n', 'line 3: name is missing'],
    [
      'a.csv',
      'name,kind\nKafka,TOOL\n',
      'line 1: the columns are name, kind; expected name, type, aliases',
    ],
    ['a.csv', 'name,type\nKafka,TOOL,x,y\n', 'line 2: Invalid Record Length'],
    [
      'a.csv',
      'name,type,aliases\nA B,TOOL,x\nC D,TOOL,X\n',
      'line 3: "X" is named in line 2 already',
    ],
    ['a.yaml', '- name: Kafka\n  type: TOOL\n- type: TOOL\n', 'line 3: name is missing'],
    [
      'a.yaml',
      '- name: Kafka\n  type: TOOL\n  alias: x\n',
      'line 1: alias is not known: use name, type, aliases',
    ],
    ['a.yaml', '- name: Kafka\n  type: TOOL\n  aliases: x\n', 'line 1: aliases are no list'],
    ['a.yaml', '- Kafka\n', 'line 1: this is no entry with name, type, aliases'],
    ['a.yaml', 'name: Kafka\n', 'line 1: expected a list of entries'],
    ['a.yaml', '- name: "Kafka\n  type: TOOL\n', 'line 3: Missing closing "quote'],
  ])('names the line of what is wrong in %s, %j', (path, text, message) => {
    expect(complaint(text, path)).toMatch(`ONTOLOGY_FILE ${path}, ${message}`);
  });

  it('refuses other formats', () => {
    expect(complaint('', 'terms.txt')).toMatch(/neither CSV nor YAML/);
  });
});

describe('loadOntology', () => {
  it('reads a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ontology-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const path = join(folder, 'terms.csv');
    await writeFile(path, CSV);
    expect(await loadOntology(path)).toEqual(ENTRIES);
    await expect(loadOntology(join(folder, 'none.csv'))).rejects.toThrow(/cannot be read/);
  });
});
