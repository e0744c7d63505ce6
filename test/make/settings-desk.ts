import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { backupPlanContract } from '../../electron/contract/backups.ts'
import { lineContract } from '../../electron/contract/line.ts'
import type { MachinePolicy } from '../../electron/contract/policy.ts'
import { type CloudToken, secretsContract } from '../../electron/contract/secrets.ts'
import type { EditableSettings } from '../../electron/contract/settings.ts'
import type { BackupPlan } from '../../electron/domain/backup-plan.ts'
import type { HostedProcess } from '../../electron/host/host.ts'
import { createLogger } from '../../electron/log/create-logger.ts'
import { SettingsDesk } from '../../electron/processes/shell/settings-desk.ts'
import { connect, type RpcClient } from '../../electron/rpc/client.ts'
import { noKeySealer } from '../../electron/settings/key-sealer.ts'
import { openSettings } from '../../electron/settings/open-settings.ts'
import { sealText } from '../../electron/settings/policy-seal.ts'
import { POLICY_LOOK_EVERY_MS } from '../../electron/settings/policy-watch.ts'
import { fileTokenKeeper } from '../../electron/settings/token-keeper.ts'
import { createFakeTime } from '../fake/fake-time.ts'
import { createInProcessHost } from '../fake/in-process-host.ts'
import { type fakeBatch, fakeView } from '../fake/live-view.ts'
import { serveOpenly as serve } from './serve-openly.ts'

export const CLOUD = { endpoint: 'https://cloud.example/api', site: 'nord-01' }
export const TOKEN = 'a-token-nobody-may-see'
export const WISH: EditableSettings = {
  site: 'Nord',
  line: 'Line 2',
  ratedEggsPerHour: 20_000,
  cloud: CLOUD,
  proxy: null,
  inference: { provider: 'cpu', threads: 'auto' },
}

const ADMIN = { caller: { userId: 'u1', name: 'M. Visser', roles: ['itAdmin' as const] } }

const { liveView, sendUploadsNow } = lineContract.methods
/** All that the shell ever asks of a station. */
const STATION = { service: lineContract.service, methods: { liveView, sendUploadsNow }, events: {} } as const

/** A desk with a station that says what it is told to say, on real files. */
export async function deskIn(folder: string, policy?: Omit<MachinePolicy, 'version'>) {
  const time = createFakeTime()
  const policyPath = join(folder, 'policy.json')
  const station = {
    batch: null as ReturnType<typeof fakeBatch> | null,
    silent: false,
    play: false,
    slow: false,
    trailFull: false,
  }
  const trail: string[] = []
  const heard: string[] = []
  let secrets: RpcClient<typeof secretsContract> | undefined
  const plans: BackupPlan[] = []
  const host = createInProcessHost((name) => (link) => {
    if (name === 'review') {
      link.onPort((_peer, port) =>
        serve(port, backupPlanContract, {
          use: (plan) => {
            plans.push(plan)
            return {}
          },
        }),
      )
      return
    }
    link.onPort((peer, port) => {
      if (peer === 'secrets') secrets = connect(port, secretsContract)
      else
        serve(port, STATION, {
          liveView: () => (station.silent ? Promise.reject(new Error('busy')) : fakeView({ batch: station.batch })),
          sendUploadsNow: () => {
            heard.push('send now')
            return {}
          },
        })
    })
  })
  const writePolicy = (text: string, seal = sealText(Buffer.from(text), 'policy.json')) => {
    writeFileSync(policyPath, text, { mode: 0o644 })
    writeFileSync(`${policyPath}.sha256`, seal, { mode: 0o644 })
  }
  const layPolicy = (next: Omit<MachinePolicy, 'version'>) => writePolicy(JSON.stringify({ version: 1, ...next }))
  if (policy !== undefined) layPolicy(policy)
  let hosted: HostedProcess | undefined
  const log = createLogger({ process: 'test', level: 'debug', file: join(folder, 'log'), errorOutput: () => undefined })
  const own = openSettings(join(folder, 'settings.json'), log)
  const desk = new SettingsDesk({
    ...{ host, own, policyPath, timers: time.timers, log, isPlay: () => station.play },
    ...{ token: fileTokenKeeper(join(folder, 'cloud.token')), sealer: noKeySealer },
    audit: async (_caller, { act, subject }) => void trail.push(`${act} ${subject}`),
    restartStation: () => {
      heard.push('restart')
      if (station.slow) return
      hosted?.kill()
      void startStation()
    },
    restartInference: () => void heard.push('restart inference'),
    changed: () => void heard.push('changed'),
  })
  const startStation = async () => {
    hosted = host.spawn('station', {})
    desk.stationStarted(hosted)
    await time.advance(0)
  }
  await startStation()
  desk.reviewStarted(host.spawn('review', {}))
  await time.advance(0)
  return {
    ...{ desk, station, heard, trail, own, time, layPolicy, writePolicy, policyPath },
    change: (change: Partial<EditableSettings>) => desk.handlers().changeSettings({ ...WISH, ...change }, ADMIN),
    changePlan: (plan: BackupPlan) => desk.handlers().changeBackupPlan(plan, ADMIN),
    plansHeard: () => plans,
    setToken: (token: string | null) => desk.handlers().setCloudToken({ token }, ADMIN),
    askToken: async (): Promise<CloudToken | undefined> => secrets?.call('cloudToken', {}),
    gotSecretsPort: () => secrets !== undefined,
    look: async () => {
      await time.advance(POLICY_LOOK_EVERY_MS)
      await new Promise((resolve) => setImmediate(resolve))
      await time.advance(0)
    },
    logText: () => readFileSync(join(folder, 'log'), 'utf8'),
    settingsText: () => readFileSync(join(folder, 'settings.json'), 'utf8'),
  }
}
