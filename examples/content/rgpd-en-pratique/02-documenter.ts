import type { DeckSection } from '../../deck-content.ts';

export const documenter: DeckSection = {
  name: 'Fonder et documenter',
  slides: [
    {
      kind: 'table',
      title: 'Six bases légales, une par finalité',
      lead: 'Une base légale est le fondement juridique qui autorise un traitement ; l’article 6 en prévoit six, et chaque finalité en requiert une.',
      rows: [
        ['Base légale', 'Convient quand…', 'Exemple'],
        ['Consentement', 'la personne a réellement le choix', 'Lettre d’information'],
        ['Contrat', 'le traitement est nécessaire à son exécution', 'Livraison d’une commande'],
        ['Obligation légale', 'un texte impose le traitement', 'Déclaration sociale nominative'],
        ['Sauvegarde des intérêts vitaux', 'une vie est en danger', 'Urgence médicale'],
        [
          'Mission d’intérêt public',
          'un texte confie cette mission à l’organisme',
          'Inscription scolaire',
        ],
        ['Intérêt légitime', 'il ne lèse pas les droits des personnes', 'Lutte contre la fraude'],
      ],
      columnWeights: [3.6, 5, 3.6],
      notes:
        'La base légale se choisit avant la collecte ; on n’en change pas parce qu’une autre arrange. L’intérêt légitime requiert une mise en balance écrite avec les droits des personnes, et les autorités publiques ne peuvent pas l’invoquer dans l’exécution de leurs missions.',
    },
    {
      kind: 'bullets',
      title: 'Consentement et données sensibles',
      bullets: [
        'Le consentement est une manifestation de volonté libre, spécifique, éclairée et univoque, exprimée par une déclaration ou un acte positif clair',
        'Une case précochée ne vaut rien ; retirer son accord doit être aussi simple que le donner',
        'En France, un mineur consent seul aux services en ligne à partir de 15 ans',
        {
          text: 'Les données sensibles sont les catégories particulières de données que vise l’article 9',
          details: [
            'Santé, opinions politiques, convictions religieuses, origine ethnique, appartenance syndicale, vie sexuelle',
            'Données génétiques, et données biométriques servant à identifier une personne',
          ],
        },
        'Leur traitement est interdit, sauf exception telle que le consentement explicite',
      ],
      notes:
        'Entre un employeur et ses salariés, le consentement est rarement libre, car un refus peut coûter. Conservez la preuve : qui a consenti, quand, à quoi et comment. Le numéro de sécurité sociale n’est pas une donnée sensible au sens de l’article 9, mais le droit français encadre strictement son usage.',
    },
    {
      kind: 'bullets',
      title: 'Le registre des traitements',
      bullets: [
        'Le registre des activités de traitement est le document qui recense tous les traitements d’un organisme (article 30)',
        'Une fiche par finalité : personnes et données concernées, destinataires, transferts, mesures de sécurité',
        'La durée de conservation fait partie de chaque fiche du registre',
        'Le sous-traitant tient lui aussi un registre, de ce qu’il fait pour chaque client',
        'La dérogation pour moins de 250 salariés ne couvre ni les traitements habituels ni les données sensibles : en pratique, chacun tient un registre',
        { text: 'Modèle de registre : cnil.fr', url: 'https://www.cnil.fr/' },
      ],
      notes:
        'Partez des finalités et non des logiciels : un même outil en sert souvent plusieurs. La durée de conservation est le temps au bout duquel les données sont effacées, archivées ou rendues anonymes. Chaque nouveau projet ajoute ou modifie une fiche avant sa mise en service.',
    },
  ],
};
