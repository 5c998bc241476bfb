import type { XmlElement } from '../xml/xml-element.ts';
import type { ZipEntry } from './zip-directory.ts';

const MOST_PARTS = 20;
/** Parts that are larger once inflated are not kept. */
const MOST_BYTES = 4096;

/** Small parts that were read lately, to be found again under another name by their bytes in the zip. */
export class KnownParts {
  readonly #byChecksum = new Map<number, { method: number; data: Buffer; root: XmlElement }>();

  /** The root of a part of the same bytes, compressed in the same way. */
  find({ crc32, method }: ZipEntry, data: Buffer): XmlElement | undefined {
    const known = this.#byChecksum.get(crc32);
    return known?.method === method && known.data.equals(data) ? known.root : undefined;
  }

  /** Keeps a part that has been read without a warning; `bytes` is what `data` inflates to. */
  add({ crc32, method }: ZipEntry, data: Buffer, bytes: Uint8Array, root: XmlElement): void {
    if (bytes.length > MOST_BYTES) return;
    this.#byChecksum.set(crc32, { method, data, root });
    const [oldest] = this.#byChecksum.keys();
    if (oldest !== undefined && this.#byChecksum.size > MOST_PARTS) this.#byChecksum.delete(oldest);
  }
}
