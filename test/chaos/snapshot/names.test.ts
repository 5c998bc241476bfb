import neo4j from 'neo4j-driver';
import { describe, expect, it } from 'vitest';
import { Names } from './names.ts';

describe('names', () => {
  it('stand for the ids of the tenant and of its nodes', () => {
    const names = new Names('acme');
    names.learn('4:1', ['Hidden', 'Segment'], {
      document_id: 'deck',
      ordinal: 3,
      segment_id: 'uuid-1',
    });
    names.learn('4:2', ['ProtoConcept'], { canonical_key: 'vault', concept_id: 'uuid-2' });
    expect(names.of('4:1')).toBe('Segment deck 3');
    expect(
      names.settle({ tenant_id: 'acme', segment_id: 'uuid-1', proto_concept_ids: ['uuid-2', 'x'] }),
    ).toEqual({
      tenant_id: 'TENANT',
      segment_id: 'id of Segment deck 3',
      proto_concept_ids: ['id of ProtoConcept vault', 'x'],
    });
  });

  it('tell what belongs to the generation that is shown from what does not', () => {
    const names = new Names('acme');
    names.learn('4:1', ['Document'], {
      document_id: 'deck',
      generation: 'g2',
      generation_at: 't2',
    });
    expect(names.settle({ generation: 'g2', created_at: 't2' })).toEqual({
      generation: 'generation shown',
      created_at: 'time of the generation shown',
    });
    expect(names.settle({ generation: 'g1', created_at: 't1' })).toEqual({
      generation: 'g1',
      created_at: 't1',
    });
  });

  it('leave out what differs from run to run', () => {
    const now = neo4j.types.DateTime.fromStandardDate(new Date());
    const settled = new Names('acme').settle({ ingest_id: 'run/1', ingested_at: now, npmi: 0.5 });
    expect(settled).toEqual({ npmi: 0.5 });
  });

  it('of a node that is nobody’s it knows says so', () => {
    expect(new Names('acme').of('4:9')).toBe('node of another tenant (4:9)');
  });
});
