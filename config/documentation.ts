import { describeVariable, variableGroups } from './variables.ts';

const NOTE = 'Made from config/variables.ts by `npm run docs`; a test holds the two together.';

/** The `.env.example`: every variable with its meaning, commented out at its default. */
export function environmentExample(): string {
  const groups = Object.entries(variableGroups).map(([title, group]) => {
    const variables = Object.keys(group).map((name) => {
      const { description, default: value } = describeVariable(name);
      return [...wrapped(description), `#${name}=${value ?? ''}`].join('\n');
    });
    return [`# --- ${title} ---`, ...variables].join('\n\n');
  });
  return [
    '# Copy to .env and take the # away from what you set. All of it is optional.',
    `# ${NOTE.replaceAll('`', '')}`,
    '',
    `${groups.join('\n\n')}\n`,
  ].join('\n');
}

const LINE_MAX_CHARS = 100;

function wrapped(text: string): string[] {
  const lines: string[] = [];
  let line = '#';
  for (const word of text.split(' ')) {
    if (line.length + 1 + word.length > LINE_MAX_CHARS) {
      lines.push(line);
      line = '#';
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}

/** The page docs/configuration.md. */
export function configurationPage(): string {
  const groups = Object.entries(variableGroups).map(([title, group]) =>
    [
      `## ${title}`,
      '',
      '| variable | meaning | default | allowed |',
      '|---|---|---|---|',
      ...Object.keys(group).map((name) => row(name)),
    ].join('\n'),
  );
  return [
    '# Configuration',
    '',
    'Knowbase reads these variables of the environment, and adds those of a file `.env` in its folder that the',
    'environment does not set. An empty value counts as unset. A value that is not allowed stops the start with',
    'the name of the variable, what was given, and what is allowed (exit status 2).',
    '',
    NOTE,
    '',
    `${groups.join('\n\n')}\n`,
  ].join('\n');
}

function row(name: string): string {
  const {
    description,
    default: value,
    enum: choices,
    minimum,
    maximum,
    secret,
  } = describeVariable(name);
  const allowed =
    choices?.join(', ') ??
    (minimum === undefined ? '' : `${minimum} to ${maximum === undefined ? 'any' : maximum}`);
  const meaning = secret ? `${description} Kept out of logs, errors and histories.` : description;
  return `| \`${name}\` | ${meaning} | ${value === undefined ? '' : `\`${value}\``} | ${allowed} |`;
}
