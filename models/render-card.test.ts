import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseManifest } from '../electron/model/manifest.ts'
import { renderCard } from './render-card.ts'

function shipped(file: string): string {
  return readFileSync(new URL(`./phantomnet-1.1.0/${file}`, import.meta.url), 'utf8')
}

describe('the card of the shipped model', () => {
  const parsed = parseManifest(shipped('manifest.json'))
  if (!parsed.ok) throw new Error(parsed.error.detail)
  const { metrics } = parsed.value
  if (metrics === undefined) throw new Error('it states no figures')
  const manifest = { ...parsed.value, metrics }

  it('is what its manifest says', () => {
    expect(shipped('CARD.md')).toBe(renderCard(manifest))
  })

  it('says in its first line that the model is synthetic', () => {
    expect(renderCard(manifest).split('\n')[0]).toContain('SYNTHETIC')
  })

  it('never says of a model that learnt from a line that it saw drawn pictures only', () => {
    const learnt = { ...manifest, training: { ...manifest.training, labelledScans: 5_550 } }
    expect(renderCard(learnt)).toContain('5550 scans of a line of which nobody has said that they are of real eggs')
    expect(renderCard(learnt)).not.toContain('never shown in training')
    const real = renderCard({ ...learnt, synthetic: false })
    expect(real.split('\n')[0]).not.toContain('SYNTHETIC')
    expect(real).not.toContain('It has never seen an egg')
    expect(real).toContain('says nothing about real eggs')
  })

  it('states accuracy with interval and count, and changes with the figures', () => {
    const { confusion } = manifest.metrics
    const counts = confusion.counts.map((row) => row.map((count) => count * 2))
    const other = renderCard({ ...manifest, metrics: { ...manifest.metrics, confusion: { ...confusion, counts } } })
    expect(other).not.toBe(renderCard(manifest))
    expect(other).toMatch(/95 % Wilson interval [\d.]+ % to [\d.]+ %, n = \d+/)
  })
})
