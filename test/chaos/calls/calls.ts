import type { SimulatedCall } from '../../simulated-llm/http-server.ts';

/** A call that began at 1000 and was answered well at 2000, unless told otherwise. */
export function aCall(overrides: Partial<SimulatedCall> = {}): SimulatedCall {
  return {
    kind: 'extraction',
    model: 'model',
    text: 'Vault\nis a word',
    input: 'Vault\nis a word',
    startedAt: 1000,
    endedAt: 2000,
    answered: true,
    misbehaviour: undefined,
    ...overrides,
  };
}
