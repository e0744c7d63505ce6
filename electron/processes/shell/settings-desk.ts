import type { Timers } from '../../base/clock.ts'
import type { UpdatePolicy } from '../../contract/policy.ts'
import { type CloudToken, secretsContract } from '../../contract/secrets.ts'
import type { EditableSettings, SettingsOutcome, SettingsRefusal, SettingsView } from '../../contract/settings.ts'
import type { Caller } from '../../domain/access.ts'
import type { AuditDeed } from '../../domain/audit.ts'
import type { BackupPlan } from '../../domain/backup-plan.ts'
import type { Host, HostedProcess } from '../../host/host.ts'
import type { Logger } from '../../log/logger.ts'
import { ownProcess } from '../../rpc/authorise.ts'
import { serve } from '../../rpc/server.ts'
import { type EffectiveSettings, effectiveSettings } from '../../settings/effective-settings.ts'
import type { KeySealer } from '../../settings/key-sealer.ts'
import type { OpenSettings } from '../../settings/open-settings.ts'
import { PolicyWatch } from '../../settings/policy-watch.ts'
import type { Settings } from '../../settings/settings.ts'
import type { TokenKeeper } from '../../settings/token-keeper.ts'
import { ReviewLine } from './review-line.ts'
import { StationLine } from './station-line.ts'

export interface SettingsDeskOptions {
  readonly host: Host
  readonly own: OpenSettings
  /** Of IT's policy file. */
  readonly policyPath: string
  readonly token: TokenKeeper
  /** Of the station's key slot in the operating system's key store. */
  readonly sealer: KeySealer
  readonly timers: Timers
  readonly log: Logger
  /** In play there is no station whose settings could be other than they are said to be. */
  isPlay(): boolean
  /** Before the change that it is about; rejects when it cannot be written, and then nothing is changed. */
  audit(caller: Caller, deed: AuditDeed): Promise<void>
  /** In order, as "start again" does. */
  restartStation(): void
  /** The models are to run on something else: each in a new process. */
  restartInference(): void
  /** Something a screen shows has changed. */
  changed(): void
}

/** What a station is started with; another value of one of these needs another start. */
const OF_STATION = ['site', 'line', 'ratedEggsPerHour', 'furtherLines', 'cloud', 'proxy'] as const

/** Everything about settings that the shell decides: what holds, who may change it, when the station is restarted for it, and who gets the credential. */
export class SettingsDesk {
  readonly #options: SettingsDeskOptions
  readonly #policy: PolicyWatch
  readonly #line: StationLine
  readonly #review: ReviewLine
  /** What the station that runs now was started with; undefined without one, and in play. */
  #running: string | undefined
  #turn: Promise<unknown> = Promise.resolve()

