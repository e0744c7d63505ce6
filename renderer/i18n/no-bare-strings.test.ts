import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseSync, Visitor } from 'vite'
import { describe, expect, it } from 'vitest'

const renderer = fileURLToPath(new URL('..', import.meta.url))

/** Attributes whose text somebody reads or hears. */
const SPOKEN = new Set([
  'aria-label',
  'aria-description',
  'title',
  'alt',
  'label',
  'placeholder',
  'description',
  'error',
])

/** Texts between tags, or in attributes that are read, which have letters and do not come from a catalogue. */
function bareStrings(source: string): string[] {
  const found: string[] = []
  const keep = (text: unknown) => {
    if (typeof text === 'string' && /\p{L}/u.test(text)) found.push(text.trim())
  }
  const visitor = new Visitor({
    JSXText: (node) => keep(node.value),
    JSXExpressionContainer: (node) => {
      if (node.expression.type === 'Literal') keep(node.expression.value)
    },
    JSXAttribute: (node) => {
      if (node.name.type === 'JSXIdentifier' && SPOKEN.has(node.name.name) && node.value?.type === 'Literal')
        keep(node.value.value)
    },
  })
  visitor.visit(parseSync('screen.tsx', source).program)
  return found
}

describe('words on the screen', () => {
  it('are found when they are bare', () => {
    const source = `const a = <p title="Hello">Stop <b>{'now'}</b> {'·'} <i aria-hidden="true">→</i></p>`
    expect(bareStrings(source).toSorted()).toEqual(['Hello', 'Stop', 'now'])
  })

  it('all come from the catalogues', () => {
    const files = globSync('**/*.tsx', { cwd: renderer, exclude: (name) => name.includes('.test.') })
    expect(files.length).toBeGreaterThan(30)
    const bare = files.flatMap((path) =>
      bareStrings(readFileSync(`${renderer}${path}`, 'utf8')).map((text) => `${path}: ${text}`),
    )
    expect(bare).toEqual([])
  })
})
