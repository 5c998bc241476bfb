import { describe, expect, it } from 'vitest';
import { Slots } from '../../threads/slots.ts';

/** Whether the promise is settled once everything that waits has had its turn. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  promise.then(
    () => (settled = true),
    () => (settled = true),
  );
  await new Promise((resolve) => setImmediate(resolve));
  return settled;
}

describe('Slots', () => {
  it('are given until there is none, then as they are freed, in the order asked for', async () => {
    const slots = new Slots(2);
    const [first, second] = [await slots.take(), await slots.take()];
    const third = slots.take();
    const fourth = slots.take();
    expect(await isSettled(third)).toBe(false);
    second();
    const freeThird = await third;
    expect(await isSettled(fourth)).toBe(false);
    first();
    (await fourth)();
    freeThird();
    expect(await isSettled(slots.take())).toBe(true);
  });

  it('are freed once, however often they are given back', async () => {
    const slots = new Slots(1);
    const free = await slots.take();
    free();
    free();
    await slots.take();
    expect(await isSettled(slots.take())).toBe(false);
  });

  it('are not given to who gave up waiting', async () => {
    const slots = new Slots(1);
    const free = await slots.take();
    const patience = new AbortController();
    const impatient = slots.take(patience.signal);
    const patient = slots.take();
    patience.abort(new Error('too long'));
    await expect(impatient).rejects.toThrow('too long');
    free();
    (await patient)();
    expect(await isSettled(slots.take())).toBe(true);
  });

  it('are not given to who gave up before', async () => {
    const slots = new Slots(1);
    await expect(slots.take(AbortSignal.abort(new Error('no more')))).rejects.toThrow('no more');
    expect(await isSettled(slots.take())).toBe(true);
  });
});
