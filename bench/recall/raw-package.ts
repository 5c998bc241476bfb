import JSZip from 'jszip';
import { SaxesParser, type SaxesTagNS } from 'saxes';

/** Called for what a part holds, in document order. */
export interface XmlHandler {
  open(tag: SaxesTagNS): void;
  close(tag: SaxesTagNS): void;
  text(text: string): void;
}

/**
 * A package as the benchmark reads it: JSZip and the events of saxes, nothing of `pptx/`, so that both can be
 * compared.
 */
export class RawPackage {
  readonly #zip: JSZip;
  /** Names of entries by the same in lower case. */
  readonly #names: Map<string, string>;

  private constructor(zip: JSZip) {
    this.#zip = zip;
    this.#names = new Map(Object.keys(zip.files).map((name) => [name.toLowerCase(), name]));
  }

  /** @throws whatever JSZip throws when it cannot read the file. */
  static async open(bytes: Uint8Array): Promise<RawPackage> {
    return new RawPackage(await JSZip.loadAsync(bytes));
  }

  /** Hands the content of a part to `handler`. @throws Error when there is no such part or it is not well-formed. */
  async read(part: string, handler: XmlHandler): Promise<void> {
    const name = this.#names.get(part.toLowerCase());
    const bytes = name === undefined ? undefined : await this.#zip.file(name)?.async('uint8array');
    if (bytes === undefined) throw new Error(`There is no part ${part}.`);
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('opentag', (tag) => handler.open(tag));
    parser.on('closetag', (tag) => handler.close(tag));
    parser.on('text', (text) => handler.text(text));
    parser.on('cdata', (text) => handler.text(text));
    parser.write(decode(bytes)).close();
  }

  /** The relationships of a part ('' for the package): parts by the ids, and their types. */
  async relationships(part: string): Promise<RawRelationship[]> {
    const slash = part.lastIndexOf('/') + 1;
    const name = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
    if (!this.#names.has(name.toLowerCase())) return [];
    const found: RawRelationship[] = [];
    await this.read(name, {
      open({ local, attributes }) {
        if (local !== 'Relationship' || attributes['TargetMode']?.value === 'External') return;
        const target = attributes['Target']?.value ?? '';
        found.push({
          id: attributes['Id']?.value ?? '',
          type: (attributes['Type']?.value ?? '').split('/').at(-1) ?? '',
          part: decodeURI(
            new URL(encodeURI(target), `zip:///${encodeURI(part)}`).pathname.slice(1),
          ),
        });
      },
      close() {},
      text() {},
    });
    return found;
  }
}

export interface RawRelationship {
  id: string;
  /** Last word of the type. */
  type: string;
  part: string;
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isLittle = (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0);
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c);
  return new TextDecoder(isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8').decode(bytes);
}
