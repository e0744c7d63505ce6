import { writeSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type * as z from 'zod'
import type { TypedValue } from './typed-values.ts'

type TypedValues = Readonly<Record<string, TypedValue>>

/** What a command can be told. A value without default that is not `optional()` must be typed. */
export interface CommandLine<
  F extends string = string,
  O extends TypedValues = TypedValues,
  P extends TypedValues = TypedValues,
  R extends TypedValue = TypedValue,
> {
  /** Shown for `--help`, and below what is wrong. */
  readonly usage: string
  /** Options without a value. */
  readonly flags?: readonly F[]
  /** Options with a value. */
  readonly options?: O
  /** What stands without an option, in its order. */
  readonly positions?: P
  /** Any number of words after the positions. */
  readonly rest?: R
}

export type TypedCommand<F extends string, O extends TypedValues, P extends TypedValues, R extends TypedValue> = {
  readonly [flag in F]: boolean
} & { readonly [option in keyof O]: z.output<O[option]> } & {
  readonly [position in keyof P]: z.output<P[position]>
} & {
  readonly rest: readonly z.output<R>[]
}

/** What was typed, that help was asked for, or a sentence for each thing that is wrong. */
export type Reading<V> =
  | { readonly kind: 'typed'; readonly values: V }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly problems: readonly string[] }

const ENDS = { help: 0, wrong: 2 } as const

/** Reads a command line; `--help` wins over all else. Pure. */
export function readCommandLine<
  const F extends string = never,
  O extends TypedValues = Record<never, TypedValue>,
  P extends TypedValues = Record<never, TypedValue>,
  R extends TypedValue<unknown> = TypedValue<never>,
>(command: CommandLine<F, O, P, R>, args: readonly string[]): Reading<TypedCommand<F, O, P, R>> {
  const { flags = [], options = {}, positions = {}, rest } = command
  if (args.includes('--help') || args.includes('-h')) return { kind: 'help' }
  const typed = takeApart(args, flags, Object.keys(options))
  const names = Object.keys(positions)
  const given = new Map(names.map((name, at) => [name, typed.words[at]]))
  const more = typed.words.slice(names.length)
  const problems = [...typed.problems]
  const read = (schema: TypedValue, name: string, word: string | undefined): unknown => {
    const parsed = schema.safeParse(word)
    if (parsed.success) return parsed.data
    const must = parsed.error.issues[0]?.message ?? 'something else'
    problems.push(word === undefined ? `${name} is missing` : `${name} must be ${must}, not '${word}'`)
    return undefined
  }
  const readOne = (schema: TypedValue, word: string): unknown => {
    const parsed = schema.safeParse(word)
    if (!parsed.success) problems.push(`'${word}' is not ${parsed.error.issues[0]?.message ?? 'what is asked for'}`)
    return parsed.data
  }
  const isNamed = (name: string) => !typed.unfinished.has(name)
  const values = {
    ...Object.fromEntries(flags.map((flag) => [flag, typed.flags.has(flag)])),
    ...Object.fromEntries(
      Object.entries(options as TypedValues)
        .filter(([name]) => isNamed(name))
        .map(([name, schema]) => [name, read(schema, `--${name}`, typed.values.get(name))]),
    ),
    ...Object.fromEntries(
      Object.entries(positions as TypedValues).map(([name, schema]) => [name, read(schema, name, given.get(name))]),
    ),
    rest: rest === undefined ? [] : more.map((word) => readOne(rest, word)),
  }
  if (rest === undefined) problems.push(...more.map((word) => `'${word}' is a word too many`))
  if (problems.length > 0) return { kind: 'wrong', problems }
  // Built from the very schemas of which the type is made.
  return { kind: 'typed', values: values as unknown as TypedCommand<F, O, P, R> }
}

/** The same for a program of its own: prints help or what is wrong, and then ends the process with 0 or 2. */
export function commandLine<
  const F extends string = never,
  O extends TypedValues = Record<never, TypedValue>,
  P extends TypedValues = Record<never, TypedValue>,
  R extends TypedValue<unknown> = TypedValue<never>,
>(command: CommandLine<F, O, P, R>, args: readonly string[] = process.argv.slice(2)): TypedCommand<F, O, P, R> {
  const reading = readCommandLine(command, args)
  if (reading.kind === 'typed') return reading.values
  return endCommand(reading, command.usage)
}

/** Prints help, or what is wrong and then the usage, and ends the process with 0 or 2. */
export function endCommand(reading: Exclude<Reading<never>, { readonly kind: 'typed' }>, usage: string): never {
  // Written at once: `process.exit` would cut off what the console still holds for a pipe.
  if (reading.kind === 'help') writeSync(process.stdout.fd, `${usage}\n`)
  else writeSync(process.stderr.fd, `${wrongText(reading.problems, usage)}\n`)
  process.exit(ENDS[reading.kind])
}

/** What is wrong with a command line, and then how it is called. */
export function wrongText(problems: readonly string[], usage: string): string {
  return `${problems.join('\n')}\n\n${usage}`
}

interface TakenApart {
  readonly flags: ReadonlySet<string>
  readonly values: ReadonlyMap<string, string>
  readonly words: readonly string[]
  /** Options that were typed without the value they need. */
  readonly unfinished: ReadonlySet<string>
  readonly problems: readonly string[]
}

/** By `parseArgs`, whose own sentences are for programmers: it is asked for the pieces, and the problems are found here. */
function takeApart(args: readonly string[], flags: readonly string[], options: readonly string[]): TakenApart {
  const { tokens } = parseArgs({
    ...{ args: [...args], strict: false, allowPositionals: true, tokens: true },
    options: {
      ...Object.fromEntries(flags.map((name) => [name, { type: 'boolean' } as const])),
      ...Object.fromEntries(options.map((name) => [name, { type: 'string' } as const])),
    },
  })
  const values = new Map<string, string>()
  const [given, unfinished] = [new Set<string>(), new Set<string>()]
  const words: string[] = []
  const problems: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') {
      if (token.value.startsWith('-')) problems.push(noName(token.value))
      words.push(token.value)
    } else if (token.kind === 'option') {
      const { name, rawName, value } = token
      if (flags.includes(name) && rawName.startsWith('--')) {
        given.add(name)
        if (value !== undefined) problems.push(`${rawName} takes no value`)
      } else if (!options.includes(name) || !rawName.startsWith('--')) problems.push(`there is no option ${rawName}`)
      else if (value === undefined || isOption(value)) {
        unfinished.add(name)
        problems.push(`${rawName} needs a value${value === undefined ? '' : `: ${noName(value)}`}`)
      } else values.set(name, value)
    }
  }
  return { flags: given, values, words, unfinished, problems }
}

/** A number below nothing is a value, if a wrong one. */
function isOption(word: string): boolean {
  return /^-(?!\d)/.test(word)
}

function noName(word: string): string {
  return `'${word}' looks like an option; a file or folder of that name is written ./${word}`
}
