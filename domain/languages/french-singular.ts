const INVARIABLE = new Set(
  `
    accès abus appentis avis biais bois bras bus campus cas châssis colis compromis concours consensus
    corps cours cursus débris décès dessous dessus devis discours dos excès fils fois fonds français
    anglais frais gaz gros heurs index jus logis mars mois mépris nez os palais parcours pays permis poids
    pouls précis prospectus process processus procès progrès propos recours refus relais repas
    repos rubis secours sens souris sursis stimulus succès sous tapis temps terminus tiers
    tracas travers univers usus vers verglas virus prix choix voix croix flux faux reflux influx paix
    époux taux houx noix poix toux crucifix phénix minus bonus malus corpus radius rébus lapsus
    analysis devops plus moins sas gras bas las ras épais mauvais dispos jamais ailleurs
    dépens honoraires arrhes entrefaites obsèques alentours environs vivres mœurs
    cerfa iris oasis tennis cosinus sinus thésaurus
  `
    .trim()
    .split(/\s+/),
);
const IN_AUX = new Map([
  ['travaux', 'travail'],
  ['vitraux', 'vitrail'],
  ['baux', 'bail'],
  ['coraux', 'corail'],
  ['émaux', 'émail'],
  ['tuyaux', 'tuyau'],
  ['noyaux', 'noyau'],
  ['joyaux', 'joyau'],
  ['yeux', 'œil'],
]);
const PLURAL_IN_OUX = new Set('bijoux cailloux choux genoux hiboux joujoux poux'.split(' '));

/** The singular of a lower-case French word; the word itself when it is not a plural. */
export function frenchSingular(word: string): string {
  if (word.length < 4 || INVARIABLE.has(word)) return word;
  const inAux = IN_AUX.get(word);
  if (inAux !== undefined) return inAux;
  if (word.endsWith('eaux') || word.endsWith('eux')) {
    // 'jeux' and 'lieux' are plurals; 'nombreux' and 'heureux' are the same in both numbers.
    return word.endsWith('eaux') ||
      /^(?:en)?(?:jeux|lieux|feux|vœux|milieux|cheveux|neveux)$/.test(word)
      ? word.slice(0, -1)
      : word;
  }
  if (word.endsWith('aux')) return `${word.slice(0, -3)}al`;
  if (PLURAL_IN_OUX.has(word)) return word.slice(0, -1);
  if (word.endsWith('s') && !/(?:ss|us|is|os|as|ès)$/.test(word)) return word.slice(0, -1);
  if (/[^aeo]us$|[uo]is$/.test(word)) return singularInIs(word);
  return word;
}

/** Participles and a few adjectives do take an s after i or u: `prévus`, `fournis`. */
function singularInIs(word: string): string {
  return /(?:[ptnlrdcv]us|[ntlrsv]is)$/.test(word) ? word.slice(0, -1) : word;
}
