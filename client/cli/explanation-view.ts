import type { ConceptExplanation, DocumentDecision } from '../explain-concept.ts';
import { heading, plural } from './output.ts';

/** Why a concept was promoted, held or rejected, for people. */
export function explanationLines(explanation: ConceptExplanation): string[] {
  const { name, tenantId, canonicalSince, decisions, unexplained } = explanation;
  return [
    ...(decisions.length === 0
      ? [`No document of tenant ${tenantId} was read to name ${name}.`]
      : [
          canonicalSince === null
            ? `${heading(name)} is not canonical.`
            : `${heading(name)} is canonical: ${canonicalSince}.`,
        ]),
    ...decisions.flatMap(decisionLines),
    ...unexplained.map(({ documentId, reason }) => `\n${documentId}: not known. ${reason}`),
  ];
}

function decisionLines(decision: DocumentDecision): string[] {
  const { documentName, verdict, rule, canonicalName, conceptType, confidence } = decision;
  return [
    '',
    heading(`${documentName}: ${verdict}, ${rule}`),
    `  ${canonicalName} (${conceptType.toLowerCase()}), confidence ${confidence.toFixed(2)}, in ${plural(decision.segmentCount, 'segment')}; profile ${decision.profile}`,
    ...(decision.definition === null ? [] : [`  defined: ${decision.definition}`]),
    ...(decision.aliases.length === 0 ? [] : [`  also called ${decision.aliases.join(', ')}`]),
    ...decision.joins.map(({ from, to, rule: by }) => `  ${from} was taken for ${to}, by ${by}`),
    ...decision.evidence.map(
      ({ slide, surfaceForm, evidence, confidence: sure }) =>
        `  slide ${slide}, as ${surfaceForm} (${sure.toFixed(2)}): “${evidence}”`,
    ),
  ];
}
