import { describe, expect, it } from 'vitest'
import type { ModelAct } from '../../electron/domain/model/model-choice.ts'
import type { ModelChoiceEntry, ShadowScan } from '../../electron/store/model-book.ts'
import { openReadable } from '../../electron/store/open-database.ts'
import { MORNING_MS, SERIAL, SESSION } from '../make/commit-groups.ts'
import { type StoreBuild, StoreHarness } from './store-harness.ts'

const model = (modelId: string) => ({ modelId, manifestSha256: 'ab'.repeat(32) })
const [ONE, TWO] = [model('net-1.0.0'), model('net-2.0.0')]

function entry(act: ModelAct, minute: number, change: Partial<ModelChoiceEntry>): ModelChoiceEntry {
  const chosenWallMs = MORNING_MS + minute * 60_000
  return { ...{ act, chosenWallMs, who: 'Anna', active: ONE, previous: undefined, candidate: undefined }, ...change }
}

function shadow(sequence: number, change: Partial<ShadowScan> = {}): ShadowScan {
  return {
    identity: { scannerSerial: SERIAL, sessionId: SESSION, sequence },
    ...{ visitId: 1, decidedWallMs: MORNING_MS + sequence, activeClass: 'FEMALE', shadowClass: 'MALE' },
    activeFemale: 0.9,
    prediction: {
      fertility: { viable: 1, infertile: 0, earlyDead: 0, midDead: 0, empty: 0 },
      female: 0.1,
    },
    ...change,
  }
}

/** What every build of the store must do with the choice of models and with what a candidate made of scans. */
export function describeModelStore(name: string, build: StoreBuild): void {
  describe(`models in the store on ${name}`, () => {
    const harness = new StoreHarness(build)
    const rows = (sql: string) => {
      const db = openReadable({ path: harness.databasePath, key: build.key, driver: build.driver })
      const found = db.prepare<unknown[], Record<string, number>>(sql).all()
      db.close()
      return found
    }

    it('knows of no choice at first, and after a restart of the newest one and since when', () => {
      const { models } = harness.store
      expect(models.choice()).toBeUndefined()
      models.choose(entry('shadow', 1, { candidate: TWO }))
      expect(models.choice()).toMatchObject({ choiceId: 1, active: ONE, candidate: TWO, activeSince: undefined })
      models.choose(entry('switch', 2, { active: TWO, previous: ONE }))
      models.choose(entry('shadow', 3, { active: TWO, previous: ONE, candidate: ONE, who: 'Bert' }))
      harness.reopen()
      expect(harness.store.models.choice()).toEqual({
        ...entry('shadow', 3, { active: TWO, previous: ONE, candidate: ONE, who: 'Bert' }),
        choiceId: 3,
        activeSince: { wallMs: MORNING_MS + 120_000, who: 'Anna', act: 'switch' },
      })
    })

    it('takes a choice back with the entry of the trail that could not be written', () => {
      const { store } = harness
      const failing = () =>
        store.audited({ userId: undefined, name: 'Anna', roles: [] }, { act: 'audit.gap', subject: 'x' }, () => {
          store.models.choose(entry('shadow', 1, { candidate: TWO }))
          throw new Error('the disk is full')
        })
      expect(failing).toThrow('the disk is full')
      expect(store.models.choice()).toBeUndefined()
    })

    it('keeps what a candidate made of scans apart, with sums by hour and pair of classes', () => {
      const { models } = harness.store
      models.addShadows(7, [
        shadow(1),
        shadow(2, { shadowClass: 'FEMALE', prediction: { ...shadow(2).prediction, female: 0.95 } }),
      ])
      models.addShadows(7, [shadow(3), shadow(4, { decidedWallMs: MORNING_MS + 3_600_000 })])
      expect(rows('SELECT sequence, active_class, shadow_class, p_viable, p_female FROM shadow_scan LIMIT 2')).toEqual([
        { sequence: 1, active_class: 0, shadow_class: 1, p_viable: 30_000, p_female: 3_000 },
        { sequence: 2, active_class: 0, shadow_class: 0, p_viable: 30_000, p_female: 28_500 },
      ])
      const hour = Math.floor(MORNING_MS / 3_600_000)
      const sums =
        'SELECT hour, shadow_class, scans, active_p_female_sum, p_female_sum, p_female_apart_sum FROM shadow_fact'
      expect(rows(sums).map((row) => Object.values(row))).toEqual([
        [hour, 0, 1, 27_000, 28_500, 1_500],
        [hour, 1, 2, 54_000, 6_000, 48_000],
        [hour + 1, 1, 1, 27_000, 3_000, 24_000],
      ])
      // They are no scans of the line.
      expect(rows('SELECT COUNT(*) AS scans FROM scan')).toEqual([{ scans: 0 }])
    })

    it('drops what is of another candidate or too old, and keeps the sums', () => {
      const { models } = harness.store
      models.addShadows(1, [shadow(1), shadow(2)])
      models.addShadows(2, [shadow(3), shadow(4)])
      expect(models.dropShadows({ choiceId: 2, sinceWallMs: MORNING_MS + 4 })).toBe(3)
      expect(models.dropShadows({ choiceId: 2, sinceWallMs: MORNING_MS + 4 })).toBe(0)
      expect(rows('SELECT sequence FROM shadow_scan')).toEqual([{ sequence: 4 }])
      expect(models.dropShadows({ choiceId: undefined, sinceWallMs: 0 })).toBe(1)
      expect(rows('SELECT SUM(scans) AS scans FROM shadow_fact')).toEqual([{ scans: 4 }])
    })
  })
}
