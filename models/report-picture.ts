import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { loadModelPackage } from '../electron/model/package.ts'
import type { ModelReport } from '../electron/model/report.ts'
import { createOnnxSession } from '../electron/pipeline/predict/onnx/onnx-session.ts'
import { scanToPng } from '../electron/review/imaging.ts'
import { BATCH, judgeSamples } from './judge-split.ts'
import type { PhantomTruth } from './phantom/phantom.ts'
import { drawInSeries, type SeriesChange } from './training/splits.ts'

/** Draws curves and class-activation maps of a model package into an SVG: `node models/report-picture.ts [PACKAGE] [FILE]`. */

const SHIPPED = join(import.meta.dirname, 'phantomnet-1.1.0')
const TARGET = join(import.meta.dirname, '../docs/pictures/model-report.svg')

const PLOT = 250
const GAP = 60
const TILE = 100
const INK = '#333'
const LINES = ['#0b6e99', '#b4541a']
/** One window for all pictures, as on the contact sheet. */
const GREY = { window: 2900, level: 1450 }

const LIVE: PhantomTruth = { sex: 'FEMALE', kind: 'LIVE', flags: [], fault: undefined }
const SHOWN: readonly (readonly [label: string, truth: PhantomTruth, change?: SeriesChange])[] = [
  ['female', LIVE],
  ['male', { ...LIVE, sex: 'MALE' }],
  ['upside down', { ...LIVE, flags: ['INVERTED'] }],
  ['two yolks', { ...LIVE, flags: ['DOUBLE_YOLK'] }],
  ['unknown breed', LIVE, { breed: 'phantom-strange' }],
  ['infertile', { ...LIVE, sex: undefined, kind: 'INFERTILE' }],
  ['early dead', { ...LIVE, sex: undefined, kind: 'EARLY_DEAD' }],
  ['mid dead', { ...LIVE, sex: undefined, kind: 'MID_DEAD' }],
]

type Point = readonly [x: number, y: number]

interface Plot {
  readonly title: string
  readonly axes: readonly [x: string, y: string]
  readonly lines: readonly (readonly Point[])[]
  readonly dots?: readonly Point[]
  readonly diagonal: boolean
}

function plotsOf(report: ModelReport): readonly Plot[] {
  const calibration = report.calibration.map(({ stated, observed }): Point => [stated, observed])
  const ends: Point[] = [
    [0, 0],
    [1, 1],
  ]
  return [
    {
      title: `ROC, area ${report.curves.map(({ rocArea }) => rocArea.toFixed(4)).join(' and ')}`,
      axes: ['false positive rate', 'recall'],
      lines: report.curves.map(({ points }) =>
        [...points.map((point): Point => [point.falsePositiveRate, point.recall]), ...ends].sort(byPlace),
      ),
      diagonal: true,
    },
    {
      title: `Precision and recall, ${report.curves.map((curve) => curve.averagePrecision.toFixed(4)).join(' and ')}`,
      axes: ['recall', 'precision'],
      lines: report.curves.map(({ points }) =>
        points.map((point): Point => [point.recall, point.precision]).toSorted((one, other) => one[0] - other[0]),
      ),
      diagonal: false,
    },
    {
      title: 'Calibration of p(female)',
      axes: ['stated', 'share that is female'],
      lines: [calibration],
      dots: calibration,
      diagonal: true,
    },
  ]
}

function byPlace(one: Point, other: Point): number {
  return one[0] - other[0] || one[1] - other[1]
}

function drawPlot(plot: Plot, left: number, top: number): string {
  const at = ([x, y]: Point) => `${(left + x * PLOT).toFixed(1)},${(top + (1 - y) * PLOT).toFixed(1)}`
  const path = (points: readonly Point[], colour: string, extra = '') =>
    `<polyline points="${points.map(at).join(' ')}" fill="none" stroke="${colour}" stroke-width="2"${extra}/>`
  const ticks = [0, 0.5, 1].flatMap((value) => [
    text(left + value * PLOT, top + PLOT + 16, String(value), 'middle'),
    text(left - 8, top + (1 - value) * PLOT + 4, String(value), 'end'),
  ])
  return [
    text(left, top - 10, plot.title, 'start', 14),
    `<rect x="${left}" y="${top}" width="${PLOT}" height="${PLOT}" fill="none" stroke="#bbb"/>`,
    ...(plot.diagonal
      ? [
          `<g opacity="0.5">${path(
            [
              [0, 0],
              [1, 1],
            ],
            '#888',
            ' stroke-dasharray="4 4"',
          )}</g>`,
        ]
      : []),
    ...plot.lines.map((line, index) => path(line, LINES[index] ?? INK)),
    ...(plot.dots ?? []).map(
      (dot) => `<circle cx="${at(dot).split(',')[0]}" cy="${at(dot).split(',')[1]}" r="4" fill="${LINES[0]}"/>`,
    ),
    ...ticks,
    text(left + PLOT / 2, top + PLOT + 34, plot.axes[0], 'middle'),
    `<g transform="rotate(-90 ${left - 34} ${top + PLOT / 2})">${text(left - 34, top + PLOT / 2, plot.axes[1], 'middle')}</g>`,
  ].join('\n')
}

