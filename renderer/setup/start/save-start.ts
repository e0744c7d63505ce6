import type { MasterDataView, MasterOutcome } from '../../../electron/contract/master-data.ts'
import type { SettingsView } from '../../../electron/contract/settings.ts'
import { carryOut } from '../../client/commands.ts'
import { retireMasterData, saveMasterData } from '../../client/master-data.ts'
import { ratedSpeed, type StartDraft } from './steps.ts'

/**
 * Everything that the steps have asked becomes master data, and the names in the settings follow. Stops at the first refusal; what was saved
 * before it stays, and saving again goes on.
 */
export async function saveStart(
  draft: StartDraft,
  data: MasterDataView,
  settings: SettingsView | undefined,
): Promise<MasterOutcome | undefined> {
  for (const change of changesOf(draft, data)) {
    const outcome = await change()
    if (!outcome.ok) return outcome
  }
  if (settings !== undefined) await saveNames(draft, settings)
  return undefined
}

/** Last, because the station is started again for it. Why it was refused stands as a notice on the next place. */
async function saveNames(
  draft: StartDraft,
  { site, line, ratedEggsPerHour, cloud, proxy, inference }: SettingsView,
): Promise<void> {
  const before = { site, line, ratedEggsPerHour }
  const wanted = {
    site: draft.site.trim(),
    line: draft.line.trim(),
    ratedEggsPerHour: ratedSpeed(draft) ?? ratedEggsPerHour,
  }
  if (differs(before, wanted)) {
    await carryOut('shell', (shell) => shell.call('changeSettings', { ...wanted, cloud, proxy, inference }))
  }
}

function changesOf(draft: StartDraft, data: MasterDataView): readonly (() => Promise<MasterOutcome>)[] {
  const changes: (() => Promise<MasterOutcome>)[] = []
  const { id, revision, retired: _retired, ...site } = data.site
  const wanted = {
    ...site,
    name: draft.site.trim(),
    timeZone: draft.timeZone.trim(),
    jurisdictionId: draft.jurisdictionId === '' ? null : draft.jurisdictionId,
  }
  if (differs(site, wanted)) changes.push(() => saveMasterData({ kind: 'site', value: wanted }, { id, revision }))
  const line = data.lines.find((one) => !one.retired)
  const value = { name: draft.line.trim(), ratedEggsPerHour: ratedSpeed(draft) ?? 0 }
  if (line === undefined || line.name !== value.name || line.ratedEggsPerHour !== value.ratedEggsPerHour) {
    changes.push(() => saveMasterData({ kind: 'line', value }, line ?? null))
  }
  for (const tray of data.trayTypes) {
    const leftOut = draft.traysLeftOut.includes(tray.id)
    if (leftOut !== tray.retired) changes.push(() => retireMasterData('trayType', tray, leftOut))
  }
  return changes
}

function differs(before: object, after: object): boolean {
  return JSON.stringify(before) !== JSON.stringify(after)
}
