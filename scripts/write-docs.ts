import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { configurationPage, environmentExample } from '../config/documentation.ts';

/** Writes what is made from the code: `npm run docs`. */
const root = resolve(import.meta.dirname, '..');
writeFileSync(resolve(root, '.env.example'), environmentExample());
writeFileSync(resolve(root, 'docs/configuration.md'), configurationPage());
