import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { knowbase } from '../integration/command-line.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'knowbase-prerequisites-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A program on the PATH that only says this. */
async function program(name: string, says: string, status = 0): Promise<void> {
  const file = join(folder, name);
  await writeFile(file, `#!/bin/sh\necho '${says}'\nexit ${status}\n`);
  await chmod(file, 0o755);
}

/** Runs the command line with nothing on the PATH but those programs and what every system has. */
function run(...args: string[]) {
  const environment = { PATH: [folder, '/bin'].join(delimiter), KNOWBASE_HOME: folder };
  return knowbase({ environment }, ...args);
}

describe('doctor', () => {
  it('shows what is there', async () => {
    await program('python3', 'Python 3.11.7');
    await program('java', 'openjdk version "21.0.2" 2024-01-16');
    await program('mvn', 'Apache Maven 3.9.6 (bc0240f3c744dd6b6ec2920b3cd08dcc295161ae)');
    const { stdout } = await run('doctor');
    expect(stdout).toContain('✔ Python 3.10 or later, with venv: Python 3.11.7');
    expect(stdout).toContain('✔ Java 17 or later: version "21.0.2"');
    expect(stdout).toContain('✔ Maven: Apache Maven 3.9.6');
  });

  it('names what is too old, with the commands that install it', async () => {
    await program('python3', 'Python 3.9.2');
    await program('java', 'openjdk version "11.0.2" 2019-01-15');
    await program('mvn', 'no such thing', 1);
    const { exitStatus, stdout } = await run('doctor');
    expect(exitStatus).toBe(1);
    expect(stdout).toContain('✖ Python 3.10 or later, with venv: Python 3.9.2 is too old');
    expect(stdout).toContain('apt-get install -y python3 python3-venv');
    expect(stdout).toContain('✖ Java 17 or later: version "11.0.2" is too old');
    expect(stdout).toContain('brew install openjdk@17');
    expect(stdout).toContain('✖ Maven: mvn is not on the PATH');
    expect(stdout).toContain('✖ Temporal: not running');
  });

  it('names a Python without venv, as Debian has it', async () => {
    await writeFile(
      join(folder, 'python3'),
      '#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.11.2" && exit 0\nexit 1\n',
    );
    await chmod(join(folder, 'python3'), 0o755);
    const { stdout } = await run('doctor');
    expect(stdout).toContain('✖ Python 3.10 or later, with venv: Python 3.11.2 has no venv');
  });
});

describe('stack up', () => {
  it('starts nothing while something is missing, and names all of it', async () => {
    await program('python3', 'Python 3.9.2');
    await program('java', 'openjdk version "11.0.2" 2019-01-15');
    await program('mvn', 'no such thing', 1);
    const { exitStatus, stderr } = await run('stack', 'up');
    expect(exitStatus).toBe(1);
    for (const name of ['Python 3.10 or later', 'Java 17 or later', 'Maven']) {
      expect(stderr).toContain(name);
    }
    expect(stderr).toContain('macOS:           brew install maven');
  });
});
