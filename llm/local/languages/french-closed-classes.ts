import type { Tag } from '../tagging.ts';
import { words } from './word-list.ts';

/** Tags of the words that are few in number; where a word may be several things, the commonest in a phrase. */
export const FRENCH_CLOSED_CLASSES: ReadonlyMap<string, Tag> = new Map<string, Tag>([
  ...as(
    'determiner',
    `le la les l' un une ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs
    chaque tout toute tous toutes aucun aucune plusieurs quelques certains certaines quel quelle quels
    quelles tel telle tels telles autre autres même mêmes`,
  ),
  ...as(
    'preposition',
    `de d' du des à au aux en dans par pour sur sous sans avec vers chez entre contre depuis pendant avant
    après dès jusque jusqu' selon malgré parmi hors envers outre via lors auprès au-delà au-dessus au-dessous en-deçà`,
  ),
  ...as(
    'pronoun',
    `je j' tu il elle on nous vous ils elles me m' te t' se s' y lui eux ceci cela ça celui celle ceux
    celles qui que qu' quoi dont où lequel laquelle lesquels lesquelles auquel auxquels duquel c' rien
    chacun chacune celui-ci celle-ci ceux-ci celles-ci celui-là celle-là ceux-là celles-là`,
  ),
  ...as(
    'conjunction',
    `et ou mais donc or ni car si comme quand lorsque lorsqu' puisque puisqu' alors`,
  ),
  ...as(
    'adverb',
    `ne n' pas non plus moins très trop peu assez aussi ainsi bien mal déjà encore toujours jamais souvent
    parfois ici là ailleurs aujourd'hui demain hier maintenant bientôt tard tôt presque environ seulement
    notamment surtout enfin puis ensuite mieux vite tant autant etc ci autrement quotidiennement`,
  ),
  ...as(
    'verb',
    `est sont était étaient être été sera seront serait soit soient a ont avait avaient avoir aura auront
    ayant étant peut peuvent pourra pouvoir doit doivent devra devoir faut va vont fait font faire permet
    permettent consiste consistent désigne désignent signifie signifient appelle appellent repose reposent
    dépend dépendent comprend comprennent devient deviennent reçoit reçoivent tient définit définissent
    suit suivent sert servent requiert requièrent prévoit prévoient tient tiennent rend rendent étend
    étendent inclut incluent contient contiennent remplit met mettent prend prennent`,
  ),
  ...as(
    'number',
    `deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente
    quarante cinquante soixante cent cents mille`,
  ),
]);

/** Adjectives that stand before their noun. */
export const FRENCH_PREPOSED_ADJECTIVES = new Set(
  words(`
    grand grande grands grandes petit petite petits petites bon bonne bons bonnes nouveau nouvel nouvelle
    nouveaux nouvelles ancien ancienne anciens anciennes vieux vieille beau belle gros grosse haut haute
    hauts hautes mauvais mauvaise meilleur meilleure meilleurs meilleures premier première premiers
    premières second seconde deuxième troisième quatrième cinquième sixième dernier dernière derniers
    dernières prochain prochaine prochaines principal principale principaux principales seul seule vrai
    vraie faux fausse faible faibles double demi futur future futurs longue court courte jeune jeunes
  `),
);

function as(tag: Tag, list: string): [string, Tag][] {
  return words(list).map((word) => [word, tag]);
}
