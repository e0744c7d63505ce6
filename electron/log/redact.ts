/** What stands where something must not be read. */
export const BLANK = '[secret]'

/** Fields whose values are never shown, whatever they hold: by their whole name or by its end. */
const SECRET_NAME = /token|passw|pwd|secret|cookie|authori[sz]ation|credential|recovery|(?:^|[^a-z])pin$|key$/i
/** A shorter one would blank ordinary words. */
const LITERAL_CHARS_MIN = 6
/** Deeper values are not looked at but left out. */
const DEPTH_MAX = 8

/** Things that look like secrets wherever they stand in a text. */
const SECRET_SHAPES: readonly (readonly [shape: RegExp, by: string])[] = [
  // user:password@ in an address
  [/(\b[a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/@"']{1,400}@/gi, `$1${BLANK}@`],
  [/\b(bearer|basic)\s+[A-Za-z0-9\-._~+/]{6,}=*/gi, `$1 ${BLANK}`],
  // password=…, token: "…", in addresses, command lines and JSON
  [
    /\b([\w-]{0,40}(?:token|passw\w*|pwd|secret|cookie|authori[sz]ation|credential|recovery[\w-]*|api-?key|data-?key|pin)["']?\s*[=:]\s*)(?:"[^"]*"|'[^']*'|[^\s,;&"'}\]]+)/gi,
    `$1${BLANK}`,
  ],
  // Long runs of hexadecimal or base64 digits: keys, hashes, tokens
  [/(?<![A-Za-z0-9+/_=-])(?:[0-9a-f]{32,}|[0-9A-F]{32,})(?![A-Za-z0-9+/_=-])/g, BLANK],
  // A path from the root is none: it begins with a slash.
  [
    /(?<![A-Za-z0-9+/_=.-])(?=[A-Za-z0-9+/_-]*[0-9])(?=[A-Za-z0-9+/_-]*[A-Z])(?=[A-Za-z0-9+/_-]*[a-z])[A-Za-z0-9+_-][A-Za-z0-9+/_-]{23,}={0,2}(?![A-Za-z0-9+/_=-])/g,
    BLANK,
  ],
]

/** Folders of people, in which their names stand. */
const HOMES: readonly RegExp[] = [
  /((?:^|[^\w.])\/(?:home|Users)\/)[^/\s"':]+/g,
  /(\b[A-Za-z]:(?:\\\\|\\|\/)Users(?:\\\\|\\|\/))[^\\/\s"':]+/gi,
]

/** Takes out of a text what looks like a secret, and `literals`, which are known to be some, in every form in which they are written. Pure. */
export function redactText(text: string, literals: readonly string[] = []): string {
  let clean = text
  for (const literal of literals) if (literal.length >= LITERAL_CHARS_MIN) clean = clean.replaceAll(literal, BLANK)
  for (const [shape, by] of SECRET_SHAPES) clean = clean.replace(shape, by)
  for (const home of HOMES) clean = clean.replace(home, '$1~')
  return clean
}

/** The same for a value of JSON: what has the name of a secret is blanked whole, every text in it is cleaned. Pure. */
export function redactValue(value: unknown, literals: readonly string[] = [], depth = 0): unknown {
  if (typeof value === 'string') return redactText(value, literals)
  if (typeof value !== 'object' || value === null) return value
  if (depth >= DEPTH_MAX) return '[too deep]'
  if (Array.isArray(value)) return value.map((one: unknown) => redactValue(one, literals, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, one]: [string, unknown]) => [
      redactText(name, literals),
      SECRET_NAME.test(name) && one !== null && typeof one !== 'boolean'
        ? BLANK
        : redactValue(one, literals, depth + 1),
    ]),
  )
}
