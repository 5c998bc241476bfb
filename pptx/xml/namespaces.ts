import { detached } from './detached.ts';
import { isUsualPrefix, usualPrefixOf } from './known-namespaces.ts';
import { NameTable } from './name-table.ts';

// A package has a few kinds of parts, each with a few dozen names; one made to fill the memory has as many as it has
// elements, and of any length.
const MOST_SCOPES = 20;
const MOST_BINDINGS = 100;
const LONGEST_NAME = 200;

type Attributes = Readonly<Record<string, string>>;

interface Binding {
  /** The attribute that declares it, such as `xmlns:a`, and its value. */
  attribute: string;
  written: string;
  /** '' for the default namespace. */
  prefix: string;
  namespace: string;
  /** By which the rest of the code names the namespace. */
  usualPrefix: string;
}

/** What an element declares, and names found within it, by how they are written. */
interface Scope {
  bindings: readonly Binding[];
  /** How many of them mislead. */
  misleading: number;
  names: NameTable;
}

/** The scopes of the roots of a package's parts: most parts declare the same, and hold the same names. */
export class RootScopes {
  /** Where nothing is declared yet. */
  readonly none: Scope = { bindings: [], misleading: 0, names: new NameTable() };
  readonly #scopes: Scope[] = [];

  of(attributes: Attributes): Scope {
    const known = this.#scopes.find(({ bindings }) => areDeclared(bindings, attributes));
    if (known !== undefined) return known;
    const scope = scopeOf(attributes);
    if (this.#scopes.length < MOST_SCOPES && isSmall(scope)) this.#scopes.push(scope);
    return scope;
  }
}

/** The prefixes that hold at the place of a document that is being read. */
export class Namespaces {
  readonly #roots: RootScopes;
  /** Of the open elements that declare something, the innermost last. */
  readonly #scopes: Scope[];
  /** What each prefix means, the innermost last. */
  readonly #bindings = new Map<string, Binding[]>();
  /** How many of the bindings mislead. */
  #misleading = 0;
  /** Of the innermost scope. */
  #names: NameTable;
  #isRoot = true;

  constructor(roots: RootScopes) {
    this.#roots = roots;
    this.#scopes = [roots.none];
    this.#names = roots.none.names;
  }

  /** Whether attributes can be found under their written names, as in nearly all files. */
  get areUsual(): boolean {
    return this.#misleading === 0;
  }

  /** Takes up what an element declares, until `leave`. Gives false, with nothing to leave, when that is nothing. */
  enter(attributes: Attributes): boolean {
    const scope = this.#isRoot ? this.#roots.of(attributes) : scopeOf(attributes);
    this.#isRoot = false;
    if (scope.bindings.length === 0) return false;
    for (const binding of scope.bindings) {
      const bound = this.#bindings.get(binding.prefix);
      if (bound === undefined) this.#bindings.set(binding.prefix, [binding]);
      else bound.push(binding);
    }
    this.#misleading += scope.misleading;
    this.#scopes.push(scope);
    this.#names = scope.names;
    return true;
  }

  /** Leaves the element that was entered last. */
  leave(): void {
    const left = this.#scopes.pop();
    if (left === undefined) return;
    for (const { prefix } of left.bindings) this.#bindings.get(prefix)?.pop();
    this.#misleading -= left.misleading;
    this.#names = (this.#scopes.at(-1) ?? this.#roots.none).names;
  }

  /** The namespace that a prefix means here. */
  of(prefix: string): string {
    return this.#bindings.get(prefix)?.at(-1)?.namespace ?? '';
  }

  /** `a:p` for what is written `x:p` where x is DrawingML; `{namespace}:p` for namespaces that are not known. */
  nameOf(written: string): string {
    let name = this.#names.get(written);
    if (name === undefined) {
      const key = detached(written);
      name = this.#resolve(key);
      this.#names.add(key, name);
    }
    return name;
  }

  #resolve(written: string): string {
    const colon = written.indexOf(':');
    const writtenPrefix = colon < 0 ? '' : written.slice(0, colon);
    const binding = this.#bindings.get(writtenPrefix)?.at(-1);
    const prefix = binding?.usualPrefix ?? usualPrefixOf('');
    return prefix === writtenPrefix ? written : `${prefix}:${written.slice(colon + 1)}`;
  }
}

/** Whether an attribute with the prefix would be taken for one of another namespace, or not be found. */
function isMisleading({ prefix, usualPrefix }: Binding): boolean {
  // The default namespace is none of attributes.
  if (prefix === '' || prefix === usualPrefix) return false;
  return isUsualPrefix(prefix) || isUsualPrefix(usualPrefix);
}

function scopeOf(attributes: Attributes): Scope {
  const bindings: Binding[] = [];
  for (const attribute in attributes) {
    if (!declaresPrefix(attribute)) continue;
    const written = detached(attributes[attribute] ?? '');
    const prefix = attribute.slice('xmlns:'.length);
    const namespace = written.trim();
    bindings.push({ attribute, written, prefix, namespace, usualPrefix: usualPrefixOf(namespace) });
  }
  const misleading = bindings.filter(isMisleading).length;
  return { bindings, misleading, names: new NameTable() };
}

function isSmall({ bindings }: Scope): boolean {
  return (
    bindings.length <= MOST_BINDINGS &&
    bindings.every(({ attribute, written }) => attribute.length + written.length <= LONGEST_NAME)
  );
}

/** Whether the attributes declare this and nothing else. */
function areDeclared(bindings: readonly Binding[], attributes: Attributes): boolean {
  let declared = 0;
  for (const attribute in attributes) {
    if (!declaresPrefix(attribute)) continue;
    const binding = bindings[declared];
    if (binding?.attribute !== attribute || binding.written !== attributes[attribute]) return false;
    declared += 1;
  }
  return declared === bindings.length;
}

/** Whether an attribute of this name declares a prefix, or the default namespace. */
function declaresPrefix(attribute: string): boolean {
  return attribute === 'xmlns' || attribute.startsWith('xmlns:');
}
