import { describe, expect, it } from 'vitest';
import { outlineArtifact, type Outline } from '../../activities/artifacts.ts';
import { commitDocument } from '../../activities/commit-document.ts';
import type { GraphStore } from '../../stores/neo4j/graph-store.ts';
import type { VectorStore } from '../../stores/qdrant/vector-store.ts';
import { NO_PROPERTIES } from '../pptx/deck-of.ts';
import { tempStore } from '../stores/artifacts/temp-store.ts';

/** Commits a document of this outline, and gives what the stores were told, in order. */
async function commit(outline: Partial<Outline>): Promise<unknown[]> {
  const { artifacts } = await tempStore();
  const told: unknown[] = [];
  const graph = { commit: async (...args: unknown[]) => void told.push(args) };
  const index = { removeOlder: async (...args: unknown[]) => void told.push(args) };
  const whole = { properties: NO_PROPERTIES, slides: 2, warnings: [], segments: [], ...outline };
  await commitDocument(artifacts, graph as unknown as GraphStore, index as unknown as VectorStore, {
    tenantId: 'acme',
    documentId: 'handbook',
    revision: 'r1',
    ingestId: 'run/1',
    createdAt: '2024-01-01T00:00:00.000Z',
    outline: await artifacts.put('acme', outlineArtifact, whole),
    status: 'partial',
    chunks: 5,
  });
  return told;
}

describe('commitDocument', () => {
  it('drops what earlier runs wrote of the index, then makes the run the document', async () => {
    const properties = {
      ...NO_PROPERTIES,
      title: 'Handbook',
      keywords: 'a, b',
      lastModifiedBy: 'Bo',
      created: '2024-03-01T08:00:00Z',
    };
    const warnings = [
      { slide: 3, part: 'ppt/slides/slide3.xml', message: 'Broken.' },
      { slide: null, part: '/', message: 'Damaged.' },
    ];
    expect(await commit({ properties, warnings })).toEqual([
      ['acme', 'handbook', '2024-01-01T00:00:00.000Z'],
      [
        { tenant_id: 'acme', document_id: 'handbook' },
        'run/1',
        {
          revision: 'r1',
          status: 'partial',
          slides: 2,
          chunks: 5,
          warnings: ['slide 3, ppt/slides/slide3.xml: Broken.', '/: Damaged.'],
          properties: {
            title: 'Handbook',
            subject: null,
            author: null,
            keywords: 'a, b',
            description: null,
            category: null,
            language: null,
            last_modified_by: 'Bo',
            deck_created_at: '2024-03-01T08:00:00Z',
            deck_modified_at: null,
          },
        },
      ],
    ]);
  });
});
