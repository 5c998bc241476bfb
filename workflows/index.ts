/** All workflows that a worker runs: the entry of the bundle. */
export { deleteDocument } from './delete-document.ts';
export { deleteTenant } from './delete-tenant.ts';
export { ingestDocument } from './ingest-document.ts';
export { removeLeftovers, repairDocument } from './repair.ts';
export { readPage } from './read-page.ts';