function text(x: number, y: number, words: string, anchor: 'start' | 'middle' | 'end', size = 12): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" font-size="${size}" fill="${INK}">${words}</text>`
}

async function drawPicture(folder: string): Promise<string> {
  const loaded = await loadModelPackage(folder)
  if (!loaded.ok) throw new Error(`${loaded.error.code} ${loaded.error.path}: ${loaded.error.detail}`)
  const { manifest, modelBytes, modelId } = loaded.value
  const session = await createOnnxSession(modelBytes, manifest, BATCH)
  if (!session.ok) throw new Error(`${session.error.code}: ${session.error.detail}`)
  const report = manifest.metrics?.report
  if (report === undefined) throw new Error(`${modelId} has no report`)
  const draw = (index: number) => {
    const [, truth = LIVE, change = {}] = SHOWN[index] ?? []
    return drawInSeries('picture', index, { ...change, truth: () => truth })
  }
  const judged = await judgeSamples({ session: session.value, manifest }, SHOWN.length, draw)
  const width = 3 * (PLOT + GAP) + GAP
  const top = 80
  const tilesTop = top + PLOT + 90
  const tiles = await Promise.all(
    SHOWN.map(async ([label], index) => {
      const png = Buffer.from(await scanToPng(draw(index).image, { grey: GREY })).toString('base64')
      const one = judged[index]
      const map = one?.activation ?? new Uint8Array()
      return drawTile({ png, map, label, call: one?.eggClass ?? '' }, GAP + index * (TILE + 10), tilesTop)
    }),
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${tilesTop + TILE + 50}" font-family="sans-serif">
<rect width="100%" height="100%" fill="#fff"/>
${text(GAP, 30, `${modelId}: SYNTHETIC, trained and tested on drawn eggs, an invented sex cue. Proves nothing biological.`, 'start', 15)}
${report.curves.map(({ positive, n }, index) => `<g fill="${LINES[index]}"><rect x="${GAP + index * 330}" y="41" width="12" height="4"/></g>${text(GAP + 18 + index * 330, 48, `${positive}, n = ${n}`, 'start')}`).join('\n')}
${plotsOf(report)
  .map((plot, index) => drawPlot(plot, GAP + index * (PLOT + GAP), top))
  .join('\n')}
${text(GAP, tilesTop - 12, 'Class-activation maps: what each place adds to the score of what was called', 'start', 14)}
${tiles.join('\n')}
</svg>
`
}

interface Tile {
  readonly png: string
  readonly map: Uint8Array
  readonly label: string
  readonly call: string
}

function drawTile({ png, map, label, call }: Tile, left: number, top: number): string {
  const side = Math.sqrt(map.length)
  const step = TILE / side
  // The score of a cell is centred on its first pixel, so the cell is drawn around it.
  const cells = [...map].map((value, cell) => {
    if (value < 26) return ''
    const [x, y] = [left + ((cell % side) - 0.35) * step, top + (Math.floor(cell / side) - 0.35) * step]
    return `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${step.toFixed(2)}" height="${step.toFixed(2)}" fill="#ff7a00" opacity="${((0.75 * value) / 255).toFixed(2)}"/>`
  })
  const image = `<image x="${left}" y="${top}" width="${TILE}" height="${TILE}" style="image-rendering:pixelated" href="data:image/png;base64,${png}"/>`
  const words = [
    text(left, top + TILE + 16, label, 'start'),
    text(left, top + TILE + 32, `called ${call}`, 'start', 11),
  ]
  return [image, ...cells.filter(Boolean), ...words].join('\n')
}

const [folder = SHIPPED, target = TARGET] = process.argv.slice(2)
const svg = await drawPicture(folder)
mkdirSync(dirname(target), { recursive: true })
writeFileSync(target, svg)
console.log(`${target}: ${svg.length} characters`)
