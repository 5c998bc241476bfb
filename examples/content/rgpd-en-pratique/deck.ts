import type { DeckContent } from '../../deck-content.ts';
import { comprendre } from './01-comprendre.ts';
import { documenter } from './02-documenter.ts';
import { droits } from './03-droits.ts';
import { risques } from './04-risques.ts';
import { incidents } from './05-incidents.ts';

export const rgpdEnPratique: DeckContent = {
  name: 'rgpd-en-pratique',
  title: 'Protection des données : le RGPD en pratique',
  language: 'fr-FR',
  accent: '5B2A57',
  sections: [comprendre, documenter, droits, risques, incidents],
};
