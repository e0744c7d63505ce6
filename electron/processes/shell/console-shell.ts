import { StationAuthority } from '../../access/station-authority.ts'
import type { ScreenService } from '../../contract/bridge.ts'
import type { UpdatePolicy } from '../../contract/policy.ts'
import type { ModelSlot, PlayOutcome, ProcessName, ShellInfo } from '../../contract/shell.ts'
import { shellContract } from '../../contract/shell.ts'
import type { Caller } from '../../domain/access.ts'
import type { HostedProcess } from '../../host/host.ts'
import { createSupervisor, type Supervisor } from '../../host/supervisor.ts'
import type { Port } from '../../rpc/port.ts'
import { RpcError } from '../../rpc/rpc-error.ts'
import { createService, type RpcService } from '../../rpc/service.ts'
import { ServicePerLine } from '../../rpc/service-per-line.ts'
import { noKeySealer } from '../../settings/key-sealer.ts'
import { InferenceDesk } from './inference-desk.ts'
import { launchFacts } from './launch-facts.ts'
import { dataFolderOf, type LaunchFacts, type Mode, modelPackage } from './launch-plan.ts'
import { ModelSlots } from './model-slots.ts'
import { DONE, playRefusal } from './play-refusal.ts'
import { PlayScanners } from './play-scanners.ts'
import { edgesOf, healthShown, processPlans, stopOrder } from './process-order.ts'
import { withScannerOf } from './remember-scanner.ts'
import { rememberStart } from './remember-start.ts'
import { refuseRestart } from './restart-refusal.ts'
import { type BackgroundService, ScreenPorts } from './screen-ports.ts'
import { SettingsDesk } from './settings-desk.ts'
import type { ConsoleShell, ConsoleShellOptions } from './shell-parts.ts'
import { ShellTrail } from './shell-trail.ts'
import { Turns } from './turns.ts'
import { UpdateDesk } from './update-desk.ts'

export type { ConsoleShell, ConsoleShellOptions } from './shell-parts.ts'

export function createConsoleShell(options: ConsoleShellOptions): ConsoleShell {
  return new Shell(options)
}

class Shell implements ConsoleShell {
  readonly endedByForce: ProcessName[] = []
  readonly #options: ConsoleShellOptions
  readonly #supervisor: Supervisor
  readonly #authority: StationAuthority
  readonly #trail: ShellTrail
  readonly #screens: ScreenPorts
  readonly #scanners: PlayScanners
  readonly #desk: SettingsDesk
  readonly #updates: UpdateDesk
  readonly #models: ModelSlots
  readonly #inference: InferenceDesk
  readonly #service: ServicePerLine<typeof shellContract>
  #mode: Mode = { kind: 'work' }
  /** Changes between work and play happen one after the other. */
  readonly #turns = new Turns()

