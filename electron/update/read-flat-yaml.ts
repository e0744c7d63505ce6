import { err, ok, type Result } from '../base/result.ts'

export type YamlRecord = ReadonlyMap<string, string>

/** A document of plain fields and of lists of such records; every value as its text. */
export interface FlatYaml {
  readonly fields: YamlRecord
  readonly lists: ReadonlyMap<string, readonly YamlRecord[]>
}

const FIELD = /^([A-Za-z][A-Za-z0-9]{0,39}):(?: (.*))?$/
const ITEM = /^ {0,4}- (.*)$/
const QUOTED = /^'((?:[^']|'')*)'$|^"([^"\\]*)"$/
/** What no plain text begins with: quotes, flows, anchors, aliases, tags, blocks, directives, comments. */
const PLAIN = /^[^\s'"[\]{}&*!|>%@`#?,:-](?:(?! #|: )[^\n])*$/

/**
 * Reads the little of YAML that electron-builder writes a channel file in: `key: value` lines and one list of such records. Everything else of YAML
 * (anchors, tags, flows, blocks, several documents, tabs) is an error with the number of its line: what this process believes should be plain to see.
 */
export function readFlatYaml(bytes: Uint8Array): Result<FlatYaml, string> {
  const text = decode(bytes)
  if (text === undefined) return err('it is not UTF-8 text')
  const reader = new Reader()
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (/^\s*(?:#.*)?$/.test(line)) continue
    const wrong = reader.take(line)
    if (wrong !== undefined) return err(`line ${at + 1} ${wrong}`)
  }
  return ok({ fields: reader.fields, lists: reader.lists })
}

class Reader {
  readonly fields = new Map<string, string>()
  readonly lists = new Map<string, Map<string, string>[]>()
  #list: Map<string, string>[] | undefined
  #fieldIndent = ''

  /** What is wrong with the line; undefined when it is read. */
  take(line: string): string | undefined {
    const item = ITEM.exec(line)
    if (item !== null) return this.#takeItem(line, item[1] ?? '')
    const indent = /^ */.exec(line)?.[0] ?? ''
    if (indent === '') return this.#takeTop(line)
    const record = this.#list?.at(-1)
    if (record === undefined || indent !== this.#fieldIndent) return 'is indented where nothing may be'
    return putField(record, line.slice(indent.length))
  }

  #takeItem(line: string, rest: string): string | undefined {
    if (this.#list === undefined) return 'is an entry of no list'
    const record = new Map<string, string>()
    this.#list.push(record)
    this.#fieldIndent = ' '.repeat(line.length - rest.length)
    return putField(record, rest)
  }

  #takeTop(line: string): string | undefined {
    this.#list = undefined
    const opened = /^([A-Za-z][A-Za-z0-9]{0,39}):$/.exec(line)?.[1]
    if (opened === undefined) return putField(this.fields, line, this.lists)
    if (this.lists.has(opened) || this.fields.has(opened)) return `repeats "${opened}"`
    this.#list = []
    this.lists.set(opened, this.#list)
    return undefined
  }
}

function putField(
  record: Map<string, string>,
  text: string,
  others?: ReadonlyMap<string, unknown>,
): string | undefined {
  const field = FIELD.exec(text)
  const value = field === null ? undefined : scalar(field[2] ?? '')
  const key = field?.[1]
  if (key === undefined || value === undefined) return 'is none that a channel file has'
  if (record.has(key) || others?.has(key) === true) return `repeats "${key}"`
  record.set(key, value)
  return undefined
}

function scalar(text: string): string | undefined {
  const quoted = QUOTED.exec(text)
  if (quoted !== null) return quoted[1]?.replaceAll("''", "'") ?? quoted[2]
  return PLAIN.test(text) ? text.trimEnd() : undefined
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
