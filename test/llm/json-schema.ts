interface ObjectSchema {
  properties: Record<string, unknown>;
  required?: string[];
  additionalProperties?: boolean;
}

/** Every schema of an object that stands anywhere in a JSON schema. */
export function objectSchemas(schema: unknown): ObjectSchema[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const inner = Object.values(schema).flatMap(objectSchemas);
  return 'properties' in schema && 'type' in schema && schema.type === 'object'
    ? [schema as unknown as ObjectSchema, ...inner]
    : inner;
}

/** Whether the schema wants every property and allows no other, as strict structured outputs do. */
export function isStrict({ properties, required, additionalProperties }: ObjectSchema): boolean {
  const wanted = new Set(required);
  return (
    additionalProperties === false &&
    wanted.size === Object.keys(properties).length &&
    Object.keys(properties).every((name) => wanted.has(name))
  );
}

/** The names of the properties of each object of a schema, outermost first. */
export function propertyNames(schema: unknown): string[][] {
  return objectSchemas(schema).map(({ properties }) => Object.keys(properties));
}
