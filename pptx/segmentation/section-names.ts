import { titleKey } from './title-key.ts';

/**
 * What PowerPoint itself calls the section of the slides before the first named one, and a new section, in the
 * languages of its menus.
 */
const GIVEN_BY_PROGRAM: ReadonlySet<string> = new Set(
  [
    ['Default Section', 'Untitled Section'],
    ['Standardabschnitt', 'Abschnitt ohne Titel'],
    ['Section par défaut', 'Section sans titre'],
    ['Sección predeterminada', 'Sección sin título'],
    ['Sezione predefinita', 'Sezione senza titolo'],
    ['Seção Padrão', 'Seção sem Título'],
    ['Secção Predefinida', 'Secção Sem Título'],
    ['Standaardsectie', 'Naamloze sectie'],
    ['Standardavsnitt', 'Namnlöst avsnitt'],
    ['Standardinndeling', 'Inndeling uten navn'],
    ['Standardsektion', 'Ikke-navngivet sektion'],
    ['Oletusosa', 'Nimetön osa'],
    ['Sekcja domyślna', 'Sekcja bez tytułu'],
    ['Výchozí oddíl', 'Oddíl bez názvu'],
    ['Alapértelmezett szakasz', 'Névtelen szakasz'],
    ['Varsayılan Bölüm', 'Başlıksız Bölüm'],
    ['Раздел по умолчанию', 'Раздел без заголовка'],
    ['Розділ за замовчуванням', 'Розділ без назви'],
    ['Προεπιλεγμένη ενότητα', 'Ενότητα χωρίς τίτλο'],
    ['מקטע ברירת מחדל', 'מקטע ללא כותרת'],
    ['المقطع الافتراضي', 'مقطع بلا عنوان'],
    ['既定のセクション', 'タイトルなしのセクション'],
    ['默认节', '无标题节'],
    ['預設章節', '未命名的章節'],
    ['기본 구역', '제목 없는 구역'],
  ].flatMap((names) => names.map(titleKey)),
);

/** The name of a section where a person gave it, or null. */
export function tellingSectionName(name: string | null): string | null {
  const key = titleKey(name ?? '');
  return key === '' || GIVEN_BY_PROGRAM.has(key) ? null : name;
}
