// npm run api [-- http://127.0.0.1:8080]: writes src/api/schema.d.ts from the server's OpenAPI description.
// Gives the named schemas and, per path and method, the answer's and the body's type. Stable order, so diffs are small.
import { writeFile } from 'node:fs/promises';

const base = process.argv[2] ?? process.env.MINGQU_SERVER ?? 'http://127.0.0.1:8080';
const answer = await fetch(`${base}/api/openapi.json`);
if (!answer.ok) throw new Error(`${base}/api/openapi.json answered ${answer.status}; is the server running there?`);
const description = await answer.json();

const nameOf = (ref) => `Schemas[${JSON.stringify(ref.split('/').at(-1))}]`;

function typeOf(schema) {
  if (!schema || schema === true) return 'unknown';
  if (schema.$ref) return nameOf(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' | ');
  for (const key of ['oneOf', 'anyOf']) if (schema[key]) return schema[key].map(typeOf).join(' | ');
  if (schema.allOf) return schema.allOf.map(typeOf).join(' & ');
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  return types.map((type) => single(type, schema)).join(' | ');
}

function single(type, schema) {
  switch (type) {
    case 'string': return schema.format === 'binary' ? 'Blob' : 'string';
    case 'integer': case 'number': return 'number';
    case 'boolean': return 'boolean';
    case 'null': return 'null';
    case 'array': return `(${typeOf(schema.items)})[]`;
    default: return objectOf(schema);
  }
}

function objectOf(schema) {
  const required = new Set(schema.required ?? []);
  const fields = Object.entries(schema.properties ?? {})
    .map(([name, value]) => `${JSON.stringify(name)}${required.has(name) ? '' : '?'}: ${typeOf(value)}`);
  if (fields.length > 0) return `{ ${fields.join('; ')} }`;
  return schema.additionalProperties ? `Record<string, ${typeOf(schema.additionalProperties)}>` : 'Record<string, unknown>';
}

const content = (holder) => holder?.content && Object.values(holder.content)[0]?.schema;
const methods = ['get', 'post', 'put', 'patch', 'delete'];
const sorted = (record) => Object.entries(record ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));

const schemas = sorted(description.components?.schemas).map(([name, schema]) => `  ${JSON.stringify(name)}: ${typeOf(schema)};`);
const paths = sorted(description.paths).map(([path, item]) => {
  const parts = methods.filter((method) => item[method]).map((method) => {
    const success = Object.entries(item[method].responses ?? {}).find(([status]) => status.startsWith('2'))?.[1];
    const body = content(item[method].requestBody);
    return `    ${method}: { answer: ${content(success) ? typeOf(content(success)) : 'void'}${body ? `; body: ${typeOf(body)}` : ''} };`;
  });
  return `  ${JSON.stringify(path)}: {\n${parts.join('\n')}\n  };`;
});
await writeFile(new URL('../src/api/schema.d.ts', import.meta.url),
  `// Made by \`npm run api\` from the server's OpenAPI description; not edited by hand.\n\nexport interface Schemas {\n${schemas.join('\n')}\n}\n\nexport interface Paths {\n${paths.join('\n')}\n}\n`);
console.log(`${schemas.length} schemas, ${paths.length} paths`);
