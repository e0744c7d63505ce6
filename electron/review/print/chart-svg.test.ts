import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { axisTicks, barChartSvg } from './chart-svg.ts'

const box = { widthPt: 200, heightPt: 100, formatValue: String }

function rectangles(svg: string): { y: number; height: number }[] {
  return [...svg.matchAll(/<rect x="[^"]*" y="([^"]*)" width="[^"]*" height="([^"]*)"/g)].map(([, y, height]) => ({
    y: Number(y),
    height: Number(height),
  }))
}

describe('barChartSvg', () => {
  it('stacks the series of a bar without a gap, in proportion', () => {
    const svg = barChartSvg({ ...box, tones: ['strong', 'middle'], bars: [{ label: 'A', values: [30, 10] }] })
    const [first, second] = rectangles(svg)
    expect(first?.height).toBeCloseTo((second?.height ?? 0) * 3, 1)
    expect((second?.y ?? 0) + (second?.height ?? 0)).toBeCloseTo(first?.y ?? 0, 1)
  })

  it('draws nothing where there is nothing, and takes names for text', () => {
    const svg = barChartSvg({ ...box, tones: ['middle'], bars: [{ label: '<&>', values: [0] }] })
    expect(rectangles(svg)).toEqual([])
    expect(svg).toContain('&lt;&amp;&gt;')
  })

  it('leaves out labels that would lie on each other', () => {
    const bars = Array.from({ length: 60 }, (_, n) => ({ label: `tray ${n}`, values: [1] }))
    const svg = barChartSvg({ ...box, tones: ['middle'], bars })
    expect([...svg.matchAll(/>tray \d+</g)].length).toBeLessThanOrEqual(4)
  })
})

describe('axisTicks', () => {
  it('rises evenly from nothing to the first round number that holds everything', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (most) => {
        const ticks = axisTicks(most)
        const step = ticks[1] ?? 0
        expect(ticks[0]).toBe(0)
        expect(ticks.length).toBeLessThanOrEqual(6)
        expect(ticks[ticks.length - 1]).toBeGreaterThanOrEqual(most)
        expect(ticks[ticks.length - 2]).toBeLessThan(most)
        expect(Number.isInteger(step)).toBe(true)
      }),
    )
    expect(axisTicks(0)).toEqual([0, 1])
  })
})
