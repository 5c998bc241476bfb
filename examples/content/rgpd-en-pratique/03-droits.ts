import type { DeckSection } from '../../deck-content.ts';

export const droits: DeckSection = {
  name: 'Respecter les droits',
  slides: [
    {
      kind: 'section',
      title: 'Informer avant de collecter',
      paragraphs: [
        'Le droit à l’information oblige à dire, dès la collecte, qui traite les données, pourquoi, sur quelle base légale, combien de temps et pour quels destinataires (article 13).',
        'Lorsque les données viennent d’un tiers, la personne est informée dans un délai raisonnable, d’un mois au plus (article 14).',
        'La politique de confidentialité est le document public qui réunit ces informations ; l’essentiel figure déjà sous le formulaire.',
      ],
      notes:
        'Une information utile tient en deux niveaux : quelques lignes là où les données sont saisies, le détail à un clic. Bannissez les « nous pouvons être amenés à » : dites ce que vous faites. Une mention que personne ne comprend n’informe personne.',
    },
    {
      kind: 'table',
      title: 'Six droits et leurs limites',
      lead: 'L’exercice des droits est gratuit ; l’organisme répond en un mois, délai prolongeable de deux mois si la demande est complexe.',
      rows: [
        ['Droit', 'Article', 'Ce qu’il permet', 'Limite principale'],
        ['Droit d’accès', '15', 'Obtenir une copie de ses données', 'Droits et libertés d’autrui'],
        [
          'Droit de rectification',
          '16',
          'Faire corriger ou compléter',
          'Données inexactes ou incomplètes',
        ],
        [
          'Droit à l’effacement',
          '17',
          'Faire supprimer ses données',
          'Obligation légale de conserver',
        ],
        ['Droit à la limitation', '18', 'Faire geler l’usage des données', 'Quatre cas prévus'],
        [
          'Droit à la portabilité',
          '20',
          'Emporter ses données ailleurs',
          'Consentement ou contrat',
        ],
        ['Droit d’opposition', '21', 'Faire cesser un traitement', 'Motifs légitimes et impérieux'],
      ],
      columnWeights: [3, 1.2, 4.2, 4],
      notes:
        'Le droit à la portabilité est le droit de recevoir ses données dans un format structuré, couramment utilisé et lisible par machine. Le droit d’opposition à la prospection commerciale est sans condition. N’exigez une pièce d’identité qu’en cas de doute raisonnable. Un refus se motive et rappelle le recours possible devant la CNIL.',
    },
    {
      kind: 'bullets',
      title: 'Quand un algorithme décide',
      bullets: [
        'Le profilage est un traitement automatisé qui évalue des aspects personnels, tels que la solvabilité, la santé ou le comportement',
        'Une personne peut refuser d’être soumise à une décision entièrement automatisée qui produit des effets juridiques ou l’affecte de façon significative (article 22)',
        'Trois exceptions : le contrat, la loi et le consentement explicite',
        'Une décision entièrement automatisée requiert alors une intervention humaine sur demande, et la possibilité de contester',
      ],
      notes:
        'Un score est déjà une décision lorsque l’avis d’un tiers en dépend de façon déterminante : c’est ce qu’a jugé la Cour de justice de l’Union européenne (CJUE) le 7 décembre 2023, dans l’affaire SCHUFA. Une personne qui valide sans pouvoir s’écarter du résultat n’est pas une intervention humaine.',
    },
  ],
};
