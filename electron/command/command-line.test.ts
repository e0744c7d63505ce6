import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCommandLine } from './command-line.ts'
import { decimalNumber, oneOf, positiveNumber, text, wholeNumber } from './typed-values.ts'

const COMMAND = {
  usage: 'how it is called',
  flags: ['trace'],
  options: {
    seeds: wholeNumber(1).optional(),
    hours: positiveNumber(1_000).default(2),
    share: decimalNumber(0, 1).optional(),
    data: text().optional(),
  },
  positions: { verb: oneOf(['show', 'make']), FILE: text().optional() },
  rest: oneOf(['a', 'b']),
} as const

const read = (...args: readonly string[]) => readCommandLine(COMMAND, args)

describe('readCommandLine', () => {
  it('answers what was typed, as what it is', () => {
    expect(read('show', 'x.csv', 'a', 'b', '--trace', '--seeds', '3', '--share=0.5', '--data', 'a folder')).toEqual({
      kind: 'typed',
      values: {
        ...{ trace: true, seeds: 3, hours: 2, share: 0.5, data: 'a folder' },
        ...{ verb: 'show', FILE: 'x.csv', rest: ['a', 'b'] },
      },
    })
    expect(read('make')).toMatchObject({ kind: 'typed', values: { trace: false, FILE: undefined, rest: [] } })
  })

  it.each(['--help', '-h'])('gives %s before anything else', (help) => {
    expect(read('--foo', '--data', help)).toEqual({ kind: 'help' })
  })

  it.each([
    [['show', '--foo'], 'there is no option --foo'],
    [['show', '--foo=3'], 'there is no option --foo'],
    [['show', '-t'], 'there is no option -t'],
    [['show', '--trace=1'], '--trace takes no value'],
    [['show', '--seeds'], '--seeds needs a value'],
    [['show', '--seeds', '-3'], "--seeds must be a whole number of at least 1, not '-3'"],
    [['show', '--seeds', '0'], "--seeds must be a whole number of at least 1, not '0'"],
    [['show', '--seeds', '1e3'], "--seeds must be a whole number of at least 1, not '1e3'"],
    [['show', '--hours', 'abc'], "--hours must be a number above 0, at most 1000, not 'abc'"],
    [['show', '--hours', '0'], "--hours must be a number above 0, at most 1000, not '0'"],
    [['show', '--share', '1.5'], "--share must be a number from 0 to 1, not '1.5'"],
    [['show', '--data', ''], "--data must be some text, not ''"],
    [[], 'verb is missing'],
    [['frob'], "verb must be one of: show, make, not 'frob'"],
    [['show', 'x', 'c'], "'c' is not one of: a, b"],
  ])('says of %j what is wrong', (args, problem) => {
    expect(read(...args)).toEqual({ kind: 'wrong', problems: [problem] })
  })

  it('takes no name that begins like an option for a file', () => {
    const looks = "looks like an option; a file or folder of that name is written ./--trays'"
    expect(read('show', '--data', '--trays')).toEqual({
      kind: 'wrong',
      problems: [`--data needs a value: '--trays' ${looks.slice(0, -1)}`],
    })
    expect(read('show', '--', '--trays')).toEqual({ kind: 'wrong', problems: [`'--trays' ${looks.slice(0, -1)}`] })
  })

  it('says everything that is wrong at once', () => {
    expect(read('frob', '--foo', '--seeds', 'x')).toMatchObject({ problems: { length: 3 } })
  })

  it('refuses a word too many where no further ones are wanted', () => {
    expect(readCommandLine({ usage: '' }, ['stray'])).toEqual({
      kind: 'wrong',
      problems: ["'stray' is a word too many"],
    })
  })

  it('reads or refuses whatever is typed, and never throws', () => {
    const word = fc.oneof(fc.string(), fc.constantFrom('--seeds', '--trace', '--data', '--', '-', '--no-trace', 'show'))
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (args) => {
        const reading = read(...args)
        if (reading.kind === 'typed') {
          expect([reading.values.data, reading.values.FILE].filter((name) => name?.startsWith('-'))).toEqual([])
        }
      }),
    )
  })
})
