import { describe, expect, it } from 'vitest'
import { generatePhantom } from '../../../models/phantom/phantom.ts'
import { MORNING_MS, makeBatch, makeGroup, makeVisit, scanItem } from '../../../test/make/commit-groups.ts'
import { keepPictures } from '../../../test/make/keep-pictures.ts'
import { LOOKED_BACK_KEY, lookBack } from '../../../test/make/look-back.ts'
import { makePrintInput } from '../../../test/make/print-input.ts'
import { readPdfPages } from '../../../test/make/read-pdf.ts'
import { loadSharp, requireSharp } from '../load-sharp.ts'
import type { PrintPicture } from '../print/print-input.ts'
import { recordDocument } from '../print/record-document.ts'
import { renderPdf } from '../print/render-pdf.ts'
import { thumbnailSheet } from './thumbnails.ts'

const batchId = '2026-1121-01'

async function printed(pictures: readonly PrintPicture[] | undefined, language: 'en' | 'de' = 'en'): Promise<string> {
  return readPdfPages(await renderPdf(recordDocument(makePrintInput({ pictures, language })))).join(' ')
}

const picture = (change: Partial<PrintPicture> = {}): PrintPicture => ({
  ...{ trayCode: '0417', cell: { row: 0, column: 3 }, eggClass: 'UNCERTAIN', corrected: undefined, png: undefined },
  ...change,
})

describe('the strip of pictures in a printed record', () => {
  it('tells each egg with what was decided and corrected, and says where no picture is kept', async () => {
    const { image } = generatePhantom({ seed: 'print', tray: 1, cell: { row: 0, column: 3 }, ageHours: 264 })
    const { png } = await thumbnailSheet(await requireSharp(), [{ picture: image }], 1, 128)
    const text = await printed([picture({ eggClass: 'MALE', corrected: 'FEMALE', png }), picture()])
    expect(text).toContain('Pictures of corrected and uncertain eggs')
    expect(text).toContain('A4 of tray 0417 Male, corrected: Female')
    expect(text).toMatch(/picture not kept A4 of tray 0417 Uncertain/)
    expect(await printed([picture()], 'de')).toContain('Bilder berichtigter und unsicherer Eier')
  })

  it('says that there is none to show, or that none could be made', async () => {
    expect(await printed([])).toContain('No egg was corrected, and none stayed uncertain.')
    expect(await printed(undefined)).toContain('could not make pictures')
  })

  it('shows corrected eggs first, then uncertain ones, each once', () =>
    lookBack(
      async (review, store, folder) => {
        store.saveBatch(makeBatch())
        store.commit(makeGroup([{ kind: 'tray-begin', visit: makeVisit(1, { batchId }) }], 1, [1]))
        const cells = [0, 1, 2].map((column) => ({ row: 0, column }))
        const [male = cells[0], doubtful = cells[0], other = cells[0]] = cells
        if (male === undefined || doubtful === undefined || other === undefined) throw new Error('no cells')
        const items = [
          scanItem(2, { cell: male, eggClass: 'MALE' }),
          scanItem(3, { cell: doubtful, eggClass: 'UNCERTAIN' }),
          scanItem(4, { cell: other, eggClass: 'UNCERTAIN' }),
        ]
        store.commit(makeGroup(items, 4))
        const said = { visitId: 1, attempt: 1, batchId, atWallMs: MORNING_MS + 9_000, operator: '', note: '' } as const
        const to = { eggClass: 'FEMALE', action: 'KEEP', reason: 'CANDLED' } as const
        store.saveOverride({ ...said, ...to, cell: male, from: { eggClass: 'MALE', action: 'REMOVE_MALE' } })
        store.saveOverride({ ...said, ...to, cell: other, from: { eggClass: 'UNCERTAIN', action: 'RESCAN' } })
        const { image } = generatePhantom({ seed: 'print', tray: 1, cell: male, ageHours: 264 })
        await keepPictures({ folder, key: LOOKED_BACK_KEY, store }, [
          { visitId: 1, cell: male, attempt: 1, picture: { image, attention: undefined } },
        ])
        const question = { batchId, language: 'en', paper: 'A4' } as const
        const pdf = await review.recordPdf(question, { printedAtWallMs: MORNING_MS })
        const text = readPdfPages(pdf ?? new Uint8Array()).join(' ')
        const strip = text.slice(
          text.indexOf('Pictures of corrected'),
          text.indexOf('Trays that were held', text.indexOf('Pictures of corrected')),
        )
        expect(strip.match(/[A-Z]\d of tray TRAY-1/g)).toEqual(
          ['A3', 'A1', 'A2'].map((cell) => `${cell} of tray TRAY-1`),
        )
        expect(strip.match(/picture not kept/g)).toHaveLength(2)
      },
      { imaging: () => loadSharp() },
    ))
})
