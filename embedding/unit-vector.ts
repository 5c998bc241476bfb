/** The vector at length 1, so that cosine similarity is the dot product; a zero vector stays as it is. */
export function unitVector(vector: ArrayLike<number>): Float32Array {
  const unit = Float32Array.from(vector);
  const length = Math.sqrt(unit.reduce((sum, value) => sum + value * value, 0));
  return length === 0 ? unit : unit.map((value) => value / length);
}
