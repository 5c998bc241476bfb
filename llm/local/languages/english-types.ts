import type { LanguageProfile } from './profile.ts';
import { words } from './word-list.ts';

export const ENGLISH_TYPE_WORDS: LanguageProfile['typeWords'] = {
  ENTITY: {
    heads: new Set(
      words(`
        programme program project company corporation firm group team board committee council commission
        ministry department agency authority office bureau institute university school college hospital
        clinic bank association foundation federation consortium union party industry ltd inc gmbh plc
        factory plant branch centre center hub campus laboratory lab city region country district
        population community customer account asset event incident risk fund ratio rate capital loss buffer
        exposure income revenue expense liability debt equity margin profit infection disease disorder syndrome
        injury symptom bacterium virus toxin resistance turnover attrition defect failure outage fault error
        vulnerability threat claim right duty contract agreement licence license invoice order receipt document record report
        letter form file byte packet token certificate key password image pod node
      `),
    ),
    genera: new Set(
      words(`
        company firm organisation organization institution agency authority ministry department body group
        team committee board council retailer manufacturer supplier producer operator consortium
        programme program project document record file information data fact event occurrence outcome layer
        sum departure gap infection dysfunction inflammation illness injury failure error defect fault loss gain
        income expense debt liability claim right permission obligation weakness vulnerability threat risk hazard
        marker hormone protein gene cell tissue organ signal message request key pair token identifier name label
        value score indicator metric threshold limit share proportion percentage fraction degree work time money
        result incident condition disease disorder symptom state place area zone region site building
        network substance material chemical gas element compound drug medicine inhibitor molecule animal
        plant species object entity asset quantity ratio rate time period interval date number amount
        share price cost fee notice measure probability likelihood property quality ability
        capacity credential list inventory class unit
      `),
    ),
  },
  ROLE: {
    heads: new Set(
      words(`
        manager officer owner engineer architect analyst steward sponsor lead leader director
        coordinator administrator supervisor commander auditor reviewer consultant developer designer
        tester scientist specialist expert trainer coach facilitator president chair chairman
        chairwoman chairperson secretary clerk technician nurse physician doctor surgeon pharmacist
        investigator associate representative champion ambassador mentor buyer planner dispatcher
        inspector assessor evaluator maintainer contributor moderator mediator curator librarian lawyer
        attorney counsel accountant bookkeeper treasurer teacher professor lecturer researcher         author writer journalist recruiter partner advisor adviser assistant deputy operative foreman
        superintendent controller person approver requester stakeholder employee contractor subcontractor trustee governor
        minister mayor commissioner ombudsman guardian custodian liaison
        principal executive ceo cto cfo cio ciso coo cpo dpo practitioner programmer sysadmin
        strategist economist statistician biologist chemist physicist geologist psychologist therapist
        paramedic firefighter captain picker worker welder electrician plumber
        mechanic fitter apprentice intern trainee volunteer buddy evangelist marketer salesperson
        responder translator registrar bursar head
      `),
    ),
    genera: new Set(
      words(`
        person executive professional individual employee specialist expert manager officer engineer
        leader member role someone colleague clerk representative people physician
        nurse technician analyst official party
      `),
    ),
  },
  STANDARD: {
    heads: new Set(
      words(`
        standard regulation act directive law norm specification protocol convention treaty ordinance decree
        statute certification accreditation rfc guideline declaration charter code
      `),
    ),
    genera: new Set(
      words(`
        standard specification regulation law directive norm protocol act treaty convention guideline
        legislation statute certification rulebook
      `),
    ),
  },
  TOOL: {
    heads: new Set(
      words(`
        platform software tool toolkit toolbox toolchain system engine application app database warehouse
        dashboard portal server gateway library api sdk plugin plug-in suite robot sensor scanner printer
        device machine cluster compiler debugger editor browser client adapter connector driver
        router switch firewall proxy broker queue repository registry store storage cache scheduler
        orchestrator agent bot chatbot assistant simulator generator analyzer analyser monitor tracker
        collector parser pipeline runtime kernel container module package extension script template
        wiki website webserver microservice interface console terminal workstation laptop tablet
        smartphone camera vehicle drone truck conveyor pump turbine twin spreadsheet workbook checklist
        questionnaire wizard lake lakehouse ledger technology
      `),
    ),
    genera: new Set(
      words(`
        tool platform engine software system application app database library framework service server
        provider product package suite program device machine sensor robot appliance instrument
        component module plugin extension interface dashboard portal website repository registry log
        broker queue store warehouse language compiler runtime environment toolkit template
        solution technology infrastructure
      `),
    ),
  },
  PRACTICE: {
    heads: new Set(
      words(`
        management process practice procedure method methodology approach strategy technique pattern
        discipline workflow lifecycle analysis review audit test check control design architecture
        engineering research survey interview workshop retrospective assessment evaluation inspection
        monitoring governance maintenance compliance delivery development improvement planning policy
        plan stand-up standup ceremony routine drill exercise rehearsal training
        induction onboarding offboarding handover rollout rollback migration
        sprint iteration post-mortem postmortem walkthrough walk rotation triage
        escalation backup recovery defence defense protection prevention principle rule model
        reform transformation campaign initiative mapping modelling modeling
        framework trial action feedback stewardship mentorship sponsorship leadership bookkeeping
        discovery clearance diligence handling security safety resilience trust consent care therapy treatment surgery diagnosis screening
        procurement negotiation budgeting forecasting reporting agile scrum kanban lean devops
      `),
    ),
    genera: new Set(
      words(`
        approach method methodology practice process technique way discipline pattern procedure
        activity strategy principle model workshop exercise review visit sequence policy agreement
        arrangement contract rule act art concept philosophy mindset movement style scheme plan
        strategy preparation management effort analysis study assessment investigation
        meeting ceremony ritual custom framework simulation routine treatment therapy intervention operation
        design set series use target objective goal commitment measure safeguard
        mechanism means procedure term discipline note
      `),
    ),
  },
};

/** Endings of nouns that name an action or its course. */
export const ENGLISH_ACTION_ENDINGS =
  /(?:[a-z]{3}(?:tion|sion|ment|ing|isation|ization)|[a-z]{4}age|sis)$/;

export const ENGLISH_NOT_ACTIONS = new Set(
  words(`
    station organisation organization information documentation application solution population
    institution position region question nation section portion fraction function condition location
    generation corporation foundation administration association federation union version mission
    passion million billion religion dimension pension version division session extension
    document element equipment department environment instrument segment fragment apartment government
    investment moment comment sediment ligament compartment establishment parliament basement
    message page image language stage age wage village passage package percentage advantage storage
    voltage mileage baggage garage cottage mortgage leverage heritage damage average
    building thing king ring string spring wing setting meaning ceiling morning evening being feeling
    beginning clothing nothing anything everything something offspring
    deviation
    infection inflammation dysfunction malfunction proportion exception contribution deduction obligation sanction
    situation tension restriction perception reputation definition specification notion portion ration
    deviation reduction exhaustion requirement agreement payment statement ailment impairment settlement increment complement
    supplement rating ranking finding warning saving earning holding offering listing filing lighting housing coating
    casing bearing outage shortage coverage leakage dosage sewage carriage marriage wastage sepsis prognosis
    basis thesis axis emphasis crisis oasis chassis
  `),
);
