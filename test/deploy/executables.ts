import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** An empty directory that is removed when the test has finished. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'knowbase-deploy-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Programs that stand in for those of a container, and note what they were called with. */
export interface FakePrograms {
  /** A PATH on which they come first. */
  path: string;
  /** The arguments of every call of the program so far. */
  calls: (program: string) => Promise<string[]>;
}

/** Puts programs in place, each given by its name and what it does, in shell, after noting its arguments. */
export async function fakePrograms(programs: Record<string, string>): Promise<FakePrograms> {
  const folder = await temporaryFolder();
  const logOf = (program: string) => join(folder, `${program}.log`);
  for (const [program, script] of Object.entries(programs)) {
    const file = join(folder, program);
    await writeFile(logOf(program), '');
    await writeFile(file, `#!/bin/sh\nprintf '%s\\n' "$*" >>'${logOf(program)}'\n${script}\n`);
    await chmod(file, 0o755);
  }
  return {
    path: `${folder}:/usr/bin:/bin`,
    calls: async (program) =>
      (await readFile(logOf(program), 'utf8')).split('\n').filter((line) => line !== ''),
  };
}
