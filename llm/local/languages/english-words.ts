import { words } from './word-list.ts';

export const ENGLISH_FUNCTION_WORDS = new Set(
  words(`
    a an the this that these those each every either neither no any some all both half such what which
    who whom whose where when why how
    i me my mine myself you your yours he him his she her hers it its itself we us our ours they them
    their theirs themselves one ones someone somebody anyone anybody everyone everybody nobody none
    nothing something anything everything
    of in on at by for with without within into onto upon over under above below between among amongst
    through throughout across along around about against after before during since until till from to
    toward towards off out up down per via versus vs as like unlike beyond behind beside besides despite
    except near inside outside plus than amid
    and or but nor so yet if unless because while whereas although though whether
    is are was were be been being am isn't aren't wasn't weren't do does did done doing don't doesn't
    didn't has have had having hasn't haven't can could may might must shall should will would cannot
    can't couldn't won't wouldn't shouldn't
    not never also only just even still already again too very quite rather almost nearly about always
    often sometimes usually typically generally mostly mainly currently now then there here once twice
    soon later today tomorrow yesterday however therefore thus hence instead together else etc e.g i.e
    where's what's let let's it's that's there's
    one two three four five six seven eight nine ten eleven twelve dozen hundred thousand million
    billion first second third fourth fifth sixth last next
  `),
);

export const ENGLISH_CALENDAR_WORDS = new Set(
  words(`
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue
    tues wed thu thur thurs fri sat sun q1 q2 q3 q4 h1 h2 spring summer autumn winter
  `),
);

export const ENGLISH_WEAK_MODIFIERS = new Set(
  words(`
    new old newer older newest oldest good better best bad worse worst big bigger biggest large larger
    largest small smaller smallest little less great greater greatest high higher highest low lower
    lowest long longer longest short shorter shortest early earlier late later latest recent current
    present past previous former next last first second third initial main major minor important
    significant relevant various several many few more most much other another same different similar
    certain specific particular common usual typical normal regular overall whole entire
    full complete partial additional extra further available possible potential likely necessary
    appropriate suitable proper correct right wrong own actual true false clear simple easy hard
    difficult fast slow quick cheap expensive useful helpful interesting nice fine great
    sufficient enough multiple single numerous respective existing following above below upcoming
    remaining resulting given known unknown proposed required desired selected annual
    monthly weekly daily yearly quarterly nightly exact roughly approximate estimated successful related
    based wide broad narrow top bottom left upper near far major able ready sure happy modern
    such nineteen twenty thirty forty fifty sixty seventy eighty ninety eleven twelve
  `),
);

export const ENGLISH_GENERIC_HEADS = new Set(
  words(`
    thing things stuff way ways kind kinds type types sort sorts lot lots bit piece pieces part parts
    number numbers amount amounts set sets list lists range variety series group groups pair rest
    majority minority half quarter third percent percentage share total sum average end start beginning
    middle top bottom side sides front back place places point points case cases example examples
    instance fact facts reason reasons result results effect effects cause causes question questions
    answer answers problem problems issue issues idea ideas thought thoughts opinion word words name
    names term terms topic topics subject subjects item items detail details information note notes
    comment comments remark remarks slide slides page pages section sections chapter chapters figure
    figures table tables image images picture pictures diagram diagrams chart charts graph graphs
    appendix agenda overview summary introduction conclusion conclusions background context outline
    objective objectives goal goals aim aims purpose scope target targets vision mission motivation
    highlight highlights takeaway takeaways lesson lessons recap next step steps phase phases stage
    stages milestone milestones timeline calendar schedule roadmap date dates time times day days week
    weeks weekend month months year years hour hours minute minutes second seconds millisecond
    milliseconds morning afternoon evening night today tomorrow decade century moment period
    people person persons man men woman women everyone colleague colleagues someone others friend
    friends guy guys audience room crowd
    advantage advantages disadvantage disadvantages pro pros con cons benefit benefits strength strengths
    weakness weaknesses opportunity opportunities threat threats challenge challenges
    change changes difference differences increase decrease growth improvement improvements
    situation status state level levels degree scale size length width height depth weight value values
    quantity cost costs price prices budget money euro euros dollar dollars pound pounds million billion
    thousand hundred dozen
    use uses usage need needs want wants work works job jobs effort efforts action actions activity
    activities task tasks attempt try
    left right yes no ok thanks thank welcome hello bye home contact contacts reference references
    source sources link links author authors version versions draft copy
    north south east west world country countries city town region area areas
    matter nature feature features aspect aspects factor factors element elements component components
    characteristic characteristics property properties option options choice choices alternative
    alternatives possibility possibilities approach method methods
    mind hand hands eye eyes head heads face foot leg heart body life death
    track account ask asks column columns row rows line lines cell cells field fields box boxes
    owner role roles responsibility responsibilities mission indicator baseline control measure metric
    metrics criterion criteria description mitigation likelihood probability impact priority
    decision decisions assumption assumptions recommendation recommendations
  `),
);

export const ENGLISH_BOILERPLATE = new Set([
  'agenda',
  'table of contents',
  'contents',
  'outline',
  'overview',
  'summary',
  'executive summary',
  'introduction',
  'conclusion',
  'conclusions',
  'key takeaways',
  'takeaways',
  'next steps',
  'thank you',
  'thanks',
  'thank you for your attention',
  'questions',
  'any questions',
  'questions and answers',
  'q&a',
  'appendix',
  'references',
  'backup',
  'backup slides',
  'contact',
  'contacts',
  'contact us',
  'about us',
  'about me',
  'further reading',
  'work in progress',
  'confidential',
  'internal use only',
  'all rights reserved',
  'click to edit',
  'pros and cons',
  'lessons learned',
]);

export const ENGLISH_ABBREVIATIONS = new Set([
  'e.g.',
  'i.e.',
  'etc.',
  'vs.',
  'mr.',
  'mrs.',
  'ms.',
  'dr.',
  'prof.',
  'st.',
  'no.',
  'nos.',
  'fig.',
  'figs.',
  'eq.',
  'vol.',
  'pp.',
  'p.',
  'cf.',
  'approx.',
  'inc.',
  'ltd.',
  'corp.',
  'co.',
  'dept.',
  'est.',
  'al.',
  'resp.',
  'incl.',
  'excl.',
  'max.',
  'min.',
]);
