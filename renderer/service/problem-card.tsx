import { stationMinuteWallMs } from '../client/state.ts'
import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card, CardHead } from '../ui/card.tsx'
import { PriorityMark } from '../ui/priority-mark.tsx'
import css from './problem-card.module.css'
import { serviceProblems } from './service-problems.ts'
import type { UpkeepReadings } from './use-upkeep.ts'

/** What needs somebody, most urgent first, each with what to do. Nothing at all when nothing does. */
export function ProblemCard({ upkeep }: { readonly upkeep: UpkeepReadings }) {
  const { t } = useWords()
  const health = useConsole((state) => state.health)
  const play = useConsole((state) => state.info?.play ?? false)
  const parkedUploads = useConsole((state) => state.view?.cloud.parked ?? 0)
  const nowWallMs = useConsole(stationMinuteWallMs)
  const { disk, jobs, backups, rescue } = upkeep
  const problems = serviceProblems({
    ...{ nowWallMs, play, parkedUploads, health: health ?? [] },
    cannotOpen: (rescue?.damage ?? null) !== null,
    disk: disk.state === 'read' ? disk.value : undefined,
    jobs: jobs.state === 'read' ? jobs.value : undefined,
    backups: backups.state === 'read' ? backups.value.backups : undefined,
  })
  if (problems.length === 0) return null
  return (
    <Card>
      <CardHead title={t('upkeep.problems')} />
      <ul className={css.list}>
        {problems.map(({ id, priority }) => (
          <li key={id} className={css.problem}>
            <PriorityMark priority={priority} size={32} />
            <div>
              <strong>{t(`upkeep.problem.${id}.title`)}</strong>
              <p className={css.tip}>{t(`upkeep.problem.${id}.tip`)}</p>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
