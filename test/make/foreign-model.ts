import { generateKeyPairSync } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { seededRandom } from '../../electron/base/random.ts'
import { sha256, signManifest } from '../../electron/model/signature.ts'
import { generatePhantom } from '../../models/phantom/phantom.ts'
import { encodeOnnx, type Graph } from './onnx-model.ts'

/** Somebody else's classifier: 48×48 pixels in three colours, colours last, logits of three classes in an order of its own. */
export const FOREIGN_SIDE = 48
export const FOREIGN_LABELS = ['male', 'infertile', 'female'] as const
const COLOURS = 3
const CLASSES = FOREIGN_LABELS.length
const FIGURES = FOREIGN_SIDE * FOREIGN_SIDE * COLOURS
const MEAN = [0.4, 0.45, 0.5]
const DEVIATION = [0.2, 0.25, 0.3]

const random = seededRandom('a classifier of somebody else')
const WEIGHTS = Float32Array.from({ length: FIGURES * CLASSES }, () => (random.next() - 0.5) / 20)
const BIAS = Float32Array.of(0, 2.5, 2)

/** The network as its exporter writes it; what a test spoils comes in `change`. */
export function foreignGraph(change: Partial<Graph> = {}): Uint8Array {
  return encodeOnnx({
    inputs: [{ name: 'image', type: 'float32', dims: ['batch', FOREIGN_SIDE, FOREIGN_SIDE, COLOURS] }],
    outputs: [{ name: 'logits', type: 'float32', dims: ['batch', CLASSES] }],
    nodes: [
      { operator: 'Flatten', inputs: ['image'], outputs: ['row'], integers: { axis: 1 } },
      { operator: 'Gemm', inputs: ['row', 'weights', 'bias'], outputs: ['logits'] },
    ],
    weights: [
      { name: 'weights', dims: [FIGURES, CLASSES], values: WEIGHTS },
      { name: 'bias', dims: [CLASSES], values: BIAS },
    ],
    ...change,
  })
}

/** What that somebody's own framework gives for grey counts of 48×48: scaled, the same in every colour, weighed. */
export function foreignLogits(counts: Uint16Array): Float32Array {
  const pixels = FOREIGN_SIDE * FOREIGN_SIDE
  const logits = new Float32Array((counts.length / pixels) * CLASSES)
  logits.forEach((_, at) => {
    const scan = Math.floor(at / CLASSES)
    let sum = BIAS[at % CLASSES] as number
    for (let i = 0; i < FIGURES; i++) {
      const colour = i % COLOURS
      const share = (counts[scan * pixels + Math.floor(i / COLOURS)] as number) / 4095
      const value = (share - (MEAN[colour] as number)) / (DEVIATION[colour] as number)
      sum += value * (WEIGHTS[i * CLASSES + (at % CLASSES)] as number)
    }
    logits[at] = sum
  })
  return logits
}

/** Eggs of 48×48 pixels in counts of twelve bits. */
export function foreignScans(count: number): Uint16Array {
  const scans = new Uint16Array(count * FOREIGN_SIDE * FOREIGN_SIDE)
  for (let egg = 0; egg < count; egg++) {
    const { image } = generatePhantom({
      ...{ seed: 'foreign', tray: egg, cell: { row: 0, column: 0 }, ageHours: 270 },
      ...{ width: FOREIGN_SIDE, height: FOREIGN_SIDE },
    })
    const words = new Uint16Array(image.pixels.slice().buffer)
    scans.set(
      words.map((word) => Math.min(word, 4095)),
      egg * words.length,
    )
  }
  return scans
}

