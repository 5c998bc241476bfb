import { describe, expect, it } from 'vitest';
import { personalDataIn } from '../../domain/personal-data.ts';

describe('personalDataIn', () => {
  it.each([
    ['jo@example.org', 'e-mail address'],
    ['Contact: prénom.nom@exemple.fr', 'e-mail address'],
    ['06 12 34 56 78', 'phone number'],
    ['Tél. 01.42.68.53.00', 'phone number'],
    ['+33 6 12 34 56 78', 'phone number'],
    ['(212) 555-0123', 'phone number'],
    ['Hotline +49 30 901820', 'phone number'],
    ['4111 1111 1111 1111', 'payment card'],
    ['Visa 4111-1111-1111-1111', 'payment card'],
    ['FR14 2004 1010 0505 0001 3M02 606', 'bank account'],
    ['IBAN DE89370400440532013000', 'bank account'],
    ['1 85 05 78 006 084 91', 'identity number'],
    ['NIR 255081416802538', 'identity number'],
    ['SSN 536-90-4399', 'identity number'],
    ['DNI 54362315K', 'identity number'],
    ['NINO AB 12 34 56 C', 'identity number'],
    ['AHV 756.1234.5678.97', 'identity number'],
    ['RCCMNL83S18D969H', 'identity number'],
  ])('finds in %j a %s', (name, kind) => {
    expect(personalDataIn(name, null)).toBe(kind);
  });

  it('reads a number without a prefix as in the country of the language', () => {
    expect(personalDataIn('030 901820', 'de')).toBe('phone number');
    expect(personalDataIn('Ruf 030 901820', 'not a language')).toBeUndefined();
  });

  it.each([
    'Kafka',
    '@scope/package',
    'user @ host',
    'ISO/IEC 27001:2022',
    'IEC 62443-4-1',
    'RFC 2119',
    'NIST SP 800-53 Rev. 5',
    'NIST SP 800-207',
    'TLS 1.3',
    'CVE-2021-44228',
    'GPT-4 2024-01-01',
    'EN 50128:2011',
    'Windows Server 2022 21H2 20348',
    '4111 1111 1111 1112',
    'Plan 2024-2025',
  ])('finds nothing in %j', (name) => {
    expect(personalDataIn(name, 'en')).toBeUndefined();
    expect(personalDataIn(name, 'fr')).toBeUndefined();
  });
});
