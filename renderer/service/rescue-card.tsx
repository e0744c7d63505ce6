import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { BackupsView, ListedBackup } from '../../electron/contract/backups.ts'
import type { Rescue } from '../../electron/contract/restore.ts'
import { stationMinuteWallMs } from '../client/state.ts'
import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { formatMoment } from '../ui/format.ts'
import { AlarmCard } from './alarm-card.tsx'
import { madeTime } from './made-time.ts'
import { RestorePanel } from './restore-panel.tsx'
import css from './service-parts.module.css'
import type { UpkeepReadings } from './use-upkeep.ts'

interface RescueCardProps {
  readonly damage: NonNullable<Rescue['damage']>
  readonly upkeep: UpkeepReadings
}

/** While the station cannot open its database: what was found, and the way back. */
export function RescueCard({ damage, upkeep }: RescueCardProps) {
  const { t, language } = useWords()
  const nowWallMs = useConsole(stationMinuteWallMs)
  const { backups } = upkeep
  return (
    <AlarmCard
      title={t('durability.rescue.title')}
      detail={t('durability.rescue.since', { time: formatMoment(damage.atWallMs, nowWallMs, language) })}
    >
      <p className={css.note}>{t('durability.rescue.said', { message: damage.message })}</p>
      {backups.state === 'loading' && <p className={css.note}>{t('upkeep.backup.loading')}</p>}
      {backups.state === 'failed' && <p className={css.bad}>{t('upkeep.backup.listFailed', { code: backups.code })}</p>}
      {backups.state === 'read' && <WayBack view={backups.value} upkeep={upkeep} />}
    </AlarmCard>
  )
}

/** The newest good backup is chosen until somebody chooses another. */
function WayBack({ view, upkeep }: { readonly view: BackupsView; readonly upkeep: UpkeepReadings }) {
  const { t, language } = useWords()
  const [chosen, setChosen] = useState<string>()
  const good = view.backups.filter(isGood)
  const [newest] = good
  if (newest === undefined) return <NoneGood folder={view.folder} />
  const name = good.find((backup) => backup.name === chosen)?.name ?? newest.name
  const labelOf = (backup: ListedBackup) => {
    const time = madeTime(backup, view.backups, language)
    if (!isGood(backup)) return t('durability.restore.damaged', { time })
    return backup === newest ? t('durability.restore.newestGood', { time }) : time
  }
  return (
    <>
      <NativeSelect
        className={css.choice}
        label={t('durability.restore.which')}
        value={name}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={view.backups.map((backup) => ({
          value: backup.name,
          label: labelOf(backup),
          disabled: !isGood(backup),
        }))}
      />
      <RestorePanel key={name} name={name} upkeep={upkeep} />
    </>
  )
}

function isGood({ proof }: ListedBackup): boolean {
  return proof.kind !== 'damaged'
}

function NoneGood({ folder }: { readonly folder: string }) {
  const { t } = useWords()
  return (
    <div className={css.part}>
      <h3 className={css.partHead}>{t('durability.rescue.noneTitle')}</h3>
      <ol className={css.steps}>
        <li>{t('durability.rescue.none.second')}</li>
        <li>{t('durability.rescue.none.copy', { folder })}</li>
        <li>{t('durability.rescue.none.leave')}</li>
      </ol>
    </div>
  )
}
