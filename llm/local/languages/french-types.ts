import type { LanguageProfile } from './profile.ts';
import { words } from './word-list.ts';

export const FRENCH_TYPE_WORDS: LanguageProfile['typeWords'] = {
  ENTITY: {
    heads: new Set(
      words(`
        programme projet société entreprise groupe comité commission conseil ministère direction
        département agence autorité institut université école collège hôpital clinique banque association
        fondation fédération consortium syndicat usine site pôle service cellule ville commune métropole
        région pays territoire communauté population fonds budget événement incident risque client compte
        réseau zone quartier bâtiment équipe commission dossier document contrat droit fonds capital perte taux
        formulaire ratio revenu dette créance maladie infection syndrome trouble symptôme bactérie virus panne défaut erreur
        anomalie vulnérabilité menace indemnité salaire prime facture commande registre rapport lettre fichier
        certificat clé mot solution indicateur période délai durée seuil
      `),
    ),
    genera: new Set(
      words(`
        société entreprise organisation organisme institution agence autorité ministère direction groupe
        équipe comité conseil commission programme projet document registre fichier information donnée
        dossier fait événement incident résultat état maladie trouble symptôme lieu aire zone région site
        bâtiment réseau substance matériau gaz élément composé médicament molécule animal plante espèce
        objet entité actif quantité ratio taux durée période intervalle date nombre montant part prix coût
        contrat inventaire mesure probabilité propriété qualité capacité liste classe unité
      `),
    ),
  },
  ROLE: {
    heads: new Set(
      words(`
        responsable délégué déléguée directeur directrice chef cheffe ingénieur ingénieure
        architecte analyste référent référente correspondant correspondante coordinateur coordinatrice
        coordonnateur coordonnatrice administrateur administratrice gestionnaire superviseur superviseuse
        auditeur auditrice consultant consultante développeur développeuse concepteur conceptrice testeur
        testeuse spécialiste expert experte formateur formatrice animateur animatrice président
        présidente vice-président vice-présidente secrétaire trésorier trésorière technicien technicienne
        infirmier infirmière médecin pharmacien pharmacienne chirurgien chirurgienne praticien
        praticienne soignant soignante aide-soignant conducteur conductrice opérateur opératrice
        agent agente chargé chargée conseiller conseillère adjoint adjointe assistant
        assistante représentant représentante acheteur acheteuse planificateur inspecteur inspectrice
        contrôleur contrôleuse évaluateur évaluatrice rédacteur rédactrice chercheur chercheuse
        enseignant enseignante professeur professeure avocat avocate juriste comptable économiste
        statisticien sociologue psychologue maire adjoint élu élue préfet ministre commissaire greffier
        notaire huissier salarié salariée employé employée collaborateur collaboratrice stagiaire apprenti
        alternant bénévole prestataire sous-traitant fournisseur partenaire propriétaire
        sponsor parrain tuteur mentor ambassadeur ambassadrice facilitateur facilitatrice médiateur
        médiatrice bibliothécaire documentaliste archiviste urbaniste géomètre chauffeur cariste
        préparateur magasinier manutentionnaire électricien plombier soudeur mécanicien usager patient
        bénéficiaire manager officer owner lead scrum-master rssi dpo dsi daf drh interlocuteur
        interlocutrice personne pilote commandant maître attributaire adjudicataire soumissionnaire
        cocontractant candidat concurrent vendeur vendeuse locataire bailleur emprunteur prêteur assureur courtier
        actionnaire associé associée gérant gérante dirigeant dirigeante éducateur éducatrice anesthésiste
        kinésithérapeute sage-femme vétérinaire journaliste interprète traducteur traductrice officier huissier juge
        magistrat procureur régisseur ordonnateur commerçant artisan agriculteur exploitant distributeur déclarant déclarante mandataire titulaire commanditaire donneur maître-d'ouvrage
        maître-d'œuvre
      `),
    ),
    genera: new Set(
      words(`
        personne professionnel professionnelle cadre salarié agent responsable expert spécialiste individu
        acteur collaborateur membre employé médecin infirmier technicien interlocuteur
        interlocutrice
      `),
    ),
  },
  STANDARD: {
    heads: new Set(
      words(`
        norme règlement directive loi décret arrêté convention traité protocole référentiel
        spécification standard certification accréditation label charte circulaire
      `),
    ),
    genera: new Set(
      words(`
        norme règlement directive loi décret arrêté ordonnance code convention traité protocole
        référentiel spécification standard certification label texte
      `),
    ),
  },
  TOOL: {
    heads: new Set(
      words(`
        plateforme plate-forme logiciel outil outillage progiciel système moteur application appli
        entrepôt portail serveur passerelle bibliothèque suite robot capteur sonde scanner imprimante
        appareil machine grappe cadriciel navigateur connecteur adaptateur
        automate bracelet routeur commutateur pare-feu file dépôt stockage ordonnanceur
        orchestrateur chatbot simulateur générateur analyseur collecteur
        wiki site téléservice interface console terminal ordinateur tablette smartphone caméra véhicule
        drone convoyeur pompe turbine jumeau tableur historien solution messagerie extranet intranet
        accéléromètre débitmètre thermomètre compteur badge carte
        module greffon progiciel lac technologie
      `),
    ),
    genera: new Set(
      words(`
        outil plateforme logiciel système moteur application base bibliothèque service serveur produit
        suite appareil machine capteur robot instrument
        composant module extension interface portail site dépôt
        entrepôt format langage environnement solution technologie infrastructure réplique maquette
        progiciel équipement
      `),
    ),
  },
  PRACTICE: {
    heads: new Set(
      words(`
        gestion processus procédure pratique méthode méthodologie démarche approche stratégie technique
        analyse revue audit test contrôle conception recherche enquête entretien atelier rétrospective
        évaluation inspection surveillance gouvernance maintenance conformité livraison développement
        amélioration planification politique cérémonie exercice formation intégration déploiement reprise
        migration itération retour suivi sauvegarde défense protection prévention principe règle modèle
        cartographie comptage préparation sécurité sûreté confiance consentement soin
        thérapie traitement chirurgie diagnostic dépistage achat négociation reporting agilité
        appel dialogue comptabilité signature référé consultation mise examen hygiène maîtrise gel veille pilotage plan schéma circuit parcours prise lutte vigilance
        apprentissage chantier télétravail bilan concertation
        rénovation conciliation délégation recette
      `),
    ),
    genera: new Set(
      words(`
        approche méthode méthodologie pratique processus technique façon manière discipline procédure
        activité stratégie principe atelier exercice revue visite séquence politique
        accord règle art concept philosophie démarche mouvement plan programme préparation gestion effort
        analyse étude évaluation enquête réunion cérémonie rituel traitement thérapie intervention
        opération série usage enchaînement action fait travail mode moyen
      `),
    ),
  },
};

/** Endings of nouns that name an action or its course. */
export const FRENCH_ACTION_ENDINGS =
  /(?:[a-zéèêîôûç]{3}(?:tion|sion|ment|age|isation|ure)|[a-z]{4}ance|ing)$/;

export const FRENCH_NOT_ACTIONS = new Set(
  words(`
    station organisation information documentation application solution population institution position
    région question nation section portion fraction fonction condition génération fondation association
    fédération union version mission passion million religion dimension pension division collection
    direction émission occasion commission pression tension
    document élément équipement département environnement instrument segment fragment appartement
    gouvernement moment sédiment bâtiment logement établissement médicament monument vêtement
    fondement événement évènement argument aliment
    message page image langage étage âge village passage paquetage pourcentage avantage dommage fromage
    personnage visage ménage paysage
    structure nature culture voiture facture figure température mesure agriculture littérature voilure
    infrastructure toiture candidature
    instance redevance créance résistance tendance croyance infection inflammation obligation sanction cotisation rémunération prestation exception proportion violation
    consentement épuisement licenciement versement règlement stationnement classement
    assurance ordonnance finance enfance distance circonstance
    king ring string parking
  `),
);
