import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { fillHistory } from '../../../test/make/history.ts'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { silentLogger } from '../../log/logger.ts'
import { dataFiles } from '../../store/data-folder.ts'
import { openStore } from '../../store/open-store.ts'
import { checkAllPages } from './check-all-pages.ts'

const NOW_MS = Date.UTC(2026, 9, 15)
const PAGE_BYTES = 4096

it('reads the cold files too, and names those that are damaged or gone', () =>
  withFolder((folder) => {
    const key = new Uint8Array(32).fill(5)
    const place = { path: dataFiles(folder).database, key }
    const store = openStore({ folder, key, clock: { wallMs: () => NOW_MS, monoMs: () => 0 }, log: silentLogger })
    fillHistory(store, { scans: 900, seed: 2, days: 100, untilWallMs: NOW_MS })
    while (store.moveToCold(0) !== 'done');
    store.close()
    const [damaged = '', gone = ''] = readdirSync(join(folder, 'cold')).filter((name) => name.endsWith('.db'))
    const shares: number[] = []
    const sound = checkAllPages(place, (share) => shares.push(share))
    expect(sound).toMatchObject({ sound: true, findings: [] })
    expect(shares).toEqual(shares.toSorted((one, other) => one - other))

    const file = join(folder, 'cold', damaged)
    const bytes = readFileSync(file)
    for (let at = PAGE_BYTES + 100; at < bytes.length; at += PAGE_BYTES) bytes[at] = (bytes[at] ?? 0) ^ 1
    writeFileSync(file, bytes)
    rmSync(join(folder, 'cold', gone))
    const { findings, ...rest } = checkAllPages(place)
    expect(rest).toMatchObject({ sound: false })
    expect(findings).toContain(`${gone}: is not there`)
    expect(findings.some((finding) => finding.startsWith(`${damaged}: `))).toBe(true)
  }))
