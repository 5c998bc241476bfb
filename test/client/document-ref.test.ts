import { describe, expect, it } from 'vitest';
import { workflowIdOf } from '../../client/document-ref.ts';

describe('workflowIdOf', () => {
  it('names one workflow for each document of a tenant', () => {
    expect(workflowIdOf({ tenantId: 'acme', documentId: 'handbook' })).toBe('ingest/acme/handbook');
  });
});
