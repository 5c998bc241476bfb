import type { DeckSection } from '../../deck-content.ts';

export const comprendre: DeckSection = {
  name: 'Comprendre le règlement',
  slides: [
    {
      kind: 'opening',
      title: 'Protection des données : le RGPD en pratique',
      subtitle: [
        'Guide interne à l’usage des chefs de projet et des équipes métier',
        'Cinq chapitres, des définitions à la notification d’une violation',
      ],
      notes:
        'Le règlement général sur la protection des données (RGPD) est le règlement (UE) 2016/679 du 27 avril 2016, applicable depuis le 25 mai 2018. Le RGPD remplace la directive 95/46/CE. En France, la loi Informatique et Libertés du 6 janvier 1978 le complète, et la Commission nationale de l’informatique et des libertés (CNIL) veille à son application.',
    },
    {
      kind: 'section',
      title: 'Quatre notions à connaître',
      paragraphs: [
        'Une donnée à caractère personnel est toute information se rapportant à une personne physique identifiée ou identifiable.',
        'Un traitement est toute opération appliquée à de telles données : collecte, consultation, conservation, transmission ou effacement, par exemple.',
        'Le responsable du traitement est l’organisme ou la personne qui détermine les finalités et les moyens du traitement.',
        'Le sous-traitant est l’organisme ou la personne qui traite des données pour le compte du responsable du traitement, tel un hébergeur.',
      ],
      notes:
        'Une adresse IP, une plaque d’immatriculation ou un numéro de client peuvent suffire à rendre une personne identifiable. Le RGPD ne vise ni les personnes décédées ni les données réellement anonymes. Deux organismes qui fixent ensemble les finalités et les moyens sont responsables conjoints : un accord écrit répartit leurs obligations.',
    },
    {
      kind: 'table',
      title: 'Les sept principes de l’article 5',
      lead: 'Le responsable du traitement respecte ces principes et doit pouvoir le démontrer.',
      rows: [
        ['Principe', 'Ce qu’il exige', 'Question à se poser'],
        [
          'Licéité, loyauté, transparence',
          'Une base légale et une information claire',
          'La personne s’y attend-elle ?',
        ],
        [
          'Limitation des finalités',
          'Un but déterminé, explicite et légitime',
          'Pour quoi faire ?',
        ],
        [
          'Minimisation des données',
          'Des données limitées à ce qui est nécessaire',
          'Peut-on s’en passer ?',
        ],
        ['Exactitude', 'Des données tenues à jour', 'Qui les corrige ?'],
        [
          'Limitation de la conservation',
          'Une durée fixée d’après le but',
          'Quand les efface-t-on ?',
        ],
        ['Intégrité et confidentialité', 'Une sécurité appropriée', 'Qui y a accès ?'],
        ['Responsabilité', 'La preuve que tout le reste est respecté', 'Que peut-on montrer ?'],
      ],
      columnWeights: [3.6, 5, 3.4],
      notes:
        'La minimisation des données consiste à ne traiter que les données nécessaires au but poursuivi. Le principe de responsabilité, en anglais accountability, oblige à garder des preuves : registre, analyses, contrats, journaux d’accès. Une donnée collectée « au cas où » enfreint à la fois la limitation des finalités et la minimisation.',
    },
  ],
};
