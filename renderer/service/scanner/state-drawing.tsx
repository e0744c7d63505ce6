import type { LiveView } from '../../../electron/contract/live.ts'
import { isTrying, LINK_STATES, type LinkState } from '../../../electron/domain/link/link-state.ts'
import { useConsole } from '../../client/store.ts'
import { useWords } from '../../i18n/use-words.ts'
import { formatAge } from '../../ui/format.ts'
import { PriorityMark } from '../../ui/priority-mark.tsx'
import css from './state-drawing.module.css'
import { MAP, STATE_BOXES, type StateBox, WAITING_ROOM, WAYS } from './state-map.ts'

const CORNER = 10
const MARK_SIZE = 34

/** All that the link can be and how one leads to another; the present one is lit, marked, and says how long it lasts. */
export function StateDrawing({ link }: { readonly link: LiveView['link'] }) {
  const { t } = useWords()
  return (
    <svg
      className={css.map}
      viewBox={`-12 -12 ${MAP.width + 24} ${MAP.height + 24}`}
      role="img"
      aria-label={t('scanner.drawing.label', { state: t(`scanner.state.${link.state}`) })}
    >
      <defs>
        <marker id="way-end" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto">
          <path className={css.head} d="M0 0 10 5 0 10Z" />
        </marker>
      </defs>
      <rect className={css.room} {...WAITING_ROOM} rx={CORNER} />
      <text className={css.label} x={MAP.width / 2} y={WAITING_ROOM.y + 29} textAnchor="middle">
        {t('scanner.drawing.waits')}
      </text>
      {WAYS.map(({ from, to, label }) => (
        <g key={from.join(' ')}>
          <line className={css.way} x1={from[0]} y1={from[1]} x2={to[0]} y2={to[1]} markerEnd="url(#way-end)" />
          {label !== undefined && (
            <text className={css.label} x={from[0] + 12} y={126}>
              {t(`scanner.drawing.${label}`)}
            </text>
          )}
        </g>
      ))}
      {LINK_STATES.filter((state) => state !== link.state).map((state) => (
        <State key={state} state={state} />
      ))}
      <Present link={link} />
    </svg>
  )
}

function State({ state }: { readonly state: LinkState }) {
  const { t } = useWords()
  const box = STATE_BOXES[state]
  return (
    <g>
      <rect className={css.box} {...box} rx={CORNER} />
      <text className={css.name} x={middle(box)} y={box.y + box.height / 2 + 6} textAnchor="middle">
        {t(`scanner.state.${state}`)}
      </text>
    </g>
  )
}

function Present({ link }: { readonly link: LiveView['link'] }) {
  const { t } = useWords()
  const { state, problem, stateForMs } = link
  const sinceViewMs = useConsole((known) => Math.floor((known.nowMonoMs - known.viewArrivedMonoMs) / 1_000) * 1_000)
  const box = STATE_BOXES[state]
  // An attempt is not what is wrong.
  const severity = problem === null || isTrying(state) ? 'hint' : problem.severity
  return (
    <g data-severity={severity} className={css.present}>
      <rect className={css.box} {...box} rx={CORNER} />
      <text className={css.name} x={middle(box)} y={box.y + box.height / 2 - 4} textAnchor="middle">
        {t(`scanner.state.${state}`)}
      </text>
      {stateForMs !== null && (
        <text className={css.for} x={middle(box)} y={box.y + box.height / 2 + 22} textAnchor="middle">
          {t('scanner.drawing.for', { age: formatAge(stateForMs + sinceViewMs) })}
        </text>
      )}
      {severity === 'hint' ? (
        <circle
          className={css.dot}
          cx={box.x + 22}
          cy={box.y + 22}
          r="7"
          data-flowing={state === 'Streaming' || undefined}
        />
      ) : (
        <g transform={`translate(${box.x - MARK_SIZE / 3} ${box.y - MARK_SIZE / 3})`}>
          <PriorityMark priority={severity} size={MARK_SIZE} />
        </g>
      )}
    </g>
  )
}

function middle({ x, width }: StateBox): number {
  return x + width / 2
}
