import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../../pptx/segmentation/language.ts';

const ENGLISH = 'The warehouse records every movement of goods and keeps the stock up to date. ';
const GERMAN = 'Das Lager erfasst jede Bewegung der Waren und hält den Bestand aktuell. ';

describe('detectLanguage', () => {
  it.each([
    ['en', ENGLISH],
    ['de', GERMAN],
    ['fr', "L'entrepôt enregistre chaque mouvement de marchandises et tient le stock à jour."],
    ['es', 'Plan de continuidad\nObjetivos y alcance\nEl comité aprueba el plan cada año'],
    ['it', 'Piano di continuità\nObiettivi e ambito\nIl comitato approva il piano ogni anno'],
    ['nl', 'Continuïteitsplan\nDoelen en reikwijdte\nDe commissie keurt het plan elk jaar goed'],
    ['pt', 'Plano de continuidade\nObjetivos e âmbito\nO comité aprova o plano todos os anos'],
    ['ja', '在庫の数は毎朝六時に確定する'],
    ['he', 'מערכת ההזמנות שומרת על רצף האירועים'],
    ['uk', 'Кожен рух товару залишає слід у системі'],
  ])('tells %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it.each(['', '42', '99.9 % | 17', 'https://example.org/a/b', 'ACME'])(
    'does not tell for %j',
    (text) => {
      expect(detectLanguage(text)).toBeNull();
    },
  );

  it('takes no notice of addresses and codes', () => {
    const codes = 'https://example.org/the/and/of info@example.org www.example.com AB-12 34 x7 ';
    expect(detectLanguage(`${codes}${GERMAN}${codes}`)).toBe('de');
    expect(detectLanguage(codes)).toBeNull();
  });

  it('tells the language of most of a text, wherever the other stands', () => {
    expect(detectLanguage(GERMAN.repeat(4) + ENGLISH.repeat(30))).toBe('en');
    expect(detectLanguage(ENGLISH.repeat(30) + GERMAN.repeat(4))).toBe('en');
  });

  it('does not tell for a text of two languages in equal parts', () => {
    expect(detectLanguage(GERMAN.repeat(5) + ENGLISH.repeat(4))).toBeNull();
  });
});
