import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makePlace, makeTrayType, seededData } from '../../../test/make/master-records.ts'
import { recordsOf, TRAY_CORNERS, TRAY_EDGES, type TrayDesign } from './kinds.ts'
import { centresOf, drawForOperator, drawTray } from './tray-drawing.ts'
import { trayChangeFaults, trayFaults } from './tray-rules.ts'

const tray = (over: Partial<TrayDesign> = {}): TrayDesign => ({ ...makeTrayType(), ...over })

describe('trayFaults', () => {
  it('finds none in the presets', () => {
    const presets = recordsOf(seededData(), 'trayType')
    expect(presets.map(trayFaults).flat()).toEqual([])
    expect(presets.map(({ id }) => id)).toEqual(expect.arrayContaining(['square-150', 'square-36', 'honeycomb-84']))
    expect(presets.filter(({ confirmed }) => confirmed).map(({ id }) => id)).toEqual(['square-150'])
  })

  it.each<[Partial<TrayDesign>, string, string]>([
    [{ name: '' }, 'MISSING', 'name'],
    [{ rows: 0 }, 'OUT_OF_RANGE', 'rows'],
    [{ rows: 41 }, 'OUT_OF_RANGE', 'rows'],
    [{ columns: 1.5 }, 'NOT_WHOLE', 'columns'],
    [{ pitchMm: 29.9 }, 'OUT_OF_RANGE', 'pitchMm'],
    [{ rows: 20, columns: 21 }, 'TOO_MANY_CELLS', 'rows'],
    [{ rows: 2 }, 'CENTRES_NOT_ALL', 'centresMm'],
    [
      {
        centresMm: [
          { xMm: -1, yMm: 0 },
          { xMm: 76, yMm: Number.NaN },
        ],
      },
      'OUT_OF_RANGE',
      'centresMm',
    ],
  ])('of %j says %s', (over, fault, field) => {
    expect(trayFaults(tray(over))).toMatchObject([{ fault, field }])
  })

  it('names the two cells that are nearer than the pitch', () => {
    const centresMm = [25, 75, 124.4].map((xMm) => ({ xMm, yMm: 25 }))
    expect(trayFaults(tray({ columns: 3, centresMm }))).toMatchObject([
      { fault: 'CENTRES_TOO_NEAR', detail: { first: '1/2', second: '1/3', distanceMm: 49.4, pitchMm: 50 } },
    ])
    expect(trayFaults(tray({ rows: 1, columns: 1, centresMm: [{ xMm: 25, yMm: 25 }] }))).toEqual([])
  })

  it('says the limits that it holds to', () => {
    expect(trayFaults(tray({ rows: 20, columns: 20, centresMm: null }))).toEqual([])
    expect(trayFaults(tray({ rows: 20, columns: 21 }))[0]?.detail).toEqual({ cells: 420, max: 400 })
    expect(trayFaults(tray({ rows: 2 }))[0]?.detail).toEqual({ cells: 4, given: 2 })
    const outside = [
      { xMm: 25, yMm: -1 },
      { xMm: 76, yMm: 25 },
    ]
    const detail = { min: 0, max: 3000 }
    expect(trayFaults(tray({ centresMm: outside }))).toEqual([{ fault: 'OUT_OF_RANGE', field: 'centresMm', detail }])
    const nearest = [
      { xMm: 25, yMm: 25 },
      { xMm: 74.5, yMm: 25 },
    ]
    expect(trayFaults(tray({ centresMm: nearest, pitchMm: 50 }))).toEqual([])
    expect(trayFaults(tray({ centresMm: null, pitchMm: 47.5 }))).toEqual([])
  })

  it('names the nearest two of many', () => {
    const centresMm = [25, 65, 100, 140].map((xMm) => ({ xMm, yMm: 25 }))
    expect(trayFaults(tray({ columns: 4, centresMm }))).toEqual([
      {
        fault: 'CENTRES_TOO_NEAR',
        field: 'centresMm',
        detail: { first: '1/2', second: '1/3', distanceMm: 35, pitchMm: 50 },
      },
    ])
  })

  it('names the first of several that are equally near, and two that are no neighbours in the list', () => {
    const named = (xs: readonly number[]) => {
      const centresMm = xs.map((xMm) => ({ xMm, yMm: 25 }))
      return trayFaults(tray({ columns: xs.length, centresMm })).map(({ detail }) => [
        detail['first'],
        detail['second'],
      ])
    }
    expect(named([25, 65, 105])).toEqual([['1/1', '1/2']])
    expect(named([25, 140, 60, 100])).toEqual([['1/1', '1/3']])
  })

  it('takes measured centres for what rows, columns and pitch give, whatever the layout', () => {
    const side = fc.integer({ min: 1, max: 8 })
    fc.assert(
      fc.property(side, side, fc.constantFrom('square', 'honeycomb'), (rows, columns, layout) => {
        const regular = tray({ rows, columns, layout, centresMm: null })
        const rounded = centresOf(regular).map(({ xMm, yMm }) => ({
          xMm: Math.round(xMm),
          yMm: Math.round(yMm * 10) / 10,
        }))
        expect(trayFaults({ ...regular, centresMm: rounded })).toEqual([])
      }),
    )
  })
})

