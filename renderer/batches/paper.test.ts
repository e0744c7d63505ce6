import { describe, expect, it } from 'vitest'
import { paperHere } from './paper.ts'

describe('paperHere', () => {
  it.for([
    ['en-US', 'America/Chicago', 'LETTER'],
    ['es-MX', 'America/Mexico_City', 'LETTER'],
    ['en-US', 'Europe/Berlin', 'A4'],
    ['de-DE', 'Europe/Berlin', 'A4'],
    ['pt-BR', 'America/Sao_Paulo', 'A4'],
    ['en', 'America/Chicago', 'A4'],
  ] as const)('%s in %s prints on %s', ([tag, zone, paper]) => {
    expect(paperHere(tag, zone)).toBe(paper)
  })
})
