/**
 * Reference to an artifact: its kind and the SHA-256 of its bytes. Small enough for workflow histories, and
 * the same for the same content.
 */
export type ArtifactRef = `${string}/${string}`;

/** The form of a reference: its kind and its hash. */
export const ARTIFACT_REF = /^([a-z0-9-]+)\/([0-9a-f]{64})$/;

/** A sort of artifact. The version is part of the name, so that old bytes never meet new code. */
export interface ArtifactKind<Value> {
  readonly name: string;
  encode(value: Value): Uint8Array;
  decode(bytes: Uint8Array): Value;
}

const utf8 = new TextEncoder();
const fromUtf8 = new TextDecoder();

/** A kind that is kept as JSON; `Value` must survive that. */
export function jsonKind<Value>(name: string): ArtifactKind<Value> {
  return {
    name,
    encode: (value) => utf8.encode(JSON.stringify(value)),
    decode: (bytes) => JSON.parse(fromUtf8.decode(bytes)) as Value,
  };
}

/** A kind that is kept as it is. */
export function bytesKind(name: string): ArtifactKind<Uint8Array> {
  return { name, encode: (value) => value, decode: (bytes) => bytes };
}
