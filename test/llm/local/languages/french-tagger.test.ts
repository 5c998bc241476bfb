import { describe, expect, test } from 'vitest';
import { tagLine } from '../tagged.ts';

function tagsOf(line: string): Record<string, string> {
  return Object.fromEntries(tagLine('fr', line).tokens.map(({ text, tag }) => [text, tag]));
}

describe('French words', () => {
  test.each<[string, Record<string, string>]>([
    ['le plan mesure les écarts', { plan: 'noun', mesure: 'verb', écarts: 'noun' }],
    ['la mesure du risque', { mesure: 'noun', risque: 'noun' }],
    ['Mesure des émissions', { Mesure: 'noun' }],
    ["l'analyse vibratoire", { "l'": 'determiner', analyse: 'noun', vibratoire: 'adjective' }],
    ['une équipe pour suivre les anomalies', { suivre: 'verb' }],
    ['Réduire les coûts', { Réduire: 'verb' }],
    ['le registre est vérifié par le responsable', { vérifié: 'participle', responsable: 'noun' }],
    ['les sauvegardes sont chiffrées', { chiffrées: 'participle' }],
    ['une étude qui évalue les risques', { évalue: 'verb' }],
    ['émissions directes et indirectes', { directes: 'adjective', indirectes: 'adjective' }],
    ['le déploiement avance rapidement', { déploiement: 'noun', rapidement: 'adverb' }],
    ['la conciliation réduit les erreurs', { réduit: 'verb' }],
    ['le comité de pilotage stratégique', { pilotage: 'noun', stratégique: 'adjective' }],
    ['le nouveau référentiel', { nouveau: 'adjective', référentiel: 'noun' }],
    ['un contrôle réalisé en direct', { réalisé: 'participle', direct: 'adverb' }],
    ['Délégué à la protection des données', { Délégué: 'noun' }],
    ['Testé par le fournisseur', { Testé: 'participle' }],
    ["Le contrat d'apprentissage associe formation et emploi", { associe: 'verb' }],
    ['Un chantier pilote dure trois mois', { pilote: 'noun', dure: 'verb' }],
    ['Le document unique (DUME) simplifie les candidatures', { simplifie: 'verb' }],
    ['il rend compte au comité', { compte: 'adverb', comité: 'noun' }],
    ['une application sans la réécrire', { réécrire: 'verb' }],
    ['Les charges fixes, ou charges de structure', { fixes: 'noun' }],
    ["l'intéressement est facultatif", { facultatif: 'adjective' }],
    ['plus de cinquante salariés', { salariés: 'noun' }],
  ])('in « %s »', (line, expected) => {
    expect(tagsOf(line)).toMatchObject(expected);
  });
});

describe('capitals at the beginning', () => {
  test('of a subject without article are those of a name', () => {
    expect(tagsOf('Orion centralise les journaux')).toMatchObject({
      Orion: 'name',
      centralise: 'verb',
    });
  });

  test('of a first name are those of a name, of a class noun not', () => {
    expect(tagsOf('Claire Delmas dirige le site')).toMatchObject({
      Claire: 'name',
      Delmas: 'name',
    });
    expect(tagsOf('Programme Horizon en bref')).toMatchObject({
      Programme: 'noun',
      Horizon: 'name',
    });
  });
});
