import type { Content, TableCell } from 'pdfmake/interfaces.js'
import { PRINT_PICTURES_MAX } from '../../contract/pictures.ts'
import { cellName } from '../../domain/egg.ts'
import { fill } from './format.ts'
import { paragraph, wholeSection } from './parts.ts'
import type { PrintPicture, Telling } from './print-input.ts'

const ACROSS = 6
const PICTURE_PT = 72

/** A strip of the eggs that people most want to see again: those that were corrected, and those that stayed uncertain. */
export function pictureSection(told: Telling): Content[] {
  const { words, pictures } = told
  const title = words.section.pictures
  if (pictures === undefined) return wholeSection(title, [paragraph(words.pictures.noImaging)])
  if (pictures.length === 0) return wholeSection(title, [paragraph(words.pictures.none)])
  const rows = Array.from({ length: Math.ceil(pictures.length / ACROSS) }, (_, row) =>
    Array.from({ length: ACROSS }, (_unused, column): TableCell => {
      const picture = pictures[row * ACROSS + column]
      return picture === undefined ? '' : pictureCell(picture, told)
    }),
  )
  return wholeSection(title, [
    paragraph(fill(words.pictures.rule, { count: PRINT_PICTURES_MAX })),
    {
      table: { widths: rows[0]?.map(() => '*') ?? [], dontBreakRows: true, body: rows },
      layout: 'noBorders',
      style: 'small',
    },
  ])
}

function pictureCell({ trayCode, cell, eggClass, corrected, png }: PrintPicture, { words }: Telling): TableCell {
  const was = words.eggClass[eggClass]
  const text = corrected === undefined ? was : fill(words.pictures.corrected, { was, now: words.eggClass[corrected] })
  return {
    stack: [
      png === undefined
        ? { text: words.pictures.notKept, style: 'caption', margin: [0, PICTURE_PT / 2 - 6, 0, PICTURE_PT / 2 - 6] }
        : {
            image: `data:image/png;base64,${Buffer.from(png).toString('base64')}`,
            width: PICTURE_PT,
            height: PICTURE_PT,
          },
      { text: fill(words.corrections.egg, { cell: cellName(cell), tray: trayCode }), bold: true },
      { text },
    ],
  }
}
