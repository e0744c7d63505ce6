import { describe, expect, it } from 'vitest'
import { makeDesk } from '../../../test/make/master-data-desk.ts'
import { IMPORT_KINDS, masterDataMethods } from '../../contract/master-data.ts'
import { masterDataHandlers } from './master-data-handlers.ts'

const { importPreview, importApply, saveMasterData, retireMasterData, masterData, exportMasterData } = masterDataMethods

const VISSER = { caller: { userId: 'u1', name: 'M. Visser', roles: ['supervisor' as const] } }

describe('masterDataHandlers', () => {
  it('fill, show, retire and give back the hatchery within the contract', () => {
    const handlers = masterDataHandlers(makeDesk())
    const entry = { kind: 'flock', value: { ...{ name: ' Flock 7 ', breedId: 'breed-1', farm: '', house: '' } } }
    const dates = { parentsHatchedOn: null, laidFrom: null, laidTo: null, storageDays: null }
    const wish = saveMasterData.params.parse({ seen: null, entry: { ...entry, value: { ...entry.value, ...dates } } })
    const saved = saveMasterData.result.parse(handlers.saveMasterData(wish, VISSER))
    expect(saved).toMatchObject({ ok: true, id: 'flock-1' })
    const seen = { id: 'flock-1', revision: 1 }
    expect(
      retireMasterData.result.parse(handlers.retireMasterData({ kind: 'flock', seen, retired: true }, VISSER)),
    ).toMatchObject({
      ok: true,
      revision: 2,
    })
    expect(masterData.result.parse(handlers.masterData()).flocks).toMatchObject([{ name: 'Flock 7', retired: true }])
  })

  it.each(IMPORT_KINDS)('take a filled-in template of %s', (kind) => {
    const handlers = masterDataHandlers(makeDesk())
    const { text, fileName } = handlers.importTemplate({ kind, language: 'de' })
    expect(fileName).toBe(`ovoscope-${kind}-template.csv`)
    const file = importPreview.params.parse({ kind, bytes: new TextEncoder().encode(text) })
    const { fingerprint, counts } = importPreview.result.parse(handlers.importPreview(file))
    expect(counts.fault).toBe(0)
    const applied = importApply.result.parse(handlers.importApply({ ...file, fingerprint }, VISSER))
    expect(applied).toMatchObject({ ok: true, added: counts.new, changed: counts.changed })
    expect(exportMasterData.result.parse(handlers.exportMasterData({ kind, language: 'en' })).text).toContain('\r\n')
  })
})
