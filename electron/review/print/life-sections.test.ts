import { describe, expect, it } from 'vitest'
import { MORNING_MS } from '../../../test/make/commit-groups.ts'
import { makePrintInput, makeRecordLife } from '../../../test/make/print-input.ts'
import { readPdfPages } from '../../../test/make/read-pdf.ts'
import type { RecordLife } from '../../contract/batch-life.ts'
import type { PrintInput } from './print-input.ts'
import { recordDocument } from './record-document.ts'
import { renderPdf } from './render-pdf.ts'

const MINUTE_MS = 60_000

async function textOf(life: Partial<RecordLife>, over: Partial<PrintInput> = {}): Promise<string> {
  const input = makePrintInput({ ...over, life: makeRecordLife(life) })
  return readPdfPages(await renderPdf(recordDocument(input))).join(' ')
}

function stop(fromMinute: number, change: Partial<RecordLife['stops'][number]>): RecordLife['stops'][number] {
  const fromWallMs = MORNING_MS + fromMinute * MINUTE_MS
  return { stopId: fromMinute, kind: 'pause', fromWallMs, toWallMs: null, reason: null, note: '', who: '', ...change }
}

describe('the life of a batch in print', () => {
  it('names every stop with its reason, its note and who said so', async () => {
    const stops = [
      stop(18, { toWallMs: MORNING_MS + 21 * MINUTE_MS, reason: 'JAM', note: 'belt', who: 'M. Visser' }),
      stop(30, { kind: 'outage', toWallMs: MORNING_MS + 32 * MINUTE_MS }),
      stop(40, {}),
      stop(50, { kind: 'end', reason: 'FINISHED', who: 'K. Jansen' }),
    ]
    const text = await textOf({ stops })
    expect(text).toContain('21 Nov 2026, 09:18 21 Nov 2026, 09:21 Jam: belt M. Visser')
    expect(text).toMatch(/21 Nov 2026, 09:30 21 Nov 2026, 09:32 The station was not running/)
    expect(text).toContain('21 Nov 2026, 09:40 still standing not said –')
    expect(text).toContain('21 Nov 2026, 09:50 end of the batch Finished K. Jansen')
    const german = await textOf({ stops }, { language: 'de' })
    expect(german).toContain('Stau: belt M. Visser')
    expect(german).toContain('Ende der Charge Fertig K. Jansen')
  })

  it('names the models from when and by whom, and what each decided; nothing where it was one', async () => {
    const at = (minute: number) => MORNING_MS + minute * MINUTE_MS
    const models: RecordLife['models'] = {
      since: [
        { modelId: 'net-1.0.0', fromWallMs: at(0), who: '', act: 'began' },
        { modelId: 'net-2.0.0', fromWallMs: at(10), who: 'Anna', act: 'switch' },
        { modelId: 'net-1.0.0', fromWallMs: at(20), who: '', act: 'rollBack' },
      ],
      judged: [
        { modelId: 'net-1.0.0', eggs: 1_402, scans: 1_418 },
        { modelId: 'net-2.0.0', eggs: 517, scans: 541 },
        { modelId: null, eggs: 7, scans: 24 },
      ],
    }
    const text = await textOf({ models })
    expect(text).toContain('21 Nov 2026, 09:00: net-1.0.0, with which the batch began')
    expect(text).toContain('21 Nov 2026, 09:10: net-2.0.0, switched by Anna')
    expect(text).toContain('21 Nov 2026, 09:20: back to net-1.0.0, by the program')
    expect(text).toMatch(/net-2\.0\.0 decided 517 eggs \(541 scans\)/)
    expect(text).toMatch(/No model judged 7 eggs \(24 scans\)/)
    expect(await textOf({ models }, { language: 'de' })).toContain('net-2.0.0, gewechselt von Anna')
    expect(await textOf({})).not.toContain('Models that judged')
  })

  it('says what was known at the start, and by whom', async () => {
    const accepted = [
      { warning: 'MODEL_BREED', who: 'M. Visser', atWallMs: MORNING_MS },
      { warning: 'NEW_CHECK', who: '', atWallMs: MORNING_MS },
    ]
    const text = await textOf({ accepted })
    expect(text).toContain('the model was not made for this breed (M. Visser, 21 Nov 2026, 09:00).')
    expect(text).toContain('Known at the start: NEW_CHECK.')
    expect(text).toContain('The line never stood.')
  })

  it('bears every signature with name, time and digest, and says whether it still holds', async () => {
    const [first, second] = ['a'.repeat(64), 'b'.repeat(64)]
    const at = (minute: number) => MORNING_MS + minute * MINUTE_MS
    const one = { revision: 1, sha256: first, name: 'K. Lindqvist', atWallMs: at(60) }
    const signed = await textOf({ signatures: [one], sha256: first })
    expect(signed).toContain('Signed by K. Lindqvist on 21 Nov 2026, 10:00, revision 1.')
    expect(signed).toContain(first)
    expect(signed).toContain('is for the numbers of this print')
    const overtaken = await textOf({ signatures: [one], sha256: second })
    expect(overtaken).toMatch(/changed since the newest signature.*b{64}/s)
    const again = await textOf({ signatures: [one, { ...one, revision: 2, sha256: second }], sha256: second })
    expect(again).toMatch(/revision 1.*a{64}.*revision 2.*b{64}/s)
    const unsigned = await textOf({ signatures: [], sha256: second }, { language: 'de' })
    expect(unsigned).toContain('Niemand hat dieses Protokoll am Bildschirm unterschrieben.')
  })
})
