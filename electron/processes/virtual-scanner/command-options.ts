import { parseArgs } from 'node:util'
import { err, ok, type Result } from '../../base/result.ts'
import { type VirtualScannerSettings, virtualScannerSettingsSchema } from '../../contract/shell.ts'
import { SIDE_PIXELS, SIDE_PIXELS_MAX } from '../../contract/virtual-eggs.ts'
import { readCoilNoise } from './coil-noise-words.ts'
import { FAULT_WORDS, readFaults } from './fault-words.ts'

/** The speed of the usual line, as in proto/README.md. */
const BAUD_RATE = 921_600
/** Speeds that serial hardware is sold for. */
const BAUD_RATE_MIN = 9_600
const BAUD_RATE_MAX = 12_000_000

/** The fields of a scan and its frame, two bytes a pixel, and the ten bits that a UART spends on a byte. */
const SCAN_FIELD_BYTES = 68
const BYTES_PER_PIXEL = 2
const BITS_PER_BYTE = 10
const SECONDS_PER_HOUR = 3_600

const WIDEST_WORD = Math.max(...Object.keys(FAULT_WORDS).map(({ length }) => length))
const FAULT_LINES = Object.entries(FAULT_WORDS).map(([name, [, text]]) => `    ${name.padEnd(WIDEST_WORD)}  ${text}`)

export const USAGE = `A scanner made of software, for trying a station out. Its eggs are SYNTHETIC.

  npm run virtual-scanner -- [options]

  --port PATH      a serial port of this machine, for a station at the other end of a null-modem cable;
                   without it: a pseudo-terminal for a station on this machine
  --baud N         speed of that port (${BAUD_RATE})
  --pty-link PATH  where the pseudo-terminal gets a name that stays
  --rate N         eggs per hour (24000)
  --trays N        trays, then it stops (10)
  --rows N         rows of a tray (10)
  --columns N      columns of a tray (15)
  --seed TEXT      names the eggs and what goes wrong: the same seed gives the same (demo)
  --breed NAME     invented breed of the eggs: phantom, phantom-broad, phantom-slow, or phantom-strange, which no model was shown
  --coil-noise LIST  coils 0 to 15 that are noisier, and how many times, for example 3=2.5,7=4
  --side N         width and height of a picture, 32 to ${SIDE_PIXELS_MAX} (${SIDE_PIXELS})
  --serial TEXT    serial number that it gives (OVO-VIRTUAL-1)
  --firmware TEXT  firmware version that it gives (1.0.0)
  --faults LIST    what is to be wrong, for example late=0.15,duplicate=0.05,jam=20:
${FAULT_LINES.join('\n')}

While it runs: p + Enter pulls the cable or plugs it in, j + Enter jams the conveyor, q + Enter ends.`

export interface CommandOptions {
  readonly settings: VirtualScannerSettings
  /** Undefined for a pseudo-terminal. */
  readonly port: { readonly path: string; readonly baudRate: number } | undefined
  readonly ptyLink: string | undefined
  /** Things that will not work out as they are, for the person who typed them. */
  readonly warnings: readonly string[]
}

/** What was typed → what it means; the error names the option and what it must be. `help` wins over all else. */
export function readOptions(args: readonly string[]): Result<CommandOptions | 'help', string> {
  const typed = parse(args)
  if (!typed.ok) return typed
  const { values } = typed.value
  if (values.help) return ok('help')
  const faults = readFaults(values.faults)
  if (!faults.ok) return faults
  const settings = virtualScannerSettingsSchema.safeParse({
    seed: values.seed,
    ratePerHour: Number(values.rate),
    trays: Number(values.trays),
    rows: Number(values.rows),
    columns: Number(values.columns),
    ...(values.breed === undefined ? {} : { breed: values.breed }),
    ...(values['coil-noise'] === undefined ? {} : { coilNoise: readCoilNoise(values['coil-noise']) }),
    ...(values.side === undefined ? {} : { sidePixels: Number(values.side) }),
    ...(values.serial === undefined ? {} : { scannerSerial: values.serial }),
    ...(values.firmware === undefined ? {} : { firmware: values.firmware }),
    faults: faults.value,
  })
  if (!settings.success) {
    return err(settings.error.issues.map(({ path, message }) => `--${optionOf(path[0])}: ${message}`).join('\n'))
  }
  const port = portOf(values.port, values.baud)
  if (!port.ok) return port
  const warnings = port.value === undefined ? [] : tooFast(settings.data, port.value.baudRate)
  return ok({ settings: settings.data, port: port.value, ptyLink: values['pty-link'], warnings })
}

const text = { type: 'string' } as const

function parse(args: readonly string[]) {
  try {
    const parsed = parseArgs({
      args: [...args],
      options: {
        rate: { ...text, default: '24000' },
        trays: { ...text, default: '10' },
        rows: { ...text, default: '10' },
        columns: { ...text, default: '15' },
        seed: { ...text, default: 'demo' },
        faults: { ...text, default: '' },
        ...{ port: text, baud: text, serial: text, firmware: text, 'pty-link': text, breed: text, side: text },
        'coil-noise': text,
        help: { type: 'boolean', default: false },
      },
    })
    return ok(parsed)
  } catch (problem) {
    // An option that there is not, or one without its value.
    return err(problem instanceof Error ? problem.message : String(problem))
  }
}

/** As it was typed. */
function optionOf(field: PropertyKey | undefined): string {
  if (field === 'ratePerHour') return 'rate'
  if (field === 'coilNoise') return 'coil-noise'
  if (field === 'sidePixels') return 'side'
  return field === 'scannerSerial' ? 'serial' : String(field)
}

function portOf(path: string | undefined, baud: string | undefined): Result<CommandOptions['port'], string> {
  if (path === undefined) return baud === undefined ? ok(undefined) : err('--baud: only a --port has a speed')
  if (path === '') return err('--port: name a serial port, for example /dev/ttyUSB0 or COM3')
  const baudRate = Number(baud ?? BAUD_RATE)
  const isSpeed = Number.isInteger(baudRate) && baudRate >= BAUD_RATE_MIN && baudRate <= BAUD_RATE_MAX
  return isSpeed ? ok({ path, baudRate }) : err(`--baud: a whole number from ${BAUD_RATE_MIN} to ${BAUD_RATE_MAX}`)
}

function tooFast(
  { ratePerHour, sidePixels = SIDE_PIXELS }: VirtualScannerSettings,
  baudRate: number,
): readonly string[] {
  const scanBytes = sidePixels * sidePixels * BYTES_PER_PIXEL + SCAN_FIELD_BYTES
  const eggsPerHour = (baudRate / BITS_PER_BYTE / scanBytes) * SECONDS_PER_HOUR
  if (ratePerHour <= eggsPerHour) return []
  return [
    `--rate: ${baudRate} baud carry ${Math.floor(eggsPerHour)} eggs an hour at most; the conveyor will wait for the line`,
  ]
}
