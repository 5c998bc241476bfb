import type { ServerAddresses } from '../../stack/servers.ts';
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
  addresses?: ServerAddresses,
): Promise<ProviderHarness> {
  const provider = await startServer();
  const prefix = name.toUpperCase();
  const ofProvider = {
    [`${prefix}_API_KEY`]: PROVIDER_KEY,
    [`${prefix}_BASE_URL`]: provider.baseUrl,
    [`${prefix}_MAX_RPM`]: '100000',
    EMBEDDING_MAX_RPM: '100000',
    // The segments of tests are short, and are to be read by the provider all the same.
    ROUTE_SMALL_FROM_ENTITIES: '0',
  };
  const harness = await createHarness({ ...ofProvider, ...settings }, addresses);
  return {
    ...harness,
    provider,
    close: async () => {
      await harness.close();
      await provider.close();
    },
  };
}
