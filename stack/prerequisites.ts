import { execa } from 'execa';
import { PrerequisiteMissing } from '../domain/errors.ts';

/** A program that has to be on the machine before Knowbase can set up the rest. */
export interface Prerequisite {
  name: string;
  /** What it is needed for. */
  purpose: string;
  /** Commands that install it. */
  install: { debian: string; macos: string };
  check: () => Promise<PrerequisiteState>;
}

export interface PrerequisiteState {
  ok: boolean;
  /** The version found, or why it does not do. */
  found: string;
}

export const python: Prerequisite = {
  name: 'Python 3.10 or later, with venv',
  purpose: 'runs Temporal and the local Qdrant',
  install: { debian: 'sudo apt-get install -y python3 python3-venv', macos: 'brew install python' },
  check: async () => {
    const version = await firstMatch('python3', ['--version'], /Python (\d+)\.(\d+)\S*/);
    if (version === undefined) return { ok: false, found: 'python3 is not on the PATH' };
    const [found, major, minor] = version;
    if (Number(major) < 3 || (Number(major) === 3 && Number(minor) < 10)) {
      return { ok: false, found: `${found} is too old` };
    }
    // Debian ships Python without the part of venv that brings pip.
    const venv = await execa('python3', ['-c', 'import venv, ensurepip'], { reject: false });
    return venv.failed ? { ok: false, found: `${found} has no venv` } : { ok: true, found };
  },
};

export function java(javaHome: string | undefined): Prerequisite {
  return {
    name: 'Java 17 or later',
    purpose: 'runs Neo4j',
    install: {
      debian: 'sudo apt-get install -y openjdk-17-jre-headless',
      macos: 'brew install openjdk@17',
    },
    check: async () => {
      const program = javaProgram(javaHome);
      const version = await firstMatch(program, ['-version'], /version "(\d+)[^"]*"/);
      if (version === undefined) return { ok: false, found: `${program} does not run` };
      const [found, major] = version;
      return Number(major) >= 17
        ? { ok: true, found }
        : { ok: false, found: `${found} is too old` };
    },
  };
}

export function javaProgram(javaHome: string | undefined): string {
  return javaHome === undefined ? 'java' : `${javaHome}/bin/java`;
}

export const maven: Prerequisite = {
  name: 'Maven',
  purpose: 'downloads Neo4j',
  install: { debian: 'sudo apt-get install -y maven', macos: 'brew install maven' },
  check: async () => {
    const version = await firstMatch('mvn', ['--version'], /Apache Maven [\d.]+/);
    return version
      ? { ok: true, found: version[0] }
      : { ok: false, found: 'mvn is not on the PATH' };
  },
};

/** @throws PrerequisiteMissing naming all that are, with the commands that install them. */
export async function requirePrerequisites(prerequisites: Prerequisite[]): Promise<void> {
  const states = await Promise.all(
    prerequisites.map(async (prerequisite) => ({ prerequisite, ...(await prerequisite.check()) })),
  );
  const missing = states.filter(({ ok }) => !ok);
  if (missing.length === 0) return;
  throw new PrerequisiteMissing(
    missing
      .map(({ prerequisite: { name, purpose, install }, found }) =>
        [
          `${name} is missing (${found}); it ${purpose}. Install it:`,
          `  Debian, Ubuntu:  ${install.debian}`,
          `  macOS:           ${install.macos}`,
        ].join('\n'),
      )
      .join('\n'),
  );
}

async function firstMatch(
  file: string,
  args: string[],
  pattern: RegExp,
): Promise<[string, ...string[]] | undefined> {
  // `java -version` writes to standard error.
  const { failed, all } = await execa(file, args, { reject: false, all: true });
  const match = failed ? null : pattern.exec(stripColours(all));
  return match === null ? undefined : (match as unknown as [string, ...string[]]);
}

function stripColours(text: string): string {
  // oxlint-disable-next-line no-control-regex -- Maven colours its version even in a pipe
  return text.replaceAll(/\u001b\[[0-9;]*m/g, '');
}
