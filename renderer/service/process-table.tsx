import { Button } from '@mantine/core'
import { type ProcessHealth, processKind, standsStill } from '../../electron/contract/shell.ts'
import { carryOut } from '../client/commands.ts'
import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { formatAge, orDash } from '../ui/format.ts'
import css from './process-table.module.css'

/** The background processes. One that stands still can be started again from here. */
export function ProcessTable() {
  const { t } = useWords()
  const health = useConsole((state) => state.health)
  if (health === undefined || health.length === 0) return <p className={css.none}>{t('places.service.noHealth')}</p>
  return (
    <table className={css.table}>
      <thead>
        <tr>
          {(['name', 'state', 'pid', 'restarts', 'memory', 'beat', 'exit', 'act'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`places.service.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {health.map((one) => (
          <ProcessRow key={one.name} health={one} />
        ))}
      </tbody>
    </table>
  )
}

function ProcessRow({ health }: { readonly health: ProcessHealth }) {
  const { t } = useWords()
  const { kind, place } = processKind(health.name)
  // Of several of a kind with its number, which is that of the line that it feeds.
  const word = t(`places.service.process.${kind}`)
  const { refusal } = health
  const startAgain = () => void carryOut('shell', (shell) => shell.call('restartProcess', { name: health.name }))
  return (
    <tr>
      <th scope="row">{place === 1 ? word : `${word} ${place}`}</th>
      <td>
        <span className={css.state} data-state={health.state}>
          {t(`places.service.processState.${health.state}`)}
        </span>
      </td>
      <td>{orDash(health.pid, String)}</td>
      <td>{health.restarts}</td>
      <td>{orDash(health.residentMb, (megabytes) => t('places.service.megabytes', { megabytes }))}</td>
      <td>{orDash(health.heartbeatAgeMs, (ageMs) => t('app.link.ago', { age: formatAge(ageMs) }))}</td>
      <td className={css.exit}>
        {refusal === null ? (health.lastExit ?? t('places.service.noExit')) : t('places.service.refused')}
      </td>
      <td>
        {standsStill(health) && (
          <Button onClick={startAgain}>
            {t('places.service.startAgain')}
            <LockMark of={{ shell: 'restartProcess' }} />
          </Button>
        )}
      </td>
    </tr>
  )
}
