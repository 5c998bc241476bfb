import type { ServerAddresses } from '../../stack/servers.ts';
import { startSimulatedOpenAi, type SimulatedOpenAi } from '../simulated-llm/openai-server.ts';
import { createHarness, type Harness } from './harness.ts';

export const PROVIDER_KEY = 'sk-test-0123456789abcdef';

/** A harness whose segments are read by a simulated provider. */
export interface ProviderHarness extends Harness {
  provider: SimulatedOpenAi;
}

export async function createProviderHarness(
  settings: Record<string, string> = {},
  addresses?: ServerAddresses,
): Promise<ProviderHarness> {
  const provider = await startSimulatedOpenAi();
  const ofProvider = {
    OPENAI_API_KEY: PROVIDER_KEY,
    OPENAI_BASE_URL: provider.baseUrl,
    OPENAI_MAX_RPM: '100000',
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
