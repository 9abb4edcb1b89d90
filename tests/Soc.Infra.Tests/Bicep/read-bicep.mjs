// Reads Bicep files with the grammar of tree-sitter-bicep and prints what they declare as JSON: [{ file, errors, parameters, … }].
//   node read-bicep.mjs FILE…
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';

const grammar = createRequire(import.meta.url).resolve('tree-sitter-bicep/tree-sitter-bicep.wasm');
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(grammar));

const named = (node) => node.namedChildren.filter((child) => child.type !== 'comment');
const has = (node, token) => node.children.some((child) => child.type === token);
const text = (node) => node.text.replace(/^'|'$/g, '');

function* descendants(node) {
  for (const child of node.children) {
    yield child;
    yield* descendants(child);
  }
}

/** A literal becomes its value; anything computed becomes { "$": "its text" }; a loop or a condition becomes what it repeats or guards. */
function value(node) {
  switch (node.type) {
    case 'object':
      return Object.fromEntries(
        named(node).filter((property) => named(property).length === 2).map((property) => [text(named(property)[0]), value(named(property)[1])]));
    case 'array': return named(node).map(value);
    case 'string': return named(node).some((part) => part.type === 'interpolation') ? { $: node.text } : text(node);
    case 'number': return Number(node.text);
    case 'boolean': return node.text === 'true';
    case 'null': return null;
    case 'if_statement':
    case 'for_statement': return value(named(node).at(-1));
    default: return { $: node.text };
  }
}

function resources(node, parent) {
  const found = [];
  for (const child of named(node)) {
    if (child.type !== 'resource_declaration') {
      found.push(...resources(child, parent));
      continue;
    }
    const [symbol, type, body] = named(child);
    const [own, version] = text(type).split('@');
    const full = parent ? { type: `${parent.type}/${own}`, version: version ?? parent.version } : { type: own, version };
    found.push({ symbol: symbol.text, ...full, existing: has(child, 'existing'), body: value(body) }, ...resources(body, full));
  }
  return found;
}

function parameter(node) {
  const parts = named(node);
  const previous = node.previousNamedSibling;
  const allowed = previous?.type === 'decorators' ? /@allowed\((\[[^\]]*\])\)/.exec(previous.text)?.[1] : undefined;
  return {
    name: parts[0].text,
    type: parts[1].text,
    required: !has(node, '='),
    allowed: allowed ? allowed.slice(1, -1).split(',').map((item) => item.trim().replaceAll("'", '')) : [],
    value: has(node, '=') ? value(parts.at(-1)) : null,
  };
}

function module(node) {
  const [symbol, path, body] = named(node);
  const inside = value(body);
  return { symbol: symbol.text, path: text(path), parameters: Object.keys(inside.params ?? {}) };
}

/** Names that are read as values: not property keys, not functions, not declarations. */
function uses(root) {
  return [...descendants(root)]
    .filter((node) => node.type === 'identifier' && !node.parent.type.endsWith('_declaration'))
    .filter((node) => !(node.parent.type === 'object_property' && node.parent.firstNamedChild.equals(node)))
    .filter((node) => !(node.parent.type === 'call_expression' && node.parent.firstNamedChild.equals(node)))
    .map((node) => node.text);
}

const loopNames = (root) => [...descendants(root)]
  .filter((node) => ['loop_variable', 'loop_enumerator'].includes(node.type)
    || (node.type === 'identifier' && node.parent.type === 'for_statement' && node.parent.firstNamedChild.equals(node)))
  .map((node) => node.text);

const declared = (root, type, make) => named(root).filter((node) => node.type === type).map(make);

function read(file) {
  const root = parser.parse(readFileSync(file, 'utf8')).rootNode;
  const faults = [...descendants(root)].filter((node) => node.isError || node.isMissing);
  return {
    file,
    errors: faults.map((node) => `${node.startPosition.row + 1}:${node.startPosition.column + 1} ${node.text.slice(0, 40)}`),
    parameters: declared(root, 'parameter_declaration', parameter),
    variables: Object.fromEntries(declared(root, 'variable_declaration', (node) => [named(node)[0].text, value(named(node).at(-1))])),
    outputs: declared(root, 'output_declaration', (node) => named(node)[0].text),
    outputsUsed: [...root.text.matchAll(/\b(\w+)!?\.outputs\.(\w+)/g)].map(([, symbol, output]) => ({ module: symbol, output })),
    resources: faults.length ? [] : resources(root),
    modules: faults.length ? [] : declared(root, 'module_declaration', module),
    uses: uses(root),
    loopNames: loopNames(root),
    text: root.text,
  };
}

console.log(JSON.stringify(process.argv.slice(2).map(read)));
