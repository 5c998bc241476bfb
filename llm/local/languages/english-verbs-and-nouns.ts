import { words } from './word-list.ts';

/** Verbs with which slides tell people what to do, and which are nouns as well. */
export const IMPERATIVES = new Set(
  words(`
    use add set get make run install configure upgrade check see avoid create build deploy test move define
    write read start stop enable disable remove keep choose select ask call send name release agree approve
    appoint pilot train apply switch update download import export monitor analyse analyze tune measure
    track review join visit contact meet replace reduce increase improve prepare publish subtract submit
    report identify assess ensure provide document design develop implement integrate migrate
  `),
);

/** Endings of nouns that need no article in the singular, since what they name is not counted. */
export const UNCOUNTED_ENDING =
  /(?:tion|sion|ment|ing|ness|ty|cy|gy|hy|my|ry|ance|ence|ism|age|ure|ship|al|ics|ware|work|th|dom|hood|-.*)$/;

/** Other nouns that are not counted, or are as often as not. */
export const UNCOUNTED_NOUNS = new Set(
  words(`
    data traffic research money time water code feedback trust risk demand supply staff progress knowledge
    access control finance business equipment information advice news evidence health food fuel gas oil
    paper power space speed stock stress success support waste weather wood air art capital cash change
    choice credit debt design detail effort experience fraud fun help input output interest justice labour
    labor land language law leave light logic love luck mail media memory music noise peace pressure price
    pride proof quality rain rest rent rice sand sleep sound steel sugar talent tax tea text theory thought
    trade travel use value violence will wind agile lean scrum compliance today tomorrow
    everyone everybody nobody nothing everything something someone anyone who what which
  `),
);

/** Of a word that the lexicon lacks: inflected or derived, or a compound. */
export const ENDS_AS_COMMON_WORD =
  /(?:ed|ing|tion|ment|ness|ity|ions|ship|ly|[^uiaeos]s|-.*)$|(?:er|or|ment|tion|ie)s$/;
