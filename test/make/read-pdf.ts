import { inflateSync } from 'node:zlib'

const OBJECT = /(\d+) 0 obj\n([\s\S]*?)endobj/g
const SHOWN_TEXT = /\/(F\d+) [\d.]+ Tf|\[((?:<[0-9a-f]*>|[-\d. ]+)+)\] TJ/g

/**
 * The text of a PDF as pdfkit writes it, page by page: every piece that is drawn, in the order in which it is drawn, with one space
 * between (also where a line might break, as after a dash). Enough to see what is on paper; no reader of PDF files in general.
 */
export function readPdfPages(bytes: Uint8Array): string[] {
  const objects = new Map<string, string>()
  for (const [, id = '', body = ''] of Buffer.from(bytes).toString('latin1').matchAll(OBJECT)) objects.set(id, body)
  const [, kids = ''] = /\/Kids \[([^\]]*)\]/.exec([...objects.values()].join('\n')) ?? []
  return [...kids.matchAll(/(\d+) 0 R/g)].map(([, id = '']) => pageText(objects, objects.get(id) ?? ''))
}

function pageText(objects: ReadonlyMap<string, string>, page: string): string {
  const resources = objects.get(reference(page, 'Resources')) ?? ''
  const fonts = new Map<string, ReadonlyMap<string, string>>()
  for (const [, name = '', id = ''] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    fonts.set(name, unicodeOf(streamOf(objects.get(reference(objects.get(id) ?? '', 'ToUnicode')) ?? '')))
  }
  let font: ReadonlyMap<string, string> = new Map()
  const pieces: string[] = []
  for (const [, name, shown] of streamOf(objects.get(reference(page, 'Contents')) ?? '').matchAll(SHOWN_TEXT)) {
    if (name !== undefined) font = fonts.get(name) ?? new Map()
    const glyphs = [...(shown ?? '').matchAll(/<([0-9a-f]*)>/g)].map(([, hex = '']) => hex).join('')
    pieces.push((glyphs.match(/.{4}/g) ?? []).map((glyph) => font.get(glyph) ?? '\ufffd').join(''))
  }
  return pieces.join(' ').replace(/\s+/g, ' ')
}

/** Glyph (four hexadecimal digits) to the characters it stands for, of which a ligature has several. */
function unicodeOf(map: string): ReadonlyMap<string, string> {
  const known = new Map<string, string>()
  for (const [, from = '', , list = ''] of map.matchAll(/<(\w{4})> <(\w{4})> \[([^\]]*)\]/g)) {
    ;[...list.matchAll(/<([^>]*)>/g)].forEach(([, codes = ''], n) => {
      const characters = codes.split(' ').map((code) => String.fromCharCode(Number.parseInt(code, 16)))
      known.set((Number.parseInt(from, 16) + n).toString(16).padStart(4, '0'), characters.join(''))
    })
  }
  return known
}

function reference(body: string, name: string): string {
  return new RegExp(`/${name} (\\d+) 0 R`).exec(body)?.[1] ?? ''
}

function streamOf(body: string): string {
  const from = body.indexOf('stream\n')
  if (from < 0) return ''
  const content = Buffer.from(body.slice(from + 7, body.lastIndexOf('\nendstream')), 'latin1')
  return (body.includes('/FlateDecode') ? inflateSync(content) : content).toString('latin1')
}
