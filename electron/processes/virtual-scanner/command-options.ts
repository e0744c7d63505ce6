import type * as z from 'zod'
import { err, ok, type Result } from '../../base/result.ts'
import { readCommandLine } from '../../command/command-line.ts'
import { decimalNumber, oneOf, text, wholeNumber } from '../../command/typed-values.ts'
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

const { ratePerHour, trays, rows, columns } = virtualScannerSettingsSchema.shape
const { breed, sidePixels } = virtualScannerSettingsSchema.shape

const COMMAND = {
  usage: USAGE,
  options: {
    rate: decimalNumber(...ends(ratePerHour)).default(24_000),
    trays: wholeNumber(...ends(trays)).default(10),
    rows: wholeNumber(...ends(rows)).default(10),
    columns: wholeNumber(...ends(columns)).default(15),
    seed: text().default('demo'),
    faults: text('faults').default(''),
    port: text('a serial port, for example /dev/ttyUSB0 or COM3').optional(),
    baud: wholeNumber(BAUD_RATE_MIN, BAUD_RATE_MAX).optional(),
    serial: text().optional(),
    firmware: text().optional(),
    'pty-link': text().optional(),
    breed: oneOf(breed.unwrap().options).optional(),
    side: wholeNumber(...ends(sidePixels.unwrap())).optional(),
    'coil-noise': text('coils with a factor each, as in 3=2.5,7=4').optional(),
  },
}

/** What was typed → what it means; the error names the option and what it must be. `help` wins over all else. */
export function readOptions(args: readonly string[]): Result<CommandOptions | 'help', string> {
  const reading = readCommandLine(COMMAND, args)
  if (reading.kind === 'help') return ok('help')
  if (reading.kind === 'wrong') return err(reading.problems.join('\n'))
  const { values } = reading
  const faults = readFaults(values.faults)
  if (!faults.ok) return faults
  const settings = virtualScannerSettingsSchema.safeParse({
    seed: values.seed,
    ratePerHour: values.rate,
    ...{ trays: values.trays, rows: values.rows, columns: values.columns },
    ...(values.breed === undefined ? {} : { breed: values.breed }),
    ...(values['coil-noise'] === undefined ? {} : { coilNoise: readCoilNoise(values['coil-noise']) }),
    ...(values.side === undefined ? {} : { sidePixels: values.side }),
    ...(values.serial === undefined ? {} : { scannerSerial: values.serial }),
    ...(values.firmware === undefined ? {} : { firmware: values.firmware }),
    faults: faults.value,
  })
  if (!settings.success) {
    return err(settings.error.issues.map(({ path, message }) => `--${optionOf(path[0])}: ${message}`).join('\n'))
  }
  if (values.port === undefined && values.baud !== undefined) return err('--baud: only a --port has a speed')
  const port = values.port === undefined ? undefined : { path: values.port, baudRate: values.baud ?? BAUD_RATE }
  const warnings = port === undefined ? [] : tooFast(settings.data, port.baudRate)
  return ok({ settings: settings.data, port, ptyLink: values['pty-link'], warnings })
}

/** What the scanner itself takes. */
function ends({ minValue, maxValue }: z.ZodNumber): [min: number, max: number] {
  return [minValue ?? 0, maxValue ?? Number.MAX_SAFE_INTEGER]
}

/** What is left to the settings, as it was typed. */
function optionOf(field: PropertyKey | undefined): string {
  if (field === 'coilNoise') return 'coil-noise'
  return field === 'scannerSerial' ? 'serial' : String(field)
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
