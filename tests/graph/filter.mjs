// `$filter`, as far as this project asks: comparisons, `in`, `and`, `or`, `not`,
// parentheses, `startswith`, `endswith`, `contains` and `any`. What is not understood
// is a `Bad`, never a wrong row.

/** Not a filter, or one that goes beyond what is understood. */
export class Bad extends Error {}

const TOKEN = new RegExp([
  String.raw`\s+`,
  String.raw`(?<text>'(?:[^']|'')*')`,
  String.raw`(?<time>\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2})?)?(?![\w-]))`,
  String.raw`(?<guid>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`,
  String.raw`(?<number>-?\d+(?:\.\d+)?(?![\w-]))`,
  String.raw`(?<word>[A-Za-z_@][\w.@]*(?:/[A-Za-z_$][\w.]*)*)`,
  String.raw`(?<mark>[(),:])`,
].join("|"), "iy");

function tokens(filter) {
  const found = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < filter.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(filter);
    if (!match) throw new Bad(`Syntax error at position ${at} in '${filter}'.`);
    const [kind, text] = Object.entries(match.groups).find(([, value]) => value !== undefined) ?? [];
    if (kind) found.push({ kind, text });
  }
  return found;
}

const LITERAL = {
  text: (text) => text.slice(1, -1).replaceAll("''", "'"),
  time: (text) => new Date(text),
  guid: (text) => text,
  number: Number,
};

const same = (left, right) => typeof left === "string" && typeof right === "string"
  ? left.toLowerCase() === right.toLowerCase() : (left ?? null) === right;
/** A moment is compared as one, whatever it is written as; null compares with nothing. */
const order = (left, right) => right instanceof Date ? Date.parse(left) - right
  : typeof left === typeof right ? (left < right ? -1 : Number(left > right)) : NaN;

const COMPARE = {
  eq: (left, right) => right instanceof Date ? order(left, right) === 0 : same(left, right),
  ne: (left, right) => !COMPARE.eq(left, right),
  gt: (left, right) => order(left, right) > 0,
  ge: (left, right) => order(left, right) >= 0,
  lt: (left, right) => order(left, right) < 0,
  le: (left, right) => order(left, right) <= 0,
};
const lower = (value) => typeof value === "string" ? value.toLowerCase() : "";
const FUNCTIONS = {
  startswith: (value, part) => lower(value).startsWith(lower(part)),
  endswith: (value, part) => lower(value).endsWith(lower(part)),
  contains: (value, part) => lower(value).includes(lower(part)),
};

const valueAt = (row, path) => path.split("/").reduce((value, name) => value?.[name], row);

/**
 * Reads a filter. `test(row)` tells whether a row stays; `properties` are the first
 * segments of all paths; `operators` the words it uses; `joined` whether it has more
 * than one condition.
 */
export function parse(filter) {
  const rest = tokens(filter);
  const properties = new Set();
  const operators = new Set();
  let conditions = 0;

  const peek = () => rest[0]?.text.toLowerCase();
  const fail = () => { throw new Bad(`Syntax error near '${rest[0]?.text ?? "the end"}' in '${filter}'.`); };
  const take = (kind, text) => {
    if (!rest.length || (kind && rest[0].kind !== kind) || (text && peek() !== text)) fail();
    return rest.shift().text;
  };

  function literal() {
    if (!rest.length) fail();
    const { kind, text } = rest.shift();
    if (LITERAL[kind]) return LITERAL[kind](text);
    if (["true", "false", "null"].includes(text)) return JSON.parse(text);
    throw new Bad(`A value is expected and not '${text}' in '${filter}'.`);
  }

  /** Where a path leads: in a row, or in the element that a lambda names. */
  function getter(scope) {
    const path = take("word");
    const [first, ...below] = path.split("/");
    if (first in scope) return (row, element) => below.length ? valueAt(element, below.join("/")) : element;
    properties.add(first);
    return (row) => valueAt(row, path);
  }

  /** `methods/any(m: m eq 'x')` */
  function any(scope) {
    const path = take("word").slice(0, -"/any".length);
    properties.add(path.split("/")[0]);
    operators.add("any");
    take("mark", "(");
    const name = take("word");
    take("mark", ":");
    const condition = either({ ...scope, [name]: true });
    take("mark", ")");
    return (row) => (valueAt(row, path) ?? []).some((element) => condition(row, element));
  }

  function call(name, scope) {
    take("word");
    take("mark", "(");
    const get = getter(scope);
    take("mark", ",");
    const part = literal();
    take("mark", ")");
    operators.add(name);
    return (row, element) => FUNCTIONS[name](get(row, element), part);
  }

  function comparison(scope) {
    const get = getter(scope);
    const operator = take("word").toLowerCase();
    operators.add(operator);
    if (operator === "in") {
      take("mark", "(");
      const values = [literal()];
      while (peek() === ",") { take(); values.push(literal()); }
      take("mark", ")");
      return (row, element) => values.some((value) => same(get(row, element), value));
    }
    const compare = COMPARE[operator];
    if (!compare) throw new Bad(`The operator '${operator}' is not supported in '${filter}'.`);
    const value = literal();
    return (row, element) => compare(get(row, element), value);
  }

  function condition(scope) {
    if (peek() === "(") {
      take();
      const inner = either(scope);
      take("mark", ")");
      return inner;
    }
    if (peek() === "not") {
      take();
      operators.add("not");
      const inner = condition(scope);
      return (row, element) => !inner(row, element);
    }
    conditions += 1;
    if (rest[0]?.kind === "word" && rest[1]?.text === "(") {
      if (FUNCTIONS[peek()]) return call(peek(), scope);
      if (peek().endsWith("/any")) return any(scope);
      throw new Bad(`An unknown function with name '${rest[0].text}' was found in '${filter}'.`);
    }
    return comparison(scope);
  }

  function both(scope) {
    const parts = [condition(scope)];
    while (peek() === "and") { take(); parts.push(condition(scope)); }
    return (row, element) => parts.every((part) => part(row, element));
  }

  function either(scope) {
    const parts = [both(scope)];
    while (peek() === "or") { take(); parts.push(both(scope)); }
    return (row, element) => parts.some((part) => part(row, element));
  }

  const test = either({});
  if (rest.length) fail();
  return { test: (row) => test(row), properties: [...properties], operators, joined: conditions > 1 };
}
