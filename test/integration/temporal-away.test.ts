import { afterAll, beforeAll, expect, describe, inject, it } from 'vitest';
import { Services } from '../../client/services.ts';
import { Link } from '../chaos/network/link.ts';
import { createHarness, type Harness } from './harness.ts';

let harness: Harness;
let link: Link;
let services: Services;
beforeAll(async () => {
  harness = await createHarness();
  const { temporal, ...others } = inject('addresses');
  const [host, port] = temporal.address.split(':');
  link = await Link.open({ host: host!, port: Number(port) }, 0);
  services = new Services(harness.config, {
    ...others,
    temporal: { ...temporal, address: link.address },
  });
});
afterAll(async () => {
  await services.close();
  await link.close();
  await harness.close();
});

describe('while Temporal is away', () => {
  it('is said to be, and is found once it is there', async () => {
    link.cut();
    await expect(services.verify()).rejects.toMatchObject({ name: 'ServerUnreachable' });
    link.mend();
    await services.verify();
  });

  it('is said to be also when it was there before', async () => {
    await services.verify();
    link.cut();
    await expect(services.verify()).rejects.toMatchObject({ name: 'ServerUnreachable' });
    link.mend();
  });
});