  constructor(options: SettingsDeskOptions) {
    this.#options = options
    const { policyPath: path, timers, log } = options
    this.#line = new StationLine(timers)
    this.#review = new ReviewLine(timers)
    this.#policy = new PolicyWatch({ path, timers, log })
    this.#policy.onLook((changed) => {
      if (changed) this.#changed()
      void this.#inTurn(() => this.#catchUp())
    })
  }

  get policyState() {
    return this.#policy.state
  }

  /** What the processes are started with. */
  effective(own: Settings = this.#options.own.current): EffectiveSettings {
    return effectiveSettings(own, this.#policy.current, this.#policy.lastApplied)
  }

  /** Why the station that runs now should not be stopped; see `StationLine.obstacle`. */
  stationObstacle(): Promise<'BATCH_OPEN' | 'STATION_SILENT' | undefined> {
    return this.#line.obstacle()
  }

  updatePolicy(): UpdatePolicy {
    return this.effective().update
  }

  async view(): Promise<SettingsView> {
    const { settings, update, managed } = this.effective()
    return {
      ...editable(settings),
      ...{ update, backup: settings.backup },
      managed: [...managed],
      policy: this.#policy.state,
      token: await this.#options.token.state(),
      restartPending: this.#isBehind(this.#signature()),
    }
  }

  handlers() {
    return {
      settings: () => this.view(),
      changeSettings: (wish: EditableSettings, { caller }: Who) => this.#inTurn(() => this.#change(wish, caller)),
      changeBackupPlan: (plan: BackupPlan, { caller }: Who) => this.#inTurn(() => this.#changePlan(plan, caller)),
      setCloudToken: ({ token }: { readonly token: string | null }, { caller }: Who) =>
        this.#inTurn(() => this.#setToken(token, caller)),
    }
  }

  /** A station was started just now, with what holds just now. */
  stationStarted(station: HostedProcess): void {
    const { host, isPlay } = this.#options
    this.#running = isPlay() ? undefined : this.#signature()
    this.#line.attach(station, host.open(station, 'shell'))
    station.onExit(() => {
      if (!this.#line.isConnected) this.#running = undefined
    })
    // Play is never uploaded: its station cannot even ask.
    if (isPlay()) return
    serve(
      host.open(station, 'secrets'),
      secretsContract,
      {
        cloudToken: () => this.#cloudToken(),
        sealKey: ({ key }) => this.#options.sealer.seal(key),
        openKey: ({ sealed }) => this.#options.sealer.open(sealed),
      },
      { authorise: ownProcess },
    )
  }

  /** Review was started just now, by the plan that holds just now. */
  reviewStarted(review: HostedProcess): void {
    this.#review.attach(review, this.#options.host.open(review, 'backups'))
  }

  close(): void {
    this.#policy.stop()
  }

  async #cloudToken(): Promise<CloudToken> {
    if (!this.effective().uploadsHeld) return this.#options.token.cloudToken()
    return { missing: `nothing is uploaded while the policy file ${this.#policy.path} is refused` }
  }

  async #change(wish: EditableSettings, caller: Caller): Promise<SettingsOutcome> {
    const { own, log, changed, audit } = this.#options
    const { settings: now, managed } = this.effective()
    const isManaged = (field: 'cloud' | 'proxy') => managed.includes(field)
    for (const field of ['cloud', 'proxy'] as const) {
      if (isManaged(field) && JSON.stringify(wish[field]) !== JSON.stringify(now[field])) return refused('MANAGED')
    }
    // What IT decides is not written down as if it were the machine's own.
    const change = {
      ...wish,
      cloud: isManaged('cloud') ? own.current.cloud : wish.cloud,
      proxy: isManaged('proxy') ? own.current.proxy : wish.proxy,
    }
    const restart = this.#isBehind(this.#signature({ ...own.current, ...change }))
    const rerun = JSON.stringify(wish.inference) !== JSON.stringify(own.current.inference)
    const obstacle = restart || rerun ? await this.#line.obstacle() : undefined
    if (obstacle !== undefined) return refused(obstacle)
    await audit(caller, settingsDeed(own.current, { ...own.current, ...change }))
    const forgotten = await this.#forgetFor(now.cloud, change.cloud, isManaged('cloud'))
    if (forgotten !== undefined) return this.#notKept(caller, 'settings', forgotten)
    try {
      own.update(change)
    } catch (problem) {
      log.error({ reason: String(problem) }, 'the settings could not be written')
      return this.#notKept(caller, 'settings', 'NOT_SAVED')
    }
    log.info({ ...editable(own.current), restart }, 'the settings were changed on screen')
    if (restart) this.#restart()
    if (rerun) this.#options.restartInference()
    changed()
    return { ok: true }
  }

  async #changePlan(plan: BackupPlan, caller: Caller): Promise<SettingsOutcome> {
    const { own, log, audit } = this.#options
    if (this.effective().managed.includes('backup')) return refused('MANAGED')
    const [before, after] = [JSON.stringify(own.current.backup), JSON.stringify(plan)]
    await audit(caller, { act: 'settings.change', subject: 'backup', before, after })
    try {
      own.update({ backup: plan })
    } catch (problem) {
      log.error({ reason: String(problem) }, 'the settings could not be written')
      return this.#notKept(caller, 'settings', 'NOT_SAVED')
    }
    log.info({ ...plan }, 'the plan of the backups was changed on screen')
    this.#changed()
    return { ok: true }
  }

  #changed(): void {
    this.#review.usePlan(this.effective().settings.backup)
    this.#options.changed()
  }

  /** The entry of the change stands already, because a file takes part in no transaction: another one says that it did not happen. */
  async #notKept(caller: Caller, subject: 'settings' | 'token', refusal: SettingsRefusal): Promise<SettingsOutcome> {
    await this.#options.audit(caller, { act: 'settings.notKept', subject, why: refusal })
    return refused(refusal)
  }

  /** The credential was given for one receiver: whoever enters another address here must not have it sent there. */
  async #forgetFor(before: Cloud, after: Cloud, isManaged: boolean): Promise<SettingsRefusal | undefined> {
    if (isManaged || before === null) return undefined
    if (after !== null && new URL(after.endpoint).origin === new URL(before.endpoint).origin) return undefined
    const done = await this.#options.token.forget()
    return done.ok ? undefined : done.error
  }

  async #setToken(token: string | null, caller: Caller): Promise<SettingsOutcome> {
    const { token: keeper, log, changed, audit } = this.#options
    await audit(caller, { act: 'settings.token', subject: token === null ? 'removed' : 'kept' })
    const done = token === null ? await keeper.forget() : await keeper.keep(token)
    if (!done.ok) {
      log.warn({ problem: done.error }, 'the credential for the cloud could not be kept')
      return this.#notKept(caller, 'token', done.error)
    }
    log.info({}, token === null ? 'the credential for the cloud was removed' : 'a credential for the cloud is kept')
    // What waited for it goes at once.
    if (token !== null) this.#line.sendUploadsNow()
    changed()
    return { ok: true }
  }

  /** The policy may have changed while a batch was open: the station is restarted as soon as it is closed. */
  async #catchUp(): Promise<void> {
    if (!this.#isBehind(this.#signature()) || (await this.#line.obstacle()) !== undefined) return
    // Play may have been entered while the station was asked.
    if (this.#isBehind(this.#signature())) this.#restart()
    this.#options.changed()
  }

  #restart(): void {
    this.#options.log.info({}, 'the station is restarted with other settings')
    // The one that is being stopped is no longer measured; the next is started with what holds then.
    this.#running = undefined
    this.#options.restartStation()
  }

  #signature(own: Settings = this.#options.own.current): string {
    const { settings, pictures } = this.effective(own)
    return JSON.stringify([...OF_STATION.map((field) => settings[field]), pictures])
  }

  #isBehind(wanted: string): boolean {
    return !this.#options.isPlay() && this.#running !== undefined && this.#running !== wanted
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#turn.then(work)
    this.#turn = next.catch(() => undefined)
    return next
  }
}

type Cloud = Settings['cloud']

interface Who {
  readonly caller: Caller
}

function editable({ site, line, ratedEggsPerHour, cloud, proxy, inference }: Settings): EditableSettings {
  return { site, line, ratedEggsPerHour, cloud, proxy, inference }
}

/** No secret is among the settings. */
function settingsDeed(before: Settings, after: Settings): AuditDeed {
  const text = (settings: Settings) => JSON.stringify(editable(settings))
  return { act: 'settings.change', subject: 'machine', before: text(before), after: text(after) }
}

function refused(refusal: SettingsRefusal): SettingsOutcome {
  return { ok: false, refusal }
}
