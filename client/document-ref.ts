/** A document of a tenant. */
export interface DocumentRef {
  tenantId: string;
  documentId: string;
}

/** A document has one workflow id, so that two ingests of it never run at the same time. */
export function workflowIdOf({ tenantId, documentId }: DocumentRef): string {
  return `ingest/${tenantId}/${documentId}`;
}
