import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { execaNode } from 'execa';
import { describe, expect, it } from 'vitest';
import { createFileLogger, type Logger } from '../../logging/logger.ts';
import { createRedactor } from '../../logging/redaction.ts';
import { tempFolder } from '../stores/artifacts/temp-store.ts';

const SECRET = 'sk-"12345678';
const redact = createRedactor([SECRET]);

/** The lines that a logger writes to a file of its own. */
async function linesOf(
  write: (logger: Logger) => void,
  level: 'info' | 'debug' | 'error' = 'info',
): Promise<Record<string, unknown>[]> {
  const file = join(await tempFolder(), 'logs', 'worker.log');
  write(createFileLogger(file, { level, format: 'json' }, redact));
  const text = await readFile(file, 'utf8');
  expect(text).not.toContain('12345678');
  return text
    .trimEnd()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('createFileLogger', () => {
  it('writes a JSON line for each message, with time and level as words', async () => {
    const lines = await linesOf((logger) => {
      logger.info({ segment: 3 }, 'read');
      logger.warn('slow');
    });
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(lines).toEqual([
      { level: 'info', time, segment: 3, msg: 'read' },
      { level: 'warn', time, msg: 'slow' },
    ]);
  });

  it.each([
    ['debug', ['debug', 'info', 'error']],
    ['info', ['info', 'error']],
    ['error', ['error']],
  ] as const)('with the level %s, writes %j', async (level, written) => {
    const lines = await linesOf((logger) => {
      logger.debug('details');
      logger.info('news');
      logger.error('trouble');
    }, level);
    expect(lines.map((line) => line['level'])).toEqual(written);
  });

  it('masks secrets in messages, fields, errors and children', async () => {
    const lines = await linesOf((logger) => {
      logger.info(`key ${SECRET}`);
      logger.info({ nested: { header: `Bearer ${SECRET}` } }, 'sent');
      logger.error(new Error(`refused ${SECRET}`), 'failed');
      logger.child({ key: SECRET }).info('of a child');
    });
    expect(lines).toMatchObject([
      { msg: 'key ***' },
      { nested: { header: 'Bearer ***' } },
      { err: { message: 'refused ***', stack: expect.stringContaining('refused ***') } },
      { key: '***' },
    ]);
  });

  it('writes to the end of a file that is there', async () => {
    const file = join(await tempFolder(), 'worker.log');
    await writeFile(file, 'before\n');
    createFileLogger(file, { level: 'info', format: 'json' }, redact).info('after');
    expect(await readFile(file, 'utf8')).toMatch(/^before\n\{.*"msg":"after"\}\n$/);
  });
});

describe('createLogger', () => {
  const module = pathToFileURL(join(import.meta.dirname, '../../logging/logger.ts')).href;

  /** What a process of its own logs, whose standard error is no terminal. */
  async function logged(format: string): Promise<{ stdout: string; stderr: string }> {
    const script = join(await tempFolder(), 'log.mjs');
    await writeFile(
      script,
      `import { createLogger } from ${JSON.stringify(module)};
       const redact = (line) => line.replaceAll('hunter2', '***');
       createLogger({ level: 'info', format: '${format}' }, redact).info({ n: 1 }, 'is hunter2');`,
    );
    return execaNode(script, { nodePath: process.execPath, env: { NO_COLOR: '1' } });
  }

  it.each(['json', 'auto'])(
    'logs JSON lines to standard error with the format %s',
    async (format) => {
      const { stdout, stderr } = await logged(format);
      expect(stdout).toBe('');
      expect(JSON.parse(stderr)).toMatchObject({ level: 'info', n: 1, msg: 'is ***' });
    },
  );

  it('logs lines for people to standard error when asked to', async () => {
    const { stdout, stderr } = await logged('pretty');
    expect(stdout).toBe('');
    expect(stderr).toMatch(/INFO.*is \*\*\*\n\s+n: 1/);
  });
});
