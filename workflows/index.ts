/** All workflows that a worker runs: the entry of the bundle. */
export { ingestDocument } from './ingest-document.ts';
export { readPage } from './read-page.ts';
