import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Clock, Timers } from '../../base/clock.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { type Gateway, openGateway } from '../../gateway/gateway.ts'
import type { Host } from '../../host/host.ts'
import type { Logger } from '../../log/logger.ts'
import { createPortPair } from '../../rpc/port-pair.ts'
import type { DataFolders } from '../../settings/data-folders.ts'
import { openSettings } from '../../settings/open-settings.ts'
import { fileTokenKeeper } from '../../settings/token-keeper.ts'
import { type ConsoleShell, createConsoleShell } from '../shell/console-shell.ts'
import { DamageTeller } from '../shell/damage-teller.ts'
import { RefusalTeller } from '../shell/refusal-teller.ts'
import type { HeadlessArguments } from './arguments.ts'

/** What the process ends with. */
export const EXIT = {
  stopped: 0,
  couldNotStart: 1,
  badArguments: 2,
  /** Stopped, but a background process had to be ended by force: what it had acknowledged is durable all the same. */
  endedByForce: 3,
} as const

export interface HeadlessParts {
  readonly args: HeadlessArguments
  readonly host: Host
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Logger
  readonly folders: DataFolders
  /** Of IT's policy file. */
  readonly policyPath: string
  readonly rendererFolder: string
  readonly modelsFolder: string
  readonly appVersion: string
  readonly runtime: string
  readonly platform: NodeJS.Platform
  /** To the person who started it. */
  print(line: string): void
  openBrowser(url: string): void
}

export interface RunningHeadless {
  readonly port: number
  /** Ordered stop; answers the exit code. Also ends a start that is still under way. */
  stop(): Promise<number>
}

/** Opens the console and starts the background. The error is a sentence that says what to do. */
export async function runHeadless(parts: HeadlessParts): Promise<Result<RunningHeadless, string>> {
  const { args, folders, log, print } = parts
  if (!existsSync(join(parts.rendererFolder, 'index.html'))) {
    return err('The screen is not built. Run: npm run build')
  }
  const settings = openSettings(folders.settingsFile, log)
  if (settings.problem !== null) print(settings.problem.message)
  const teller = new RefusalTeller(print)
  const shell = createConsoleShell({
    ...{ host: parts.host, clock: parts.clock, timers: parts.timers, log, folders, settings },
    policyPath: parts.policyPath,
    token: fileTokenKeeper(folders.cloudToken),
    modelsFolder: parts.modelsFolder,
    cores: availableParallelism(),
    app: { appVersion: parts.appVersion, shell: 'headless', platform: parts.platform, runtime: parts.runtime },
    record: args.record,
    onHealth: (health) => teller.see(health),
    ...(args.rate === undefined ? {} : { playRatePerHour: args.rate }),
    ...(args.lines === undefined ? {} : { playLines: args.lines }),
  })
  const opened = await openConsole(parts, shell)
  if (!opened.ok) return opened
  const gateway = opened.value
  const damage = tellDamage(parts, shell)
  try {
    await shell.start(args.demo)
  } catch (problem) {
    damage.close()
    await stopAll(gateway, shell)
    return err(`The background could not be started: ${reasonOf(problem)}. The logs are in ${folders.logs}`)
  }
  if (args.demo) print('Demo: SYNTHETIC eggs from the virtual scanner, kept apart and never counted as work.')
  const stop = () => {
    damage.close()
    return stopAll(gateway, shell)
  }
  return ok({ port: gateway.port, stop })
}

function tellDamage({ clock, timers, print }: HeadlessParts, shell: ConsoleShell): DamageTeller {
  const openReview = () => {
    const [own, port] = createPortPair()
    shell.attach('review', port)
    return own
  }
  return new DamageTeller({ openReview, clock, timers, print })
}

async function openConsole(parts: HeadlessParts, shell: ConsoleShell): Promise<Result<Gateway, string>> {
  const { args, print } = parts
  try {
    const gateway: Gateway = await openGateway({
      rendererFolder: parts.rendererFolder,
      port: args.port ?? 0,
      clock: parts.clock,
      log: parts.log,
      attach: (service, port, lineId) => shell.attach(service, port, lineId),
      onSignedIn: () => print(`That link is used up. For another screen on this machine: ${gateway.createLink()}`),
    })
    const link = gateway.createLink()
    print(`Ovoscope ${parts.appVersion}, data in ${parts.folders.root}`)
    print(`Open the console with this link, it works once: ${link}`)
    if (!args['no-open']) parts.openBrowser(link)
    return ok(gateway)
  } catch (problem) {
    const isTaken = problem instanceof Error && 'code' in problem && problem.code === 'EADDRINUSE'
    return err(
      isTaken
        ? `Port ${args.port} is in use. Choose another with --port, or leave it out.`
        : `The console could not be opened: ${reasonOf(problem)}`,
    )
  }
}

async function stopAll(gateway: Gateway, shell: ConsoleShell): Promise<number> {
  await shell.stop()
  await gateway.close()
  return shell.endedByForce.length === 0 ? EXIT.stopped : EXIT.endedByForce
}

function reasonOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem)
}
