import { OPENAI, type TestedProvider } from '../llm/providers.ts';
import type { SimulatedProvider } from '../simulated-llm/http-server.ts';
import { createHarness, type Harness } from './harness.ts';

export const PROVIDER_KEY = 'sk-test-0123456789abcdef';

/** A harness whose segments are read by a simulated provider. */
export interface ProviderHarness extends Harness {
  provider: SimulatedProvider;
}

export async function createProviderHarness(
  settings: Record<string, string> = {},
  { name, startServer }: TestedProvider = OPENAI,
): Promise<ProviderHarness> {
  const provider = await startServer();
  const prefix = name.toUpperCase();
  const harness = await createHarness({
    [`${prefix}_API_KEY`]: PROVIDER_KEY,
    [`${prefix}_BASE_URL`]: provider.baseUrl,
    [`${prefix}_MAX_RPM`]: '100000',
    ...settings,
  });
  return {
    ...harness,
    provider,
    close: async () => {
      await harness.close();
      await provider.close();
    },
  };
}