  constructor(options: ConsoleShellOptions) {
    this.#options = options
    this.#scanners = new PlayScanners(this.#playLines, options.log)
    this.#authority = new StationAuthority(options.timers)
    this.#trail = new ShellTrail({ ...options, authority: this.#authority, isPlay: () => this.#isPlay })
    this.#models = this.#createModels()
    this.#desk = this.#createDesk()
    this.#inference = this.#createInferenceDesk()
    this.#supervisor = this.#createSupervisor()
    this.#screens = new ScreenPorts(options.host, (name) => this.#supervisor.hosted(name))
    this.#updates = this.#createUpdateDesk()
    this.#service = new ServicePerLine((lineId) => this.#createService(lineId))
    this.#supervisor.onHealth((health) => {
      this.#inference.see(health)
      options.onHealth?.(health)
      this.#service.emit('health', healthShown(health, this.#isPlay, this.#models.needs))
    })
    this.#supervisor.onStarted((process) => {
      this.#scanners.started(process, () => options.host.open(process, 'shell'))
      if (process.name === 'station') this.#stationStarted(process)
      if (process.name === 'review') this.#desk.reviewStarted(process)
      this.#inference.started(process)
      this.#screens.started(process)
    })
  }

  async start(demo: boolean): Promise<void> {
    rememberStart(this.#options.settings, this.#options.log)
    const began = this.#turns.take(async () => (demo ? this.#startPlay(true) : this.#startStation()))
    // What a scanner sends is kept and acknowledged meanwhile: that never waits for anything about a model.
    const measured = began.catch(() => undefined).then(() => this.#inference.measure())
    await Promise.all([began, measured.then(() => this.#models.start())])
  }

  processOf(name: BackgroundService): HostedProcess | undefined {
    return this.#supervisor.hosted(name)
  }

  attachScreen(port: Port, lineId?: string): void {
    this.#service.attach(port, lineId)
  }

  attach(service: ScreenService, port: Port, lineId?: string): void {
    if (service === 'shell') this.#service.attach(port, lineId)
    else this.#screens.attach(service, port, lineId)
  }

  effectiveUpdatePolicy(): UpdatePolicy {
    return this.#desk.updatePolicy()
  }

  async stop(): Promise<void> {
    const over = this.#turns.close()
    this.#desk.close()
    this.#inference.close()
    this.#updates.close()
    await Promise.all([over, this.#models.close()])
    this.#scanners.rest()
    this.#screens.close()
    for (const name of stopOrder(this.#playLines)) await this.#stopProcess(name)
    this.#service.close()
    this.#supervisor.close()
  }

  #stationStarted(station: HostedProcess): void {
    void this.#authority.attach(this.#options.host.open(station, 'access')).then(() => this.#trail.stationStarted())
    for (const desk of [this.#desk, this.#updates]) desk.stationStarted(station)
    this.#models.stationStarted(station, this.#options.host.open(station, 'models'))
  }

  async #enterPlay(withBatch: boolean, caller: Caller): Promise<PlayOutcome> {
    if (this.#mode.kind === 'play' && (this.#mode.withBatch || !withBatch)) return DONE
    const refusal = playRefusal(await this.#desk.stationObstacle(), this.#mode.kind, false)
    if (refusal !== undefined) return { ok: false, refusal }
    if (this.#mode.kind === 'play') await this.#leavePlayFolder()
    else {
      await this.#trail.note(caller, { act: 'play.enter', subject: 'training' })
      await this.#stopStation()
    }
    try {
      await this.#startPlay(withBatch)
    } catch (problem) {
      this.#options.log.error({ reason: String(problem) }, 'play could not be entered')
      await this.#leavePlayFolder()
      this.#enterMode({ kind: 'work' })
      this.#startStation()
      throw new RpcError('NO_VIRTUAL_SCANNER', 'the virtual scanner could not be started; see its log')
    }
    return DONE
  }

  async #leavePlay(evenWithBatch: boolean, caller: Caller): Promise<PlayOutcome> {
    if (this.#mode.kind === 'work') return DONE
    const refusal = playRefusal(await this.#desk.stationObstacle(), 'play', evenWithBatch)
    if (refusal !== undefined) return { ok: false, refusal }
    await this.#leavePlayFolder()
    this.#enterMode({ kind: 'work' })
    void this.#trail.note(caller, { act: 'play.leave', subject: 'training' })
    this.#startStation()
    return DONE
  }

  /** Scanners first: the station is told where to find them. */
  async #startPlay(withBatch: boolean): Promise<void> {
    this.#enterMode({ kind: 'play', withBatch, scannerPaths: [] })
    const scannerPaths = await this.#scanners.start(this.#supervisor)
    this.#enterMode({ kind: 'play', withBatch, scannerPaths })
    this.#startStation()
    await this.#scanners.feed()
  }

  async #leavePlayFolder(): Promise<void> {
    this.#scanners.rest()
    await this.#stopStation()
    await this.#scanners.stop((name) => this.#stopProcess(name))
  }

  #startStation(): void {
    this.#supervisor.start('station')
    this.#supervisor.start('review')
  }

  async #stopStation(): Promise<void> {
    await Promise.all([this.#stopProcess('station'), this.#stopProcess('review')])
  }

  async #stopProcess(name: ProcessName): Promise<void> {
    if ((await this.#supervisor.stop(name)) === 'killed') this.endedByForce.push(name)
  }

  #enterMode(mode: Mode): void {
    this.#mode = mode
    this.#service.emit('info', this.#info())
  }

  get #playLines(): number {
    return this.#options.playLines ?? 1
  }

  get #isPlay(): boolean {
    return this.#mode.kind === 'play'
  }

  #info(): ShellInfo {
    const { app, folders, settings } = this.#options
    return {
      ...{ ...app, dataFolder: dataFolderOf({ mode: this.#mode, folders }) },
      play: this.#isPlay,
      firstStart: settings.firstStart,
      policy: this.#desk.policyState,
    }
  }

  #facts(): LaunchFacts {
    const slotFolder = (slot: ModelSlot) => this.#models.folderOf(slot)
    return launchFacts(this.#options, { ...this.#desk.effective(), mode: this.#mode, slotFolder })
  }

  #createModels(): ModelSlots {
    const { timers, log, modelsFolder } = this.#options
    return new ModelSlots({
      ...{ timers, log, supervisor: () => this.#supervisor },
      // A model that is exchanged has nothing to lose: that it had to be ended by force is no fault of this run.
      stop: async (name) => void (await this.#supervisor.stop(name)),
      settingsFolder: () => `${modelsFolder}/${this.#desk.effective().settings.model}`,
    })
  }

  #createDesk(): SettingsDesk {
    const { host, settings, policyPath, token, sealer = noKeySealer, timers, log } = this.#options
    return new SettingsDesk({
      ...{ host, own: settings, policyPath, token, sealer, timers, log },
      isPlay: () => this.#isPlay,
      audit: (...of) => this.#trail.before(...of),
      restartStation: () => this.#supervisor.restart('station'),
      restartInference: () => this.#models.restart(),
      changed: () => {
        this.#service.emit('info', this.#info())
        void this.#desk.view().then((view) => this.#service.emit('settings', view))
      },
    })
  }

  #createInferenceDesk(): InferenceDesk {
    const { host, timers, log, cores = 1 } = this.#options
    return new InferenceDesk({
      ...{ host, timers, log, cores },
      settings: () => this.#desk.effective().settings.inference,
      modelPackage: () => modelPackage(this.#facts()),
    })
  }

  #createSupervisor(): Supervisor {
    const { host, clock, timers, log, folders } = this.#options
    return createSupervisor({
      ...{ host, clock, timers, log, edges: edgesOf(this.#playLines) },
      childLog: { folder: folders.logs, level: 'info' },
      plans: this.#inference.withRun(processPlans(this.#playLines, () => this.#facts())),
    })
  }

  #createUpdateDesk(): UpdateDesk {
    const { host, app, openUpdates } = this.#options
    return new UpdateDesk({
      ...{ host, openUpdates, currentVersion: app.appVersion },
      policy: () => this.#desk.updatePolicy(),
      stopAll: () => this.stop(),
      onView: (view) => this.#service.emit('update', view),
    })
  }

  /** For windows of that line: scanner and cable are its own. */
  #createService(lineId: string): RpcService<typeof shellContract> {
    const nothing = () => ({})
    return createService(
      shellContract,
      {
        info: () => this.#info(),
        health: () => healthShown(this.#supervisor.health(), this.#isPlay, this.#models.needs),
        restartProcess: ({ name }, { caller }) => {
          refuseRestart({ name, caller, play: this.#isPlay, health: this.#supervisor.health() })
          if (!this.#isPlay) void this.#trail.note(caller, { act: 'process.restart', subject: name })
          this.#supervisor.restart(name)
          return {}
        },
        enterPlay: ({ withBatch }, { caller }) => this.#turns.take(() => this.#enterPlay(withBatch, caller)),
        leavePlay: ({ evenWithBatch }, { caller }) => this.#turns.take(() => this.#leavePlay(evenWithBatch, caller)),
        rememberScanner: ({ scanner }) => {
          // What is chosen while training must not be found at work.
          if (this.#isPlay) throw new RpcError('IN_PLAY', 'leave training before a scanner is remembered')
          const { settings } = this.#options
          settings.update(withScannerOf(lineId, scanner ?? { kind: 'none' }, settings.current))
          return {}
        },
        pullCable: () => this.#scanners.of(lineId).pull().then(nothing),
        plugCable: () => this.#scanners.of(lineId).plug().then(nothing),
        inference: () => this.#inference.view,
        ...this.#desk.handlers(),
        ...this.#updates.handlers,
      },
      {
        authorise: this.#authority.authorise,
        onError: (problem, method) => this.#options.log.warn({ method, reason: String(problem) }, 'a call failed'),
      },
    )
  }
}
