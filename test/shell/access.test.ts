import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../../build/tasks/project.ts'
import { accessDeskContract } from '../../electron/contract/access-desk.ts'
import { lineContract } from '../../electron/contract/line.ts'
import { reviewContract } from '../../electron/contract/review.ts'
import { secretsContract } from '../../electron/contract/secrets.ts'
import { updateLeaseContract } from '../../electron/contract/update.ts'
import { mayDo } from '../../electron/domain/access.ts'
import { connect, type RpcClient } from '../../electron/rpc/client.ts'
import type { Contract } from '../../electron/rpc/contract-types.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import { readDataKey, subKeys } from '../../electron/store/key-file.ts'
import { openWritable } from '../../electron/store/open-database.ts'
import { withFolder } from '../make/temporary-folder.ts'
import { demoBatch, startLineRig } from '../rig/line-rig.ts'

const WITHIN = { timeout: 60_000, interval: 50 }
const SCANNER = { seed: 'access', ratePerHour: 100_000, trays: 1, rows: 2, columns: 3 }
/** Nobody listens there: a station of the work, whose summaries wait. */
const CLOUD = { endpoint: 'http://127.0.0.1:9/', site: 'nord-01' }

const SETTER = { seen: null, entry: { kind: 'setter', value: { name: 'Setter 12', code: 'S12' } } } as const

/** The code with which each method is refused to a screen that nobody is signed in at; undefined where it is not refused for who asks. */
async function refusals<C extends Contract>(
  client: RpcClient<C>,
  contract: C,
): Promise<Record<string, string | undefined>> {
  const found: Record<string, string | undefined> = {}
  for (const method of Object.keys(contract.methods)) {
    const code = await client.call(method as never, { nonsense: true } as never).then(
      () => undefined,
      (problem: { code: string }) => problem.code,
    )
    found[method] = code === 'SIGN_IN_NEEDED' || code === 'NOT_ALLOWED' ? code : undefined
  }
  return found
}

function expected(contract: Contract): Record<string, string | undefined> {
  const codes = Object.entries(contract.methods).map(([method, { right }]) => {
    return [method, mayDo(right, { roles: [] }) ? undefined : 'SIGN_IN_NEEDED'] as const
  })
  return Object.fromEntries(codes)
}

/** What a command of the product says, and what it ends with. */
function run(program: string, ...args: readonly string[]): { readonly code: number; readonly said: string } {
  try {
    const said = execFileSync(process.execPath, [join(projectRoot, program), ...args], {
      encoding: 'utf8',
      stdio: 'pipe',
    })
    return { code: 0, said }
  } catch (problem) {
    const { status, stdout, stderr } = problem as { status: number; stdout: string; stderr: string }
    return { code: status, said: stdout + stderr }
  }
}

const audit = (folder: string) => run('electron/review/audit-command.ts', 'verify', folder)
const resetPin = (folder: string, name: string) =>
  run('electron/processes/station/reset-pin-command.ts', '--data', folder, '--name', name)

/** What somebody can do who has the data key and knows SQLite. */
function spoil(folder: string, ...statements: readonly string[]): void {
  const files = dataFiles(folder)
  const db = openWritable({ path: files.database, key: subKeys(readDataKey(files.keyFile)).database })
  for (const trigger of ['audit_unchanged', 'audit_stays']) db.exec(`DROP TRIGGER IF EXISTS ${trigger}`)
  for (const statement of statements) db.exec(statement)
  db.close()
}

describe('a real station at work', () => {
  it('asks everybody who they are, tells review, and writes down who did what', () =>
    withFolder(async (dataFolder) => {
      const rig = await startLineRig({ dataFolder, scanner: SCANNER, cloud: CLOUD, onErrorOutput: () => undefined })
      try {
        // Screens at which nobody is signed in.
        const line = connect(rig.open('station'), lineContract)
        const review = connect(rig.open('review'), reviewContract)
        expect(await refusals(line, lineContract)).toEqual(expected(lineContract))
        expect(await refusals(review, reviewContract)).toEqual(expected(reviewContract))
        for (const inner of [accessDeskContract, updateLeaseContract, secretsContract]) {
          const reached = connect(rig.open('station'), inner)
          await expect(reached.ready).rejects.toMatchObject({ code: 'WRONG_SERVICE' })
        }

        await expect.poll(async () => (await line.call('liveView', {})).model.state, WITHIN).toBe('ready')
        await expect.poll(() => rig.station.call('startBatch', demoBatch(6)), WITHIN).toEqual({ ok: true })
        expect(await line.call('pauseBatch', {})).toEqual({ ok: true })
        expect(await rig.station.call('saveMasterData', SETTER)).toMatchObject({ ok: true })
        expect(await rig.review.call('verifyAudit', {})).toMatchObject({ brokenAt: null })
        const rows = await rig.review.call('auditRows', { beforeSequence: null, search: '', acts: [] })
        expect(rows.map(({ who, act }) => `${who} ${act}`).reverse()).toEqual([
          'R. Rig user.enrolFirst',
          'R. Rig batch.start',
          ' batch.pause',
          'R. Rig masterData.change',
        ])

        // A sign-out holds at once, wherever the token goes.
        await rig.station.call('signOut', {})
        await expect(
          rig.review.call('auditRows', { beforeSequence: null, search: '', acts: [] }),
        ).rejects.toMatchObject({
          code: 'SIGN_IN_NEEDED',
        })
        await rig.supervisor.stop('station')
        expect(await review.call('batches', { search: '', state: 'all', beforeCursor: null })).toHaveLength(1)
        await expect(review.call('recordCsv', { batchId: 'any' })).rejects.toMatchObject({ code: 'NOBODY_TO_ASK' })
      } finally {
        await rig.stop()
      }
      expect(audit(dataFolder)).toMatchObject({ code: 0, said: expect.stringContaining('the chain holds') })
      expect(resetPin(dataFolder, 'nobody')).toMatchObject({ code: 1, said: expect.stringContaining('R. Rig') })
      expect(resetPin(dataFolder, 'R. Rig')).toMatchObject({ code: 0, said: expect.stringMatching(/: \d{8}\n$/) })
      expect(audit(dataFolder)).toMatchObject({ code: 0, said: expect.stringContaining('audit entries 6') })
      spoil(dataFolder, "UPDATE audit SET subject = subject || ' ' WHERE sequence = 2")
      expect(audit(dataFolder)).toMatchObject({ code: 1, said: expect.stringContaining('first at entry 2') })
      spoil(dataFolder, 'UPDATE audit SET subject = rtrim(subject) WHERE sequence = 2')
      expect(audit(dataFolder).code).toBe(0)
      spoil(dataFolder, 'DELETE FROM audit WHERE sequence > 2')
      expect(audit(dataFolder)).toMatchObject({ code: 1, said: expect.stringContaining('first at entry 3') })
      expect(audit(join(dataFolder, 'nowhere')).code).toBe(2)
    }))
})
