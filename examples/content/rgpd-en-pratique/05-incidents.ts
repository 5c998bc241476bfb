import type { DeckSection } from '../../deck-content.ts';

export const incidents: DeckSection = {
  name: 'Réagir, sous-traiter, transférer',
  slides: [
    {
      kind: 'bullets',
      title: 'Violation de données : les 72 premières heures',
      bullets: [
        'Une violation de données est une atteinte à la sécurité qui entraîne la destruction, la perte, l’altération ou la divulgation de données personnelles, ou un accès non autorisé à celles-ci',
        'Notification à la CNIL : dans les meilleurs délais et, si possible, 72 heures au plus tard après en avoir pris connaissance, sauf si un risque est peu probable (article 33)',
        'Communication aux personnes : dans les meilleurs délais, si le risque pour elles est élevé (article 34)',
        'Le registre des violations consigne chaque incident, même celui qui n’est pas notifié',
        'Le sous-traitant prévient le responsable du traitement dans les meilleurs délais',
      ],
      notes:
        'Un courriel envoyé au mauvais destinataire, une clé perdue ou un rançongiciel sont des violations. La notification peut se faire en deux temps : ce que l’on sait d’abord, le complément ensuite. Passé 72 heures, il faut motiver le retard. Si les données étaient chiffrées et la clé intacte, la communication aux personnes n’est pas nécessaire.',
    },
    {
      kind: 'comparison',
      title: 'Sous-traiter et transférer',
      left: {
        heading: 'Sous-traitance (article 28)',
        bullets: [
          'Le recours à un sous-traitant requiert un contrat de sous-traitance : objet, durée, instructions, sécurité, audits, sort des données',
          'Le sous-traitant n’en recrute pas un autre sans l’autorisation écrite du responsable du traitement',
          'Choisir un prestataire sans garanties suffisantes est déjà un manquement',
        ],
      },
      right: {
        heading: 'Transferts hors de l’Union',
        bullets: [
          'Une décision d’adéquation est un acte par lequel la Commission européenne constate qu’un pays tiers offre une protection adéquate',
          'À défaut, les clauses contractuelles types (CCT) sont une alternative à la décision d’adéquation',
          'Les règles d’entreprise contraignantes (BCR) couvrent les transferts à l’intérieur d’un groupe',
        ],
      },
      notes:
        'Depuis juillet 2023, le cadre de protection des données UE–États-Unis remplace le bouclier de protection des données, que l’arrêt Schrems II de la CJUE avait invalidé en 2020 ; il ne vaut que pour les entreprises qui y ont adhéré. Les clauses contractuelles types requièrent une étude du droit du pays de destination. Un accès à distance depuis un pays tiers est un transfert.',
    },
    {
      kind: 'chart',
      title: 'Sanctions : ce que risque un organisme',
      lead: 'L’amende administrative peut atteindre 20 millions d’euros ou 4 % du chiffre d’affaires annuel mondial, le montant le plus élevé étant retenu (article 83).',
      chart: {
        shape: 'bar',
        title: 'Plafond de l’amende selon le chiffre d’affaires',
        categoryAxis: 'Chiffre d’affaires annuel mondial',
        valueAxis: 'Millions d’euros',
        series: 'Plafond de l’amende',
        points: [
          ['100 M€', 20],
          ['500 M€', 20],
          ['1 Md€', 40],
          ['2 Md€', 80],
          ['5 Md€', 200],
        ],
        numberFormat: '0',
        altText: 'Barres de 20 millions d’euros jusqu’à 500 M€, puis 40, 80 et 200 millions',
      },
      notes:
        'Un second plafond, de 10 millions d’euros ou 2 %, vaut pour les manquements au registre, à la sécurité ou à la notification. La CNIL peut aussi mettre en demeure, limiter un traitement ou l’interdire. Les premiers pas : désigner un pilote, dresser le registre, trier les données, informer les personnes, sécuriser les accès.',
    },
  ],
};