/** What its maker writes down of it; the paths are those of the page. */
export const FOREIGN_DESCRIPTION = {
  name: 'eggnet',
  version: '2.1.0',
  synthetic: true,
  title: 'Three classes from one map, by somebody else',
  licence: 'proprietary',
  input: {
    ...{ name: 'image', type: 'float32', layout: 'NHWC', width: FOREIGN_SIDE, height: FOREIGN_SIDE },
    ...{ maps: ['T2', 'T2', 'T2'], bitDepth: 12 },
    scaling: { method: 'fixed', divideBy: 4095, mean: MEAN, deviation: DEVIATION },
  },
  outputs: {
    fertility: { name: 'logits', labels: FOREIGN_LABELS, activation: 'softmax' },
    female: { name: 'logits', labels: FOREIGN_LABELS, activation: 'softmax' },
    attention: null,
  },
  calibration: { method: 'none' },
  suggestedThresholds: { fertility: 0.6, female: 0.8, male: 0.8 },
  validFor: { breeds: ['phantom'], ageHours: { from: 216, to: 336 } },
  training: { note: 'Nothing: its weights are drawn at random.' },
} as const

/** Six figures of each scan, as its manifest reads the logits. */
export function foreignFigures(logits: Float32Array): Float32Array {
  const figures = new Float32Array(2 * logits.length)
  for (let scan = 0; scan * CLASSES < logits.length; scan++) {
    const powers = [...logits.subarray(scan * CLASSES, (scan + 1) * CLASSES)].map(Math.exp)
    const sum = powers.reduce((total, power) => total + power, 0)
    const [male = 0, infertile = 0, female = 0] = powers.map((power) => power / sum)
    figures.set([male + female, infertile, 0, 0, 0, female / (male + female)], scan * 6)
  }
  return figures
}

export interface ForeignPackage {
  readonly modelsFolder: string
  readonly folder: string
  readonly keysFolder: string
}

/** Its package, signed by a key that is trusted there; a test spoils the network or what the manifest says. */
export function makeForeignPackage(
  modelsFolder: string,
  { graph = {}, manifest = {} }: { readonly graph?: Partial<Graph>; readonly manifest?: object } = {},
): ForeignPackage {
  const scans = foreignScans(4)
  const inColours = Uint16Array.from({ length: 3 * scans.length }, (_, i) => colourMajor(scans, i))
  const expected = foreignFigures(foreignLogits(scans))
  const files: readonly (readonly [string, Uint8Array])[] = [
    ['model.onnx', foreignGraph(graph)],
    ['CARD.md', Buffer.from('# eggnet')],
    ['golden/scans.u16', new Uint8Array(inColours.buffer)],
    ['golden/expected.f32', new Uint8Array(expected.buffer)],
  ]
  const stated = files.map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: sha256(bytes) }))
  const golden = { scans: 'golden/scans.u16', expected: 'golden/expected.f32', count: 4, tolerance: 0.001 }
  const whole = { format: 'ovoscope-model', formatVersion: 1, ...FOREIGN_DESCRIPTION, model: 'model.onnx', golden }
  const text = Buffer.from(JSON.stringify({ ...whole, files: stated, ...manifest }))
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const folder = join(modelsFolder, 'eggnet-2.1.0')
  const keysFolder = join(modelsFolder, 'trusted-keys')
  const all: readonly (readonly [string, string | Uint8Array])[] = [
    ...files.map(([path, bytes]) => [join(folder, path), bytes] as const),
    [join(folder, 'manifest.json'), text],
    [join(folder, 'manifest.sig'), signManifest(text, privateKey)],
    [join(keysFolder, 'own.pem'), publicKey.export({ type: 'spki', format: 'pem' })],
  ]
  for (const [path, bytes] of all) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, bytes)
  }
  return { modelsFolder, folder, keysFolder }
}

/** The same map as three colours, as a package keeps its golden scans: colour after colour. */
function colourMajor(scans: Uint16Array, at: number): number {
  const pixels = FOREIGN_SIDE * FOREIGN_SIDE
  return scans[Math.floor(at / (3 * pixels)) * pixels + (at % pixels)] as number
}

/** What it calls each scan: the class with the largest logit. */
export function foreignCalls(logits: Float32Array): string[] {
  return Array.from({ length: logits.length / CLASSES }, (_, scan) => {
    const row = logits.subarray(scan * CLASSES, (scan + 1) * CLASSES)
    return FOREIGN_LABELS[row.indexOf(Math.max(...row))] ?? ''
  })
}
