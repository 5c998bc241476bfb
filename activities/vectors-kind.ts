import type { ArtifactKind } from '../stores/artifacts/artifact-kind.ts';

/**
 * Vectors of one length, as 32-bit floats behind that length. A tenth of what JSON takes, and exact. Bytes
 * are in the order of the machine: all that Node runs on is little-endian.
 */
export function vectorsKind(name: string): ArtifactKind<Float32Array[]> {
  return {
    name,
    encode: (vectors) => {
      const dimensions = vectors[0]?.length ?? 0;
      const bytes = new Uint8Array(4 + vectors.length * dimensions * 4);
      new Uint32Array(bytes.buffer, 0, 1)[0] = dimensions;
      const values = new Float32Array(bytes.buffer, 4);
      for (const [index, vector] of vectors.entries()) values.set(vector, index * dimensions);
      return bytes;
    },
    decode: (bytes) => {
      // A copy, since views on numbers want aligned offsets.
      const { buffer } = Uint8Array.from(bytes);
      const dimensions = new Uint32Array(buffer, 0, 1)[0]!;
      const values = new Float32Array(buffer, 4);
      return Array.from({ length: dimensions === 0 ? 0 : values.length / dimensions }, (_, index) =>
        values.subarray(index * dimensions, (index + 1) * dimensions),
      );
    },
  };
}
