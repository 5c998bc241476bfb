import type { DeckContent } from '../../deck-content.ts';
import { serviceLevels } from './01-service-levels.ts';
import { observability } from './02-observability.ts';
import { incidentResponse } from './03-incident-response.ts';
import { postmortems } from './04-postmortems.ts';
import { capacity } from './05-capacity.ts';
import { releaseEngineering } from './06-release-engineering.ts';
import { kubernetes } from './07-kubernetes.ts';
import { dataRecovery } from './08-data-recovery.ts';
import { accessSecurity } from './09-access-security.ts';
import { costAndCarbon } from './10-cost-and-carbon.ts';

export const reliableServices: DeckContent = {
  name: 'reliable-services',
  title: 'Reliable services in production',
  language: 'en-GB',
  accent: '1F3A5F',
  sections: [
    serviceLevels,
    observability,
    incidentResponse,
    postmortems,
    capacity,
    releaseEngineering,
    kubernetes,
    dataRecovery,
    accessSecurity,
    costAndCarbon,
  ],
};
