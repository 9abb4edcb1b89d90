// Validates a JSON document from standard input: node validate.mjs SCHEMA. Exit code 1 and the faults on standard error when it breaks a rule.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';

const validate = new Ajv({ allErrors: true, strictRequired: false }).compile(JSON.parse(readFileSync(process.argv[2], 'utf8')));
if (!validate(JSON.parse(readFileSync(0, 'utf8')))) {
  for (const { instancePath, message } of validate.errors) console.error(`${instancePath || '/'} ${message}`);
  process.exitCode = 1;
}