describe('a tray type that a batch was recorded on', () => {
  const before = makeTrayType()
  const used = () => true

  it('may get another name and be confirmed, but is drawn as it was', () => {
    expect(trayChangeFaults(before, { ...before, name: 'B', confirmed: false }, used)).toEqual([])
    for (const over of [
      ...([{ layout: 'honeycomb' }, { rows: 2 }, { columns: 3 }, { pitchMm: 51 }, { centresMm: null }] as const),
      ...([{ firstCell: 'topLeft' }, { beltTowards: 'top' }, { operatorAt: 'left' }] as const),
      {
        centresMm: [
          { xMm: 25, yMm: 25 },
          { xMm: 76, yMm: 25 },
        ],
      },
    ]) {
      const after = { ...before, ...over }
      expect(trayChangeFaults(before, after, used)).toEqual([{ fault: 'GEOMETRY_IN_USE', field: 'layout', detail: {} }])
      expect(trayChangeFaults(before, after, () => false)).toEqual([])
    }
    expect(trayChangeFaults(undefined, before, used)).toEqual([])
    expect(trayChangeFaults(before, makePlace('setter', '4'), used)).toEqual([])
    expect(trayChangeFaults(makePlace('setter', '4'), before, used)).toEqual([])
  })
})

describe('drawing a tray', () => {
  const two = tray({ rows: 1, columns: 2, centresMm: null, beltTowards: 'right', operatorAt: 'bottom' })

  it('takes the centres that were measured', () => {
    expect(centresOf(makeTrayType())).toEqual([
      { xMm: 25, yMm: 25.5 },
      { xMm: 76, yMm: 25 },
    ])
  })

  it('puts A1 into its corner', () => {
    const first = (firstCell: TrayDesign['firstCell']) => drawTray({ ...two, rows: 2, firstCell }).centresMm[0]
    expect(TRAY_CORNERS.map(first)).toEqual([
      { xMm: 25, yMm: 25 },
      { xMm: 75, yMm: 25 },
      { xMm: 25, yMm: 75 },
      { xMm: 75, yMm: 75 },
    ])
  })

  it('turns until the operator stands in front', () => {
    const seen = (operatorAt: TrayDesign['operatorAt']) => {
      const { widthMm, heightMm, centresMm, beltTowards } = drawForOperator({
        ...two,
        firstCell: 'topLeft',
        operatorAt,
      })
      return [widthMm, heightMm, ...centresMm.flatMap(({ xMm, yMm }) => [xMm, yMm]), beltTowards]
    }
    expect(seen('bottom')).toEqual([100, 50, 25, 25, 75, 25, 'right'])
    expect(seen('right')).toEqual([50, 100, 25, 25, 25, 75, 'bottom'])
    expect(seen('top')).toEqual([100, 50, 75, 25, 25, 25, 'left'])
    expect(seen('left')).toEqual([50, 100, 25, 75, 25, 25, 'top'])
  })

  it('keeps every distance and stays inside its frame, from every side', () => {
    fc.assert(
      fc.property(
        ...([fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })] as const),
        ...([fc.constantFrom('square', 'honeycomb'), fc.constantFrom(...TRAY_CORNERS)] as const),
        ...([fc.constantFrom(...TRAY_EDGES), fc.nat(), fc.nat()] as const),
        (rows, columns, layout, firstCell, operatorAt, one, other) => {
          const design = tray({ rows, columns, layout, firstCell, operatorAt, centresMm: null })
          const plain = centresOf(design)
          const { widthMm, heightMm, centresMm } = drawForOperator(design)
          const [a, b] = [one % plain.length, other % plain.length]
          const distance = (places: typeof plain) =>
            Math.hypot(places[a]!.xMm - places[b]!.xMm, places[a]!.yMm - places[b]!.yMm)
          expect(distance(centresMm)).toBeCloseTo(distance(plain), 9)
          for (const { xMm, yMm } of centresMm) {
            expect(Math.min(xMm, yMm, widthMm - xMm, heightMm - yMm)).toBeGreaterThan(0)
          }
        },
      ),
    )
  })
})
