import { words } from './word-list.ts';

export const FRENCH_FUNCTION_WORDS = new Set(
  words(`
    le la les l' un une des du de d' au aux à ce cet cette ces c' mon ma mes ton ta tes son sa ses notre
    nos votre vos leur leurs quel quelle quels quelles chaque tout toute tous toutes aucun aucune
    plusieurs quelques certains certaines tel telle tels telles même mêmes autre autres divers diverses
    je j' tu il elle on nous vous ils elles me m' te t' se s' y en lui eux ceci cela ça celui celle ceux
    celles qui que qu' quoi dont où lequel laquelle lesquels lesquelles auquel auxquels duquel desquels
    rien chacun chacune
    et ou mais donc or ni car si comme quand lorsque lorsqu' puisque puisqu' quoique afin parce tandis
    alors
    dans par pour sur sous sans avec vers chez entre contre depuis pendant avant après dès jusque jusqu'
    selon malgré parmi hors envers outre via lors face grâce suite auprès auxquelles
    ne n' pas plus moins très trop peu assez aussi ainsi bien mal déjà encore toujours jamais souvent
    parfois ici là ailleurs aujourd'hui demain hier maintenant bientôt tard tôt presque environ seulement
    notamment surtout enfin puis ensuite mieux vite tant autant voici voilà etc
    est sont était étaient être été sera seront serait soit a ont avait avaient avoir aura auront eu ayant
    étant été suis es sommes êtes ai as avons avez serais serons aurait auraient étais fut furent
    peut peuvent pouvoir doit doivent devoir faut va vont fait font faire
    deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt
    trente quarante cinquante soixante cent cents mille million millions milliard milliards
    premier première premiers premières second seconde deuxième troisième dernier dernière derniers
    dernières prochain prochaine prochains prochaines
  `),
);

export const FRENCH_CALENDAR_WORDS = new Set(
  words(`
    lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août
    septembre octobre novembre décembre printemps été automne hiver t1 t2 t3 t4 s1 s2
  `),
);

export const FRENCH_WEAK_MODIFIERS = new Set(
  words(`
    nouveau nouvel nouvelle nouveaux nouvelles ancien ancienne anciens anciennes vieux vieille bon bonne
    bons bonnes meilleur meilleure meilleurs meilleures mauvais mauvaise grand grande grands grandes petit
    petite petits petites gros grosse haut haute hauts hautes bas basse long longue court courte principal
    principale principaux principales important importante importants importantes majeur majeure majeurs
    majeures mineur mineure mineurs mineures différent différente différents différentes divers diverses
    certain certaine nombreux nombreuses multiple multiples autre autres même mêmes seul
    seule seuls seules vrai vraie faux fausse     actuel actuelle actuels actuelles futur future futurs futures récent récente
    passé passée présent présente prochain prochaine dernier dernière premier première     supplémentaire supplémentaires possible possibles nécessaire nécessaires utile utiles
    disponible disponibles suivant suivante suivants suivantes précédent précédente existant existante
    existants existantes prévu prévue prévus prévues attendu attendue attendus attendues     rapide lent lente clair claire facile difficile spécifique particulier particulière
    usuel habituel habituelle tel telle quelconque demi     beau belle joli vaste réussi réussie annuel annuelle annuels annuelles mensuel mensuelle mensuels
    mensuelles obligatoire obligatoires immédiat immédiate régulier régulière réguliers régulières approprié
    appropriée appropriés appropriées adéquat adéquate adéquats adéquates adapté adaptée adaptés adaptées
    susceptible susceptibles impossible impossibles concerné concernée concernés concernées suffisant
    suffisante suffisants suffisantes écrit écrite écrits écrites identifié identifiée identifiés
    identifiées identifiable identifiables
  `),
);

export const FRENCH_GENERIC_HEADS = new Set(
  words(`
    chose choses truc façon manière sorte type genre espèce exemple exemples cas fois partie parties part
    nombre quantité somme total ensemble série liste groupe majorité plupart reste moitié tiers quart
    pourcentage moyenne début fin milieu côté côtés lieu place point points fait faits raison raisons
    résultat résultats effet effets cause causes question questions réponse réponses problème problèmes
    idée idées mot mots nom noms terme termes thème thèmes sujet sujets élément éléments détail détails
    information informations note notes remarque remarques commentaire commentaires diapositive
    diapositives diapo page pages section sections chapitre chapitres figure figures tableau tableaux
    image images annexe annexes sommaire introduction conclusion conclusions
    contexte constat constats bilan aperçu synthèse présentation objectif objectifs but buts finalité
    périmètre cible cibles ambition vision enjeu enjeux défi défis étape étapes phase phases jalon jalons
    calendrier planning date dates heure heures minute minutes seconde secondes jour jours journée
    journées semaine semaines mois an ans année années trimestre semestre matin soir nuit siècle moment
    période délai délais durée fréquence temps
    personne personnes gens homme hommes femme femmes monde voisin voisins voisine équipe équipes
    collègue collègues
    avantage avantages inconvénient inconvénients force forces faiblesse faiblesses opportunité
    opportunités menace menaces atout atouts bénéfice bénéfices
    changement changements différence différences hausse baisse augmentation diminution amélioration
    situation statut état niveau niveaux degré échelle taille longueur largeur hauteur poids valeur
    valeurs coût coûts prix budget montant euro euros million millions milliard milliards millier
    usage usages utilisation besoin besoins travail travaux tâche tâches action actions effort efforts
    activité activités mission missions rôle rôles
    gauche droite oui non merci bonjour contact contacts référence références source sources lien liens
    auteur auteurs version versions
    nord sud est ouest pays ville villes région zone zones
    nature aspect aspects facteur facteurs composant caractéristique caractéristiques propriété option
    options choix possibilité possibilités solution solutions
    cadre œuvre titre égard compte cours suite priorité priorités premier dernière acteur acteurs ligne
    lignes indicateur indicateurs référence cible colonne colonnes direction
    lendemain veille tour tête main mains attention vue vigueur charge
    fonction occasion accord ordre niveau point mesure sens
  `),
);

export const FRENCH_BOILERPLATE = new Set([
  'agenda',
  'sommaire',
  'ordre du jour',
  'plan de la présentation',
  'table des matières',
  'introduction',
  'conclusion',
  'conclusions',
  'synthèse',
  'prochaines étapes',
  'étapes suivantes',
  'et après',
  'et demain',
  'merci',
  'merci de votre attention',
  'merci à tous',
  'questions',
  'des questions',
  'vos questions',
  'questions et réponses',
  'annexe',
  'annexes',
  'références',
  'bibliographie',
  'contact',
  'contacts',
  'qui fait quoi',
  'pourquoi maintenant',
  'à retenir',
  'points clés',
  'constat',
  'contexte',
  'calendrier',
  'définitions utiles',
  'vocabulaire',
  'diffusion interne',
  'confidentiel',
  'tous droits réservés',
  'feuille de route',
]);

export const FRENCH_ABBREVIATIONS = new Set([
  'm.',
  'mm.',
  'mme.',
  'mlle.',
  'dr.',
  'pr.',
  'cf.',
  'ex.',
  'p.ex.',
  'etc.',
  'art.',
  'al.',
  'chap.',
  'env.',
  'fig.',
  'n.',
  'p.',
  'pp.',
  'réf.',
  'tél.',
  'vol.',
  'max.',
  'min.',
  'resp.',
  'st.',
  'ste.',
  'c.-à-d.',
]);
