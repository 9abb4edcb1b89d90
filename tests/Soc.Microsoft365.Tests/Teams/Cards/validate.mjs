// Validates cards against card.schema.json: a JSON object of cards by name on standard input; exit code 1 and the faults on standard error when one breaks a rule.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';

const validate = new Ajv({ allErrors: true, strictRequired: false }).compile(JSON.parse(readFileSync(new URL('card.schema.json', import.meta.url), 'utf8')));
for (const [name, card] of Object.entries(JSON.parse(readFileSync(0, 'utf8')))) {
  if (validate(card)) continue;
  for (const { instancePath, message } of validate.errors) console.error(`${name}${instancePath} ${message}`);
  process.exitCode = 1;
}
