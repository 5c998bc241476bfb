import { describe, expect, it } from 'vitest';
import type { RelationType } from '../../domain/concept.ts';
import { inOneDirection } from '../../domain/relation-direction.ts';
import { aRelation } from './builders.ts';

/** The direction of a relation from a to b, once its evidence was looked at. */
function directionOf(a: string, relationType: RelationType, b: string, evidence: string): string {
  const { source, target } = inOneDirection(
    aRelation({ source: a, target: b, relationType, evidence }),
  );
  return `${source} > ${target}`;
}

describe('inOneDirection', () => {
  it.each<[RelationType, string, string]>([
    ['REQUIRES', 'broker', 'A broker is required by Kafka'],
    ['USES', 'broker', 'Brokers are used by Kafka.'],
    ['USES', 'broker', 'Le broker est utilisé par Kafka'],
    ['PART_OF', 'broker', 'The broker includes Kafka'],
    ['PART_OF', 'broker', 'Le broker comprend Kafka'],
    ['REPLACES', 'broker', 'The broker was replaced by Kafka'],
    ['REPLACES', 'broker', 'Le broker est remplacé par Kafka'],
    ['PRECEDES', 'broker', 'The broker follows Kafka'],
    ['ENABLES', 'broker', 'The broker is made possible by Kafka'],
    ['EXTENDS', 'broker', 'The broker is extended by Kafka'],
    ['DEPRECATES', 'broker', 'The broker was deprecated by Kafka'],
  ])('turns a %s round that the passive or the inverse says: %j to Kafka in %j', (...given) => {
    const [type, from, evidence] = given;
    expect(directionOf(from, type, 'kafka', evidence)).toBe('kafka > broker');
    expect(directionOf('kafka', type, from, evidence)).toBe('kafka > broker');
  });

  it.each<[RelationType, string]>([
    ['REQUIRES', 'Kafka requires a broker'],
    ['USES', 'Kafka utilise le broker'],
    ['PART_OF', 'Kafka is part of the broker'],
    ['REPLACES', 'Kafka replaces the broker'],
    ['PRECEDES', 'Kafka is followed by the broker'],
    ['ENABLES', 'Kafka permet le broker'],
  ])('reads %s from %j, however the reader gave it', (type, evidence) => {
    expect(directionOf('kafka', type, 'broker', evidence)).toBe('kafka > broker');
    expect(directionOf('broker', type, 'kafka', evidence)).toBe('kafka > broker');
  });

  it('finds names of several words, in the plural and with articles', () => {
    const evidence = "Les analyses d'impact sont requises par le responsable du traitement.";
    expect(
      directionOf('analyse de impact', 'REQUIRES', 'responsable de traitement', evidence),
    ).toBe('responsable de traitement > analyse de impact');
  });

  it.each([
    'Kafka and the broker',
    'Kafka requires much',
    'Both are required',
    'The broker, required by law, meets Kafka needs',
  ])('leaves the relation as it is where %j does not tell', (evidence) => {
    expect(directionOf('kafka', 'REQUIRES', 'zookeeper', evidence)).toBe('kafka > zookeeper');
  });

  it.each<RelationType>(['SUBTYPE_OF', 'VERSION_OF'])('leaves a %s as it is', (type) => {
    expect(directionOf('kafka', type, 'broker', 'broker used by kafka')).toBe('kafka > broker');
  });

  it.each<RelationType>(['INTEGRATES_WITH', 'ALTERNATIVE_TO'])(
    'puts the ends of a %s in order, since it has no direction',
    (type) => {
      expect(directionOf('kafka', type, 'broker', '')).toBe('broker > kafka');
      expect(directionOf('broker', type, 'kafka', '')).toBe('broker > kafka');
    },
  );
});
