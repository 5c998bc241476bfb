/** Must change whenever the same segment would be read differently: it is part of the cache's key. */
export const LOCAL_EXTRACTION_VERSION = 'local-2';
