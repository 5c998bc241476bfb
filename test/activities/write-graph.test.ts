import { expect, it } from 'vitest';
import { gatedArtifact, outlineArtifact } from '../../activities/artifacts.ts';
import { documentGraph } from '../../activities/write-graph.ts';
import { NO_PROPERTIES } from '../pptx/deck-of.ts';
import { aGatedDocument } from './documents.ts';
import { tempStore } from '../stores/artifacts/temp-store.ts';

it('tells the graph what the deck says of itself, and what could not be read of it', async () => {
  const { artifacts } = await tempStore();
  const outline = {
    properties: {
      ...NO_PROPERTIES,
      title: 'Handbook',
      keywords: 'a, b',
      lastModifiedBy: 'Bo',
      created: '2024-03-01T08:00:00Z',
    },
    slides: 2,
    warnings: [
      { slide: 3, part: 'ppt/slides/slide3.xml', message: 'Broken.' },
      { slide: null, part: '/', message: 'Damaged.' },
    ],
    segments: [],
  };
  const document = await documentGraph(artifacts, {
    tenantId: 'acme',
    documentId: 'handbook',
    ingestId: 'run/1',
    documentName: 'Handbook.pptx',
    revision: 'r1',
    generation: 'g1',
    createdAt: '2024-04-01T00:00:00.000Z',
    outline: await artifacts.put('acme', outlineArtifact, outline),
    gated: await artifacts.put('acme', gatedArtifact, aGatedDocument()),
    failures: [],
    status: 'partial',
    chunks: 5,
  });
  expect(document.properties).toMatchObject({
    name: 'Handbook.pptx',
    revision: 'r1',
    status: 'partial',
    slides: 2,
    chunks: 5,
    warnings: ['slide 3, ppt/slides/slide3.xml: Broken.', '/: Damaged.'],
  });
  expect(document.stated).toEqual({
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
  });
});
