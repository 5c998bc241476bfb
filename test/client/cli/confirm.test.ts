import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { confirm, type Terminal } from '../../../client/cli/confirm.ts';

function terminal(typed: string, isTTY = true): Terminal & { shown: () => string } {
  const input = Object.assign(new PassThrough(), { isTTY });
  const output = Object.assign(new PassThrough(), { isTTY });
  input.end(`${typed}\n`);
  return { input, output, shown: () => String(output.read() ?? '') };
}

const ask = (where: Terminal, isAgreed = false) =>
  confirm('This deletes document plan.', 'plan', isAgreed, where);

describe('a deletion is confirmed', () => {
  it('by typing the name', async () => {
    const where = terminal('plan');
    await ask(where);
    expect(where.shown()).toContain('This deletes document plan. Type plan to go on: ');
  });

  it.each(['', 'yes', 'plan b', 'PLAN'])('not by typing %j', async (typed) => {
    await expect(ask(terminal(typed))).rejects.toThrow('nothing is deleted');
  });

  it('without being asked when it is agreed to, also where nobody can be asked', async () => {
    const where = terminal('', false);
    await ask(where, true);
    expect(where.shown()).toBe('');
  });

  it('by nobody where there is no terminal', async () => {
    await expect(ask(terminal('plan', false))).rejects.toMatchObject({
      name: 'InvalidInput',
      message: expect.stringContaining('--yes') as string,
    });
  });
});
