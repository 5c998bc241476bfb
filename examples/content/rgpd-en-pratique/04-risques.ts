import type { DeckSection } from '../../deck-content.ts';

export const risques: DeckSection = {
  name: 'Maîtriser les risques',
  slides: [
    {
      kind: 'bullets',
      title: 'Le délégué à la protection des données',
      bullets: [
        'Le délégué à la protection des données (DPO) est la personne qui conseille l’organisme et contrôle le respect du RGPD',
        'Le désigner est obligatoire pour un organisme public, pour un suivi régulier et systématique à grande échelle, ou pour des données sensibles à grande échelle',
        'Il rend compte au plus haut niveau de la direction et ne reçoit aucune instruction dans ses missions',
        'Il ne fixe pas les finalités des traitements : un directeur informatique serait en conflit d’intérêts',
        'Il est le point de contact de la CNIL et des personnes concernées',
      ],
      notes:
        'Le délégué à la protection des données remplace le correspondant informatique et libertés (CIL), mais n’est pas responsable de la conformité : elle incombe au responsable du traitement. Dans chaque direction, un référent protection des données est son relais : il tient les fiches du registre et signale les projets nouveaux.',
    },
    {
      kind: 'bullets',
      title: 'L’analyse d’impact',
      bullets: [
        'L’analyse d’impact relative à la protection des données (AIPD) est une étude qui évalue les risques d’un traitement pour les personnes et fixe les mesures qui les réduisent',
        'Un traitement susceptible d’engendrer un risque élevé requiert une AIPD (article 35)',
        {
          text: 'Deux des neuf critères européens suffisent en général à l’imposer',
          details: [
            'Par exemple : données sensibles, grande échelle, surveillance systématique, personnes vulnérables',
          ],
        },
        'L’AIPD précède la mise en œuvre du traitement',
        'Si le risque reste élevé malgré les mesures, la consultation préalable de la CNIL est obligatoire (article 36)',
      ],
      notes:
        'L’AIPD utilise PIA, le logiciel libre de la CNIL, qui guide l’étude pas à pas. Le délégué conseille, le responsable du traitement décide et signe. Les neuf critères viennent du groupe de travail « Article 29 » (G29) ; le Comité européen de la protection des données (CEPD) remplace le G29 depuis 2018 et les a repris à son compte.',
    },
    {
      kind: 'comparison',
      title: 'Protéger dès la conception',
      left: {
        heading: 'Mesures techniques',
        bullets: [
          'La pseudonymisation est le remplacement des éléments identifiants par un code, dont la clé est gardée à part ; les données restent personnelles',
          'L’anonymisation est un procédé irréversible qui rend toute identification impossible : le RGPD ne s’applique plus',
          'Le chiffrement rend les données illisibles à qui n’a pas la clé',
        ],
      },
      right: {
        heading: 'Mesures d’organisation',
        bullets: [
          'La protection des données dès la conception (article 25) commence avant la première ligne de code',
          'La gestion des habilitations suit le moindre privilège : chacun n’accède qu’à ce que sa tâche exige',
          'Dans son édition de 2019, ISO/IEC 27701 étend ISO/IEC 27001 à la protection de la vie privée',
        ],
      },
      notes:
        'La protection des données dès la conception, en anglais privacy by design, est l’obligation de prévoir les mesures au moment où l’on détermine les moyens du traitement. L’article 32 demande une sécurité adaptée au risque et des essais réguliers. L’anonymisation est une solution de rechange à l’effacement lorsque seules les statistiques comptent.',
    },
  ],
};
