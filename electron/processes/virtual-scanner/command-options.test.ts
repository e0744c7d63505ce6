import { describe, expect, it } from 'vitest'
import { PHANTOM_BREEDS } from '../../../models/phantom/phantom.ts'
import { virtualEggsSchema } from '../../contract/virtual-eggs.ts'
import { NO_FAULTS, type VirtualFaults } from '../../scanner/virtual/faults.ts'
import { type CommandOptions, readOptions, USAGE } from './command-options.ts'
import { FAULT_WORDS, readFaults } from './fault-words.ts'

function options(...args: string[]): CommandOptions {
  const read = readOptions(args)
  if (!read.ok || read.value === 'help') throw new Error(JSON.stringify(read))
  return read.value
}

function error(...args: string[]): string {
  const read = readOptions(args)
  return read.ok ? 'none' : read.error
}

describe('the options of the virtual scanner', () => {
  it('stand for a sound scanner at a pseudo-terminal when nothing is typed', () => {
    expect(options()).toEqual({
      settings: { seed: 'demo', ratePerHour: 24_000, trays: 10, rows: 10, columns: 15, faults: NO_FAULTS },
      ...{ port: undefined, ptyLink: undefined, warnings: [] },
    })
  })

  it('name a port, who it is and what is wrong', () => {
    const { settings, port } = options(
      ...['--port', '/dev/ttyUSB0', '--serial', 'OVO-7', '--firmware', '2.0', '--faults', 'late=0.15,duplicate=0.05'],
    )
    expect(port).toEqual({ path: '/dev/ttyUSB0', baudRate: 921_600 })
    expect(settings).toMatchObject({ scannerSerial: 'OVO-7', firmware: '2.0' })
    expect(settings.faults).toEqual({ ...NO_FAULTS, lateShare: 0.15, duplicateShare: 0.05 })
  })

  it('give the line other eggs and other coils', () => {
    const { settings } = options('--breed', 'phantom-strange', '--coil-noise', '3=2.5, 7=4')
    expect(settings).toMatchObject({
      breed: 'phantom-strange',
      coilNoise: [
        { coil: 3, factor: 2.5 },
        { coil: 7, factor: 4 },
      ],
    })
  })

  it('know every breed that is drawn', () => {
    expect(virtualEggsSchema.shape.breed.unwrap().options).toEqual(Object.keys(PHANTOM_BREEDS))
  })

  it('warn of a rate that the line cannot carry', () => {
    expect(options('--port', 'COM3', '--baud', '921600').warnings).toEqual([])
    expect(options('--port', 'COM3', '--baud', '115200').warnings).toEqual([
      '--rate: 115200 baud carry 5020 eggs an hour at most; the conveyor will wait for the line',
    ])
    expect(options('--port', 'COM3', '--baud', '115200', '--rate', '5000').warnings).toEqual([])
  })

  it.each([
    [['--rate', '1'], "--rate must be a number from 60 to 36000000, not '1'"],
    [['--trays', 'many'], "--trays must be a whole number from 1 to 100000, not 'many'"],
    [['--columns', '41'], '--columns must be a whole number from 1 to 40'],
    [['--serial', 'a b'], '--serial: expected 1 to 64 of'],
    [['--firmware', ''], '--firmware must be some text'],
    [['--breed', 'sussex'], '--breed must be one of: phantom, '],
    [['--coil-noise', '3'], '--coil-noise: '],
    [['--coil-noise', '16=2'], '--coil-noise: '],
    [['--coil-noise', '3=0.5'], '--coil-noise: '],
    [['--coil-noise', '3=2=1'], '--coil-noise: '],
    [['--baud', '9600'], '--baud: only a --port has a speed'],
    [['--port', 'COM3', '--baud', '300'], '--baud must be a whole number from 9600 to 12000000'],
    [['--port', ''], '--port must be a serial port'],
    [['--speed', '3'], 'there is no option --speed'],
    [['--faults', 'lat=1'], '--faults: there is no "lat"; there are late, late-ms,'],
    [['--faults', 'late'], '--faults: late needs a number, as in late=1'],
    [['--faults', 'late=1=2'], '--faults: late needs a number'],
    [['--faults', 'late=much'], '--faults: late needs a number'],
    [['--faults', 'late=2'], '--faults: late: '],
    [['--faults', 'open-coils=17,jam=-1'], 'jam: '],
  ])('%j are refused with what they must be', (args, message) => {
    expect(error(...args)).toContain(message)
  })

  it('are explained on demand, every fault among them', () => {
    expect(readOptions(['--help', '--rate', '1'])).toEqual({ ok: true, value: 'help' })
    for (const [name, [, text]] of Object.entries(FAULT_WORDS)) {
      expect(USAGE).toMatch(new RegExp(`^ +${name} +${text.replace(/[()]/g, '\\$&')}$`, 'm'))
    }
  })

  it('have a word for every fault that there is', () => {
    const named = Object.values(FAULT_WORDS).map(([field]) => field)
    expect(named.toSorted()).toEqual(Object.keys(NO_FAULTS).toSorted())
    for (const [name, [field]] of Object.entries(FAULT_WORDS)) {
      const read = readFaults(`${name}=1`)
      const wanted: Partial<VirtualFaults> = { [field]: 1 }
      expect(read).toEqual({ ok: true, value: { ...NO_FAULTS, ...wanted } })
    }
  })
})
