import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { cypherStatements } from '../../../client/graph-files/cypher.ts';
import { graphml } from '../../../client/graph-files/graphml.ts';
import { documentGraphOf, type ReadDocument } from '../../../client/graph-files/import-document.ts';
import { jsonLines } from '../../../client/graph-files/json-lines.ts';
import { readGraphFile } from '../../../client/graph-files/read-file.ts';
import { canonicalConceptIdOf } from '../../../domain/ids.ts';
import type { RowBatch } from '../../../stores/neo4j/document-graph.ts';
import { graphOf, SMALL } from './stored-graph.ts';

const scope = { tenantId: 'acme' };
const graph = graphOf(SMALL);

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const gathered: Item[] = [];
  for await (const item of items) gathered.push(item);
  return gathered;
}

async function* linesOf(lines: string[]): AsyncGenerator<string> {
  for (const line of lines) yield await Promise.resolve(line);
}

async function read(lines: string[]): Promise<ReadDocument[]> {
  return all((await readGraphFile(linesOf(lines))).documents);
}

const exportedLines = () => all(jsonLines(graph, 'acme', ['plan']));

describe('a graph as JSON Lines', () => {
  it('begins with what it is, and has a line for each element', async () => {
    const [header, document, ...others] = (await exportedLines()).map(
      (line) => JSON.parse(line) as object,
    );
    expect(header).toEqual({ type: 'knowbase-export', version: 1, tenant_id: 'acme' });
    expect(document).toEqual({
      type: 'node',
      label: 'Document',
      properties: SMALL.nodes.Document![0],
    });
    expect(others).toHaveLength(4 + 6);
    expect(others).toContainEqual({
      type: 'relationship',
      relationship: 'USES',
      from: { label: 'ProtoConcept', key: 'kafka' },
      to: { label: 'ProtoConcept', key: 'broker' },
      properties: SMALL.relationships.USES![0]!.properties,
    });
  });

  it('is read as the rows that it was written from', async () => {
    const [document] = await read(await exportedLines());
    expect(document).toMatchObject({ documentId: 'plan', generation: 'g1' });
    const { properties, stated, concepts, batches } = documentGraphOf('acme', document!);
    expect(properties).toMatchObject({
      status: 'complete',
      slides: 2,
      warnings: SMALL.nodes.Document![0]!['warnings'],
    });
    expect(stated).toMatchObject({ title: null, deck_created_at: null });
    expect(concepts).toEqual([
      expect.objectContaining({ canonical_key: 'broker', promotes: false }),
      expect.objectContaining({
        canonical_key: 'kafka',
        promotes: true,
        canonical_id: canonicalConceptIdOf('acme', 'kafka'),
      }),
    ]);
    const rows = await all(batches());
    const gathered = (key: keyof RowBatch) => rows.flatMap((batch): unknown[] => batch[key]);
    expect(gathered('segments')).toEqual([
      expect.objectContaining({ segment_id: 's1', ordinal: 1, error_type: null }),
    ]);
    expect(gathered('segments')[0]).not.toHaveProperty('generation');
    expect(gathered('mentions')).toEqual([
      expect.objectContaining({ segment_id: 's1', canonical_key: 'kafka', promotes: true }),
      expect.objectContaining({ canonical_key: 'broker', definition: null }),
    ]);
    expect(gathered('relations')).toEqual([
      [
        'USES',
        [
          {
            source: 'kafka',
            target: 'broker',
            segment_id: 's1',
            confidence: 0.75,
            evidence: 'Kafka uses',
            slide: 1,
          },
        ],
      ],
    ]);
    expect(gathered('coOccurrences')).toEqual([
      { source: 'broker', target: 'kafka', npmi: 0.5, support: 2 },
    ]);
  });

  it('gives each document by itself', async () => {
    const lines = await all(jsonLines(graph, 'acme', ['plan', 'plan']));
    const documents = await read(lines);
    expect(documents).toHaveLength(2);
    expect(documents[1]).toEqual(documents[0]);
  });

  it.each([
    ['nothing', []],
    ['no JSON', ['x']],
    ['another version', ['{"type":"knowbase-export","version":99,"tenant_id":"acme"}']],
  ])('is not %s', async (_, lines) => {
    await expect(read(lines)).rejects.toMatchObject({ name: 'InvalidInput' });
  });

  it.each([
    ['no JSON', 'x'],
    ['an element before its document', '{"type":"node","label":"Segment","properties":{}}'],
    ['a label that is none', '{"type":"node","label":"User","properties":{}}'],
    ['a document without name', '{"type":"node","label":"Document","properties":{}}'],
  ])('names the line that is %s', async (_, line) => {
    const [header] = await exportedLines();
    await expect(read([header!, '', line])).rejects.toMatchObject({
      name: 'InvalidInput',
      message: expect.stringContaining('Line 3') as string,
    });
  });
});

describe('a graph as Cypher', () => {
  it('is a statement a line, with numbers and strings as Cypher has them', async () => {
    const statements = await all(cypherStatements(graph, scope));
    expect(statements).toHaveLength(5 + 6);
    for (const statement of statements) expect(statement).toMatch(/^(MERGE|MATCH) [^\n]*;$/);
    expect(statements[0]).toContain('name: "plan \\"A\\" & <B>.pptx"');
    expect(statements.join('\n')).toContain('confidence: 1.0, slide: 1,');
    expect(statements.at(-1)).toContain(
      'MERGE (a)-[r:CO_OCCURS_WITH {document_id: "plan"}]->(b) SET r += ',
    );
  });

  it('has times as times', async () => {
    const created_at = '2026-01-01T00:00:00Z';
    const one = graphOf({
      nodes: { Document: [{ document_id: 'plan', created_at, generation_at: created_at }] },
      relationships: {},
    });
    const [statement] = await all(cypherStatements(one, scope));
    expect(statement).toContain(`created_at: datetime("${created_at}")`);
    expect(statement).toContain(`generation_at: "${created_at}"`);
  });
});

describe('a graph as GraphML', () => {
  it('is well-formed, declares what it uses, and keeps every text that XML can hold', async () => {
    const xml = (await all(graphml(graph, scope))).join('\n');
    const texts: Record<string, string> = {};
    const keys = new Set<string>();
    const tags: string[] = [];
    let key = '';
    const parser = new SaxesParser({ xmlns: false });
    parser.on('opentag', ({ name, attributes }) => {
      tags.push(name);
      if (name === 'key') keys.add(attributes['id']!);
      if (name === 'data') key = attributes['key']!;
    });
    parser.on('text', (text) => {
      if (text.trim() !== '') texts[key] = text;
    });
    parser.write(xml).close();
    expect(tags.filter((tag) => tag === 'node')).toHaveLength(5);
    expect(tags.filter((tag) => tag === 'edge')).toHaveLength(6);
    expect(Object.keys(texts).filter((used) => !keys.has(used))).toEqual([]);
    expect(texts['node_name']).toBe('plan "A" & <B>.pptx');
    expect(texts['node_text']).toBe('Kafka uses\na Broker\ufffd.');
    expect(xml).toContain('attr.name="confidence" attr.type="double"');
    expect(xml).toContain('attr.name="ordinal" attr.type="long"');
  });
});
